"""Curves, areas and histograms, by hand."""

import math

import numpy as np
import pytest

from course_toolkit.threshold.compute import rank_scores


@pytest.fixture
def ranked():
    return rank_scores([0, 0, 1, 1], [0.1, 0.4, 0.4, 0.8])


def test_the_roc_curve(ranked):
    assert ranked.roc().to_dict("list") == {
        "threshold": [math.inf, 0.8, 0.4, 0.1],
        "fpr": [0.0, 0.0, 0.5, 1.0],
        "tpr": [0.0, 0.5, 1.0, 1.0],
    }


def test_the_precision_recall_curve(ranked):
    assert ranked.precision_recall().to_dict("list") == {
        "threshold": [math.inf, 0.8, 0.4, 0.1],
        "recall": [0.0, 0.5, 1.0, 1.0],
        "precision": [1.0, 1.0, 2 / 3, 0.5],
    }


def test_the_areas(ranked):
    assert ranked.auc == (1 + 1 + 1 + 0.5) / 4  # pairs won, a tie for half
    assert ranked.average_precision == pytest.approx(0.5 * 1 + 0.5 * 2 / 3)


def test_the_curves_can_be_taken_again(ranked):
    first = ranked.precision_recall()
    first.loc[:, "precision"] = 7
    assert ranked.precision_recall()["precision"].max() == 1


def test_scores_that_are_all_equal():
    ranked = rank_scores([0, 1, 1], [0.3, 0.3, 0.3])
    assert ranked.auc == 0.5
    assert ranked.average_precision == pytest.approx(2 / 3)
    assert len(ranked.roc()) == 2


def test_a_histogram():
    found = rank_scores([0, 0, 1, 1], [-1, 2, 2, 6]).histogram(7)
    np.testing.assert_allclose(found.edges, range(-1, 7), atol=1e-12)
    np.testing.assert_allclose(found.negatives_share, [0.5, 0, 0, 0.5, 0, 0, 0])
    np.testing.assert_allclose(found.positives_share, [0, 0, 0, 0.5, 0, 0, 0.5])


def test_probabilities_are_binned_from_0_to_1_on_edges_that_one_types(ranked):
    found = ranked.histogram(40)
    assert found.edges.tolist() == [place / 40 for place in range(41)]
    assert {0.3, 0.35, 0.6, 0.7, 0.85, 0.9} < set(found.edges.tolist())
    assert found.positives_share[[16, 32]].tolist() == [0.5, 0.5]  # 0.4 and 0.8 open their bins


def test_a_histogram_of_one_score_has_room_around_it():
    found = rank_scores([0, 1], [3, 3]).histogram(2)
    assert found.edges.tolist() == pytest.approx([2.5, 3, 3.5])
    assert found.positives_share.sum() == 1


def test_a_histogram_as_wide_as_floats_go():
    found = rank_scores([0, 1], [-1.7e308, 1.7e308]).histogram(4)
    assert np.isfinite(found.edges).all()
    assert found.negatives_share.tolist() == [1, 0, 0, 0]
    assert found.positives_share.tolist() == [0, 0, 0, 1]


def test_a_histogram_has_at_least_one_bin(ranked):
    with pytest.raises(ValueError, match="n_bins must be at least 1"):
        ranked.histogram(0)
