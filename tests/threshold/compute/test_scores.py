"""From what a student has to a ranking: kinds of columns, defaults, and what is refused."""

import math

import numpy as np
import pandas as pd
import pytest

from course_toolkit.threshold.compute import measure_threshold, rank_scores, rank_trusted_scores

Y_TRUE = [0, 0, 0, 1, 1, 1, 1, 1, 0]
Y_SCORE = [0.4, 0.35, 0.3, 0.9, 0.85, 0.7, 0.6, 0.55, 0.75]


@pytest.mark.parametrize("column", [list, tuple, np.array, pd.Series, pd.array, pd.Index])
def test_any_column_will_do(column):
    ranked = rank_scores(column(Y_TRUE), column(Y_SCORE), sample_weight=column([1] * 9), ids=column(range(1, 10)))
    assert ranked.auc == pytest.approx(0.85)
    assert ranked.table(0.9)["id"].tolist() == [4, 5, 9, 6, 7, 8, 1, 2, 3]


@pytest.mark.parametrize(
    ("dtype", "pos_label"),
    [("Int64", 1), ("boolean", True), ("Float64", 1), ("float32", 1), ("object", 1), ("category", 1), ("int8", 1)],
)
def test_any_kind_of_label_that_tells_by_itself(dtype, pos_label):
    ranked = rank_scores(pd.Series(Y_TRUE).astype(dtype), pd.Series(Y_SCORE, dtype="Float64"))
    assert ranked.pos_label == pos_label
    assert type(ranked.pos_label) is type(pos_label)
    assert ranked.at(0.9).tp == 1


@pytest.mark.parametrize("dtype", ["str", "object", "string", "category"])
def test_labels_in_words(dtype):
    y_true = pd.Series(["oui" if real else "non" for real in Y_TRUE], dtype=dtype)
    ranked = rank_scores(y_true, Y_SCORE, pos_label="oui")
    assert ranked.labels == ("non", "oui")
    assert ranked.at(0.9).tp == 1
    assert ranked.at(0.9).pos_label == "oui"


def test_one_class_against_the_rest():
    ranked = rank_scores([0, 1, 2, 1], [0.1, 0.8, 0.3, 0.7], pos_label=1)
    assert ranked.labels == (0, 1, 2)
    assert (ranked.n_negatives, ranked.n_positives) == (2, 2)
    assert ranked.auc == 1
    assert ranked.table(0.5)["class"].tolist() == [1, 1, 2, 0]


def test_zero_can_be_the_class_to_find():
    ranked = rank_scores([0, 0, 1], [0.9, 0.8, 0.1], pos_label=0)
    assert ranked.pos_label == 0
    assert ranked.auc == 1


def test_the_names_of_the_samples():
    named = pd.Series(Y_TRUE, index=list("abcdefghi"))
    others = pd.Series(Y_SCORE, index=list("jklmnopqr"))
    assert rank_scores(named, Y_SCORE).ids.tolist() == list("abcdefghi")
    assert rank_scores(Y_TRUE, others).ids.tolist() == list("jklmnopqr")
    assert rank_scores(named, others).ids.tolist() == list("abcdefghi")
    assert rank_scores(named, Y_SCORE, ids=range(9)).ids.tolist() == list(range(9))
    assert rank_scores(pd.Series(Y_TRUE), others).ids.tolist() == list("jklmnopqr")
    assert rank_scores(Y_TRUE, Y_SCORE).ids.tolist() == list(range(9))


def test_what_is_ranked_does_not_change_when_the_students_arrays_do():
    y_true, y_score, ids = np.array(Y_TRUE), np.array(Y_SCORE), np.arange(9)
    ranked = rank_scores(y_true, y_score, ids=ids)
    before = ranked.table(0.9)
    y_true[:], y_score[:], ids[:] = 0, 0, 0
    assert ranked.table(0.9).equals(before)
    for column in (ranked.y_true, ranked.y_score, ranked.ids):
        with pytest.raises(ValueError, match="read-only"):
            column[0] = 1


def test_32_bit_scores_are_compared_exactly():
    scores = np.array([0.1, 0.2, 0.7], dtype=np.float32)
    ranked = rank_scores([0, 1, 1], scores)
    assert [ranked.at(score).n_alerts for score in scores] == [3, 2, 1]


def test_a_weight_of_one_each_is_no_weight():
    plain, weighted = rank_scores(Y_TRUE, Y_SCORE), rank_scores(Y_TRUE, Y_SCORE, sample_weight=np.ones(9))
    assert weighted.metrics(Y_SCORE).equals(plain.metrics(Y_SCORE).astype(weighted.metrics(Y_SCORE).dtypes))
    assert type(plain.at(0.5).tp) is int
    assert type(weighted.at(0.5).tp) is float


