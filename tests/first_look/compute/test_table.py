"""The table as rules read it: columns once, the label apart, explained cells out of sight."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.table import Table


@pytest.fixture
def table():
    frame = pd.DataFrame({"a": [1.0, 999.0, np.nan], "b": ["x", "y", "x"], "ill": [0, 1, 0]})
    return Table(frame, "ill")


def test_a_column_is_read_once(table):
    assert table.attribute("a") is table.attribute("a")


def test_the_label_is_no_attribute(table):
    assert [one.name for one in table.attributes()] == ["a", "b"]
    assert [one.name for one in table.attributes("text")] == ["b"]
    assert table.target.name == "ill"
    assert Table(table.frame).target is None


def test_explained_cells_are_out_of_sight_and_the_table_stays(table):
    table.explain(("a",), np.array([1]))
    np.testing.assert_array_equal(table.open_floats("a"), [1.0, np.nan, np.nan])
    np.testing.assert_array_equal(table.attribute("a").floats, [1.0, 999.0, np.nan])
    table.explain(("a",), np.array([0]))
    assert np.isnan(table.open_floats("a")).all()
    assert table.frame.loc[1, "a"] == 999


def test_a_column_without_a_name_is_an_attribute():
    assert [one.name for one in Table(pd.DataFrame({None: [1, 2]})).attributes()] == [None]


def test_it_knows_its_size(table):
    assert (table.n_rows, table.names) == (3, ["a", "b", "ill"])
