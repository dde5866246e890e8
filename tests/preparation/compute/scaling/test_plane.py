"""Shares of distance against all pairs, neighbours against scikit-learn."""

import numpy as np
import pytest
from scipy.spatial.distance import pdist
from sklearn.neighbors import NearestNeighbors

from course_toolkit.preparation.compute.scaling.methods import METHODS, fit
from course_toolkit.preparation.compute.scaling.plane import Plane, evenly, share_of_distance

RNG = np.random.default_rng(0)


@pytest.fixture(scope="module")
def plane():
    one, other = RNG.normal(50, 15, 300), RNG.lognormal(5, 0.5, 300)
    pairs = {method: (fit(method, one), fit(method, other)) for method in METHODS}
    points = {
        method: np.column_stack([first.transform(one), second.transform(other)])
        for method, (first, second) in pairs.items()
    }
    return Plane(np.arange(0, 600, 2), points, pairs, 300, 5)


def test_the_share_is_that_of_all_pairs():
    one, other = RNG.normal(50, 15, 200), RNG.normal(200, 30, 200)
    squares = [float((pdist(values.reshape(-1, 1)) ** 2).sum()) for values in (one, other)]
    assert share_of_distance(one, other) == pytest.approx(squares[0] / sum(squares))
    assert np.isnan(share_of_distance(np.ones(3), np.zeros(3)))
    assert np.isnan(share_of_distance(np.ones(0), np.ones(0)))


@pytest.mark.parametrize("method", METHODS)
def test_neighbors_are_those_of_scikit_learn(plane, method):
    points = plane.points[method]
    found = NearestNeighbors(n_neighbors=6).fit(points).kneighbors(points, return_distance=False)[:, 1:]
    for place in (0, 17, 299):
        assert plane.neighbors(place, method).tolist() == found[place].tolist()


def test_of_rows_equally_near_the_first_ones_are_taken():
    points = np.array([[0.0, 0], [1, 0], [-1, 0], [0, 1], [0, -1], [5, 5]])
    plane = Plane(np.arange(6), {"raw": points}, {}, 6, 2)
    assert plane.neighbors(0, "raw").tolist() == [1, 2]


def test_the_radius_holds_a_tenth_of_the_rows(plane):
    points, radius = plane.points["standard"], plane.radius(8, "standard")
    distances = np.sqrt(((points - points[8]) ** 2).sum(axis=1))
    assert (distances <= radius * (1 + 1e-12)).sum() == 30 + 1


def test_how_many_neighbors_are_kept(plane):
    assert plane.kept["raw"] == 1
    asked = evenly(np.arange(300), 100)
    kept = [
        len(set(plane.neighbors(place, "raw").tolist()) & set(plane.neighbors(place, "minmax").tolist())) / 5
        for place in asked.tolist()
    ]
    assert plane.kept["minmax"] == pytest.approx(np.mean(kept))
    changed = plane.most_changed
    assert changed in asked
    now = set(plane.neighbors(changed, "raw").tolist()) & set(plane.neighbors(changed, "standard").tolist())
    assert len(now) == min(
        len(set(plane.neighbors(p, "raw").tolist()) & set(plane.neighbors(p, "standard").tolist()))
        for p in asked.tolist()
    )


def test_a_row_is_found_or_the_nearest_in_the_table(plane):
    assert plane.place_of(8) == 4
    assert plane.positions[plane.place_of(9)] in {8, 10}


def test_a_point_of_the_scatter_finds_its_row(plane):
    x, y = plane.points["raw"][42]
    assert plane.nearest_to(x, y, widths=(90.0, 400.0)) == 42


def test_evenly():
    assert evenly(np.arange(5), 9).tolist() == [0, 1, 2, 3, 4]
    assert evenly(np.arange(101), 3).tolist() == [0, 50, 100]
