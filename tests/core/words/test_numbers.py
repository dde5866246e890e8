import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_toolkit._core.words import format_count, format_number, format_percent, format_value, set_language

THIN = "\N{NARROW NO-BREAK SPACE}"
NAN = math.nan


@pytest.mark.parametrize(
    ("value", "digits", "english", "french"),
    [
        (0.5, 3, "0.500", "0,500"),
        (0.9, 1, "0.9", "0,9"),
        (1234567.891, 2, "1,234,567.89", f"1{THIN}234{THIN}567,89"),
        (1234.5, 0, "1,234", f"1{THIN}234"),
        (-0.25, 2, "-0.25", "-0,25"),
        (0.0, 1, "0.0", "0,0"),
        (NAN, 3, "—", "—"),
    ],
)
def test_format_number(value, digits, english, french):
    set_language("en")
    assert format_number(value, digits) == english
    set_language("fr")
    assert format_number(value, digits) == french


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (0, "0", "0"),
        (3.0, "3", "3"),
        (1000, "1,000", f"1{THIN}000"),
        (10**6, "1,000,000", f"1{THIN}000{THIN}000"),
        (2.5, "2.5", "2,5"),
        (5.9999, "6", "6"),
        (1234.567, "1,234.57", f"1{THIN}234,57"),
    ],
)
def test_format_count(value, english, french):
    set_language("en")
    assert format_count(value) == english
    set_language("fr")
    assert format_count(value) == french


@pytest.mark.parametrize(
    ("share", "digits", "english", "french"),
    [
        (0.2, 0, "20%", f"20{THIN}%"),
        (0.1234, 1, "12.3%", f"12,3{THIN}%"),
        (1.0, 0, "100%", f"100{THIN}%"),
        (0.0, 0, "0%", f"0{THIN}%"),
        (NAN, 0, "—", "—"),
    ],
)
def test_format_percent(share, digits, english, french):
    set_language("en")
    assert format_percent(share, digits) == english
    set_language("fr")
    assert format_percent(share, digits) == french


@given(value=st.floats(-1e12, 1e12), digits=st.integers(0, 6))
def test_a_french_number_is_the_english_one_with_french_signs(value, digits):
    set_language("en")
    english = format_number(value, digits)
    set_language("fr")
    signs = {ord(","): THIN, ord("."): ","}
    assert format_number(value, digits) == english.translate(signs)


@given(st.floats(0, 1e9))
def test_a_count_is_written_with_at_most_two_decimals(value):
    set_language("en")
    whole, _, decimals = format_count(value).replace(",", "").partition(".")
    assert len(decimals) <= 2
    assert float(f"{whole}.{decimals or 0}") == pytest.approx(value, abs=0.0051)
    assert not format_count(value).endswith(".")


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (46.0, "46", "46"),
        (-0.0, "0", "0"),
        (242300, "242,300", f"242{THIN}300"),
        (24470.4, "24,470", f"24{THIN}470"),  # the zero at the end is no decimal
        (30.75, "30.75", "30,75"),
        (23.625, "23.62", "23,62"),
        (0.5, "0.5", "0,5"),
        (0.00123456, "0.001235", "0,001235"),
        (-1.5, "-1.5", "-1,5"),
        (1.5e-7, "1.500e-07", "1,500e-07"),
        (2e15, "2.000e+15", "2,000e+15"),
        (math.inf, "∞", "∞"),
        (-math.inf, "−∞", "−∞"),
        (NAN, "—", "—"),
    ],
)
def test_format_value(value, english, french):
    set_language("en")
    assert format_value(value) == english
    set_language("fr")
    assert format_value(value) == french


def test_format_value_with_fewer_digits():
    set_language("en")
    assert format_value(9.876, 2) == "9.9"
    assert format_value(0.12, 1) == "0.1"
