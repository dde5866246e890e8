import datetime as dt
import time
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_toolkit._core.compute.meaning.attribute import read_attribute

DAY = 86_400.0
DAYS = pd.to_datetime(["2020-01-01", "2020-01-02", None])
SECONDS = [1_577_836_800.0, 1_577_836_800.0 + DAY, np.nan]


def read(values, dtype=None):
    return read_attribute(pd.Series(values, dtype=dtype, name="x"))


def floats(values, dtype=None):
    return read(values, dtype).floats.tolist()


def arrow(kind):
    return pd.ArrowDtype(kind)


@pytest.mark.parametrize(
    ("series", "values"),
    [
        (pd.Series([1, 2, 3]), [1, 2, 3]),
        (pd.Series([1.5, np.nan, np.inf]), [1.5, np.nan, np.inf]),
        (pd.Series([1, None, 3], dtype="Int64"), [1, np.nan, 3]),
        (pd.Series([1, None, 3], dtype="int64[pyarrow]"), [1, np.nan, 3]),
        (pd.Series([1.5, None, 3], dtype="Float64"), [1.5, np.nan, 3]),
        (pd.Series([Decimal("1.5"), None, 3]), [1.5, np.nan, 3]),
        (pd.Series([Decimal("1.5")]).astype(arrow(pa.decimal128(10, 2))), [1.5]),
        (pd.Series([Fraction(1, 2), Fraction(3, 4)]), [0.5, 0.75]),
        (pd.Series([10**400, 2, -(10**400)]), [np.inf, 2, -np.inf]),
        (pd.Series([2**70, 2]), [2.0**70, 2]),
        (pd.Series([1, pd.NA, 2.5], dtype=object), [1, np.nan, 2.5]),
        (pd.Series([0, 0, 1], dtype="Sparse[int]"), [0, 0, 1]),
        (pd.Series(pd.Categorical([2, 1, None])), [2, 1, np.nan]),
        (pd.Series(pd.to_timedelta([1, None], unit="h")), [3600, np.nan]),
        (pd.Series([dt.timedelta(1), None], dtype=object), [DAY, np.nan]),
        (pd.Series(pd.to_timedelta([1, 2], unit="h")).astype("duration[ns][pyarrow]"), [3600, 7200]),
    ],
    ids=lambda value: str(value.dtype) if isinstance(value, pd.Series) else "",
)
def test_numbers_however_they_are_stored(series, values):
    attribute = read_attribute(series)
    assert attribute.kind == "number"
    assert not attribute.is_text
    np.testing.assert_array_equal(attribute.floats, np.array(values, dtype=float))
    assert attribute.n_missing == int(series.isna().sum())
    assert attribute.series is series


@pytest.mark.parametrize("dtype", [bool, "boolean", "bool[pyarrow]", object, "category"])
def test_booleans_are_zero_and_one(dtype):
    attribute = read([True, False, True], dtype)
    assert (attribute.kind, attribute.floats.tolist()) == ("boolean", [1, 0, 1])


@pytest.mark.parametrize(
    "series",
    [
        pd.Series(DAYS),
        pd.Series(DAYS.tz_localize("UTC")),
        pd.Series(DAYS).astype("timestamp[ns][pyarrow]"),
        pd.Series(DAYS.tz_localize("UTC")).astype(arrow(pa.timestamp("us", tz="UTC"))),
        pd.Series([dt.date(2020, 1, 1), dt.date(2020, 1, 2), None]).astype("date32[pyarrow]"),
        pd.Series([dt.date(2020, 1, 1), dt.date(2020, 1, 2), None]),
        pd.Series([dt.datetime(2020, 1, 1), pd.Timestamp("2020-01-02"), None], dtype=object),  # noqa: DTZ001
        pd.Series([pd.Timestamp("2020-01-01", tz="UTC"), pd.Timestamp("2020-01-02 01:00", tz="Europe/Paris"), None]),
        pd.Series(pd.PeriodIndex(["2020-01-01", "2020-01-02", None], freq="D")),
        pd.Series(DAYS).astype("category"),
        pd.Series(["2020-01-01", "2020-01-02", None]),
        pd.Series(["01/01/2020", "02/01/2020", None], dtype="category"),
    ],
    ids=lambda series: str(series.dtype),
)
def test_dates_however_they_are_stored(series):
    attribute = read_attribute(series)
    assert attribute.kind == "date"
    np.testing.assert_array_equal(attribute.floats, SECONDS)
    assert (attribute.date_format is not None) == attribute.is_text


def test_centuries_far_away_are_dates_too():
    assert read(["0202-01-01", "2203-01-01", "2020-05-05"]).kind == "date"
    assert read([dt.date(202, 1, 1), dt.date(9999, 12, 31)]).floats.tolist() == [-55_792_713_600.0, 253_402_214_400.0]


@pytest.mark.parametrize("dtype", ["str", object, "string[python]", "string[pyarrow]", "category", arrow(pa.string())])
def test_texts_however_they_are_stored(dtype):
    attribute = read(["b", None, "a", "b"], dtype)
    assert (attribute.kind, attribute.is_text) == ("text", True)
    assert attribute.levels.tolist() == ["a", "b"]
    assert attribute.codes.tolist() == [1, -1, 0, 1]
    np.testing.assert_array_equal(attribute.floats, [1, np.nan, 0, 1])


