"""The tree and its groups."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.cluster.hierarchy import fcluster

from course_toolkit.attributes.compute.correlation_tree import grow_tree


def matrix(size, **pairs):
    """Return strengths; ``ab=0.9`` is the pair of the first and the second."""
    strengths = np.eye(size)
    for (one, other), value in pairs.items():
        i, j = ord(one) - ord("a"), ord(other) - ord("a")
        strengths[i, j] = strengths[j, i] = value
    return strengths


def test_a_chain_is_no_group():
    tree = grow_tree(matrix(3, ab=0.95, bc=0.93, ac=0.7))
    assert [sorted(group) for group in tree.cut(0.9)] == [[0, 1]]
    assert [sorted(group) for group in tree.cut(0.7)] == [[0, 1, 2]]
    assert tree.cut(0.96) == []


def test_signs_do_not_matter_and_unknown_pairs_are_no_links():
    tree = grow_tree(matrix(3, ab=-0.95, bc=np.nan, ac=np.nan))
    assert [sorted(group) for group in tree.cut(0.95)] == [[0, 1]]
    assert [sorted(group) for group in tree.cut(0)] == [[0, 1, 2]]


def test_equal_columns_are_a_group_at_the_highest_threshold():
    assert grow_tree(matrix(2, ab=1.0)).cut(1.0) == [[0, 1]]


@given(st.integers(2, 12), st.integers(0, 10**6), st.floats(0.05, 1))
def test_every_pair_of_a_group_reaches_the_threshold_and_groups_lie_side_by_side(size, seed, threshold):
    strengths = np.abs(np.corrcoef(np.random.default_rng(seed).normal(size=(size, 5))))
    tree = grow_tree(strengths)
    order = tree.order.tolist()
    for group in tree.cut(threshold):
        assert strengths[np.ix_(group, group)].min() >= threshold - 1e-9
        places = [order.index(leaf) for leaf in group]
        assert places == list(range(places[0], places[0] + len(group)))


@given(st.integers(2, 15), st.integers(0, 10**6), st.floats(0, 1))
def test_a_cut_is_scipys_own(size, seed, threshold):
    strengths = np.abs(np.corrcoef(np.random.default_rng(seed).normal(size=(size, 6))))
    tree = grow_tree(strengths)
    numbers = fcluster(tree.joins, 1 - threshold + 1e-12, criterion="distance")
    wanted = {frozenset(np.flatnonzero(numbers == one).tolist()) for one in numbers}
    assert {frozenset(group) for group in tree.cut(threshold)} == {group for group in wanted if len(group) > 1}


def test_stops_are_where_groups_change():
    tree = grow_tree(matrix(4, ab=0.9001, cd=0.8, ac=0.3, ad=0.3, bc=0.3, bd=0.2))
    assert tree.stops == [0.2, 0.8, 0.9]
    for stop in tree.stops:
        assert tree.cut(stop) != tree.cut(stop + 0.0011)


def test_branches_join_where_the_weakest_pair_is():
    tree = grow_tree(matrix(4, ab=0.9, cd=0.8, ac=0.3, ad=0.3, bc=0.3, bd=0.2))
    first, second, last = tree.branches(tree.order)
    assert (first.strength, second.strength) == pytest.approx((0.9, 0.8))
    assert last.strength == pytest.approx(0.2)
    assert sorted(last.strengths) == pytest.approx([0.8, 0.9])
    assert sorted(last.places) == [0.5, 2.5]


def test_branches_of_some_leaves():
    tree = grow_tree(matrix(4, ab=0.9, cd=0.8, ac=0.3, ad=0.3, bc=0.3, bd=0.2))
    shown = np.array([leaf for leaf in tree.order if leaf != 1])
    strengths = [branch.strength for branch in tree.branches(shown)]
    assert strengths == pytest.approx([0.8, 0.2])
