"""Rows that resampling added are gone before the split, and the training set alone is balanced after it."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.repairs.resampling import UNDO_RESAMPLING
from course_toolkit.splits.compute.tables.sets import Sets


@pytest.fixture
def resampled():
    rng = np.random.default_rng(0)
    rare = pd.DataFrame({"a": rng.normal(2, 1, 20), "b": rng.normal(size=20), "y": 1})
    common = pd.DataFrame({"a": rng.normal(0, 1, 80), "b": rng.normal(size=80), "y": 0})
    frame = pd.concat([common, rare, rare, rare, rare], ignore_index=True).sample(frac=1, random_state=0)
    return Sets({"train": frame[:110], "test": frame[110:]}, "y")


def copies(sets):
    return {key: np.flatnonzero(frame["y"] == 1) for key, frame in sets.frames.items()}


def test_no_copy_is_left_across_the_sets(resampled, found):
    frames = UNDO_RESAMPLING.mend(resampled, found("undo_resampling", positions=copies(resampled)), 0)
    assert frames["train"].merge(frames["test"]).empty
    assert frames["train"]["y"].mean() == 0.5
    assert 0.1 < frames["test"]["y"].mean() < 0.3
    assert len(pd.concat(frames.values()).drop_duplicates()) == 100


def test_made_rows_that_are_no_copies_are_gone(resampled, found):
    made = {"train": np.array([0, 1]), "test": np.array([2])}
    unique = Sets({key: frame.drop_duplicates() for key, frame in resampled.frames.items()}, "y")
    gone = {frame["a"].iloc[place] for key, frame in unique.frames.items() for place in made[key]}
    twice = set(unique.frames["train"]["a"]) & set(unique.frames["test"]["a"])
    frames = UNDO_RESAMPLING.mend(unique, found("undo_resampling", positions=made), 0)
    assert not (gone - twice) & set(pd.concat(frames.values())["a"])


def test_without_rows_or_label_nothing_is_undone(resampled, found):
    assert UNDO_RESAMPLING.mend(resampled, found("undo_resampling"), 0) is None
    unlabelled = Sets(resampled.frames, None)
    assert UNDO_RESAMPLING.mend(unlabelled, found("undo_resampling", positions=copies(resampled)), 0) is None


def test_the_code_starts_from_the_table_before_resampling(resampled, found):
    frame = pd.concat(resampled.frames.values()).drop_duplicates()
    names = {"frame": frame}
    exec(UNDO_RESAMPLING.code(resampled, found("undo_resampling")), names)  # noqa: S102 — what it does is the question
    assert names["train"]["y"].mean() == 0.5
    assert names["train"].merge(names["test"]).empty
