import datetime as dt

import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.dates.impossible_date import find_impossible_date

N = 60
DAYS = pd.Series(pd.date_range("2021-01-14", periods=N, freq="17D"))


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("%Y-%m-%d", "2023-02-30"), ("%d/%m/%Y", "31/04/2021"), ("%Y-%m-%d", "2023-13-05"), ("%d/%m/%Y", "0/12/2021"),
        ("%d.%m.%Y", "32.01.2022"),
    ],
)  # fmt: skip
def test_days_that_no_calendar_has(look, form, text):
    days = DAYS.dt.strftime(form)
    days[5] = text
    (found,) = look(find_impossible_date, pd.DataFrame({"visite": days}))
    assert (found.code, found.severity, found.positions.tolist()) == ("impossible_date", "error", [5])
    assert text in found.wording().title


def test_day_and_month_that_changed_places(look):
    days = DAYS.dt.strftime("%d/%m/%Y")
    days[5] = "02/25/2021"
    frame = pd.DataFrame({"visite": days})
    (found,) = look(find_impossible_date, frame)
    assert found.wording().decisions[0].step.apply(frame)["visite"][5] == "25/02/2021"


@pytest.mark.parametrize("text", ["0202-05-06", "0020-01-01", "1021-03-04"])
def test_centuries_away(look, text):
    days = DAYS.dt.strftime("%Y-%m-%d")
    days[9] = text
    (found,) = look(find_impossible_date, pd.DataFrame({"d": days}))
    assert found.positions.tolist() == [9]
    assert (found.severity == "error") == (text < "1")


def test_nobody_is_that_old(look):
    born = pd.Series(pd.date_range("1940-01-01", periods=N, freq="300D"))
    born[4] = pd.Timestamp("1860-01-01")
    (found,) = look(find_impossible_date, pd.DataFrame({"date_naissance": born}))
    assert (found.severity, found.positions.tolist()) == ("error", [4])


def test_objects_and_years(look):
    days = [day.date() for day in DAYS]
    days[3] = dt.date(202, 1, 1)
    found = look(find_impossible_date, pd.DataFrame({"d": days, "annee": [2021, 20, *[2022] * (N - 2)]}))
    assert [one.positions.tolist() for one in found] == [[3], [1]]


@pytest.mark.parametrize(
    "values",
    [
        DAYS, DAYS.dt.strftime("%d/%m/%Y"), pd.date_range("1600-01-01", periods=N, freq="7YS"), range(N),
        [*DAYS.dt.strftime("%d/%m/%Y")[:-1], "inconnue"], pd.date_range("1900-01-01", periods=N, freq="2YS"),
    ],
    ids=str,
)  # fmt: skip
def test_days_that_were(look, values):
    assert look(find_impossible_date, pd.DataFrame({"d": list(values)})) == []
