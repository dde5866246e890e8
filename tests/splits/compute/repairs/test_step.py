"""The pool of all rows is split anew in the same sizes."""

import pandas as pd
import pytest

from course_toolkit.splits.compute.repairs.step import code_of_pool, in_order, judges, resplit


@pytest.mark.parametrize("sizes", [{"train": 80, "test": 40}, {"train": 60, "validation": 30, "test": 30}])
def test_every_row_stands_in_one_set(frame, sizes):
    frames = resplit(frame, sizes, "malade", 0)
    assert list(frames) == list(sizes)
    assert {key: len(part) for key, part in frames.items()} == sizes
    assert sorted(pd.concat(frames.values()).index) == sorted(frame.index)


def test_classes_keep_their_share(frame):
    frames = resplit(frame, {"train": 80, "test": 40}, "malade", 0)
    assert abs(frames["train"]["malade"].mean() - frames["test"]["malade"].mean()) < 0.03


@pytest.mark.parametrize("labels", [range(120), [None, *[1] * 119], [0, *[1] * 119]])
def test_labels_that_cannot_be_shared_out_are_drawn_at_random(frame, labels):
    frames = resplit(frame.assign(malade=list(labels)), {"train": 80, "test": 40}, "malade", 0)
    assert len(frames["test"]) == 40


def test_another_seed_is_another_split(frame):
    one, other = (resplit(frame, {"train": 80, "test": 40}, "malade", seed)["test"] for seed in (0, 1))
    assert not one.index.equals(other.index)


def test_the_last_set_is_cut_off_first():
    assert judges({"train": 1, "validation": 2, "test": 3}) == ["test", "validation"]
    assert list(in_order("t", {"test": "e", "validation": "v"})) == ["train", "validation", "test"]


def test_the_line_names_every_set(sets_of):
    assert code_of_pool(sets_of(validation=True)) == "rest = pd.concat([train, validation, test])"
