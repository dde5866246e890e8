import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.dates.placeholder_date import find_placeholder_date

N = 300
RNG = np.random.default_rng(0)
DAYS = pd.Series(pd.Timestamp("1950-01-01") + pd.to_timedelta(RNG.integers(0, 20_000, N), unit="D"))
FIRSTS = pd.to_datetime(pd.Series(RNG.integers(1950, 2000, N)).astype(str) + "-01-01")


def test_too_many_firsts_of_january(look):
    days = DAYS.where(np.arange(N) % 10 > 0, FIRSTS)
    (found,) = look(find_placeholder_date, pd.DataFrame({"naissance": days}))
    assert (found.code, found.severity) == ("placeholder_date", "question")
    assert set(range(0, N, 10)) <= set(found.positions.tolist())


def test_nothing_but_firsts_of_january(look):
    (found,) = look(find_placeholder_date, pd.DataFrame({"diag": FIRSTS.dt.strftime("%d/%m/%Y")}))
    assert found.evidence["share"] == 1


def test_one_first_of_january_for_all_that_is_not_known(look):
    days = DAYS.where(np.arange(N) % 10 > 0, pd.Timestamp("1980-01-01"))
    (found,) = look(find_placeholder_date, pd.DataFrame({"naissance": days}))
    assert set(range(0, N, 10)) <= set(found.positions.tolist())


@pytest.mark.parametrize(
    "days",
    [
        DAYS,
        pd.Series(pd.date_range("2000-01-01", periods=60 * 24, freq="h")),
        pd.Series(pd.date_range("2000-01-01", periods=24, freq="h")),
        pd.Series(pd.date_range("1960-01-01", periods=60, freq="YS")),
        pd.Series(pd.date_range("2010-01-01", periods=180, freq="MS")),
        pd.Series(pd.date_range("2010-01-01", periods=800, freq="D")),
        pd.Series(pd.date_range("1960-01-01", periods=200, freq="QS")),
        FIRSTS[:10],
        pd.Series(list(pd.date_range("2020-01-01", periods=36, freq="MS")) * 20),
    ],
    ids=["days", "hours", "one day", "years", "months", "every day", "quarters", "few", "panel"],
)
def test_ordinary_dates(look, days):
    assert look(find_placeholder_date, pd.DataFrame({"d": days})) == []


def test_no_false_alarm_by_chance(look):
    for seed in range(20):
        rng = np.random.default_rng(seed)
        days = pd.Timestamp("1950-01-01") + pd.to_timedelta(rng.integers(0, 20_000, 500), unit="D")
        assert look(find_placeholder_date, pd.DataFrame({"d": days})) == []
