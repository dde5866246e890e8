"""A table of patients, split at random, and findings made by hand."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.finding import SplitFinding
from course_toolkit.splits.compute.tables.sets import Declared, Sets


@pytest.fixture
def frame():
    rng = np.random.default_rng(0)
    return pd.DataFrame(
        {
            "patient": np.repeat(np.arange(30), 4),
            "when": pd.date_range("2024-01-01", periods=120)[rng.permutation(120)],
            "age": rng.normal(50, 10, 120),
            "malade": rng.integers(0, 2, 120),
        },
        index=[f"r{place}" for place in range(120)],
    )


@pytest.fixture
def sets_of(frame):
    def make(*, validation=False, **declared):
        rows = np.random.default_rng(1).permutation(len(frame))
        ends = {"train": rows[:70], "validation": rows[70:90], "test": rows[90:]}
        if not validation:
            ends = {"train": rows[:80], "test": rows[80:]}
        return Sets({key: frame.iloc[part] for key, part in ends.items()}, "malade", Declared(**declared))

    return make


@pytest.fixture
def found():
    def make(repair, **fields):
        return SplitFinding(**{"code": "c", "severity": "error", "title": "t", "repair": repair} | fields)

    return make


@pytest.fixture
def run():
    """Run the code handed out on copies of the tables, and return what it leaves under their names."""

    def execute(code, frames):
        names = dict(frames)
        exec(code, names)  # noqa: S102 — what the code does is the question
        return {key: names[key] for key in frames}

    return execute
