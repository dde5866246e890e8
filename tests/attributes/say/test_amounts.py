import pandas as pd
import pytest

from course_toolkit._core.words import set_language
from course_toolkit.attributes.say.amounts import cut, say_row, say_rows, say_value


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (46.0, "number", "46"),
        (242300.0, "number", "242,300"),
        (pd.Timestamp("2024-03-05").timestamp(), "date", "2024-03-05"),
        (pd.Timestamp("2024-03-05 13:30").timestamp(), "date", "2024-03-05 13:30"),
        (-1e10, "date", "1653-02-10 06:13"),
        (1e15, "date", "1.000e+15"),
        (float("nan"), "date", "—"),
    ],
)
def test_say_value(value, kind, expected):
    set_language("en")
    assert say_value(value, kind) == expected


def test_rows_go_by_their_index():
    assert say_row(pd.Index(["ann", "bob"]), 1) == "bob"
    assert say_rows(pd.RangeIndex(9), (4, 2)) == "4, 2"
    assert say_rows(pd.RangeIndex(9), range(9)) == "0, 1, 2…"


@pytest.mark.usefixtures("language")
def test_of_rows_with_the_same_name_the_position_is_told():
    assert "1" in say_row(pd.Index(["ann", "ann"]), 1)
    assert "ann" in say_row(pd.Index(["ann", "ann"]), 1)


def test_long_names_are_cut():
    assert len(cut("x" * 500)) == 24
    assert cut("short") == "short"
