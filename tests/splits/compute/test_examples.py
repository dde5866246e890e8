"""Rows side by side."""

import pandas as pd
import pytest

from course_toolkit.splits.compute.examples import N_PAIRS, side_by_side
from course_toolkit.splits.compute.tables.sets import Sets

KEYS = ("train", "test")


@pytest.fixture
def sets():
    train = pd.DataFrame({"a": [1, 2, 3], "b": ["x", None, "z"], "only": 0, "y": [0, 1, 0]}, index=["p", "q", "r"])
    test = pd.DataFrame({"y": [1, 0], "b": ["z", "x"], "a": [3.0, 1.5]}, index=[7, 8])
    return Sets({"train": train, "test": test}, "y")


def test_each_pair_stands_under_the_names_of_its_sets_and_rows(sets):
    table = side_by_side(sets, KEYS, [(2, 0), (0, 1)])
    assert table.index.tolist() == ["training set · r", "test set · 7", "training set · p", "test set · 8"]
    assert table.columns.tolist() == ["a", "b", "y"]
    assert table.to_numpy().tolist() == [[3, "z", 0], [3.0, "z", 1], [1, "x", 0], [1.5, "x", 0]]


def test_values_stay_as_each_table_has_them(sets):
    table = side_by_side(sets, KEYS, [(2, 0)])
    assert [type(value) for value in table["a"]] == [int, float]


def test_some_columns_may_be_named_and_a_set_may_stand_twice(sets):
    table = side_by_side(sets, ("test", "train", "train"), [(0, 2, 1)], names=["b"])
    assert table.index.tolist() == ["test set · 7", "training set · r", "training set · q"]
    assert table.columns.tolist() == ["b"]


def test_only_the_first_few_are_shown(sets):
    assert len(side_by_side(sets, KEYS, ((0, 0) for _ in range(10**6)))) == 2 * N_PAIRS


def test_nothing_is_shown_of_nothing(sets):
    table = side_by_side(sets, KEYS, [])
    assert table.empty
    assert table.columns.tolist() == ["a", "b", "y"]


def test_without_a_label_the_attributes_are_shown(sets):
    bare = Sets({"train": sets.frames["train"], "test": sets.frames["test"].drop(columns="y")}, "y")
    assert side_by_side(bare, KEYS, [(0, 0)]).columns.tolist() == ["a", "b"]


def test_odd_columns_are_shown_too():
    frame = pd.DataFrame(
        {
            "list": [[1, 2]],
            "day": pd.Series(pd.date_range("2024", periods=1, tz="UTC")),
            "kind": pd.Categorical(["k"]),
            ("two", "levels"): pd.array([None], dtype="Int64"),
        }
    )
    table = side_by_side(Sets({"train": frame, "test": frame}, None), KEYS, [(0, 0)])
    assert table.shape == (2, 4)
    assert table.iloc[0, 0] == [1, 2]


def test_row_names_of_several_levels_are_written():
    frame = pd.DataFrame({"x": [1]}, index=pd.MultiIndex.from_tuples([("a", 1)]))
    table = side_by_side(Sets({"train": frame, "test": frame}, None), KEYS, [(0, 0)])
    assert table.index[0] == "training set · a, 1"
