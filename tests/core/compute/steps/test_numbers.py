"""Texts become the numbers that they are read as everywhere else, by code made for what the column holds."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_toolkit._core.compute.meaning.numbers import read_numbers
from course_toolkit._core.compute.steps.numbers import ToNumbers
from course_toolkit._core.compute.steps.step import fitted

WRITTEN = [
    "12", "12,5", "12.5", "1 234", "1\u202f234,5", "1\u00a0234", "1'234", "1,234", "1.234,5", "1.234.567", "−3",
    "72 kg", "12 %", "12%", "3€", "37.2 °C", "5 mg/L", "1e5", "abc", "12 mai", "inf", "nan", "1_0", "", " 7 ", "1 2",
    "True", "0x1A",
]  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.sampled_from([*WRITTEN, None]), min_size=1, max_size=8))
def test_it_reads_what_is_read_everywhere(texts):
    frame = pd.DataFrame({"a": pd.Series(texts, dtype="str")})
    step = fitted(ToNumbers("a"), frame)
    known = [text for text in dict.fromkeys(texts) if text is not None]
    numbers = dict(zip(known, read_numbers(known).values, strict=True))
    expected = np.array([numbers.get(text, np.nan) for text in texts])
    np.testing.assert_array_equal(step.apply(frame)["a"].to_numpy(dtype=float), expected)


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (["12,5", "8"], [12.5, 8]),
        (["1 234", "1\u202f234,5"], [1234, 1234.5]),
        (["72 kg", "80,5 kg"], [72, 80.5]),
        (["12 %", "−3"], [12, -3]),
        (["abc", "12 mai 2020", "1e3"], [None, None, 1000]),
    ],
)
def test_before_it_has_seen_the_column_it_reads_the_usual_signs(texts, numbers):
    column = ToNumbers("a").apply(pd.DataFrame({"a": texts}))["a"]
    assert [None if pd.isna(one) else one for one in column] == numbers


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (["1", "2"], 'frame["a"] = pd.to_numeric(frame["a"].astype("str"), errors="coerce")'),
        (
            ["1,5", "2"],
            'frame["a"] = pd.to_numeric(frame["a"].astype("str").str.replace(",", "."), errors="coerce")',
        ),
        (
            ["1 200,5 kg", "80 kg", "?"],
            'texts = frame["a"].astype("str").str.replace("kg", "").str.replace(" ", "").str.replace(",", ".")',
        ),
        (["1 200", "1 2"], '.replace({"1 2": float("nan")})'),
    ],
)
def test_the_code_is_for_what_is_there(texts, code):
    assert code in fitted(ToNumbers("a"), pd.DataFrame({"a": texts})).code()


def test_numbers_stay_numbers():
    frame = pd.DataFrame({"a": [1, 2], "b": pd.Series([1, "2,5"], dtype=object)})
    assert fitted(ToNumbers("a"), frame).apply(frame)["a"].tolist() == [1, 2]
    assert fitted(ToNumbers("b"), frame).apply(frame)["b"].tolist() == [1, 2.5]


def test_its_words():
    assert ToNumbers("a").describe() == "read a as numbers"
