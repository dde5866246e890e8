"""Which columns measure something, and in which steps."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.relations.measures import read_measures, step_of
from course_toolkit.first_look.compute.table import Table

FRAME = pd.DataFrame(
    {
        "id": range(60),
        "x": np.linspace(0, 1, 60) ** 2,
        "flag": [0, 1] * 30,
        "t": ["a"] * 60,
        "big": [1e300, np.inf, *np.sqrt(range(58))],
        "day": pd.date_range("2020-01-01", periods=60),
        "y": np.arange(60) / 7,
    }
)


def test_names_flags_texts_and_the_label_are_left_out():
    measures = read_measures(Table(FRAME, "y"))
    assert measures.names == ("x", "big")
    assert np.isnan(measures.column("big")[:2]).all()
    assert read_measures(Table(FRAME, "y"), dates=True).dates == {"day"}


def test_what_is_explained_is_missing():
    table = Table(FRAME)
    table.explain(["x"], np.array([3]))
    assert np.isnan(read_measures(table).column("x")[3])


def test_some_rows_and_some_columns():
    measures = read_measures(Table(FRAME))
    assert len(measures.some(10).column("y")) == 10
    assert measures.only(["y"]).names == ("y",)


@pytest.mark.parametrize(
    ("values", "step"),
    [
        ([18.0, 40, 23], 1),
        ([1.5, 2.1, np.nan, 7.3], 0.1),
        ([10.0, 30, 70], 10),
        ([7.5, 2.5, 5], 0.5),
        ([*range(50), 3.14159], 1),
        ([], 1),
    ],
)
def test_steps(values, step):
    assert step_of(np.array(values)) == pytest.approx(step)
