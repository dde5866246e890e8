"""A column of several sets made comparable, whatever each side stored it as."""

import datetime as dt
import decimal
import fractions

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_toolkit.splits.compute.tables.columns import read_column

WINTER = dt.datetime(2024, 1, 1, 12)  # noqa: DTZ001 — a naive date is the case
UTC_WINTER = WINTER.replace(tzinfo=dt.UTC)
PARIS = dt.timezone(dt.timedelta(hours=1))
NOON = 1704110400.0
MISSING = [None, np.nan, pd.NA, pd.NaT]


def series(values, dtype=None):
    return values if isinstance(values, pd.Series) else pd.Series(values, dtype=dtype)


def read(train, test):
    column = read_column("x", {"train": series(train), "test": series(test)})
    assert all(values.dtype == np.float64 for values in column.per_set.values())
    return column


def assert_same(train, test, kind):
    """Say that the values of both sides are equal, one by one."""
    column = read(train, test)
    assert column.kind == kind
    np.testing.assert_array_equal(column.per_set["train"], column.per_set["test"])


@pytest.mark.parametrize(
    "other",
    [
        pd.Series([1.0, 0.0, np.nan]),
        pd.Series([1, 0, None], dtype="Int64"),
        pd.Series([1, 0, None], dtype="Float64"),
        pd.Series([True, False, None], dtype="boolean"),
        pd.Series([True, False, None], dtype=object),
        pd.Series([1, 0, pd.NaT], dtype=object),
        pd.Series(["1", "0", None], dtype=object),
        pd.Series(["1", "0", None], dtype="string"),
        pd.Series(["1", "0", None], dtype="category"),
        pd.Series([1, 0, None], dtype="category"),
        pd.Series([True, False, None], dtype="category"),
        pd.Series([decimal.Decimal(1), decimal.Decimal(0), decimal.Decimal("NaN")]),
        pd.Series(pd.arrays.SparseArray([1.0, 0.0, np.nan])),
        pd.Series([1.0, -0.0, np.nan], dtype="float32"),
    ],
    ids=lambda column: f"{column.dtype} {type(column.iloc[0]).__name__}",
)
def test_one_is_one_however_it_is_stored(other):
    assert_same(pd.Series([1, 0, None], dtype="Int64"), other, "number")
    assert_same([1.0, 0, np.nan], other, "number")


@pytest.mark.parametrize(
    "dtype", ["int8", "uint8", "int64", "uint64", "Int8", "UInt64", "float16", "float64", "Sparse[int]"]
)
def test_numbers_of_any_width(dtype):
    assert_same([0, 1, 100], series([0, 1, 100], dtype), "number")


@pytest.mark.parametrize("dtype", ["float32", "float16"])
def test_a_fraction_is_the_same_in_the_coarser_of_two_widths(dtype):
    values = np.random.default_rng(0).normal(size=50)
    assert_same(values, values.astype(dtype), "number")


@pytest.mark.parametrize(
    "other",
    [
        pd.Series([WINTER, None], dtype=object),
        pd.Series([UTC_WINTER, None], dtype=object),
        pd.Series([UTC_WINTER.astimezone(PARIS), pd.NaT]),
        pd.Series([UTC_WINTER, None]).dt.tz_convert("America/New_York"),
        pd.Series([WINTER, None]).astype("datetime64[s]"),
        pd.Series([WINTER, None]).astype("datetime64[ns]"),
        pd.Series([WINTER, None]).astype("category"),
        pd.Series([np.datetime64(WINTER), None], dtype=object),
    ],
    ids=lambda column: f"{column.dtype} {type(column.iloc[0]).__name__}",
)
def test_a_moment_is_a_moment_in_every_zone_and_unit(other):
    column = read([WINTER, None], other)
    assert column.kind == "date"
    for values in column.per_set.values():
        np.testing.assert_array_equal(values, [NOON, np.nan])
    assert column.text(NOON) == pd.Timestamp(WINTER)
    assert column.text(np.nan) is None


