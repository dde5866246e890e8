"""Leaked rows are taken out of the set that judges, and nothing else is touched."""

import numpy as np
import pytest

from course_toolkit.splits.compute.repairs.rows import DROP_ROWS


def test_the_rows_concerned_are_gone_from_the_last_set(sets_of, found, run):
    sets, gone = sets_of(), np.array([0, 5, 39])
    finding = found("drop_rows", positions={"test": gone, "train": np.array([1, 2, 3])})
    frames = DROP_ROWS.mend(sets, finding, 0)
    assert frames["train"] is sets.frames["train"]
    assert frames["test"].equals(sets.frames["test"].drop(sets.frames["test"].index[gone]))
    assert run(DROP_ROWS.code(sets, finding), sets.frames)["test"].equals(frames["test"])


def test_two_rows_of_one_name_are_told_apart_by_their_place(sets_of, found):
    sets = sets_of()
    sets.frames["test"] = sets.frames["test"].set_axis(["same"] * 40)
    assert len(DROP_ROWS.mend(sets, found("drop_rows", positions={"test": np.array([3])}), 0)["test"]) == 39


@pytest.mark.parametrize("gone", [np.arange(40), np.array([], dtype=int)])
def test_a_set_is_never_emptied(sets_of, found, gone):
    assert DROP_ROWS.mend(sets_of(), found("drop_rows", positions={"test": gone}), 0) is None