@pytest.mark.parametrize(
    "values",
    [
        [1 + 2j, 3j], [b"a", b"b"], [dt.time(1, 2)], [object()], [len, max], [1, "a"], [1, "\x00", "\ud800"],
        [1j, "x", 2],
        pd.interval_range(0, 3), pd.Categorical([1, "a"]), pd.cut([1, 2, 3], 2),
    ],
    ids=repr,
)  # fmt: skip
def test_what_is_nothing_else_is_text(values):
    attribute = read(values)
    assert (attribute.kind, attribute.is_text) == ("text", True)
    assert all(isinstance(level, str) for level in attribute.levels)


@pytest.mark.parametrize(
    "values", [[[1], None], [{1}, 2], [{"a": 1}], [np.array([1])], [(1, 2), "a"], [pd.Series([1])]], ids=repr
)
def test_what_holds_several_values_is_nested(values):
    assert read(values, object).kind == "nested"


def test_nested_arrow():
    assert read_attribute(pd.Series([[1, 2], [3]]).astype(arrow(pa.list_(pa.int64())))).kind == "nested"
    assert read_attribute(pd.Series([{"a": 1}]).astype(arrow(pa.struct([("a", pa.int64())])))).kind == "nested"


@pytest.mark.parametrize("dtype", [object, float, "str", "Int64", "datetime64[ns]", "category", arrow(pa.null())])
def test_a_column_without_values_is_empty(dtype):
    attribute = read([None, None], dtype)
    assert (attribute.kind, attribute.n_missing, len(attribute.known)) == ("empty", 2, 0)
    assert read([], dtype).kind == "empty"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["24,5", "23,1", None], [24.5, 23.1, np.nan]),
        ([1, 2, 3, 4, "24,5"], [1, 2, 3, 4, 24.5]),
        (["12 kg", "13kg"], [12, 13]),
        (["<5", "6", "7", "8", "9", "10"], [np.nan, 6, 7, 8, 9, 10]),
        (["?", "?", "?", "6", "7"], [np.nan, np.nan, np.nan, 6, 7]),
        (["", "NULL", "6", "7"], [np.nan, np.nan, 6, 7]),
    ],
)
def test_texts_that_are_numbers(values, expected):
    attribute = read(values, object)
    assert (attribute.kind, attribute.is_text) == ("number", True)
    np.testing.assert_array_equal(attribute.floats, expected)
    np.testing.assert_array_equal(attribute.is_unread, np.isnan(expected) & pd.Series(values).notna())


@pytest.mark.parametrize(
    "values",
    [
        ["007", "012", "113"], ["75001", "01000"], ["0612345678", "0712345678"], ["12A", "13B"], ["1", "a", "b", "c"],
        ["1" * 40, "2" * 40], ["1990s"], ["1.2.3"], ["?", "NULL"],
    ],
)  # fmt: skip
def test_texts_that_only_look_like_numbers(values):
    assert read(values).kind == "text"


def test_days_of_eight_digits_are_dates():
    assert read([f"202401{day:02d}" for day in range(1, 20)]).kind == "date"
    assert read(["20240101", "20240102"]).kind == "number"  # two numbers of eight digits may be anything


def test_dates_with_gaps_in_words():
    attribute = read(["2024-01-01", "2024-02-01", "inconnu", "", "inconnu"])
    assert (attribute.kind, attribute.date_format) == ("date", "ISO8601")
    assert attribute.is_unread.tolist() == [False, False, True, True, True]


def test_numbers_of_a_million_texts_are_told_by_the_rows_not_the_spellings():
    assert read(["1"] * 90 + list("abcdefghij")).kind == "number"
    assert read(["1", "2", "3", "4"] + ["a"] * 90).kind == "text"


def test_what_is_known_and_different():
    attribute = read([3, 1, 1, np.nan, np.inf])
    assert attribute.known.tolist() == [3, 1, 1]
    assert attribute.distinct.tolist() == [1, 3]
    assert attribute.is_whole
    assert not read([0.5]).is_whole


@given(st.lists(st.one_of(st.none(), st.integers(), st.floats(), st.text(), st.booleans(), st.binary(), st.dates())))
def test_any_column_is_read(values):
    series = pd.Series(values, dtype=object)
    attribute = read_attribute(series)
    assert attribute.floats.shape == (len(values),)
    assert attribute.floats.dtype == np.float64
    assert np.isnan(attribute.floats[attribute.is_missing]).all()


@pytest.mark.parametrize(
    ("make", "seconds"),
    [
        (lambda n: pd.Series(np.random.default_rng(0).choice(["oui", "non", "1,5"], n)), 2),
        (lambda n: pd.Series([f"remarque {i}" for i in range(n)]), 8),
        (lambda n: pd.Series([f"{i},5" for i in range(n)]), 12),
    ],
    ids=["few", "all different", "all different numbers"],
)
def test_half_a_million_texts_are_read_in_seconds(make, seconds):
    series = make(500_000)
    start = time.process_time()
    read_attribute(series)
    assert time.process_time() - start < 3 * seconds  # the machine is shared
