"""Two columns that go together in one set and not in the other."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from course_toolkit.splits.compute.chance.exchange import draw_exchange
from course_toolkit.splits.compute.chance.relations import MOST_COLUMNS, find_changes
from course_toolkit.splits.compute.tables.sets import Declared, Sets

PAIR = ("train", "test")


def changes(train, test, **declared):
    sets = Sets({"train": train, "test": test}, None, Declared(**declared))
    return find_changes(draw_exchange(sets, PAIR), sets.columns(), level=0.001)


def table(rng, n, p=5):
    X = rng.normal(size=(n, p))
    X[:, 1] += 1.5 * X[:, 0]
    return pd.DataFrame(X, columns=[f"x{i}" for i in range(p)])


def test_a_turned_relation_is_found_with_its_correlations():
    rng = np.random.default_rng(0)
    train, test = table(rng, 400), table(rng, 200).assign(x1=lambda frame: -frame.x1)
    (change,), n_columns = changes(train, test)
    assert (change.names, n_columns) == (("x0", "x1"), 5)
    expected = [stats.spearmanr(frame.x0, frame.x1).statistic for frame in (train, test)]
    assert change.correlations == pytest.approx(expected, abs=0.02)  # ranks of both sets, not of each
    assert change.size == pytest.approx(expected[0] - expected[1], abs=0.04)


def test_categories_take_part():
    rng = np.random.default_rng(0)
    color = rng.choice(["red", "blue", "green"], 600)
    frame = pd.DataFrame({"c": color, "x": rng.normal(size=600) + 2 * (color == "red")})
    test = frame[400:].assign(c=lambda table: table.c.map({"red": "blue", "blue": "red", "green": "green"}))
    found, _ = changes(frame[:400], test)
    assert found[0].names == ("c", "x")


@pytest.mark.parametrize("seed", range(5))
def test_the_same_relation_is_no_change_even_where_it_bends(seed):
    rng = np.random.default_rng(seed)
    frame = table(rng, 500).assign(bent=lambda table: table.x0**2, flag=lambda table: (table.x2 > 1.5).astype(int))
    assert changes(frame[:350], frame[350:])[0] == []


def test_columns_that_hardly_vary_or_are_hardly_known_take_no_part():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"x": rng.normal(size=100), "constant": 1.0, "rare": np.arange(100) == 3, "gone": np.nan})
    assert changes(frame[:60], frame[60:]) == ([], 1)


def test_of_thousands_of_columns_some_are_drawn():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.normal(size=(60, 600)))
    found, n_columns = changes(frame[:40], frame[40:])
    assert (found, n_columns) == ([], MOST_COLUMNS)


def test_a_few_rows_show_nothing():
    frame = pd.DataFrame({"a": [1.0, 2, 3], "b": [3.0, 1, 2]})
    assert changes(frame[:2], frame[2:])[0] == []
