"""A test set that was used to choose."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.checks.reused_test_set import find_test_reused
from course_toolkit.splits.compute.finding import NotCheckedError
from course_toolkit.splits.compute.tables.sets import Declared, Sets


def find(evaluations, n_test=100):
    frames = {"train": pd.DataFrame({"y": [0, 1]}), "test": pd.DataFrame({"y": np.arange(n_test) % 2})}
    return [draft() for draft in find_test_reused(Sets(frames, "y", Declared(evaluations=evaluations)))]


@pytest.mark.parametrize(
    "evaluations",
    [
        [("forest", 0.81), ("svm", 0.84), ("tree", 0.79)],
        {"forest": 0.81, "svm": 0.84, "tree": 0.79},
        [{"model": name, "score": 0.8} for name in ("forest", "svm", "tree")],
    ],
)
def test_several_models_compared_on_it_prove_a_choice(evaluations):
    (finding,) = find(evaluations)
    assert finding.severity == "error"
    assert finding.sets == ("test",)
    assert finding.evidence["n_evaluations"] == 3


@pytest.mark.parametrize("evaluations", [5, [0.8, 0.81, 0.8], [("forest", 0.8)] * 5, SimpleNamespace(openings="abc")])
def test_many_scores_of_nobody_knows_what_are_a_warning(evaluations):
    (finding,) = find(evaluations)
    assert finding.severity == "warning"


@pytest.mark.parametrize("evaluations", [2, {"a": 0.8, "b": 0.9}, SimpleNamespace(openings=("June", "July"))])
def test_a_second_look_is_asked_about(evaluations):
    (finding,) = find(evaluations)
    assert finding.severity == "question"


@pytest.mark.parametrize("evaluations", [0, 1, [("final", 0.8)], {}, [], SimpleNamespace(openings=())])
def test_one_look_is_what_a_test_set_is_for(evaluations):
    assert find(evaluations) == []


def test_the_luck_of_the_best_is_what_equal_models_show():
    (finding,) = find([(f"model {i}", 0.8) for i in range(20)], n_test=200)
    scores = np.random.default_rng(0).binomial(200, 0.8, size=(20_000, 20)) / 200
    assert finding.evidence["optimism"] == pytest.approx(scores.max(axis=1).mean() - 0.8, rel=0.05)
    assert finding.evidence["standard_error"] == pytest.approx(np.sqrt(0.8 * 0.2 / 200))
    assert finding.title.startswith(
        "The test set was scored 20 times: the best of these scores is too good by up to 0.05"
    )


def test_scores_that_are_no_shares_leave_the_typical_error():
    (finding,) = find([("a", -3.0), ("b", 170.0), ("c", 12.0)])
    assert finding.evidence["standard_error"] == pytest.approx(0.04)
    assert finding.evidence["best_score"] == 170


@pytest.mark.parametrize(("evaluations", "words"), [(None, "evaluations=["), ("often", "not str"), (2.5, "not float")])
def test_what_was_not_said_is_asked_for(evaluations, words):
    with pytest.raises(NotCheckedError) as caught:
        find(evaluations)
    assert words in caught.value.reason()


def test_an_empty_test_set_has_no_error():
    assert find(3, n_test=0)[0].severity == "warning"


def test_it_is_worded_in_both_languages(language):
    (finding,) = find(4)
    assert ("0,0" in finding.title) == (language == "fr")
    assert finding.why
