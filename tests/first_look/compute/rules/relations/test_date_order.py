"""Dates in an order that time does not have."""

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.first_look.compute.auditing import look_over
from course_toolkit.first_look.compute.rules.relations.date_order import find_broken_date_orders
from course_toolkit.first_look.compute.table import Table


def stays(seed=0, n_rows=400):
    rng = np.random.default_rng(seed)
    born = pd.Timestamp("1950-01-01") + pd.to_timedelta(rng.integers(0, 20_000, n_rows), unit="D")
    start = pd.Timestamp("2021-01-01") + pd.to_timedelta(rng.integers(0, 500, n_rows), unit="D")
    end = start + pd.to_timedelta(rng.integers(0, 25, n_rows), unit="D")
    return pd.DataFrame({"date_naissance": born, "date_entree": start, "date_sortie": end})


def find(frame):
    return list(find_broken_date_orders(Table(frame)))


def test_an_end_before_its_start():
    frame = stays()
    frame.loc[5, "date_sortie"] = frame.loc[5, "date_entree"] - pd.Timedelta(days=9)
    (found,) = find(frame)
    assert (found.code, found.severity) == ("date_order", "error")
    assert found.columns == ("date_entree", "date_sortie")
    assert found.positions.tolist() == [5]
    ct.set_language("en")
    assert "date_entree after date_sortie" in found.wording().title


def test_a_date_that_is_wrong_twice_is_told_once():
    frame = stays()
    frame.loc[9, "date_naissance"] = pd.Timestamp("2022-12-24")
    found = [one for one in look_over(frame).suspicions if one.code == "date_order"]
    assert [one.columns for one in found] == [("date_naissance", "date_entree")]
    assert found[0].positions.tolist() == [9]


def test_texts_and_meaningless_names():
    frame = stays()
    frame.loc[[5, 6], "date_sortie"] = frame.loc[[5, 6], "date_entree"] - pd.Timedelta(days=9)
    assert [one.positions.tolist() for one in find(frame.astype(str))] == [[5, 6]]
    (found,) = find(frame.set_axis(["u", "v", "w"], axis=1))
    assert (found.columns, found.severity) == (("v", "w"), "warning")


def test_dates_in_order_and_single_ones():
    assert find(stays()) == []
    assert find(stays()[["date_entree"]]) == []
    assert find(stays().iloc[:1]) == []


@pytest.mark.parametrize("written", [None, "%Y-%m-%d", "%d/%m/%Y"])
def test_an_order_sent_before_it_was_given(written):
    rng = np.random.default_rng(2)
    given = pd.Timestamp("2023-01-01") + pd.to_timedelta(rng.integers(0, 300, 600), unit="D")
    frame = pd.DataFrame({"u": given, "v": given + pd.to_timedelta(rng.integers(0, 9, 600), unit="D")})
    frame.loc[10:14, "v"] = frame.loc[10:14, "u"] - pd.Timedelta(days=9)
    frame = frame if written is None else frame.apply(lambda column: column.dt.strftime(written))
    (found,) = find(frame)
    assert (found.severity, found.positions.tolist()) == ("warning", [*range(10, 15)])
    (found,) = find(frame.set_axis(["order_date", "ship_date"], axis=1))
    assert (found.severity, found.positions.tolist()) == ("error", [*range(10, 15)])
    assert [one.columns for one in look_over(frame).suspicions if one.code == "date_order"] == [("u", "v")]


def test_harvest_before_sowing_where_both_are_texts():
    rng = np.random.default_rng(0)
    sown = pd.Timestamp("2022-03-01") + pd.to_timedelta(rng.integers(0, 40, 200), unit="D")
    reaped = sown + pd.to_timedelta(rng.integers(90, 150, 200), unit="D")
    frame = pd.DataFrame({"date_semis": sown.strftime("%Y-%m-%d"), "date_recolte": reaped.strftime("%Y-%m-%d")})
    frame.loc[[3, 8]] = frame.loc[[3, 8], ["date_recolte", "date_semis"]].to_numpy()
    (found,) = [one for one in look_over(frame).suspicions if one.code == "date_order"]
    assert found.positions.tolist() == [3, 8]
