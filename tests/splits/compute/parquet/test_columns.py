"""A column of files is compared by the rules of tables: kinds, gaps, zeros, times, digits."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.parquet.engine import floats, objects

WHOLE, HALF = pd.Series([1, 2, 3]), pd.Series([1.0, np.nan, -0.0])
CASES = {
    "whole and half": (WHOLE, HALF),
    "truth": (pd.Series([True, False, True]), WHOLE),
    "coarse": (pd.Series([0.1, 0.2, 1e300]), pd.Series([0.1, 0.2, np.inf], dtype="float32")),
    "texts": (pd.Series(["a", None, ""]), pd.Series(["a ", "b", "a"])),
    "texts as numbers": (pd.Series(["1", "2.5", None]), HALF),
    "texts beside numbers": (pd.Series(["1", "x", "2"]), pd.Series([1.0, 2.5, np.nan])),
    "truth beside texts": (pd.Series(["True", "x", "no"]), pd.Series([True, False, True])),
    "long numbers": (pd.Series([2**60, 2**60 + 1, 5]), WHOLE),
    "dates": (pd.Series(pd.to_datetime(["2024-01-01", None, "1950-03-02"])), pd.Series([dt.date(2024, 1, 1)] * 3)),
    "zones": (
        pd.Series(pd.to_datetime(["2024-01-01 00:00"] * 3)),
        pd.Series(pd.to_datetime(["2024-01-01 01:00"] * 3)).dt.tz_localize("Europe/Paris"),
    ),
    "dates beside texts": (pd.Series(pd.to_datetime(["2024-01-01"] * 3)), pd.Series(["2024", "x", "y"])),
    "empty": (pd.Series([None, None, None], dtype="float64"), pd.Series(["a", "b", None])),
    "gaps alone": (pd.Series([np.nan] * 3), pd.Series([np.nan] * 3)),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_kinds_and_equalities_are_those_of_tables(both, name):
    train, test = CASES[name]
    memory, files = both(pd.DataFrame({"a": train, "y": 0}), pd.DataFrame({"a": test, "y": 1}))
    column, written = memory.column("a"), files.written("a")
    assert written.kind == column.kind
    positions = np.arange(3)
    found = [files.values(key, positions, written) for key in ("train", "test")]
    expected = np.concatenate(list(column.per_set.values()))
    if written.kind != "text":
        np.testing.assert_array_equal(np.concatenate([floats(values) for values in found]), expected)
        return
    codes = pd.factorize(np.concatenate([objects(values) for values in found]))[0].astype(float)
    if "dates" not in name:  # a date beside texts is written in other words, and equal to no text in either
        np.testing.assert_array_equal(np.where(codes < 0, np.nan, codes), expected)
