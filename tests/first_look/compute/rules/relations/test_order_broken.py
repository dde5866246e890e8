"""Rows on which the lower end stands above the upper one."""

import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import load_breast_cancer, load_digits, load_iris

from course_toolkit.first_look.compute.rules.relations.order_broken import find_broken_orders
from course_toolkit.first_look.compute.table import Table


def find(frame):
    return list(find_broken_orders(Table(frame)))


def temperatures(seed=0, n_rows=300):
    rng = np.random.default_rng(seed)
    low = 10 + 6 * rng.normal(size=n_rows)
    return pd.DataFrame({"tmin": low.round(1), "tmax": (low + 0.5 + rng.gamma(4, 2, n_rows)).round(1)})


def test_named_columns():
    frame = temperatures()
    frame.loc[[2, 5]] = frame.loc[[2, 5], ["tmax", "tmin"]].to_numpy()
    (found,) = find(frame)
    assert (found.code, found.severity) == ("order_broken", "error")
    assert found.positions.tolist() == [2, 5]
    assert found.evidence["share"] == pytest.approx(298 / 300)
    mended = found.wording().decisions[0].step.apply(frame)
    assert (mended["tmin"] <= mended["tmax"]).all()


def test_columns_without_telling_names():
    rng = np.random.default_rng(0)
    start = rng.uniform(0, 500, 600).round(1)
    frame = pd.DataFrame({"v1": start, "v2": (start + rng.exponential(20, 600)).round(1)})
    frame.loc[[4, 90]] = frame.loc[[4, 90], ["v2", "v1"]].to_numpy()
    (found,) = find(frame)
    assert found.severity == "warning"
    assert found.columns == ("v1", "v2")
    assert found.positions.tolist() == [4, 90]


def test_an_order_kept_is_none_of_our_business():
    assert find(temperatures()) == []


def test_refunds_turn_net_and_gross_round():
    frame = pd.DataFrame({"net": [8.0, 16, 24, 40, 80, -8], "brut": [10.0, 20, 30, 50, 100, -10]})
    assert find(frame) == []


@pytest.mark.parametrize("load", [load_iris, load_breast_cancer, load_digits])
def test_real_tables_hold_none(load):
    assert find(load(as_frame=True).data) == []


@pytest.mark.parametrize("seed", range(5))
def test_names_that_no_values_bear_out(seed):
    rng = np.random.default_rng(seed)
    assert find(pd.DataFrame(rng.normal(size=(200, 2)), columns=["min", "max"])) == []


def test_years_of_birth_and_death():
    frame = pd.DataFrame(
        {"annee_naissance": [1900, 1910, 1920, 1930, 1990, 1941], "annee_deces": [1980, 1985, 1990, 2001, 1960, 2010]}
    )
    (found,) = find(frame)
    assert found.positions.tolist() == [4]


@pytest.mark.parametrize("seed", range(5))
def test_lower_and_upper_may_be_two_groups_of_people(seed):
    rng = np.random.default_rng(seed)
    look = rng.normal(size=460)
    marks = [np.clip(5 + shift + look + rng.normal(size=460), 1, 10).round() for shift in (-0.5, 0.5)]
    assert find(pd.DataFrame(dict(zip(["bty_lower", "bty_upper"], marks, strict=True)))) == []


@pytest.mark.parametrize(
    ("low", "high", "severity"),
    [
        ("passengers", "seats", "warning"),
        ("stock", "stock_max", "warning"),
        ("prix_achat", "prix_vente", "question"),
        ("t_mean", "t_max", "error"),
        ("heure_depart", "heure_arrivee", "error"),
        ("heure_arrivee", "heure_depart", "error"),
    ],
)
def test_names_in_other_words(low, high, severity):
    frame = temperatures().set_axis([low, high], axis=1)
    frame.loc[[2, 5, 9]] = frame.loc[[2, 5, 9], [high, low]].to_numpy()
    (found,) = find(frame)
    assert (found.columns, found.severity) == ((low, high), severity)
    assert found.positions.tolist() == [2, 5, 9]


def test_columns_of_one_family_are_told_once():
    rng = np.random.default_rng(0)
    start = rng.uniform(10, 500, (600, 1))
    frame = pd.DataFrame((start + rng.exponential(20, (600, 5)).cumsum(axis=1)).round(1), columns=list("abcde"))
    frame.loc[[4, 90, 200]] = frame.loc[[4, 90, 200], list("edcba")].to_numpy()
    (found,) = find(frame)
    assert found.severity == "question"
