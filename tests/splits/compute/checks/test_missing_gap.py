"""No gap before the test: labels that were not known yet when the test began."""

from datetime import timedelta

import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.words import set_language
from course_toolkit.splits.compute.checks.missing_gap import find_missing_gap
from course_toolkit.splits.compute.finding import NotCheckedError
from course_toolkit.splits.compute.tables.sets import Declared, Sets

N = 400


def check(train, test, validation=None, **declared):
    between = {} if validation is None else {"validation": validation}
    sets = Sets({"train": train, **between, "test": test}, "y", Declared(**declared))
    return [draft() for draft in find_missing_gap(sets)]


@pytest.fixture
def series():
    return pd.DataFrame({"date": pd.date_range("2023-01-01", periods=N), "t": np.arange(N), "y": np.arange(N) % 2})


HORIZONS = [
    pd.Timedelta("30D"), timedelta(days=30), np.timedelta64(30, "D"), "30 days", "30D", "30 jours", "30", 30, 30.0,
    np.int64(30), "30 days 00:00:00", "720 heures", pd.offsets.Day(30), pd.DateOffset(days=30),
]  # fmt: skip


@pytest.mark.parametrize("horizon", HORIZONS, ids=repr)
def test_labels_known_too_late_are_counted(series, horizon):
    train, test = series.iloc[:250], series.iloc[255:]
    (found,) = check(train, test, time="date", horizon=horizon)
    late = train["date"] + pd.Timedelta("30D") > test["date"].min()
    assert (found.severity, found.columns) == ("error", ("date",))
    assert found.evidence["n_rows_train"] == late.sum() == 24
    assert found.evidence["horizon_days"] == 30
    assert list(found.positions["train"]) == np.flatnonzero(late).tolist()
    assert found.rows == tuple(test.index[test["date"] < train["date"].max() + pd.Timedelta("30D")])


def test_a_gap_as_long_as_the_wait_is_right(series):
    assert check(series.iloc[:250], series.iloc[279:], time="date", horizon="30 days") == []
    assert len(check(series.iloc[:250], series.iloc[278:], time="date", horizon="30 days")) == 1
    assert check(series.iloc[:250], series.iloc[250:], time="date", horizon=0) == []


@pytest.mark.parametrize("time", ["date", "t", "text"])
def test_the_fix_runs_and_mends(series, time):
    series = series.assign(text=series["date"].dt.strftime("%d/%m/%Y"))
    train, test = series.iloc[:250], series.iloc[250:]
    (found,) = check(train, test, time=time, horizon=30)
    names = {"pd": pd, "train": train, "test": test}
    exec(found.fixes[0], names)  # noqa: S102 — the line that a student is told to run
    assert len(names["train"]) == 250 - found.evidence["n_rows_train"] == 221
    assert check(names["train"], names["test"], time=time, horizon=30) == []


def test_every_pair_is_compared(series):
    found = check(series.iloc[:100], series.iloc[250:], series.iloc[103:200], time="t", horizon=10)
    assert [one.sets for one in found] == [("train", "validation")]
    assert found[0].evidence["horizon"] == 10


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ({}, "horizon="), ({"time": "date"}, "horizon="), ({"horizon": 30}, "time="),
        ({"time": "date", "horizon": "soon"}, "'soon'"), ({"time": "date", "horizon": -3}, "-3"),
        ({"time": "date", "horizon": float("nan")}, "nan"), ({"time": "date", "horizon": True}, "True"),
        ({"time": "date", "horizon": pd.NaT}, "NaT"), ({"time": "date", "horizon": [3]}, "[3]"),
        ({"time": "t", "horizon": "30 days"}, "number"), ({"time": "jour", "horizon": 3}, "'jour'"),
    ],
)  # fmt: skip
def test_what_cannot_be_looked_at_is_said(series, declared, said):
    with pytest.raises(NotCheckedError) as no:
        check(series.iloc[:200], series.iloc[200:], **declared)
    assert said in no.value.reason()


def test_rows_without_a_date_are_left_out(series):
    train = series.iloc[:250].assign(date=series["date"].where(series.index % 2 == 0))
    (found,) = check(train, series.iloc[250:], time="date", horizon="30 days")
    assert found.evidence["n_rows_train"] == 14


def test_it_speaks_french(series):
    sets = Sets({"train": series.iloc[:250], "test": series.iloc[250:]}, "y", Declared(time="date", horizon="30 days"))
    (draft,) = find_missing_gap(sets)
    set_language("fr")
    assert "30" in draft().title
