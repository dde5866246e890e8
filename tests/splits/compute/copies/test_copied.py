"""Rows in common by their labels, held against a naive search."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.copies.copied import (
    conflicting_pairs,
    count_conflicts_inside,
    find_copied,
    other_label,
    same_label,
)
from course_toolkit.splits.compute.tables.sets import Sets


def sets_with_copies(seed, n_copies=12):
    """Twelve rows copied into the test set, half of them under the other label."""
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(rng.normal(size=(300, 5))).add_prefix("x").assign(y=rng.integers(0, 2, 300))
    copies = frame.iloc[:n_copies].copy()
    copies.iloc[: n_copies // 2, 5] ^= 1
    return Sets({"train": frame.iloc[:204], "test": pd.concat([frame.iloc[204:], copies], ignore_index=True)}, "y")


@pytest.mark.parametrize("seed", range(3))
def test_copies_are_parted_by_their_labels(seed):
    sets = sets_with_copies(seed)
    (copied,) = find_copied(sets)
    assert copied.proved
    assert other_label(sets, copied).rows["test"].tolist() == [*range(96, 102)]
    assert same_label(sets, copied).rows["test"].tolist() == [*range(102, 108)]


def test_each_row_stands_beside_one_that_contradicts_it():
    sets = sets_with_copies(0)
    (copied,) = find_copied(sets)
    pairs = conflicting_pairs(sets, other_label(sets, copied))
    train, test = sets.frames["train"], sets.frames["test"]
    for first, last in pairs:
        assert (train.iloc[first, :5] == test.iloc[last, :5]).all()
        assert train["y"][first] != test["y"][last]


def test_conflicts_inside_the_training_set_are_counted():
    frames = sets_with_copies(0).frames
    clashing = frames["train"].iloc[:4].assign(y=lambda rows: 1 - rows["y"])
    sets = Sets({"train": pd.concat([frames["train"], clashing], ignore_index=True), "test": frames["test"]}, "y")
    assert count_conflicts_inside(sets, find_copied(sets)[0].twins) == 8
    sets = sets_with_copies(0)
    assert count_conflicts_inside(sets, find_copied(sets)[0].twins) == 0


def test_nothing_is_copied_in_a_clean_split():
    assert find_copied(sets_with_copies(0, n_copies=0)) == []
