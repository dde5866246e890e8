import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.meaning.attribute import read_attribute
from course_toolkit.first_look.compute.rules.dates.days import (
    is_year,
    set_missing,
    to_day,
    to_seconds,
    today,
    words,
    years_of,
)


def test_today_is_the_last_moment_anywhere_on_earth():
    assert pd.Timedelta(days=1) < today() - pd.Timestamp.now("UTC").tz_localize(None) <= pd.Timedelta(days=2)


@pytest.mark.parametrize("day", ["2024-02-29", "0202-01-01", "9999-12-31", "1969-12-31"])
def test_days_there_and_back(day):
    seconds = to_seconds(pd.Timestamp(day).as_unit("s"))
    assert to_day(seconds) == day
    assert years_of(np.array([seconds])).tolist() == [int(day[:4])]


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("année de naissance", [1950, 1980, 2001], True), ("year", [2020, 2021, None], True),
        ("annee", [1, 2, 3], False),
        ("year", [2020.5, 2021], False), ("age", [1950, 1960], False), ("annee", ["2019", "2020"], True),
    ],
)  # fmt: skip
def test_years_by_name_and_value(name, values, expected):
    assert is_year(read_attribute(pd.Series(values, name=name))) == expected


def test_words_of_a_name():
    assert words("Date d’échéance") == {"date", "d", "echeance"} or "echeance" in words("Date d'échéance")


def test_many_values_are_not_written_down():
    attribute = read_attribute(pd.Series(pd.date_range("2030-01-01", periods=90), name="d"))
    assert set_missing(attribute, np.arange(60)) is None
    assert len(set_missing(attribute, np.arange(2)).where.values) == 2
