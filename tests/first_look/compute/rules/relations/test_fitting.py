"""Formulas are found whatever a few broken rows say, and none where there is none."""

import numpy as np
import pytest

from course_toolkit.first_look.compute.rules.relations.fitting import find_fits
from course_toolkit.first_look.compute.rules.relations.measures import Measures


def fits(**columns):
    return list(find_fits(Measures(tuple(columns), np.column_stack(list(columns.values())).astype(float))))


def draw(seed, n_rows=400):
    rng = np.random.default_rng(seed)
    return rng.normal(100, 20, n_rows).round(1), rng.normal(40, 9, n_rows).round(1), rng


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    ("combine", "terms", "weights"),
    [
        (lambda a, b: a + b, {"a", "b"}, {1}),
        (lambda a, b: a * b, {"a", "b"}, {1}),
        (lambda a, b: (100 * b / a).round(1), {"a", "b"}, {1, -1}),
        (lambda a, b: (1e4 * b / a**2).round(1), {"a", "b"}, {1, -2}),
        (lambda a, _b: (1.8 * a + 32).round(1), {"a"}, {1.8}),
        (lambda a, b: (0.4 * a + 0.6 * b).round(2), {"a", "b"}, {0.4, 0.6}),
        (lambda a, _b: np.log(a).round(4), {"a"}, {1}),
        (lambda a, b: np.floor(10 * a / b), {"a", "b"}, {1, -1}),
    ],
)
def test_two_columns_make_a_third(seed, combine, terms, weights):
    a, b, rng = draw(seed)
    made = combine(a, b)
    made[:6] = made[rng.permutation(400)[:6]] * 1.3  # broken rows
    (found,) = fits(a=a, b=b, noise=rng.normal(size=400), made=made)
    assert found.formula.target == "made"
    assert {*found.formula.terms} == terms
    assert {round(weight, 3) for weight in found.formula.weights} == weights
    assert {*np.flatnonzero(found.broken)} <= {*range(6)}
    assert found.broken.sum() >= 4


@pytest.mark.parametrize("n_parts", [3, 6, 10])
def test_a_total_of_many_parts(n_parts):
    rng = np.random.default_rng(0)
    parts = rng.integers(0, 60, (300, n_parts))
    total = parts.sum(axis=1)
    total[4] += 9
    (found,) = fits(**{f"p{number}": part for number, part in enumerate(parts.T)}, total=total)
    assert found.formula.target == "total"
    assert len(found.formula.terms) == n_parts
    assert set(found.formula.weights) == {1.0}
    assert np.flatnonzero(found.broken).tolist() == [4]


@pytest.mark.parametrize("seed", range(8))
def test_strong_correlations_are_no_formulas(seed):
    a, b, rng = draw(seed)
    noise = rng.normal(size=400)
    assert fits(a=a, b=b, c=(a + 4 * noise).round(1)) == []
    assert fits(a=a, b=b, c=(a * b * np.exp(0.02 * noise)).round()) == []
    assert fits(a=np.round(a, -1), b=np.round(a + 3 * noise, -1), c=b) == []
    assert fits(**{f"q{number}": column for number, column in enumerate(rng.integers(1, 6, (6, 400)))}) == []
    assert fits(a=(noise > 0) * np.abs(a), b=(b > 40) * b, c=rng.poisson(1, 400)) == []
