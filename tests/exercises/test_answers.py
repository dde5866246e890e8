"""Whatever a student writes is a number or gets words; nothing raises."""

import math
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_toolkit.exercises.answers import UnreadableAnswerError, is_blank, read_name, read_number


class Hostile:
    """An object that breaks when it is touched."""

    @property
    def shape(self):
        raise RuntimeError

    def __float__(self):
        raise RuntimeError

    def __repr__(self):
        raise RuntimeError


@pytest.mark.parametrize(
    "answer",
    [0.5, np.float32(0.5), np.float64(0.5), np.array(0.5), Decimal("0.5"), Fraction(1, 2)],
    ids=lambda answer: type(answer).__name__,
)
def test_every_kind_of_number_is_read(answer):
    assert read_number(answer) == 0.5


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("0,8", "text with a comma"),
        ("0.8", "the same number without quotation marks"),
        ("80 %", "without quotation marks or percent sign"),
        ("<b>eighty</b>", "your answer is a text: '<b>eighty</b>'"),
        ((0, 8), "a comma makes two values"),
        (None, "print()"),
        (True, "value of type bool"),
        (np.bool_(True), "value of type bool"),  # noqa: FBT003 — the value itself is the case
        (np.mean, "parentheses"),
        (float("nan"), "NaN is no number"),
        (np.nan, "NaN is no number"),
        (math.inf, "finite number"),
        (10**400, "finite number"),
        (1j, "value of type complex"),
        (pd.Series([0.8]), "a Series of shape (1,) came"),
        (pd.DataFrame({"a": [1, 2]}), "a DataFrame of shape (2, 1) came"),
        (np.array([0.2, 0.8]), "a ndarray of shape (2,) came"),
        ([0.8], "value of type list"),
        ({"a": 1}, "value of type dict"),
        (np.array("text"), "cannot be read"),
        (Hostile(), "cannot be read"),
    ],
)
def test_what_is_no_number_is_told_what_it_is(answer, words):
    with pytest.raises(UnreadableAnswerError) as caught:
        read_number(answer)
    assert words in str(caught.value)


def test_a_long_text_is_shortened():
    with pytest.raises(UnreadableAnswerError) as caught:
        read_number("x" * 10_000)
    assert len(str(caught.value)) < 120


@given(st.one_of(st.text(), st.binary(), st.floats(), st.integers(), st.complex_numbers(), st.lists(st.floats())))
def test_anything_is_a_finite_number_or_words(answer):
    with suppress(UnreadableAnswerError):
        assert math.isfinite(read_number(answer))


def test_only_the_three_dots_are_blank():
    assert is_blank(...)
    assert not any(is_blank(answer) for answer in (None, "", 0, np.zeros(3), float("nan")))


@pytest.mark.parametrize("answer", ["patient", " patient\n"])
def test_a_name_is_read(answer):
    assert read_name(answer) == "patient"


@pytest.mark.parametrize(("answer", "words"), [("", "empty"), (" ", "empty"), (None, "empty"), (3, "type int came"),
                                               (["patient"], "type list came")])  # fmt: skip
def test_what_is_no_name_is_told_so(answer, words):
    with pytest.raises(UnreadableAnswerError, match=words):
        read_name(answer)
