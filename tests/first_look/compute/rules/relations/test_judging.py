"""A formula holds where chance and rounding would not do as much; which rows break it."""

import numpy as np
import pytest

from course_toolkit.first_look.compute.rules.relations.formulas import Formula
from course_toolkit.first_look.compute.rules.relations.judging import hold, judge
from course_toolkit.first_look.compute.rules.relations.measures import Measures


def table(seed=0, n_rows=300):
    rng = np.random.default_rng(seed)
    year, amount = rng.integers(1960, 2004, n_rows).astype(float), rng.normal(100, 20, n_rows).round(1)
    columns = {"year": year, "age": 2004 - year, "amount": amount, "twice": 2 * amount}
    return Measures(tuple(columns), np.column_stack(list(columns.values())))


def test_a_plain_sum_is_better_than_the_curve_that_follows_it():
    line = Formula("age", ("year",), (-1.0,), 2004.0, "sum")
    middle = 1982.0
    curve = Formula("age", ("year",), (-middle,), 22 + middle * np.log(middle), "logarithm")
    assert judge(table(), line, n_trials=16) is not None
    assert judge(table(), curve, n_trials=16) is None


def test_chance_is_no_formula():
    assert judge(table(), Formula("amount", ("year",), (0.05,), 1.0, "sum"), n_trials=16) is None


@pytest.mark.parametrize("n_broken", [0, 1, 20])
def test_the_rows_that_break_it(n_broken):
    measures = table()
    measures.values[:n_broken, 3] += 50
    fit = hold(measures, Formula("twice", ("amount",), (2.0,), 0.0, "sum"))
    assert np.flatnonzero(fit.broken).tolist() == [*range(n_broken)]
    assert fit.share == pytest.approx(1 - n_broken / 300)


def test_a_formula_that_half_the_rows_break_is_none():
    measures = table()
    measures.values[:150, 3] += 50
    assert hold(measures, Formula("twice", ("amount",), (2.0,), 0.0, "sum")) is None


def test_a_term_that_never_changes_stops_no_audit():
    year, _age, amount, _twice = table().values.T
    measures = Measures(("all", "year", "amount", "same"), np.column_stack([year + amount, year, amount, year * 0 + 7]))
    total = Formula("all", ("year", "amount", "same"), (1.0, 1.0, 0.0), 0.0, "sum")
    assert judge(measures, total, n_trials=16) is not None
