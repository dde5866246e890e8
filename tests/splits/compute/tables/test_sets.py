"""The sets of a split made comparable: columns, label, task, pairs."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.tables.sets import MOST_CLASSES, Declared, Sets


def sets_of(label="y", task=None, **frames):
    return Sets({key: pd.DataFrame(values) for key, values in frames.items()}, label, Declared(), task)


def test_every_two_sets_are_a_pair_the_main_one_first():
    three = sets_of(train={"y": [1]}, validation={"y": [1]}, test={"y": [1]})
    assert three.pairs == [("train", "test"), ("train", "validation"), ("validation", "test")]
    assert sets_of(train={"y": [1]}, test={"y": [1]}).pairs == [("train", "test")]


def test_attributes_are_those_of_all_sets_in_the_order_of_training():
    sets = sets_of(train={"b": [1], "y": [0], "a": [2], "c": [3]}, test={"a": [1], "z": [1], "b": [1], "y": [0]})
    assert sets.names == ("b", "a")
    assert sets.unshared == ("c", "z")


def test_names_may_be_of_any_kind():
    names = [0, ("level", "two"), None, "é{x}<b>", pd.Timestamp("2024")]
    frame = pd.DataFrame([range(5)], columns=pd.Index(names, dtype=object, tupleize_cols=False))
    sets = Sets({"train": frame, "test": frame}, "y")
    assert len(sets.names) == 5
    assert sets.matrix("test").tolist() == [[0, 1, 2, 3, 4]]


def test_columns_are_read_once_and_shared():
    sets = sets_of(train={"x": ["a", "b"], "y": 0}, test={"x": ["b"], "y": 0})
    assert sets.column("x") is sets.columns()[0]
    assert sets.column("x").per_set["test"].tolist() == [1]


def test_the_matrix_holds_one_set_in_comparable_values():
    sets = sets_of(train={"x": [1, 2], "t": ["a", None], "y": [0, 1]}, test={"t": ["a"], "x": [3.5], "y": [0]})
    np.testing.assert_array_equal(sets.matrix("train"), [[1, 0], [2, np.nan]])
    assert sets.matrix("test", ["t"]).tolist() == [[0]]
    assert sets.matrix("train", []).shape == (2, 0)


def test_sizes_and_row_names():
    sets = Sets({"train": pd.DataFrame({"y": [1, 2]}, index=["p", "q"]), "test": pd.DataFrame({"y": []})}, "y")
    assert sets.sizes == {"train": 2, "test": 0}
    assert sets.index("train").tolist() == ["p", "q"]


@pytest.mark.parametrize("label", [None, "nowhere", "x"])
def test_without_a_label_in_every_set_there_is_no_target(label):
    sets = sets_of(label, train={"x": [1], "y": [0]}, test={"y": [0]})
    assert sets.target is None
    assert sets.task == "classification"


@pytest.mark.parametrize(
    ("train", "test", "task"),
    [
        ([0, 1], [1, 0], "classification"),
        ([0.0, 1.0, np.nan], [1.0], "classification"),
        ([True, False], [True], "classification"),
        (["sain", "malade"], ["sain"], "classification"),
        (pd.Categorical(["a", "b"]), pd.Categorical(["b"]), "classification"),
        ([0.5, 1.0], [1.0], "regression"),
        (range(MOST_CLASSES + 1), [1], "regression"),
        (range(MOST_CLASSES), [1], "classification"),
        ([0, 1], [0.5], "regression"),
        ([191.0, 189, 193, 162, 189, 182, 211, 167, 176, 154], [169.0, 166, 154, 247], "regression"),  # weights
        ([191, 189, 193, 162, 189, 182, 211] * 2, [169, 166, 154, 247] * 2, "classification"),  # each comes back
        ([1, 2, 3, 4, 5, 6], [7, 8, 9], "classification"),
        ([10, 20, 30], [10, 40], "classification"),
        ([None, None], [None], "classification"),
    ],
)
def test_the_task_is_read_from_the_label(train, test, task):
    assert sets_of(train={"y": train}, test={"y": test}).task == task


@pytest.mark.parametrize("task", ["classification", "regression"])
def test_what_is_told_of_the_task_counts(task):
    assert sets_of(task=task, train={"y": ["a"]}, test={"y": ["a"]}).task == task


def test_what_several_checks_need_is_found_once():
    sets, calls = sets_of(train={"y": [0]}, test={"y": [0]}), []
    assert sets.remember("it", lambda: calls.append(1) or 7) == sets.remember("it", lambda: calls.append(2) or 8) == 7
    assert calls == [1]
