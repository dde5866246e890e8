"""A column of files is known by its counted values, or by those that show what it is."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.chance.proportions import count_levels
from course_toolkit.splits.compute.meaning.identifiers import looks_like_identifier, n_distinct
from course_toolkit.splits.compute.parquet import tally


def frames(seed=0, n_rows=300):
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(
        {
            "few": rng.integers(0, 5, n_rows).astype(float),
            "measured": rng.normal(size=n_rows),
            "town": rng.choice(["Lyon", "Nantes", None], n_rows),
            "patient": [f"P{number:04d}" for number in rng.integers(0, 99, n_rows)],
            "seen": pd.Timestamp("2024-01-01") + pd.to_timedelta(rng.integers(0, 30, n_rows), unit="D"),
            "y": rng.integers(0, 3, n_rows),
        }
    )
    frame.loc[::7, "few"] = np.nan
    return frame.iloc[:200].reset_index(drop=True), frame.iloc[200:].reset_index(drop=True)


@pytest.mark.parametrize("name", ["few", "town", "patient", "y", "seen"])
def test_counts_are_those_of_the_rows(both, name):
    memory, files = both(*frames())
    ours, theirs = (count_levels(sets.column(name), ("train", "test")) for sets in (files, memory))
    assert ours.levels.tolist() == theirs.levels.tolist()
    assert ours.counts.tolist() == theirs.counts.tolist()
    column, other = files.column(name), memory.column(name)
    assert column.n_known == other.n_known
    assert n_distinct(column) == n_distinct(other)
    if other.levels is not None:
        assert column.levels.tolist() == other.levels.tolist()


@pytest.mark.parametrize("most", [10**6, 20])
@pytest.mark.parametrize("name", ["few", "measured", "town", "patient", "y", "seen"])
def test_identifiers_are_recognised_by_their_tally(both, monkeypatch, name, most):
    monkeypatch.setattr(tally, "MOST_VALUES", most)
    memory, files = both(*frames())
    assert looks_like_identifier(files.column(name)) == looks_like_identifier(memory.column(name))


def test_of_measurements_the_ends_are_enough(both):
    train, test = frames()
    memory, files = both(train, test)
    column = files.column("measured")
    assert not column.tally.is_complete
    for key, frame in memory.frames.items():
        assert (column.per_set[key].min(), column.per_set[key].max()) == (
            frame["measured"].min(),
            frame["measured"].max(),
        )
        assert column.n_known_in(key) == len(frame)
    assert files.task == memory.task == "classification"


def test_infinite_and_missing_values_are_seen(both):
    train, test = frames()
    train.loc[:2, "measured"] = [np.inf, np.nan, -np.inf]
    _memory, files = both(train, test)
    values = files.column("measured").per_set["train"]
    assert np.isnan(values).any()
    assert np.isinf(values).any()
    assert train["measured"][3:].min() in values
