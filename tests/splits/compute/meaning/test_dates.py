"""Columns that tell when."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_toolkit.splits.compute.meaning.dates import clocks, read_moments
from course_toolkit.splits.compute.tables.sets import Sets


def sets_of(train, test, name="date"):
    return Sets({"train": pd.DataFrame({name: train}), "test": pd.DataFrame({name: test})}, None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/01/2024", "2024-01-31"), ("01/31/2024", "2024-01-31"), ("2024-01-31", "2024-01-31"),
        ("31.01.24", "2024-01-31"),
        ("31 janvier 2024", "2024-01-31"), ("31 janv. 2024", "2024-01-31"), ("January 31, 2024", "2024-01-31"),
        ("31-Jan-2024", "2024-01-31"), ("20240131", "2024-01-31"), ("31/01/2024 13:05", "2024-01-31 13:05"),
        ("2024-01-31T13:05:00+01:00", "2024-01-31 12:05"), ("31/01/2024 13h05", "2024-01-31 13:05"),
        ("1er août 2024", "2024-08-01"), ("sept. 2024", "2024-09-01"), ("2024/01/31 01:05 PM", "2024-01-31 13:05"),
    ],
)  # fmt: skip
def test_texts_are_read_as_they_are_written(text, day):
    moments = read_moments(sets_of([text], [text, None]), "date")
    assert moments.per_set["train"] == [pd.Timestamp(day).timestamp()]
    assert np.isnan(moments.per_set["test"][1])


def test_one_format_for_all_sets_where_one_fits():
    moments = read_moments(sets_of(["03/04/2024", "25/04/2024"], ["05/04/2024"]), "date")
    assert moments.per_set["test"] == [pd.Timestamp("2024-04-05").timestamp()]
    assert moments.other_per_set is None
    moments = read_moments(sets_of(["03/25/2024"], ["05/04/2024"]), "date")
    assert moments.per_set["test"] == [pd.Timestamp("2024-05-04").timestamp()]


def test_day_and_month_that_could_change_places_are_read_both_ways():
    moments = read_moments(sets_of(["03/04/2024"], ["05/04/2024"]), "date")
    assert moments.show(moments.per_set["train"][0]) == "2024-04-03"
    assert moments.show(moments.other_per_set["train"][0]) == "2024-03-04"


@pytest.mark.parametrize(
    "texts", [["A-12"], ["12.5"], ["10 rue de la Paix"], [""], [None], ["P0123-45"], ["2024"], [[1]]]
)
def test_other_texts_are_no_dates(texts):
    sets = sets_of([*texts, "x"], texts)
    assert clocks(sets) == []


def test_a_moment_is_written_short():
    moments = read_moments(sets_of([20240131], [20240201]), "date")
    assert moments.show(moments.per_set["train"][0]) == "2024-01-31"
    assert read_moments(sets_of([1.5], [2]), "date").show(1.5) == "1.5"
    dates = pd.Series(pd.to_datetime(["2024-01-31 13:05"]))
    assert read_moments(sets_of(dates, dates), "date").show(dates[0].timestamp()) == "2024-01-31 13:05:00"


@pytest.mark.parametrize(
    ("name", "value", "is_clock"),
    [
        ("year", 2020, True), ("Année", 1999.0, True), ("year", 3, False), ("model_year", 2020, False),
        ("an", np.nan, False),
        ("timestamp", 1_700_000_000, True), ("timestamp", 1_700_000_000_000, True), ("time", 12, False),
        ("x", 2020, False),
        ("date", 20240131, True), ("date", 20249931, False), ("birth_date", 20240131, False), (2020, 2020, False),
    ],
)  # fmt: skip
def test_numbers_are_clocks_only_under_a_name_that_says_so(name, value, is_clock):
    assert bool(clocks(sets_of([value], [value], name))) is is_clock


@given(st.lists(st.text(max_size=20), min_size=1, max_size=5))
def test_any_text_is_read_or_left(texts):
    read_moments(sets_of([*texts, "!"], texts), "date")
