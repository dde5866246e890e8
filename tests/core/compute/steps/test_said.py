"""Names and values are said short, in the signs of the language."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.steps.said import say_changes, say_name, say_names, say_value, say_values
from course_toolkit._core.words import set_language


@pytest.mark.parametrize(
    ("value", "english"),
    [(5, "5"), (np.float64(2.5), "2.5"), ("a", "“a”"), (" m\n", r"“ m\n”"), (None, "missing"), (pd.NA, "missing"),
     (242300, "242300"),
     ((1, 2), "(1, 2)"), (float("inf"), "inf"), (True, "True")],
)  # fmt: skip
def test_a_value(value, english):
    assert say_value(value) == english


def test_a_decimal_comma_in_french():
    set_language("fr")
    assert say_value(2.5) == "2,5"


def test_a_long_name_is_cut_and_stays_on_its_line():
    assert say_name("a\nb  c") == "a b c"
    assert len(say_name("x" * 100)) == 40
    assert say_name("a\x00\u202eb") == r"a\x00\u202eb"
    assert say_name(("a", 1)) == "('a', 1)"


def test_the_first_few():
    assert say_names(range(4)) == "0, 1, 2, 3"
    assert say_names(range(9)) == "0, 1, 2, 3, …"
    assert say_values(["a", None]) == "“a”, missing"
    assert say_changes({"m": "M", 1: None}) == "“m” → “M”, 1 → missing"
