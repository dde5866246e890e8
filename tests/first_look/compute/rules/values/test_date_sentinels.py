import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.values.date_sentinels import find_date_sentinels


def days(n=200, seed=0):
    rng = np.random.default_rng(seed)
    return pd.Series(pd.Timestamp("2015-01-01") + pd.to_timedelta(rng.integers(0, 2500, n), unit="D")).astype(
        "datetime64[s]"
    )


@pytest.mark.parametrize("day", ["1900-01-01", "1970-01-01", "9999-12-31", "2099-12-31", "1899-12-30"])
@pytest.mark.parametrize("n_times", [1, 12])
def test_codes_are_found(look, day, n_times):
    column = days()
    column[:n_times] = pd.Timestamp(day).as_unit("s")
    (found,) = look(find_date_sentinels, pd.DataFrame({"sortie": column}))
    assert found.positions.tolist() == list(range(n_times))


def test_codes_among_texts(look):
    column = days().dt.strftime("%d/%m/%Y")
    column[:5] = "01/01/1900"
    (found,) = look(find_date_sentinels, pd.DataFrame({"sortie": column}))
    assert found.positions.tolist() == [0, 1, 2, 3, 4]


def test_a_birth_in_1900_beside_others_is_silent_and_two_dozen_are_not(look):
    rng = np.random.default_rng(0)
    births = pd.Series(pd.Timestamp("1905-01-01") + pd.to_timedelta(rng.integers(0, 36_000, 400), unit="D"))
    births[0] = pd.Timestamp("1900-01-01")
    assert look(find_date_sentinels, pd.DataFrame({"birth": births})) == []
    births[:24] = pd.Timestamp("1900-01-01")
    assert len(look(find_date_sentinels, pd.DataFrame({"birth": births}))) == 1


@pytest.mark.parametrize("start", ["1970-01-01", "1960-01-01", "1899-01-01", "2000-01-01"])
def test_a_series_that_passes_such_a_day_is_silent(look, start):
    frame = pd.DataFrame({"day": pd.date_range(start, periods=900)})
    assert look(find_date_sentinels, frame) == []


def test_few_dates_are_silent(look):
    assert look(find_date_sentinels, pd.DataFrame({"d": pd.to_datetime(["1900-01-01", "2020-05-05"])})) == []
