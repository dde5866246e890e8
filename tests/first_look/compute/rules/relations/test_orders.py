"""Which columns are ordered: by their names in two languages, or by differences that end at 0."""

import numpy as np
import pytest

from course_toolkit.first_look.compute.rules.relations.orders import broken_order, named_pairs, told_by_values


@pytest.mark.parametrize(
    ("names", "pair"),
    [
        (("t_max", "t_min"), ("t_min", "t_max")),
        (("tmin", "tmax"), ("tmin", "tmax")),
        (("prix_bas", "prix_haut"), ("prix_bas", "prix_haut")),
        (("Pression systolique", "Pression diastolique"), ("Pression diastolique", "Pression systolique")),
        (("salaire_net", "salaire_brut"), ("salaire_net", "salaire_brut")),
        (("SBP", "DBP"), ("DBP", "SBP")),
    ],
)
def test_names_that_are_two_ends(names, pair):
    assert list(named_pairs(names, are_times=False)) == [pair]


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        (("startDate", "endDate"), [("startDate", "endDate")]),
        (("date_debut", "date_fin"), [("date_debut", "date_fin")]),
        (("naissance", "deces"), [("naissance", "deces")]),
        (("debut_bail", "fin_garantie"), []),
    ],
)
def test_names_of_times(names, pairs):
    assert list(named_pairs(names, are_times=True)) == pairs


@pytest.mark.parametrize("names", [("open", "close"), ("min_age", "max_speed"), ("sepal length", "petal length")])
def test_names_that_promise_no_order(names):
    assert list(named_pairs(names, are_times=False)) == []


def test_on_which_rows():
    n_known, broken = broken_order(np.array([1.0, 5, np.nan, 2]), np.array([2.0, 3, 4, 2]))
    assert (n_known, broken.tolist()) == (3, [1])


def test_differences_that_end_at_nought():
    rng = np.random.default_rng(0)
    start = rng.uniform(0, 100, 1000)
    end = start + rng.exponential(5, 1000)
    end[:5], start[:5] = start[:5].copy(), end[:5].copy()
    assert list(told_by_values(np.column_stack([end, start, rng.normal(size=1000)]))) == [(1, 0)]


@pytest.mark.parametrize("seed", range(10))
def test_noise_has_no_edge(seed):
    rng = np.random.default_rng(seed)
    size = 10 * rng.normal(size=3000)
    for gap in (2.2, 2.5, 3.0):
        pair = np.column_stack([size, size + gap + rng.normal(size=3000)])
        assert list(told_by_values(pair)) == []
    heavy = np.column_stack([size, size + 8 + rng.standard_t(2, 3000)])
    zeros = np.column_stack([np.where(rng.random(3000) < 0.9, 0, 50 * rng.random(3000)), rng.exponential(80, 3000)])
    assert list(told_by_values(heavy)) == list(told_by_values(zeros)) == []
