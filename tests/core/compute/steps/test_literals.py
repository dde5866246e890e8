"""What is written as code is the same value again, and a comment never becomes code."""

import ast
import datetime as dt
import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_toolkit._core.compute.steps.literals import comment, dict_literal, list_literal, literal


def back(code):
    return eval(code, {"pd": pd})  # noqa: S307 — what is written is what is tested


def same(one, other):
    if isinstance(one, (tuple, list)):
        return type(one) is type(other) and len(one) == len(other) and all(map(same, one, other))
    if one is pd.NA or one is pd.NaT or one is None:
        return one is other
    if isinstance(one, float) and math.isnan(one):
        return isinstance(other, float) and math.isnan(other)
    return one == other


SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.binary(max_size=5),
    st.datetimes(timezones=st.none() | st.timezones()), st.dates(), st.times(),
    st.timedeltas(dt.timedelta(days=-1000), dt.timedelta(days=1000)), st.decimals(allow_nan=False), st.fractions(),
    st.sampled_from([pd.NA, pd.NaT]),
)  # fmt: skip


@given(st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3).map(tuple) | st.lists(inner, max_size=3)))
def test_what_is_written_is_the_same_value(value):
    assert same(value, back(literal(value)))


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (np.int64(5), "5"),
        (np.float64("nan"), 'float("nan")'),
        (-math.inf, 'float("-inf")'),
        (np.bool_(True), "True"),  # noqa: FBT003 — a cell's value
        (np.str_("a"), '"a"'),
        (np.longdouble(1.5), "1.5"),
        (pd.NA, "pd.NA"),
        (pd.NaT, "pd.NaT"),
        (np.datetime64("NaT"), "pd.NaT"),
        (np.timedelta64(1, "ns"), 'pd.Timedelta("0 days 00:00:00.000000001")'),
        ((1, ("a",)), '(1, ("a",))'),
        ('it\'s "so"\n', repr('it\'s "so"\n')),
        ("\u202eabc", r'"\u202eabc"'),
        (Decimal("1.50"), '__import__("decimal").Decimal("1.50")'),
        (Fraction(1, 3), '__import__("fractions").Fraction("1/3")'),
    ],
)
def test_how_it_is_written(value, code):
    assert literal(value) == code


@pytest.mark.parametrize(
    "stamp",
    [
        pd.Timestamp("2024-01-31 12:34:56.123456789"),
        pd.Timestamp("2024-10-27 00:30", tz="UTC").tz_convert("Europe/Paris"),  # an hour that comes twice
        pd.Timestamp("2024-10-27 01:30", tz="UTC").tz_convert("Europe/Paris"),
        pd.Timestamp("2024-01-31 12:34:56.000000001", tz="America/New_York"),
        pd.Timestamp("2024-01-31T12:34+05:30"),
        pd.Timestamp(np.datetime64("2024-01-31", "s")),
    ],
)
def test_a_moment_keeps_its_zone_and_its_nanoseconds(stamp):
    read = back(literal(stamp))
    assert read == stamp
    assert read.isoformat() == stamp.isoformat()
    assert str(read.tz) == str(stamp.tz)


@pytest.mark.parametrize(
    "value",
    [
        pd.Period("2024-03", freq="M"),
        pd.Interval(0, 1.5, closed="left"),
        complex(1, -2),
        {"a": (1, None)},
        {1},
        frozenset({2}),
    ],
)
def test_rarer_kinds(value):
    assert back(literal(value)) == value


def test_lists_and_dictionaries():
    assert list_literal([1, None, "a"]) == '[1, None, "a"]'
    assert dict_literal({np.int64(4): pd.NA}) == "{4: pd.NA}"


@given(st.text())
def test_a_comment_is_one_line_that_does_nothing(text):
    code = comment(text)
    assert ast.parse(f"{code}\n").body == []
    assert len(code.splitlines()) == 1


def test_what_stands_in_a_comment_is_seen():
    assert comment("the expert,\n3 March\n") == "# the expert, 3 March"
    assert comment("a\u202eb\x00c") == r"# a\u202eb\x00c"
