"""A random split without a seed."""

import pandas as pd
import pytest
from sklearn.model_selection import KFold, ShuffleSplit

from course_toolkit.splits.compute.checks.no_random_state import find_no_random_state
from course_toolkit.splits.compute.finding import NotCheckedError
from course_toolkit.splits.compute.tables.sets import Declared, Sets


def find(**declared):
    frames = {key: pd.DataFrame({"x": [1], "y": [0]}) for key in ("train", "test")}
    return [draft() for draft in find_no_random_state(Sets(frames, "y", Declared(**declared)))]


@pytest.mark.parametrize(
    "split_params",
    [{}, {"test_size": 0.3}, {"random_state": None}, {"shuffle": True}, "train_test_split(X, y, test_size=0.3)",
     ShuffleSplit(3), KFold(3, shuffle=True)],
)  # fmt: skip
def test_a_split_without_a_seed_is_proved(split_params):
    (finding,) = find(split_params=split_params)
    assert finding.severity == "error"
    assert "nobody can make" in finding.title
    assert "random_state=0" in finding.fixes[0]


@pytest.mark.parametrize(
    "split_params",
    [{"random_state": 0}, {"shuffle": False}, "train_test_split(X, y, random_state=42)", "KFold(5)",
     ShuffleSplit(3, random_state=0), KFold(3)],
)  # fmt: skip
def test_a_split_that_can_be_made_again_is_left_alone(split_params):
    assert find(split_params=split_params) == []


def test_a_split_by_time_needs_no_seed():
    assert find(split_params={"test_size": 0.3}, time="when") == []


def test_the_code_of_the_notebook_is_read_where_nothing_else_is_known():
    (finding,) = find(code="import numpy\ntrain, test = train_test_split(frame, test_size=0.25)\n")
    assert finding.title.startswith("train_test_split(frame, test_size=0.25) shuffles without random_state")
    assert find(code="train_test_split(frame)", split_params={"random_state": 0}) == []


def test_a_long_call_is_cut():
    (finding,) = find(split_params=f"train_test_split({', '.join(f'array_{i}' for i in range(99))})")
    assert "…" in finding.title
    assert len(finding.title) < 200


@pytest.mark.parametrize(
    ("declared", "words"),
    [({}, "split_params="), ({"code": "x = 1"}, "split_params="), ({"split_params": 3}, "not int"),
     ({"split_params": "train_test_split("}, "no Python")],
)  # fmt: skip
def test_what_cannot_be_read_is_asked_for(declared, words):
    with pytest.raises(NotCheckedError) as caught:
        find(**declared)
    assert words in caught.value.reason()


def test_it_is_worded_in_both_languages(language):  # noqa: ARG001 — each language in turn
    assert find(split_params={})[0].why
