"""The set goes with its rows through what pandas does with them, and away where sets are mixed."""

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit._core.compute.sets import is_split, mark_set, read_rows


@pytest.fixture
def split():
    return ct.split(ct.make_sante(200, random_state=0).frame, label="malade", random_state=0)


def test_a_part_of_a_split_brings_attributes_label_and_set(split):
    rows = read_rows(split.validation)
    assert rows.key == "validation"
    assert list(rows.X) == ["ID", "Age", "IMC", "cholesterol", "poids"]
    assert rows.y.equals(split.validation.y)


@pytest.mark.parametrize("take", [lambda part: part.X, lambda part: part.frame, lambda part: part.X[["Age"]],
                                  lambda part: part.X.iloc[:5].fillna(0), lambda part: part.y])  # fmt: skip
def test_the_set_goes_with_selections(split, take):
    for key in ("train", "validation"):
        assert read_rows(take(getattr(split, key))).key == key
    assert read_rows(take(split.open_test(reason="looked at by a test"))).key == "test"


def test_sets_put_together_are_no_set(split):
    assert read_rows(pd.concat([split.train.X, split.validation.X])).key is None


def test_the_table_that_was_split_is_not_marked():
    frame = ct.make_sante(200, random_state=0).frame
    ct.split(frame, label="malade", random_state=0)
    assert frame.attrs == {}


@pytest.mark.parametrize("value", [np.zeros((3, 2)), [[1, 2]], None, "X_train", 3])
def test_anything_else_is_handed_on_as_it_is(value):
    rows = read_rows(value)
    assert rows.X is value
    assert (rows.y, rows.key) == (None, None)


def test_a_mark_of_somebody_else_says_nothing():
    frame = pd.DataFrame({"a": [1]})
    frame.attrs["course_toolkit.set"] = ["train"]
    assert read_rows(frame).key is None
    assert read_rows(mark_set(frame, "test")).key == "test"


def test_a_sealed_split_is_seen_without_opening_it(split):
    assert is_split(split)
    assert split.openings == ()


def test_a_table_with_columns_of_these_names_is_no_split():
    assert not is_split(pd.DataFrame({"train": [1], "validation": [1], "test": [1]}))
    assert not is_split(None)
