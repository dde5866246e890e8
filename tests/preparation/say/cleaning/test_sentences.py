"""What a teacher would say: the numbers are those that were counted, the remarks those that the steps deserve."""

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.preparation.compute import Cleaning
from course_toolkit.preparation.say import say_cleaning
from course_toolkit.preparation.say.cleaning import say_step


@pytest.fixture
def cleaning():
    return Cleaning(pd.DataFrame({"a": [1.0, 2, np.nan, 999] * 25, "t": ["1,5", "2"] * 50}))


def test_before_anything_was_done():
    assert say_cleaning(Cleaning(ct.load_sante())) == "Nothing was done yet: 10 rows × 6 columns."


@pytest.mark.parametrize(
    ("verb", "said", "not_said"),
    [
        (lambda c: c.to_numbers("t", reason="r"), "100 rows × 2 columns.", "another value"),
        (lambda c: c.set_missing("a", values=[999], reason="r"), "25 cells were set missing", "gone"),
        (lambda c: c.fill_missing("a", 0, reason="r"), "Empty cells were filled", "by hand"),
        (lambda c: c.correct("a", {3: 9.0}, reason="r"), "1 value was put in by hand", "gone"),
        (lambda c: c.correct("a", {3: 9.0}, reason="r"), "1 step names rows", "by a rule"),
        (lambda c: c.drop_rows([0, 1], reason="r"), "2.0% of the rows are gone", "More than"),
        (lambda c: c.drop_rows(where="a == 999", reason="r"), "More than 5% of the rows", "names rows"),
        (lambda c: c.drop_rows(where="a == 999", reason="r"), "by a rule", "names rows"),
        (lambda c: c.rename({"a": "b"}, reason="r"), "In 1 step, 100 rows × 2 columns became", "cell"),
    ],
)
def test_each_remark_has_its_ground(cleaning, verb, said, not_said):
    words = say_cleaning(verb(cleaning))
    assert said in words
    assert not_said not in words


def test_one_step(cleaning, language):
    cleaning.drop_rows(3, reason="a code,\nnot a value").drop_rows(where="a == 999", reason="the same")
    named, ruled = map(say_step, cleaning.steps)
    assert "\n" not in named
    assert "a code, not a value" in named
    assert len(named) > len(ruled)
    if language == "en":
        assert (
            named == "Drop row 3: 1 row less. Why: a code, not a value (It names rows: it holds for this table alone.)"
        )
    assert say_cleaning(cleaning)