def test_the_short_way_is_the_long_way():
    short = measure_threshold(Y_TRUE, Y_SCORE, 0.6, pos_label=0, sample_weight=range(1, 10), cost_fp=2, cost_fn=3)
    long = rank_scores(Y_TRUE, Y_SCORE, pos_label=0, sample_weight=range(1, 10)).at(0.6, cost_fp=2, cost_fn=3)
    assert short == long


def test_a_fully_grown_tree_gives_nothing_but_zeros_and_ones():
    y_true, y_score = [0, 1, 1, 0], [0.0, 1.0, 0.0, 1.0]
    with pytest.raises(ValueError, match="y_score must be scores"):
        rank_scores(y_true, y_score)
    assert rank_trusted_scores(y_true, y_score).auc == 0.5


TWO = [0, 1]


@pytest.mark.parametrize(
    ("columns", "settings", "message"),
    [
        (([], []), {}, "y_true must hold at least one value"),
        ((TWO, []), {}, "y_score must hold at least one value"),
        ((TWO, [0.1, 0.2, 0.3]), {}, "y_true and y_score must have the same length"),
        ((TWO, [0.1, math.nan]), {}, "y_score must be finite numbers"),
        ((TWO, [0.1, math.inf]), {}, "y_score must be finite numbers"),
        ((TWO, [0.1, "0.2"]), {}, "y_score must be finite numbers"),
        ((TWO, [0.1, None]), {}, "y_score must be finite numbers"),
        ((TWO, [0.1, 1j]), {}, "y_score must be finite numbers"),
        ((TWO, TWO), {}, "y_score must be scores"),
        ((TWO, [False, True]), {}, "y_score must be scores"),
        ((["a", "b"], ["b", "b"]), {"pos_label": "b"}, "y_score must be scores"),
        (([0, 1, 2], [0, 2, 2]), {"pos_label": 1}, "y_score must be scores"),
        ((TWO, [[0.1, 0.9], [0.2, 0.8]]), {}, "y_score must be one column"),
        ((TWO, pd.DataFrame({"p": [0.1, 0.2]})), {}, "y_score must be one column"),
        ((pd.DataFrame({"y": TWO}), [0.1, 0.2]), {}, "y_true must be one column"),
        (([1, None], [0.1, 0.2]), {}, "y_true must say the class of every sample"),
        (([1, 1], [0.1, 0.2]), {}, "y_true must hold both classes"),
        (([1, 1], [0.1, 0.2]), {"pos_label": 1}, "y_true must hold both classes"),
        (([0.3, 0.7, 0.5], [0, 1, 1]), {}, "y_true must hold classes"),
        ((["a", "b"], [0.1, 0.2]), {}, "pos_label must say which class is the one to find"),
        (([1, 2], [0.1, 0.2]), {}, "pos_label must say which class is the one to find"),
        (([0, 1, 2], [0.1, 0.2, 0.3]), {}, "pos_label must say which class is the one to find"),
        ((TWO, [0.1, 0.2]), {"pos_label": "1"}, "pos_label must be one of the classes"),
        ((TWO, [0.1, 0.2]), {"pos_label": math.nan}, "pos_label must be one of the classes"),
        ((TWO, [0.1, 0.2]), {"sample_weight": [1, -1]}, "sample_weight must not be negative"),
        ((TWO, [0.1, 0.2]), {"sample_weight": [1, math.nan]}, "sample_weight must be finite numbers"),
        ((TWO, [0.1, 0.2]), {"sample_weight": [1, 0]}, "sample_weight must leave some weight to both classes"),
        ((TWO, [0.1, 0.2]), {"sample_weight": [0, 1]}, "All samples of the other class weigh 0"),
        ((TWO, [0.1, 0.2]), {"sample_weight": [1]}, "y_score and sample_weight must have the same length"),
        ((TWO, [0.1, 0.2]), {"ids": [1]}, "y_true and ids must have the same length"),
        ((TWO, [0.1, 0.2]), {"ids": "ab"}, "ids must be one column"),
        (
            (pd.Series([0, 1], index=["a", "b"]), pd.Series([0.1, 0.2], index=["b", "a"])),
            {},
            "y_true and y_score must be in the same order",
        ),
    ],
)
def test_what_cannot_be_ranked_is_refused(columns, settings, message):
    with pytest.raises(ValueError, match=message):
        rank_scores(*columns, **settings)


@pytest.mark.parametrize(
    ("threshold", "costs", "message"),
    [
        (math.nan, {}, "threshold must be a number"),
        ("0.5", {}, "threshold must be a number"),
        (0.5, {"cost_fp": -1}, "cost_fp must be 0 or more"),
        (0.5, {"cost_fn": math.inf}, "cost_fn must be a finite number"),
    ],
)
def test_a_threshold_and_its_costs_are_checked(threshold, costs, message):
    with pytest.raises(ValueError, match=message):
        measure_threshold(TWO, [0.1, 0.2], threshold, **costs)