@pytest.mark.parametrize("far", [dt.date(9999, 12, 31), dt.date(1, 1, 1)])
def test_dates_may_lie_beyond_what_nanoseconds_reach(far):
    moment = dt.datetime.combine(far, dt.time())
    expected = (moment - dt.datetime(1970, 1, 1)).total_seconds()  # noqa: DTZ001
    column = read([far, None], [moment.replace(tzinfo=dt.UTC), WINTER])
    assert column.per_set["train"][0] == column.per_set["test"][0] == expected
    assert column.text(expected) == pd.Timestamp(moment)
    assert read(pd.Series([moment]).astype("datetime64[s]"), [far]).per_set["train"].tolist() == [expected]


def test_durations_are_seconds():
    column = read(
        pd.to_timedelta(pd.Series([1, None]), unit="D"), pd.Series([dt.timedelta(days=1), None], dtype=object)
    )
    assert column.kind == "number"
    for values in column.per_set.values():
        np.testing.assert_array_equal(values, [86400.0, np.nan])


@pytest.mark.parametrize("dtype", [object, "string", "category", None])
def test_texts_are_the_same_in_every_dtype(dtype):
    column = read(series(["a", None, "b"], dtype), ["b", "a", np.nan])
    assert column.kind == "text"
    assert [column.text(value) for value in column.per_set["train"]] == ["a", None, "b"]
    assert [column.text(value) for value in column.per_set["test"]] == ["b", "a", None]


LONG = 2**60


@pytest.mark.parametrize(
    ("train", "test"),
    [
        ([LONG, LONG + 1], [LONG + 1, LONG]),
        ([LONG, LONG + 1], pd.Series([LONG + 1, None], dtype="Int64")),
        ([LONG + 1, 5], [5]),
        ([5, 6], [LONG, LONG + 1]),
        ([2**70, 2**70 + 1], [2**70 + 1, 5]),
        ([-(2**63), 1], [1]),
        (pd.Series([2**64 - 1, 1], dtype="uint64"), [1]),
        ([str(LONG), str(LONG + 1)], [LONG + 1, LONG]),
    ],
)
def test_long_identifiers_keep_their_last_digit(train, test):
    column = read(train, test)
    for key, values in (("train", series(train)), ("test", series(test))):
        assert [column.text(value) for value in column.per_set[key]] == [
            None if pd.isna(value) else str(value) for value in values
        ]


@pytest.mark.parametrize(
    "values",
    [
        [[1], [2, 3], None],
        [{"a": 1}, {"b": [2]}, None],
        [np.array([1, 2]), np.array([3]), None],
        [(1, 2), ("a",), None],
        [b"a", b"\xff", None],
        [1j, 2.5, None],
        [dt.time(1, 2), dt.time(3), None],
        [fractions.Fraction(1, 3), fractions.Fraction(2, 3), None],
        [1, "one", None],
        ["a\0", "\ud800", None],
        [frozenset({1}), object, None],
    ],
    ids=lambda values: type(values[0]).__name__,
)
def test_anything_else_is_written_as_a_text(values):
    column = read(pd.Series(values, dtype=object), pd.Series(values[::-1], dtype=object))
    assert column.kind == "text"
    assert column.per_set["train"][:2].tolist() == column.per_set["test"][:0:-1].tolist()
    assert column.per_set["train"][0] != column.per_set["train"][1]
    assert np.isnan(column.per_set["train"][2])


@pytest.mark.parametrize(
    "values",
    [
        pd.Series(pd.period_range("2024", periods=3, freq="M")),
        pd.Series(pd.interval_range(0, 3)),
        pd.cut(pd.Series([1.0, 2.0, 3.0]), 3),
        pd.Series([1j, 2, 3]),
    ],
    ids=lambda column: str(column.dtype)[:10],
)
def test_the_rarer_dtypes_are_texts(values):
    column = read(values, values[::-1])
    assert column.kind == "text"
    assert len(set(column.per_set["train"])) == 3
    assert column.per_set["train"].tolist() == column.per_set["test"][::-1].tolist()


