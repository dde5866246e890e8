import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.texts.mixed_dates import find_mixed_dates

DAYS = pd.Series(pd.date_range("2024-01-13", periods=40, freq="11D"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("%Y-%m-%d", "%d/%m/%Y"), ("%d/%m/%Y", "%d %B %Y"), ("%m/%d/%Y", "%Y%m%d"), ("%d/%m/%Y", "%d.%m.%y")],
)
def test_dates_in_two_ways(look, one, other):
    is_other = np.arange(len(DAYS)) % 4 == 1
    frame = pd.DataFrame({"visite": DAYS.dt.strftime(one).where(~is_other, DAYS.dt.strftime(other))})
    (found,) = look(find_mixed_dates, frame)
    assert (found.code, found.severity) == ("mixed_dates", "warning")
    assert found.positions.tolist() == np.flatnonzero(is_other).tolist()
    written = found.wording().decisions[0].step.apply(frame)["visite"]
    assert (pd.to_datetime(written) == DAYS).all()


@pytest.mark.parametrize(
    "values",
    [
        DAYS.dt.strftime("%d/%m/%Y"), ["10-20", "20-30"],
        ["10.0.0.1", "10.0.0.2"], ["12:30", "13:45"], ["rue 1", "rue 2"],
        ["1.2.3", "1.2.4"], ["06 12 34 56 78", "07 12 34 56 78"], ["2024-W05", "2024-W06"], ["A/5 21171", "PC 17599"],
    ],
    ids=str,
)  # fmt: skip
def test_one_way_and_no_dates(look, values):
    assert look(find_mixed_dates, pd.DataFrame({"c": list(values) * 5})) == []
