import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.first_look.compute.looking import first_look
from course_toolkit.first_look.say.looking import say_first_look


def say(frame, label=None):
    return say_first_look(first_look(pd.DataFrame(frame), label=label))


def test_a_label_of_one_value_and_nothing_is_a_question():
    assert say_first_look(first_look(ct.load_sante(), label="malade")).endswith(
        "“malade” has one value only, “1.0” (6 rows); 4 rows have none: is that a class, or not known?"
    )


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([1, 1, 0, None], "Classes of “y”: 1.0 2 (50%), 0.0 1 (25%), missing 1 (25%)."),
        ([1, 1], "“y” has one value only, “1” (2 rows): there is nothing to tell apart."),
        ([None, None], "“y” has no value at all."),
        (range(30), "“y” has 30 different values: is it a quantity, or are these classes?"),
        ([*"abcdefgh"], "f 1 (12%), 2 classes more."),
    ],
)
def test_the_balance_of_the_classes_is_said(values, said):
    assert say({"y": values}, "y").endswith(said)


def test_size_kinds_and_missing_cells_are_said():
    frame = {"a": [1, None], "b": ["x", None], "c": [True, False], "d": pd.to_datetime(["2024", "2025"])}
    said = say(frame)
    assert "2 rows × 4 columns: 1 of numbers, 1 of true or false, 1 of dates, 1 of text." in said
    assert "Missing: a 1 (50%), b 1 (50%)." in said
    assert "No cell is missing." in say({"a": [1]})


def test_rare_gaps_are_no_zero_percent():
    assert "(0.05%)" in say({"a": [None, *range(1999)]})


def test_texts_that_look_like_numbers_and_dates_are_named():
    said = say({"imc": ["22,5", "24,0"], "jour": ["12/03/2024", "25/12/2024"]})
    assert "look like numbers: imc." in said
    assert "look like dates: jour." in said


def test_what_the_eye_should_find_is_not_told(language):
    frame = ct.load_sante()
    assert "242" not in say_first_look(first_look(frame))
    assert "120" not in say_first_look(first_look(frame))
    assert language in {"en", "fr"}


def test_many_columns_are_said_short():
    frame = pd.DataFrame(np.full((2, 5000), np.nan)).astype(object)
    assert len(say(frame)) < 500
