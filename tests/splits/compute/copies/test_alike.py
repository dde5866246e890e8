"""Individuals seen in what does not change, and quantities that only look so."""

import numpy as np
import pandas as pd
import pytest
from sklearn.model_selection import train_test_split

from course_toolkit.splits.compute.copies.alike import find_alike
from course_toolkit.splits.compute.tables.sets import Sets


def look(frame, seed=0):
    train, test = train_test_split(frame, test_size=0.4, random_state=seed)
    return find_alike(Sets({"train": train, "test": test}, "y"), ("train", "test"))


def test_a_number_without_a_promising_name():
    rng = np.random.default_rng(0)
    who = np.repeat(rng.permutation(3000)[:120], 5)
    frame = pd.DataFrame({"k": who, "a": np.repeat(rng.normal(size=120), 5) + 0.3 * rng.normal(size=600)})
    assert look(frame).names == ("k",)


@pytest.mark.parametrize("seed", range(5))
def test_functions_of_a_quantity_name_nobody(seed):
    rng = np.random.default_rng(seed)
    n = 800
    k, m = rng.integers(0, 200, n), rng.integers(0, 60, n)
    frame = pd.DataFrame({
        "k": k, "m": m, "double": 2 * k, "square": m**2, "log": np.log1p(k).round(2), "sum": k + m, "product": k * m,
        "high": k > 150, "ratio": (k / (1 + m)).round(1), "noise": rng.normal(size=n).round(1),
        "y": k + rng.normal(size=n),
    })  # fmt: skip
    assert look(frame, seed) is None


@pytest.mark.parametrize("seed", range(5))
def test_values_that_fill_gaps_name_nobody(seed):
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(rng.normal(size=(600, 6)).round(2), columns=list("abcdef"))
    gaps = rng.random(600) < 0.4
    frame.loc[gaps, ["a", "b", "c"]] = frame[["a", "b", "c"]].mean().to_numpy()
    assert look(frame, seed) is None


@pytest.mark.parametrize("seed", range(5))
def test_one_thing_in_two_numbers_names_nobody(seed):
    """A town by its number and by its median income: two names of one category."""
    rng = np.random.default_rng(seed)
    town = rng.integers(0, 60, 1500)
    frame = pd.DataFrame({"k": 34_000 + town, "m": rng.normal(22_000, 3_000, 60).round(-1)[town]})
    assert look(frame.assign(noise=rng.normal(size=1500)), seed) is None
