"""What students may write where another thing was asked for; and the solutions that they are shown."""

import itertools
import math
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from scipy.stats import pearsonr


class Hostile:
    """An object that breaks whatever is done with it."""

    def __getattribute__(self, name):
        raise RuntimeError(name)

    def _breaks(self, *_arguments):
        raise RuntimeError

    __iter__ = __len__ = __float__ = __repr__ = __str__ = __eq__ = __hash__ = __bool__ = __array__ = _breaks


class BrokenLabel:
    """A label that cannot be compared with another one."""

    def __eq__(self, other):
        raise RuntimeError

    __hash__ = object.__hash__

    def __repr__(self):
        raise RuntimeError


NESTED = pd.DataFrame({"ID": [[1], {2}], "Age": [{}, None], "malade": [object(), np.array([1, 2])]})
#: None of these is a right answer to anything that is asked here.
STRANGE = {
    "None": None,
    "text": "x" * 10_000,
    "empty text": "",
    "html": "<script>",
    "bytes": b"4",
    "true": True,
    "float": 0.123,
    "nan": math.nan,
    "inf": math.inf,
    "complex": 1j,
    "huge": 10**400,
    "decimal": Decimal("sNaN"),
    "type": int,
    "function": np.mean,
    "object": object(),
    "hostile": Hostile(),
    "empty list": [],
    "hostiles": [Hostile()],
    "broken label": [BrokenLabel()],
    "nested list": [[1], [2, 3]],
    "uneven": [1, "Age", None, (2, "b")],
    "dict": {"a": 1},
    "set": {1, "b"},
    "endless": itertools.count(),
    "endless text": itertools.repeat("Age"),
    "array": np.zeros((2, 2)),
    "empty array": np.array([]),
    "mask": np.zeros(3, dtype=bool),
    "dates": pd.date_range("2024", periods=3),
    "series": pd.Series([None, "a", 3.5]),
    "empty table": pd.DataFrame(),
    "no rows": pd.DataFrame({"ID": []}),
    "nested cells": NESTED,
    "two names": pd.DataFrame([[1, 2]], columns=["ID", "ID"]),
    "levels": pd.DataFrame([[1]], columns=pd.MultiIndex.from_tuples([("ID", "a")])),
    "table named frame": pd.DataFrame({"frame": [1]}),
    "nullable": pd.array([True, None], dtype="boolean"),
    "category": pd.Series(["a"], dtype="category"),
    "sparse": pd.Series([0.0], dtype="Sparse[float]"),
    "test result": pearsonr([1.0, 2.0, 3.0], [1.0, 2.0, 4.0]),
    "generator": (one for one in "ab"),
}


@pytest.fixture(params=STRANGE)
def strange(request):
    """One answer that is none."""
    return STRANGE[request.param]


@pytest.fixture
def solve():
    """Run the lines of an exercise's solution, and return what they are judged."""

    def run(exercise, **names):
        import course_toolkit as ct

        number = exercise.code.rpartition("-")[-1]
        lines = exercise.solution().code
        judged = lines.replace(f"exercise_{number}.check(", f"feedback = exercise_{number}.check(")
        assert judged != lines
        known = {"ct": ct, f"exercise_{number}": exercise, **names}
        exec(compile(judged, "solution", "exec"), known)  # noqa: S102 — our own lines, which students are shown
        return known["feedback"]

    return run
