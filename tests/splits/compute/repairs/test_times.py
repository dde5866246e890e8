"""The past learns, the future judges."""

from itertools import pairwise

import pandas as pd
import pytest

from course_toolkit.splits.compute.repairs.times import SPLIT_BY_TIME
from course_toolkit.splits.compute.tables.sets import Sets


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


def test_texts_that_are_dates_are_read_as_dates(sets_of, found, run):
    sets = sets_of()
    frames = {key: frame.assign(when=frame["when"].dt.strftime("%d/%m/%Y")) for key, frame in sets.frames.items()}
    sets, finding = Sets(frames, "malade"), found("split_by_time", columns=("when",))
    ends = [pd.to_datetime(frame["when"], dayfirst=True) for frame in SPLIT_BY_TIME.mend(sets, finding, 0).values()]
    assert ends[0].max() < ends[1].min()
    made = run(SPLIT_BY_TIME.code(sets, finding), sets.frames)
    assert made["test"].equals(SPLIT_BY_TIME.mend(sets, finding, 0)["test"])


def test_labels_that_were_not_known_yet_are_left_out(sets_of, found, run):
    sets, finding = sets_of(time="when", horizon="10 days"), found("split_by_time", columns=("when",))
    frames = SPLIT_BY_TIME.mend(sets, finding, 0)
    assert (frames["test"]["when"].min() - frames["train"]["when"].max()).days == 10
    assert (len(frames["train"]), len(frames["test"])) == (71, 40)
    made = run(SPLIT_BY_TIME.code(sets, finding), sets.frames)
    assert all(made[key].equals(frames[key]) for key in frames)
