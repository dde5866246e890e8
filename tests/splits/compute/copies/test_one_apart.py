"""Rows that agree in all columns but one, held against a naive search."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.copies.one_apart import find_one_apart
from course_toolkit.splits.compute.tables.sets import Sets

PAIR = ("train", "test")


@pytest.mark.parametrize("seed", range(3))
def test_the_same_rows_as_a_naive_search(seed):
    rng = np.random.default_rng(seed)
    train, test = (pd.DataFrame(rng.integers(0, 4, (n, 4)), columns=[*"abcd"]) for n in (60, 40))
    told = {
        one.name: set(one.twins.rows["test"].tolist())
        for one in find_one_apart(Sets({"train": train, "test": test}, None), PAIR, [*"abcd"])
    }
    equal = (test.to_numpy()[:, None] == train.to_numpy()[None]).sum(axis=2) == 4
    left = [row for row in range(40) if not equal[row].any()]
    for name in "abcd":
        rest = [other for other in "abcd" if other != name]
        alike = (test[rest].to_numpy()[:, None] == train[rest].to_numpy()[None]).all(axis=2)
        assert told.get(name, set()) == {row for row in left if alike[row].any()}


def test_two_columns_are_too_few_and_rows_of_their_own_agree_nowhere():
    rng = np.random.default_rng(0)
    sets = Sets({key: pd.DataFrame(rng.normal(size=(50, 4)), columns=[*"abcd"]) for key in PAIR}, None)
    assert find_one_apart(sets, PAIR, ["a", "b"]) == []
    assert find_one_apart(sets, PAIR, [*"abcd"]) == []
