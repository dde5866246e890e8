"""Groups that files share are those that tables share."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.checks.group_overlap import numbered_anew, share

PAIR = ("train", "test")


def frames():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(
        {
            "number": rng.integers(0, 90, 200), "text": [f"P{n}" for n in rng.integers(0, 90, 200)],
            "date": pd.Timestamp("2024-01-01") + pd.to_timedelta(rng.integers(0, 90, 200), unit="D"),
            "other": rng.choice(list("abc"), 200), "y": 0,
        }
    )  # fmt: skip
    frame.loc[::9, "text"] = None
    return frame.iloc[:120].reset_index(drop=True), frame.iloc[120:].reset_index(drop=True)


@pytest.mark.parametrize("names", [("number",), ("text",), ("date",), ("text", "other"), ("number", "other")])
def test_shared_groups_are_the_same(both, names):
    memory, files = both(*frames())
    ours, theirs = (share(sets, PAIR, names) for sets in (files, memory))
    for field in ("n_groups", "n_groups_last", "n_rows", "examples", "first_values", "is_unique"):
        assert getattr(ours, field) == getattr(theirs, field), field
    for key in PAIR:
        assert ours.positions[key].tolist() == theirs.positions[key].tolist()


def test_no_group_is_shared(both):
    train, test = frames()
    _memory, files = both(train, test.assign(text=test["text"] + "b"))
    assert share(files, PAIR, ("text",)) is None


@pytest.mark.parametrize(
    ("first", "last", "anew"),
    [(range(5), range(3), True), (range(5), range(1, 4), False), ([0, 1, 1, 2, 3], range(3), False)],
)
def test_rows_numbered_anew(both, first, last, anew):
    memory, files = both(pd.DataFrame({"n": [*first], "y": 0}), pd.DataFrame({"n": [*last], "y": 0}))
    assert numbered_anew(files, PAIR, "n") == numbered_anew(memory, PAIR, "n") == anew
