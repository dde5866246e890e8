"""One outcome: its fields, its frame."""

import dataclasses

import pytest

from course_toolkit.threshold.compute import ThresholdOutcome
from course_toolkit.threshold.compute.ratios import COLUMNS

OUTCOME = ThresholdOutcome(0.9, tn=4, fp=0, fn=4, tp=1)


def test_it_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        OUTCOME.tp = 2


def test_it_has_no_room_for_anything_else():
    assert not hasattr(OUTCOME, "__dict__")


def test_its_defaults():
    assert (OUTCOME.pos_label, OUTCOME.cost_fp, OUTCOME.cost_fn) == (1, 1.0, 1.0)


def test_it_is_told_apart_by_its_fields():
    assert ThresholdOutcome(0.9, 4, 0, 4, 1) == OUTCOME
    assert dataclasses.replace(OUTCOME, pos_label="1") != OUTCOME
    assert hash(OUTCOME) == hash(ThresholdOutcome(0.9, 4, 0, 4, 1))


def test_its_frame_is_one_row_of_everything():
    frame = OUTCOME.frame()
    assert frame.shape == (1, len(COLUMNS))
    for name in COLUMNS:
        assert frame.loc[0, name] == getattr(OUTCOME, name)
    assert frame["tp"].dtype.kind == "i"
    assert frame["precision"].dtype.kind == "f"
