"""Amounts with a rate: with tax, after a discount, and none where nothing was added or taken."""

import numpy as np
import pytest

from course_toolkit.first_look.compute.rules.relations.measures import Measures
from course_toolkit.first_look.compute.rules.relations.rates import find_rates


def amounts(seed=0, n_rows=300):
    rng = np.random.default_rng(seed)
    return {
        "ht": np.exp(rng.normal(4, 1, n_rows)).round(2),
        "tva": rng.choice([0.055, 0.1, 0.2], n_rows),
        "remise": rng.choice([0, 5, 10, 30], n_rows, p=[0.5, 0.2, 0.2, 0.1]),
        "n": 1.0 + rng.poisson(2, n_rows),
    }


def find(**columns):
    return {
        (one.target, one.terms, one.weights)
        for one in find_rates(Measures(tuple(columns), np.column_stack(list(columns.values()))))
    }


@pytest.mark.parametrize("seed", range(3))
def test_with_tax_and_after_a_discount(seed):
    table = amounts(seed)
    ttc = (table["ht"] * (1 + table["tva"])).round(2)
    assert ("ttc", ("ht", "tva"), (1.0, 1.0)) in find(**table, ttc=ttc)
    paid = (table["ht"] * (1 - table["remise"] / 100)).round(2)
    assert ("paid", ("ht", "remise"), (1.0, -0.01)) in find(**table, paid=paid)
    paid = (table["ht"] * table["n"] * (1 - table["remise"] / 100)).round(2)
    assert ("paid", ("ht", "n", "remise"), (1.0, 1.0, -0.01)) in find(**table, paid=paid)


@pytest.mark.parametrize("seed", range(5))
def test_no_rate_no_formula(seed):
    table = amounts(seed)
    noise = np.random.default_rng(seed).normal(size=300)
    assert find(**table, other=(table["ht"] * np.exp(0.05 * noise)).round(2)) == set()
    assert find(**{name: column * 0 for name, column in table.items()}) == set()
    assert find(ht=table["ht"], tva=table["tva"] * 0, ttc=table["ht"]) == set()
