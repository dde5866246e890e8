"""The cells of a mixed matrix, held against the measure of each pair."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit._core.compute.meaning.attribute import read_attribute
from course_toolkit.attributes.compute import correlation_cells as module
from course_toolkit.attributes.compute.association import measure_association
from course_toolkit.attributes.compute.correlation_cells import measure_cells, rank


@pytest.fixture
def attributes():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(
        {
            "age": rng.integers(18, 90, 150),
            "sex": rng.choice(["m", "f"], 150),
            "seen": pd.Timestamp("2020-01-01") + pd.to_timedelta(rng.integers(0, 500, 150), unit="D"),
            "smokes": rng.random(150) < 0.3,
            "town": rng.choice(["Lyon", "Nice", None], 150),
        }
    )
    frame["price"] = (frame["age"] + rng.normal(size=150)).map("{:.2f} €".format).str.replace(".", ",")
    frame.loc[::9, "price"] = None
    return [read_attribute(frame[name]) for name in frame]


@pytest.mark.parametrize("method", ["pearson", "spearman", "auto"])
def test_every_cell_is_its_pairs_own_measure(attributes, method):
    cells = measure_cells(attributes, method)
    for i, j in combinations(range(len(attributes)), 2):
        found = measure_association(attributes[i], attributes[j])
        wanted = found.spearman if cells.by_ranks[i, j] else found.value
        assert cells.links[i, j] == cells.links[j, i] == pytest.approx(wanted, abs=1e-9)
        assert cells.n_rows[i, j] == found.n_rows
        assert cells.by_ranks[i, j] == (method == "spearman" and found.measure == "pearson")
    assert np.diag(cells.links) == pytest.approx(1)


def test_ranks_once_a_column_where_a_pair_each_would_take_long(attributes, monkeypatch):
    monkeypatch.setattr(module, "MOST_CELLS_RANKED", 0)
    cells = measure_cells(attributes, "spearman")
    assert cells.links[0, 5] == pytest.approx(measure_association(attributes[0], attributes[5]).spearman, abs=0.01)


def test_auto_takes_the_ranks_where_one_row_hides_the_link():
    frame = ct.load_sante()
    names = ["Age", "IMC", "cholesterol", "poids"]
    cells = measure_cells([read_attribute(frame[name]) for name in names], "auto")
    assert cells.by_ranks[2].tolist() == [True, True, False, True]
    assert not cells.by_ranks[0, 1]
    assert cells.links[2, 3] == pytest.approx(frame["cholesterol"].corr(frame["poids"], method="spearman"))
    assert abs(cells.pearson[2, 3]) < 0.1
    assert cells.without[2, 3] == pytest.approx(frame.drop(index=4)["cholesterol"].corr(frame.drop(index=4)["poids"]))
    assert cells.rows[2, 3] == 4


def test_ranks_leave_gaps():
    assert rank(np.array([3, np.nan, 1, 3, np.inf])) == pytest.approx([2.5, np.nan, 1, 2.5, np.nan], nan_ok=True)
