"""How often a test set was looked at, in whatever form it was noted down."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.evaluations import Evaluations, read_evaluations

BOTH = Evaluations(2, ("forest", "svm"), (0.8, 0.9))


@pytest.mark.parametrize(
    "noted",
    [
        {"forest": 0.8, "svm": 0.9},
        [("forest", 0.8), ("svm", 0.9)],
        (["forest", np.float64(0.8)], ["svm", 0.9]),
        [{"name": "forest", "score": 0.8}, {"model": "svm", "accuracy": 0.9}],
        [{"model": "forest", "when": "May", "test_score": 0.8}, {"estimator": "svm", "auc": 0.9}],
        pd.Series({"forest": 0.8, "svm": 0.9}),
        pd.DataFrame({"model": ["forest", "svm"], "score": [0.8, 0.9]}),
        iter([("forest", 0.8), ("svm", 0.9)]),
    ],
)
def test_every_usual_form_is_read(noted):
    assert read_evaluations(noted) == BOTH


@pytest.mark.parametrize(
    ("noted", "n_evaluations"),
    [
        (3, 3), (np.int64(3), 3), (0, 0), (-1, 0),
        (SimpleNamespace(openings=("a", "b")), 2), (SimpleNamespace(openings=[]), 0),
        (SimpleNamespace(n_openings=4), 4), ([], 0), ({}, 0),
    ],
)  # fmt: skip
def test_a_count_is_a_count(noted, n_evaluations):
    assert read_evaluations(noted) == Evaluations(n_evaluations)


def test_scores_without_names_and_names_without_scores():
    assert read_evaluations([0.8, 0.9]) == Evaluations(2, (), (0.8, 0.9))
    assert read_evaluations(["forest", "svm"]) == Evaluations(2, ("forest", "svm"))
    assert read_evaluations([("forest", None), ("svm", float("nan"))]) == Evaluations(2, ("forest", "svm"))


def test_the_same_model_twice_is_one_model():
    assert read_evaluations([("forest", 0.8), ("forest", 0.8), ("svm", 0.7)]).n_models == 2


@pytest.mark.parametrize("noted", ["three times", b"3", 2.5, object()])
def test_what_is_no_note_is_not_read(noted):
    assert read_evaluations(noted) is None
