"""The past learns, the future judges."""

from itertools import pairwise

import pytest

from course_toolkit.splits.compute.repairs.times import SPLIT_BY_TIME


@pytest.mark.parametrize("validation", [False, True])
def test_every_set_ends_before_the_next_begins(sets_of, found, run, validation):
    sets, finding = sets_of(validation=validation), found("split_by_time", columns=("when",))
    frames = SPLIT_BY_TIME.mend(sets, finding, 0)
    parts = list(frames.values())
    assert all(one["when"].max() < other["when"].min() for one, other in pairwise(parts))
    assert {key: len(frame) for key, frame in frames.items()} == sets.sizes
    made = run(SPLIT_BY_TIME.code(sets, finding), sets.frames)
    assert all(made[key].equals(frames[key]) for key in frames)


def test_what_was_declared_comes_first(sets_of, found):
    frames = SPLIT_BY_TIME.mend(sets_of(time="when"), found("split_by_time", columns=("age",)), 0)
    assert frames["train"]["when"].max() < frames["test"]["when"].min()


def test_without_a_time_nothing_is_split(sets_of, found):
    assert SPLIT_BY_TIME.mend(sets_of(), found("split_by_time"), 0) is None
