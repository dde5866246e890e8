"""Sets in files have the face of sets in memory."""

import numpy as np
import pandas as pd

TRAIN = pd.DataFrame({"a": [1, 2, 3], "b": ["x", None, "z"], "y": [0, 1, 0]})
TEST = pd.DataFrame({"b": ["x", "q"], "a": [1.5, None], "c": [1, 2], "y": [1, 1]})


def test_sizes_names_and_pairs_are_the_same(both):
    memory, files = both(TRAIN, TEST)
    assert files.sizes == memory.sizes
    assert files.names == memory.names
    assert files.unshared == memory.unshared
    assert files.pairs == memory.pairs
    assert memory.in_memory
    assert not files.in_memory


def test_rows_come_in_the_order_asked_for(both):
    _memory, files = both(TRAIN, TEST)
    assert files.rows("train", np.array([2, 0]), ["a"])["a"].tolist() == [3, 1]
    assert files.index("train")[np.array([2, 0])].tolist() == [2, 0]
    assert files.index("train")[1] == 1


def test_rows_that_were_read_are_known_without_their_file(both):
    _memory, files = both(TRAIN, TEST)
    first = files.rows("train", np.array([1]), ["a", "y"])
    files.engine.close()
    assert files.rows("train", np.array([1]), ["a", "y"]) == first


def test_a_label_that_some_file_lacks_is_none(both):
    _memory, files = both(TRAIN, TEST.drop(columns="y"))
    assert files.target is None
