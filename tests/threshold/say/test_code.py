"""The lines run, and give the numbers on the screen."""

import math

import numpy as np
import pytest

from course_toolkit.threshold.compute import measure_threshold, rank_scores
from course_toolkit.threshold.say import say_code

Y_TRUE = [0, 0, 0, 1, 1, 1, 1, 1, 0]
Y_SCORE = [0.4, 0.35, 0.3, 0.9, 0.85, 0.7, 0.6, 0.55, 0.75]
SCORES = "import numpy as np\n\ny_true, y_score = np.asarray(y_true), np.asarray(y_score)"
NUMBERS = ("tn", "fp", "fn", "tp", "accuracy", "precision", "recall", "f1")


def run(outcome, y_true, y_score):
    names = {"y_true": y_true, "y_score": y_score}
    exec(say_code(outcome, scores=SCORES), names)  # noqa: S102 — the lines are what is tested
    return names


@pytest.mark.parametrize("threshold", [0.3, 0.5, 0.55, 0.9, 0.95, -1, 1e-300, 1 / 3, np.float64(0.7)])
def test_the_lines_give_the_numbers(threshold):
    outcome, ranked = measure_threshold(Y_TRUE, Y_SCORE, threshold), rank_scores(Y_TRUE, Y_SCORE)
    names = run(outcome, Y_TRUE, Y_SCORE)
    for name in NUMBERS:
        np.testing.assert_allclose(names[name], getattr(outcome, name), equal_nan=True, err_msg=name)
    assert names["auc"] == pytest.approx(ranked.auc)
    assert names["average_precision"] == pytest.approx(ranked.average_precision)


def test_at_the_very_score_the_same_side_is_taken():
    third = measure_threshold([0, 1, 1], [0.1, 1 / 3, 0.5], 1 / 3)
    assert run(third, [0, 1, 1], [0.1, 1 / 3, 0.5])["tp"] == third.tp == 2


@pytest.mark.parametrize(
    "labels", [(0, 1), (-1, 1), ("no", "yes"), ("it's", 'a "quote"'), ("{}", "a\nb"), (False, True)]
)
def test_any_class_is_written_as_python_writes_it(labels):
    y_true = [labels[label] for label in Y_TRUE]
    outcome = measure_threshold(y_true, Y_SCORE, 0.72, pos_label=labels[1])
    assert run(outcome, y_true, Y_SCORE)["tp"] == outcome.tp == 2


def test_classes_of_numpy_are_written_plainly():
    outcome = measure_threshold(np.array(Y_TRUE), Y_SCORE, np.float64(0.5), pos_label=np.int64(1))
    code = say_code(outcome, scores=SCORES)
    assert "y_true == 1\n" in code
    assert "y_score >= 0.5\n" in code
    assert "np.int64" not in code


def test_the_lines_are_scikit_learn_s_and_short():
    code = say_code(measure_threshold(Y_TRUE, Y_SCORE, 0.5), scores=SCORES)
    assert "from sklearn.metrics import" in code
    assert "course_toolkit" not in code
    assert max(map(len, code.splitlines())) <= 100
    assert code.endswith("\n")


def test_nobody_called_positive_runs_without_a_warning():
    outcome = measure_threshold(Y_TRUE, Y_SCORE, 0.95)
    assert math.isnan(run(outcome, Y_TRUE, Y_SCORE)["precision"])
