"""The lecture's ranked table, row for row, and the rows behind each cell."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.threshold.compute import OUTCOMES, rank_scores

Y_TRUE = [0, 0, 0, 1, 1, 1, 1, 1, 0]
Y_SCORE = [0.4, 0.35, 0.3, 0.9, 0.85, 0.7, 0.6, 0.55, 0.75]

#: rang, ID, classe, proba, TP/FP/TN/FN: as in the lecture notes, at the threshold 0.9.
LECTURE = [
    (1, 4, 1, 0.9, "TP"),
    (2, 5, 1, 0.85, "FN"),
    (3, 9, 0, 0.75, "TN"),
    (4, 6, 1, 0.7, "FN"),
    (5, 7, 1, 0.6, "FN"),
    (6, 8, 1, 0.55, "FN"),
    (7, 1, 0, 0.4, "TN"),
    (8, 2, 0, 0.35, "TN"),
    (9, 3, 0, 0.3, "TN"),
]


def test_the_lectures_table_row_for_row():
    table = rank_scores(Y_TRUE, Y_SCORE, ids=range(1, 10)).table(0.9)
    assert list(table.columns) == ["rank", "id", "class", "score", "outcome"]
    assert list(table.itertuples(index=False, name=None)) == LECTURE


def test_the_lectures_counts():
    outcome = rank_scores(Y_TRUE, Y_SCORE).at(0.9)
    assert (outcome.tp, outcome.fp, outcome.tn, outcome.fn) == (1, 0, 4, 4)


def test_the_table_speaks_the_students_words():
    y_true = pd.Series(["sain", "malade", "sain"], index=["p7", "p8", "p9"])
    table = rank_scores(y_true, [0.2, 0.9, 0.6], pos_label="malade").table(0.5)
    assert list(table.itertuples(index=False, name=None)) == [
        (1, "p8", "malade", 0.9, "TP"),
        (2, "p9", "sain", 0.6, "FP"),
        (3, "p7", "sain", 0.2, "TN"),
    ]


def test_equal_scores_stay_in_the_order_in_which_they_came():
    table = rank_scores([0, 1, 0, 1, 0], [0.5, 0.7, 0.5, 0.5, 0.7]).table(0.6)
    assert table["id"].tolist() == [1, 4, 0, 2, 3]


@pytest.mark.parametrize(("outcome", "rows"), [("tp", [3]), ("fp", []), ("fn", [4, 5, 6, 7]), ("tn", [8, 0, 1, 2])])
def test_the_rows_of_a_cell(outcome, rows):
    ranked = rank_scores(Y_TRUE, Y_SCORE)
    assert ranked.rows(0.9, outcome).tolist() == rows
    assert ranked.rows(0.9, outcome, limit=2).tolist() == rows[:2]
    assert ranked.rows(0.9, outcome, limit=0).tolist() == []


def test_rows_are_positions():
    y_true = pd.Series(Y_TRUE, index=range(100, 109))
    rows = rank_scores(y_true, Y_SCORE).rows(0.9, "tp")
    assert rows.dtype.kind == "i"
    assert y_true.iloc[rows].index.tolist() == [103]


def test_a_sample_without_weight_is_listed_and_counts_for_nothing():
    ranked = rank_scores([0, 1, 1], [0.2, 0.8, 0.9], sample_weight=[1, 1, 0])
    assert ranked.table(0.5)["outcome"].tolist() == ["TP", "TP", "TN"]
    assert ranked.rows(0.5, "tp").tolist() == [2, 1]
    assert ranked.at(0.5).tp == 1
    assert ranked.score_range == (0.2, 0.8)


def test_an_unknown_cell_is_refused():
    with pytest.raises(ValueError, match="outcome must be one of: 'tn', 'fp', 'fn', 'tp'"):
        rank_scores(Y_TRUE, Y_SCORE).rows(0.9, "TPP")


def test_the_cells_share_out_the_samples():
    ranked = rank_scores(Y_TRUE, Y_SCORE)
    everybody = np.concatenate([ranked.rows(0.6, outcome) for outcome in OUTCOMES])
    assert sorted(everybody.tolist()) == list(range(9))