@pytest.mark.parametrize("missing", MISSING, ids=repr)
@pytest.mark.parametrize(
    ("known", "kind"),
    [([1.5], "number"), ([WINTER], "date"), (["a"], "text"), ([True], "number"), ([LONG + 1], "text")],
)
def test_a_side_that_is_all_missing_takes_the_kind_of_the_other(missing, known, kind):
    for gaps in (pd.Series([missing] * 2, dtype=object), pd.Series([missing] * 2), pd.Series([np.nan] * 2)):
        for train, test in ((gaps, known), (known, gaps)):
            column = read(train, test)
            assert column.kind == kind
            assert sorted(np.isnan(values).all() for values in column.per_set.values()) == [False, True]


@pytest.mark.parametrize("dtype", [object, float, int, bool, "string", "category", "datetime64[ns]", "Int64"])
def test_empty_columns_take_the_kind_of_the_other(dtype):
    empty = pd.Series([], dtype=dtype)
    assert [len(values) for values in read(empty, empty).per_set.values()] == [0, 0]
    assert read(empty, ["a"]).per_set["test"].tolist() == [0]


def test_nothing_is_comparable_to_everything():
    column = read([None, None], [np.nan])
    assert all(np.isnan(values).all() for values in column.per_set.values())


@pytest.mark.parametrize(
    ("train", "test"),
    [(["001", "1"], ["1", "001"]), (["1", "?"], [1, 2]), (["", "1"], [1, 2]), ([1, 2], [WINTER, None])],
)
def test_texts_that_are_no_numbers_stay_texts(train, test):
    assert read(train, test).kind == "text"


def test_infinity_is_a_number():
    assert read([np.inf, -np.inf], [np.inf]).per_set["train"].tolist() == [np.inf, -np.inf]


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=3), st.binary(max_size=2), st.datetimes(),
    st.dates(), st.decimals(allow_nan=False), st.lists(st.integers(), max_size=2), st.timedeltas(),
    st.complex_numbers(),
)  # fmt: skip


@given(st.lists(VALUES, max_size=6), st.lists(VALUES, max_size=6))
def test_no_mixture_of_values_is_too_strange(train, test):
    column = read(pd.Series(train, dtype=object), pd.Series(test, dtype=object))
    assert [len(values) for values in column.per_set.values()] == [len(train), len(test)]


@given(
    st.lists(st.one_of(st.none(), st.integers(-(2**53), 2**53), st.floats(allow_nan=False)), min_size=1, max_size=20)
)
def test_numbers_come_back_as_they_went_in(values):
    column = read(pd.Series(values, dtype=object), pd.Series(values, dtype="float64"))
    assert_same(pd.Series(values, dtype=object), pd.Series(values, dtype="float64"), "number")
    expected = [np.nan if value is None else float(value) for value in values]
    np.testing.assert_array_equal(column.per_set["train"], expected)


@given(st.lists(st.one_of(st.none(), st.text()), min_size=1, max_size=20).filter(lambda values: values != [None]))
def test_texts_come_back_as_they_went_in(values):
    column = read(pd.Series([*values, "words"], dtype=object), pd.Series(["other words"]))
    assert [column.text(value) for value in column.per_set["train"]] == [*values, "words"]


@pytest.mark.parametrize("index", [[0, 1, 2], [7, 7, 7]])
def test_dates_that_went_through_a_csv_file_are_dates(index):
    dates = pd.Series(pd.date_range("2024-01-01", periods=3))
    texts = pd.Series(["2024-01-01", None, "2024-01-03 00:00:00"], index=index)
    column = read_column("when", {"train": dates, "test": texts})
    assert column.kind == "date"
    np.testing.assert_array_equal(column.per_set["test"], [1704067200, np.nan, 1704240000])


def test_a_text_that_is_no_date_makes_texts_of_dates():
    dates = pd.Series(pd.date_range("2024-01-01", periods=2))
    assert read_column("when", {"train": dates, "test": pd.Series(["2024-01-01", "unknown"])}).kind == "text"
