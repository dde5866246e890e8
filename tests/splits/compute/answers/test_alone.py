import numpy as np
import pytest

from course_toolkit.splits.compute.answers.alone import Rows, ask_all, ask_alone, beats, error_left


def test_error_left_is_one_for_guessing_and_zero_for_knowing():
    y = np.repeat([0.0, 1, 2], [80, 15, 5])
    assert error_left(y, np.zeros(100), "classification") == pytest.approx(1)
    assert error_left(y, y, "classification") == 0
    assert error_left(y, np.full(100, y.mean()), "regression") == pytest.approx(1)


def test_a_column_is_asked_where_it_is_known():
    rng = np.random.default_rng(0)
    y = rng.integers(0, 2, 400).astype(float)
    x = np.where(rng.random(400) < 0.4, np.nan, y + 0.1 * rng.normal(size=400))
    answer = ask_alone(x[:300], x[300:], Rows(y[:300], y[300:], "classification"), is_text=False)
    assert answer.left == answer.left_judged == 0
    assert answer.known.sum() == len(answer.predicted) == np.isfinite(x[:300]).sum()
    assert answer.by_chance < 1e-12


def test_texts_answer_by_their_rows_and_unseen_ones_not_at_all():
    y = np.tile([0.0, 1], 100)
    rows = Rows(y, y, "classification")
    assert ask_alone(np.tile(np.arange(4.0), 50), y, rows, is_text=True).left == 0
    assert ask_alone(np.arange(200.0), y, rows, is_text=True).left >= 0.9


def test_all_others_answer_together_gaps_and_all():
    rng = np.random.default_rng(0)
    X = np.where(rng.random((300, 4)) < 0.1, np.nan, rng.normal(size=(300, 4)))
    y = (np.nan_to_num(X[:, 0]) > 0).astype(float)
    assert error_left(y, ask_all(X, y, "classification"), "classification") < 0.2
    assert error_left(y, ask_all(X[:, :0], y, "classification"), "classification") == pytest.approx(1)


def test_the_better_one_beats_the_other():
    y = np.tile([0.0, 1], 20)
    assert beats(y, y, 1 - y, "classification") == pytest.approx(0.5**40)
    assert beats(y, y, y, "classification") == 1
    assert beats(y, y + 0.1, y + 0.5, "regression") < 1e-6
