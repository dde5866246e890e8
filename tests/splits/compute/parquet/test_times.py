"""Rows of files in the wrong order are those of tables."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.checks.missing_gap import look_for_gap
from course_toolkit.splits.compute.checks.temporal_overlap import overlap
from course_toolkit.splits.compute.meaning.dates import clocks, read_moments

PAIR = ("train", "test")


def frames(apart=0):
    rng = np.random.default_rng(0)
    days = rng.integers(0, 200, 150)
    days[100:] += apart
    seen = pd.Series(pd.Timestamp("2024-01-01") + pd.to_timedelta(days, unit="D"))
    seen[::13] = pd.NaT
    frame = pd.DataFrame({
        "seen": seen, "text": seen.dt.strftime("%d/%m/%Y"), "date digits": seen.dt.strftime("%Y%m%d").astype(float),
        "step": days, "y": 0,
    })  # fmt: skip
    return frame.iloc[:100].reset_index(drop=True), frame.iloc[100:].reset_index(drop=True)


@pytest.mark.parametrize("apart", [0, 190, 500])
@pytest.mark.parametrize("name", ["seen", "text", "date digits", "step"])
def test_overlaps_and_gaps_are_the_same(both, name, apart):
    memory, files = both(*frames(apart))
    ours, theirs = (overlap(sets, PAIR, read_moments(sets, name)) for sets in (files, memory))
    assert (ours is None) == (theirs is None)
    if theirs is not None:
        for field in ("start", "end", "n_same", "n_known", "n_rows", "examples"):
            assert getattr(ours, field) == getattr(theirs, field), field
        assert [ours.positions[key].tolist() for key in PAIR] == [theirs.positions[key].tolist() for key in PAIR]
    horizon = 30.0 if name == "step" else 30 * 86_400.0
    ours, theirs = (look_for_gap(sets, PAIR, read_moments(sets, name), horizon) for sets in (files, memory))
    assert (ours is None) == (theirs is None)
    if theirs is not None:
        assert (ours.n_rows, ours.start, ours.examples) == (theirs.n_rows, theirs.start, theirs.examples)


def test_clocks_are_seen_in_files(both):
    memory, files = both(*frames())
    assert (
        [one.name for one in clocks(files)] == [one.name for one in clocks(memory)] == ["seen", "text", "date digits"]
    )
