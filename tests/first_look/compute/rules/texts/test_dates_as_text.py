import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.steps.step import fitted
from course_toolkit.first_look.compute.rules.texts.dates_as_text import find_dates_as_text

DAYS = pd.Series(pd.date_range("2024-01-01", periods=40, freq="D"))


@pytest.mark.parametrize(
    "form", ["%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%y", "%d/%m/%Y %H:%M", "%d %B %Y", "%d-%b-%Y"]
)
def test_dates_that_are_text(look, form):
    frame = pd.DataFrame({"visite": DAYS.dt.strftime(form)})
    (found,) = look(find_dates_as_text, frame)
    assert (found.code, found.severity, found.evidence["n_readings"]) == ("dates_as_text", "question", 1)
    read = fitted(found.wording().decisions[0].step, frame).apply(frame)["visite"]
    assert (read.dt.normalize() == DAYS).all()


def test_day_and_month_may_change_places(look):
    frame = pd.DataFrame({"d": DAYS[:12].dt.strftime("%d/%m/%Y")})
    (found,) = look(find_dates_as_text, frame)
    assert found.evidence["n_readings"] == 2
    assert [one.step.format for one in found.wording().decisions[:2]] == ["%d/%m/%Y", "%m/%d/%Y"]


def test_french_months(look):
    frame = pd.DataFrame({"d": ["3 février 2024", "14 août 2024", "1er décembre 2023"]})
    (found,) = look(find_dates_as_text, frame)
    read = fitted(found.wording().decisions[0].step, frame).apply(frame)["d"]
    assert read.dt.strftime("%d/%m/%Y").tolist() == ["03/02/2024", "14/08/2024", "01/12/2023"]


@pytest.mark.parametrize("gap", [False, True])
def test_whole_numbers_of_eight_digits(look, gap):
    numbers = DAYS.dt.strftime("%Y%m%d").astype(int)
    frame = pd.DataFrame({"jour": numbers.where(~(gap & (numbers.index == 3)))})
    (found,) = look(find_dates_as_text, frame)
    assert "20240101" in found.wording().title


@pytest.mark.parametrize(
    "values", [DAYS, range(20_000_000, 20_000_040), [20240101.5] * 9, ["a", "b"], [20240101, 20240102], [np.nan, 3.0]]
)
def test_what_is_no_date_or_one_already(look, values):
    assert look(find_dates_as_text, pd.DataFrame({"c": list(values)})) == []
