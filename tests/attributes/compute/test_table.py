import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit.attributes.compute.table import LookedAt, usable

NAN = float("nan")


@pytest.mark.parametrize(
    ("values", "role"),
    [
        ([1.5, 2.5, 3.5], "number"),
        ([0, 1, 0], "category"),
        ([1.0, None, 1.0], "category"),
        ([True, False, True], "category"),
        (["a", "b", "c"], "category"),
        (["1,5", "2,5", "3"], "number"),
        (pd.to_datetime(["2024-01-01", "2024-01-02", "2024-03-01"]), "number"),
        ([None, None, None], "empty"),
        ([np.inf, -np.inf, np.inf], "empty"),
        ([[1], [2], [3]], "empty"),
    ],
)
def test_roles(values, role):
    assert LookedAt(pd.DataFrame({"x": values})).role("x") == role


def test_a_label_of_few_whole_numbers_numbers_classes():
    frame = pd.DataFrame({"x": [0, 1, 2, 2], "y": [0, 1, 2, 2]})
    table = LookedAt(frame, label="y")
    assert (table.role("x"), table.role("y")) == ("number", "category")


def test_columns_are_read_once(monkeypatch):
    from course_toolkit.attributes.compute import table as module

    read = []
    original = module.read_attribute
    monkeypatch.setattr(module, "read_attribute", lambda series: read.append(series.name) or original(series))
    table = LookedAt(pd.DataFrame({"x": [1, 2], "y": [3, 4]}))
    for _time in range(3):
        table.attribute("x")
    assert read == ["x"]


@pytest.mark.parametrize("name", [NAN, None, 3, ("a", "b"), "<script>", "", pd.Timestamp("2024-01-01")])
def test_any_name_is_a_name(name):
    frame = pd.DataFrame(np.arange(6).reshape(3, 2), columns=pd.Index(["x", name], dtype=object, tupleize_cols=False))
    table = LookedAt(frame)
    own = table.names[1]
    assert table.attribute(own).floats.tolist() == [1, 3, 5]


def test_texts_that_are_numbers_come_with_the_lines_that_read_them():
    frame = pd.DataFrame(
        {"IMC": ["24,5", "25,1", "30"], "day": ["03/04/2024", "13/04/2024", "15/05/2024"], "x": [1, 2, 3]}
    )
    lines = LookedAt(frame).reading("IMC", "day", "x", None)
    table = frame.copy()
    exec(lines, {"pd": pd, "table": table})  # noqa: S102 — the lines are ours
    assert table["IMC"].tolist() == [24.5, 25.1, 30.0]
    assert table["day"].dt.month.tolist() == [4, 4, 5]
    assert LookedAt(frame).reading("x") == ""


def test_what_is_too_large_to_draw_is_no_value():
    table = LookedAt(pd.DataFrame({"x": [1.0, 1e200, np.inf]}))
    assert np.isnan(usable(table.attribute("x"))).tolist() == [False, True, True]
    assert table.attribute("x").floats[1] == 1e200  # and what was read stays as it is


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        (pd.DataFrame(index=range(3)), "at least one column"),
        (pd.DataFrame({"a": []}), "at least one row"),
        ([[1, 2]], "must be a pandas table"),
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), "column names that differ"),
    ],
)
def test_what_is_no_table_is_refused_in_words(frame, words):
    with pytest.raises(CourseError, match=words):
        LookedAt(frame)


def test_a_label_that_is_no_column_is_refused_with_the_nearest():
    with pytest.raises(CourseError, match="Did you mean 'malade'"):
        LookedAt(pd.DataFrame({"malade": [1]}), label="Malad")
