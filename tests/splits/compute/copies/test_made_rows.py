import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.copies.made_rows import find_made_rows
from course_toolkit.splits.compute.tables.classes import read_classes
from course_toolkit.splits.compute.tables.sets import Sets

PAIR = ("train", "test")


def table(seed=0, n=500):
    rng = np.random.default_rng(seed)
    y = (np.arange(n) % 5 == 0).astype(int)
    return rng, pd.DataFrame(rng.normal(size=(n, 3)) + y[:, None], columns=list("abc")).assign(y=y)


def mixed(rng, frame, n=300):
    """Append rows of the rarer class, each of them on the segment from one row to a near one."""
    few = frame.loc[frame["y"] == 1, list("abc")].to_numpy()
    start = rng.integers(len(few), size=n)
    near = np.argsort(((few[start][:, None] - few[None]) ** 2).sum(axis=2), axis=1)[:, 1:6]
    end = near[np.arange(n), rng.integers(5, size=n)]
    made = few[start] + rng.random((n, 1)) * (few[end] - few[start])
    return pd.concat([frame, pd.DataFrame(made, columns=list("abc")).assign(y=1)], ignore_index=True)


def look(frame, seed=0):
    order = np.random.default_rng(seed).permutation(len(frame))
    cut = int(0.7 * len(frame))
    sets = Sets({"train": frame.iloc[order[:cut]], "test": frame.iloc[order[cut:]]}, "y")
    return sets, find_made_rows(sets, read_classes(sets.target), PAIR)


def test_rows_between_two_others_are_found_with_their_parents():
    rng, frame = table()
    sets, made = look(mixed(rng, frame))
    test = sets.frames["test"]
    assert made.is_exact
    assert (test.index[made.rows] >= 500).all()
    assert len(made.rows) > 0.7 * (test.index >= 500).sum()
    assert made.share == pytest.approx(len(made.rows) / (test["y"] == 1).sum())
    assert made.other_share == 0
    assert len(made.examples) == 3
    for places in made.examples:
        a, b, c = (
            sets.frames[key][list("abc")].to_numpy()[place] for key, place in zip(made.keys, places, strict=True)
        )
        share = (b - a) @ (c - a) / ((c - a) @ (c - a))
        assert 0 < share < 1
        assert b == pytest.approx(a + share * (c - a))


def test_every_set_says_which_of_its_rows_were_made():
    rng, frame = table(1)
    sets, made = look(mixed(rng, frame))
    for key in PAIR:
        assert (sets.frames[key].index[made.positions[key]] >= 500).all()
    assert set(made.rows) <= set(made.positions["test"])


@pytest.mark.parametrize("seed", range(4))
def test_rows_that_were_measured_lie_between_no_others(seed):
    _rng, frame = table(seed)
    assert look(frame, seed)[1] is None
    assert look(frame.round(1), seed)[1] is None


def test_a_line_through_every_class_is_a_law_of_the_table():
    rng = np.random.default_rng(0)
    t = rng.normal(size=600)
    frame = pd.DataFrame({"a": t, "b": 2 * t + 1, "c": rng.integers(0, 3, 600), "y": np.arange(600) % 5 == 0})
    assert look(frame.astype({"y": int}))[1] is None


def test_values_beside_the_steps_of_one_column_are_a_weaker_sign():
    rng, frame = table(2)
    frame = frame.round(1)
    made = mixed(rng, frame)
    made[["a", "b"]] = made[["a", "b"]].round()
    sets, found = look(made)
    assert (found.is_exact, found.names, found.keys) == (False, ("c",), ("test",))
    assert (sets.frames["test"].index[found.rows] >= 500).all()


def test_one_column_or_few_rows_tell_nothing():
    rng, frame = table()
    assert look(mixed(rng, frame)[["a", "y"]])[1] is None
    assert look(mixed(rng, frame.iloc[:60], n=60).iloc[-10:])[1] is None


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("scale", [1.0, 7.3])
def test_steps_of_one_device_of_two_meet_on_lines(seed, scale):
    rng = np.random.default_rng(seed)
    device = rng.integers(0, 2, 1200)
    X = rng.normal(50, 10, (1200, 3))
    X[device == 0] = X[device == 0].round()
    y = (rng.random(1200) < np.where(device == 1, 0.8, 0.2)).astype(int)
    frame = pd.DataFrame((X - 50) / scale, columns=list("abc")).assign(y=y)
    assert look(frame, seed)[1] is None


@pytest.mark.parametrize("size", [1e307, 1e160, 1e-310])
def test_numbers_at_the_end_of_what_floats_hold_break_nothing(size):
    _rng, frame = table()
    frame[list("abc")] *= size
    assert look(frame)[1] is None
