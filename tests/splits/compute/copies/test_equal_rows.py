"""Equal rows are found as a naive comparison finds them."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_toolkit.splits.compute.copies.equal_rows import equal_rows, row_hashes, telling_names
from course_toolkit.splits.compute.tables.sets import Declared, Sets

PAIR = ("train", "test")
VALUES = st.sampled_from([0.0, -0.0, 1.0, 2.0, None])
ROWS = st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=12)


@given(ROWS, ROWS)
def test_equal_rows_are_those_of_a_naive_comparison(train, test):
    frames = {
        key: pd.DataFrame(rows, columns=["a", "b"], dtype=float) for key, rows in zip(PAIR, (train, test), strict=True)
    }
    twins = equal_rows(Sets(frames, None), PAIR, ["a", "b"])
    assert twins.rows["test"].tolist() == [number for number, row in enumerate(test) if row in train]
    assert twins.rows["train"].tolist() == [number for number, row in enumerate(train) if row in test]
    for partner, row in twins.pairs():
        assert train[partner] == test[row]
        assert train.index(train[partner]) == partner


def test_the_sum_over_a_row_is_not_the_same_for_swapped_cells():
    matrix = np.array([[1.0, 2.0], [2.0, 1.0], [1.0, 2.0]])
    sums = row_hashes(matrix).sum(axis=1)
    assert sums[0] == sums[2] != sums[1]


@pytest.mark.parametrize("kind", [int, str, float])
def test_numbers_of_rows_are_left_out(kind):
    frame = pd.DataFrame({"number": np.arange(50).astype(kind), "score": np.arange(50) % 7})
    sets = Sets({"train": frame, "test": frame.iloc[:20]}, None)
    assert telling_names(sets, PAIR) == (["score"], ["number"])


def test_measurements_stay_and_what_is_declared_goes():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"a": rng.normal(size=50), "b": rng.integers(0, 9, 50), "c": rng.integers(0, 9, 50)})
    sets = Sets({"train": frame, "test": frame.iloc[:20]}, None, Declared(ids=("c",)))
    assert telling_names(sets, PAIR) == (["a", "b"], ["c"])


def test_a_text_that_somebody_wrote_describes_its_row():
    rng = np.random.default_rng(0)
    words = np.array([f"mot{place}" for place in range(300)])
    texts = [" ".join(rng.choice(words, rng.integers(8, 20))) for _row in range(60)]
    frame = pd.DataFrame({"text": texts, "stars": rng.integers(1, 6, 60)})
    sets = Sets({"train": frame[:40], "test": pd.concat([frame[40:], frame[:10]])}, None)
    names, left_out = telling_names(sets, ("train", "test"))
    assert (names, left_out) == (["text", "stars"], [])
    assert len(equal_rows(sets, ("train", "test"), names).rows["test"]) == 10


def test_a_name_of_two_words_only_names_its_row():
    frame = pd.DataFrame({"who": [f"Jean Dupont{n}" for n in range(60)], "a": np.arange(60.0) ** 1.5})
    assert telling_names(Sets({"train": frame[:40], "test": frame[40:]}, None), ("train", "test")) == (["a"], ["who"])
