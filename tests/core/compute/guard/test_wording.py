"""Values in messages: as Python writes them, short, and harmless."""

from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.wording import came, explain, shape_of, show, show_some


def test_a_message_has_three_lines():
    error = explain("The rule.", "What came.", "What to do.")
    assert isinstance(error, CourseError)
    assert str(error) == "The rule.\nWhat came.\nWhat to do."


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("oui", "'oui'"),
        (np.str_("oui"), "'oui'"),
        (np.int64(3), "3"),
        (np.float64(0.5), "0.5"),
        (np.True_, "True"),
        (Decimal("0.5"), "Decimal('0.5')"),
        ("a\nb\x1b[31m", r"'a\nb\x1b[31m'"),
    ],
)
def test_a_value_is_written_as_python_writes_it(value, written):
    assert show(value) == written


def test_a_long_value_is_cut():
    assert len(show("a" * 10_000)) <= 40
    assert len(show(10**400)) <= 40


def test_some_values_stand_for_many():
    assert show_some(("a", "b")) == "'a', 'b'"
    assert show_some(range(5)) == "0, 1, 2, 3, 4"
    assert show_some(range(6)) == "0, 1, 2, 3, 4…"


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        (np.zeros((2, 3)), (2, 3)),
        (pd.DataFrame({"a": [1]}), (1, 1)),
        ([[1], [2]], (2, 1)),
        ([[1], [2, 3]], ()),
        (0.5, ()),
        (np.float64(0.5), ()),
    ],
)
def test_the_shape_of_a_thing(value, shape):
    assert shape_of(value) == shape


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (np.zeros((2, 3)), "ndarray of shape (2, 3) came.", "Reçu\u202f: ndarray de forme (2, 3)."),
        ({"a": 1}, "An object of type dict came.", "Reçu\u202f: un objet de type dict."),
        ("0,5", "'0,5' came, of type str.", "Reçu\u202f: '0,5', de type str."),
    ],
)
def test_what_came_is_said(language, value, english, french):
    assert came(value) == {"en": english, "fr": french}[language]
