"""The picture of a suspicion: bars as high as there are rows, a sign over each suspect, names as they are."""

import warnings

import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.draw.theme import choose_theme
from course_toolkit.first_look.compute.finding import Suspicion
from course_toolkit.first_look.compute.suspect import view_suspicion
from course_toolkit.first_look.compute.table import Table
from course_toolkit.first_look.draw.suspect import SuspectPicture

HOSTILE = "<$\\frac{a}$> 数学 & _x"


def picture(frame, columns, positions, **theme):
    suspicion = Suspicion(
        code="odd", severity="question", columns=columns, positions=np.array(positions, dtype=np.intp),
        wording=lambda: None,
    )  # fmt: skip
    return SuspectPicture(view_suspicion(suspicion, Table(pd.DataFrame(frame))), theme=choose_theme(**theme))


def axes_of(drawn):
    return {ax.get_label(): ax for ax in drawn.figure().axes}


def test_bars_are_as_high_as_there_are_rows():
    axes = axes_of(picture({"a": [1, 2, 2, 3, 9]}, ("a",), [4]))
    heights = [bar.get_height() for bar in axes["values"].patches]
    assert sum(heights) == 5
    (signs,) = axes["values"].get_lines()
    assert signs.get_xdata().tolist() == [9.0]


def test_the_rest_is_drawn_where_the_suspects_stretch_the_column():
    assert "rest" in axes_of(picture({"a": [1.5, 2.5, 2.25, 3.5, 900]}, ("a",), [4]))
    assert "rest" not in axes_of(picture({"a": [1.5, 2.5, 2.25, 3.5, 2.75]}, ("a",), [4]))


def test_suspects_stand_apart_in_a_scatter():
    axes = axes_of(picture({"a": [1.0, 2, 3], "b": [3.0, 2, 9]}, ("a", "b"), [2]))
    others, suspects = axes["values"].get_lines()
    assert suspects.get_xydata().tolist() == [[3.0, 9.0]]
    assert len(others.get_xydata()) == 2


def test_dates_are_drawn_where_they_are():
    frame = {"d": pd.to_datetime(["2020-01-01", "2020-06-01", "2101-01-01"]), "n": [1.0, 2, 3]}
    axes = axes_of(picture(frame, ("d", "n"), [2]))
    suspects = axes["values"].get_lines()[1]
    assert suspects.get_xdata().astype("datetime64[D]").tolist() == [pd.Timestamp("2101-01-01").date()] or (
        suspects.get_xdata()[0] == (pd.Timestamp("2101-01-01") - pd.Timestamp(0)).days
    )


def test_where_only_rows_are_concerned_only_rows_are_drawn():
    assert list(axes_of(picture({"a": range(9)}, (), [3, 4]))) == ["rows"]


@pytest.mark.parametrize("theme", [{}, {"dark": True}, {"lecture": True}])
@pytest.mark.parametrize("columns", [("a",), (HOSTILE,), ("a", "d"), ()])
def test_any_view_is_drawn_in_any_theme(theme, columns):
    frame = {"a": [1.5, np.nan, 1e6], HOSTILE: [HOSTILE, " M", None], "d": pd.date_range("2020-01-01", periods=3)}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert picture(frame, columns, [2], **theme).png().startswith(b"\x89PNG")


@pytest.mark.parametrize("far", ["9999-12-31", "0001-01-01", "30000-01-01"])
def test_a_date_at_the_end_of_the_calendar_is_drawn(far):
    days = np.array([*(["2010-05-03", "2011-02-03", "2012-03-04"] * 10), far], dtype="datetime64[s]")
    frame = {"until": days, "n": np.arange(31.0)}
    assert picture(frame, ("until",), [30]).png()
    assert picture(frame, ("until", "n"), [30]).png()
