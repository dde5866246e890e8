"""Texts become dates, the names of months in both languages included."""

import pandas as pd
import pytest

from course_toolkit._core.compute.meaning.dates import MONTHS
from course_toolkit._core.compute.steps.dates import ToDates
from course_toolkit._core.compute.steps.step import fitted


@pytest.mark.parametrize("fit", [True, False])
@pytest.mark.parametrize(
    ("texts", "one"),
    [
        (["31/01/2024", "x"], "%d/%m/%Y"),
        (["2024-01-31", None], "ISO8601"),
        (["31 janvier 2024", "1er x"], "%d M%m %Y"),
        (["31 janv. 2024", "?"], "%d M%m %Y"),
        (["Jan 31, 2024", None], "M%m %d %Y"),
    ],
)
def test_what_is_read(texts, one, fit):
    frame = pd.DataFrame({"a": texts})
    step = fitted(ToDates("a", one), frame) if fit else ToDates("a", one)
    column = step.apply(frame)["a"]
    assert column[0] == pd.Timestamp("2024-01-31")
    assert pd.isna(column[1])


@pytest.mark.parametrize("name", MONTHS)
def test_every_month_by_its_name(name):
    frame = pd.DataFrame({"a": [f"02 {name.title()} 2024"]})
    column = fitted(ToDates("a", "%d M%m %Y"), frame).apply(frame)["a"]
    assert f"M{column[0].month:02d}" == MONTHS[name]


def test_spaces_around_a_date_are_taken_away():
    frame = pd.DataFrame({"a": [" 31/01/2024 "]})
    step = fitted(ToDates("a", "%d/%m/%Y"), frame)
    assert step.apply(frame)["a"][0] == pd.Timestamp("2024-01-31")
    assert step.code().splitlines() == [
        r'texts = frame["a"].astype("str").str.replace(r"^\s+|\s+$", "", regex=True)',
        'frame["a"] = pd.to_datetime(texts, format="%d/%m/%Y", errors="coerce")',
    ]


def test_hours_of_several_zones_are_those_of_utc():
    frame = pd.DataFrame({"a": ["2024-01-01T00:00+01:00", "2024-07-01T00:00+02:00"]})
    step = fitted(ToDates("a", "ISO8601"), frame)
    assert step.utc
    assert step.apply(frame)["a"][0] == pd.Timestamp("2023-12-31 23:00", tz="UTC")
    assert "utc=True" in step.code()


def test_what_needs_no_edit_has_one_line():
    frame = pd.DataFrame({"a": ["31/01/2024"]})
    code = fitted(ToDates("a", "%d/%m/%Y"), frame).code()
    assert code == 'frame["a"] = pd.to_datetime(frame["a"], format="%d/%m/%Y", errors="coerce")'
    assert ToDates("a", "%d/%m/%Y").describe() == "read a as dates (%d/%m/%Y)"


def test_days_that_are_numbers():
    frame = pd.DataFrame({"a": [20240131, None, 20240229]})
    step = ToDates("a", "%Y%m%d", from_numbers=True)
    read = step.apply(frame)["a"]
    assert read.dt.strftime("%d/%m/%Y").tolist()[::2] == ["31/01/2024", "29/02/2024"]
    names = {"frame": frame.copy(), "pd": pd}
    exec(step.code(), names)  # noqa: S102 — the line under test
    pd.testing.assert_series_equal(names["frame"]["a"], read)
