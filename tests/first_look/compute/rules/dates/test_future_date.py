import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.dates.future_date import find_future_date

N = 60
NOW = pd.Timestamp.now().normalize()
PAST = pd.Series(pd.date_range(end=NOW, periods=N, freq="17D"))


@pytest.mark.parametrize("form", [None, "%d/%m/%Y", "%Y-%m-%d"])
@pytest.mark.parametrize(("name", "severity"), [("date_naissance", "error"), ("admission", "error"), ("d1", "warning")])
def test_a_day_that_is_still_to_come(look, name, severity, form):
    days = PAST.copy()
    days[7] = NOW + pd.Timedelta(days=400)
    frame = pd.DataFrame({name: days if form is None else days.dt.strftime(form)})
    (found,) = look(find_future_date, frame)
    assert (found.code, found.severity, found.positions.tolist()) == ("future_date", severity, [7])


def test_years_to_come(look):
    (found,) = look(find_future_date, pd.DataFrame({"annee_naissance": [*range(1950, 1990), 2203]}))
    assert (found.severity, found.evidence["latest_year"]) == ("error", 2203)


def test_a_century_that_was_mistyped(look):
    days = PAST.dt.strftime("%Y-%m-%d")
    days[3] = "2203-05-05"
    (found,) = look(find_future_date, pd.DataFrame({"visite": days}))
    assert found.evidence["latest_year"] == 2203


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("date", PAST),
        ("échéance", PAST + pd.Timedelta(days=300)),
        ("due_date", PAST + pd.Timedelta(days=30)),
        ("date de fin prévue", PAST + pd.Timedelta(days=30)),
        ("prochain_rdv", PAST + pd.Timedelta(days=300)),
        ("jour", pd.Series(pd.date_range(NOW - pd.Timedelta(days=30), periods=N))),
        ("creation", pd.Series([NOW] * N)),
        ("annee", pd.Series(range(1990, NOW.year + 1))),
        ("t", pd.Series(range(3000, 3060))),
    ],
)
def test_the_past_and_plans(look, name, days):
    assert look(find_future_date, pd.DataFrame({name: days})) == []
