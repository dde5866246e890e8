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


@pytest.mark.parametrize("n_items", [2, 3, 5, 8])
def test_a_sum_of_answers(n_items):
    rng = np.random.default_rng(n_items)
    attitude = rng.normal(size=(300, 1))
    items = np.clip(np.round(3 + 0.6 * attitude + 0.9 * rng.normal(size=(300, n_items))), 1, 5)
    (found,) = fits(**{f"q{number}": item for number, item in enumerate(items.T)}, score=items.sum(axis=1))
    assert found.formula.target == "score"
    assert len(found.formula.terms) == n_items
    assert found.formula.n_odd == 0


@pytest.mark.parametrize("n_decimals", [1, 2, 6])
@pytest.mark.parametrize("n_marks", [2, 3, 4, 5])
def test_a_rounded_mean_of_marks(n_marks, n_decimals):
    marks = np.random.default_rng(3).normal(12, 3, (300, n_marks)) * 2
    marks = np.round(marks) / 2
    columns = {f"n{number}": mark for number, mark in enumerate(marks.T)}
    (found,) = fits(**columns, moyenne=marks.mean(axis=1).round(n_decimals))
    assert (found.formula.target, found.share) == ("moyenne", 1)
    assert found.formula.weights == pytest.approx([1 / n_marks] * n_marks, rel=1e-3)


@pytest.mark.parametrize(("low", "size"), [(1990, 12), (1960, 44)])
def test_over_a_few_years_every_curve_is_a_line(low, size):
    year = np.random.default_rng(0).integers(low, low + size, 600)
    (found,) = fits(year=year, age=2004 - year)
    assert (found.formula.form, found.formula.weights, found.formula.constant) == ("sum", (-1.0,), 2004.0)
    (found,) = fits(birthyear=year, year=year + 14)
    assert (found.formula.form, found.formula.constant) == ("sum", 14.0)


@pytest.mark.parametrize("seed", range(5))
def test_what_hardly_differs_from_row_to_row_follows_no_curve(seed):
    rng = np.random.default_rng(seed)
    ground = 110 + rng.normal(size=90).cumsum() / 3
    assert fits(v1=ground.round(), v2=(ground + 0.3 * rng.normal(size=90)).round()) == []


def test_rows_that_break_it_leave_the_measure_alone():
    rng = np.random.default_rng(0)
    quantity, price = 1 + rng.poisson(1.3, 600), rng.choice([4.99, 9.99, 19.99, 24.95, 59.9, 149.99], 600)
    total = (quantity * price).round(2)
    total[:60] += np.arange(1, 61) / 2
    (found,) = fits(quantity=quantity, price=price, total=total)
    assert np.flatnonzero(found.broken).tolist() == [*range(60)]
    assert found.share == pytest.approx(0.9)
