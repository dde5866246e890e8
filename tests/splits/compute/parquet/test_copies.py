"""Equal rows of files are those of tables."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.copies.equal_rows import equal_rows, names_each_row, read, telling_names
from course_toolkit.splits.compute.examples import row_of

PAIR = ("train", "test")


def frames(seed, n_rows=200):
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(
        {
            "a": rng.integers(0, 6, n_rows).astype(float), "b": rng.choice(["x", "y", None], n_rows),
            "c": rng.integers(0, 4, n_rows) / 2, "y": 0,
        }
    )  # fmt: skip
    frame.loc[::5, "a"] = np.nan
    return frame.iloc[:120].reset_index(drop=True), frame.iloc[120:].reset_index(drop=True)


@pytest.mark.parametrize("seed", range(3))
def test_the_same_rows_are_equal(both, seed):
    memory, files = both(*frames(seed))
    names = telling_names(memory, PAIR)[0]
    assert telling_names(files, PAIR)[0] == names
    ours, theirs = equal_rows(files, PAIR, names), equal_rows(memory, PAIR, names)
    assert ours.n_patterns == theirs.n_patterns
    assert ours.pairs().tolist() == theirs.pairs().tolist()
    for key in PAIR:
        assert ours.rows[key].tolist() == theirs.rows[key].tolist()


def test_no_row_equal_to_another(both):
    train, test = frames(0)
    _memory, files = both(train, test.assign(c=test["c"] + 0.1))
    assert equal_rows(files, PAIR, ("a", "b", "c")).n_patterns == 0


def test_columns_that_name_each_row_are_left_out(both):
    train, test = frames(0)
    memory, files = both(train.assign(n=np.arange(120)), test.assign(n=np.arange(80) + 500))
    assert telling_names(files, PAIR)[1] == telling_names(memory, PAIR)[1] == ["n"]
    rows = {"train": np.arange(5), "test": np.arange(5)}
    assert names_each_row(files, "train", read(files, "n", rows))
    assert not names_each_row(files, "train", read(files, "a", rows))


def test_a_row_is_shown_as_it_is(both):
    memory, files = both(*frames(0))
    for position in (0, 3):
        ours, theirs = (row_of(sets, "train", position, ("a", "b", "y")) for sets in (files, memory))
        assert ours.astype(str).to_numpy().tolist() == theirs.astype(str).to_numpy().tolist()
