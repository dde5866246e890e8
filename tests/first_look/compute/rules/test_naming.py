"""Columns that only name or number rows, and steps that name rows."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.naming import names_rows, select
from course_toolkit.first_look.compute.table import Table

N = 60
RNG = np.random.default_rng(0)


@pytest.mark.parametrize(
    ("name", "values", "names"),
    [
        ("id_patient", RNG.permutation(10**6)[:N], True),
        ("k", np.arange(N), True),
        ("k", [f"P{number:04d}" for number in range(N)], True),
        ("matricule", [f"mot{number}" for number in range(N)], True),
        ("k", RNG.integers(0, 90, N), False),
        ("k", RNG.normal(size=N), False),
        ("annee", np.arange(1960, 1960 + N), False),
        ("id", np.repeat(np.arange(N // 3), 3), False),
        ("k", RNG.choice(list("abc"), N), False),
    ],
)
def test_which_columns_name_rows(name, values, names):
    table = Table(pd.DataFrame({name: values}))
    assert names_rows(table.attribute(name)) is names


@pytest.mark.timeout(30)
def test_free_text_takes_no_time():
    sentence = "Near smack dab in the middle of my pay band, I was hired as a QA 1 before the evolution"
    texts = [f"{sentence.replace(',', '') * 30} {number} !" for number in range(N)]
    assert not names_rows(Table(pd.DataFrame({"v": texts})).attribute("v"))


def test_rows_are_named_by_their_labels_where_these_are_unique():
    table = Table(pd.DataFrame({"a": [1, 2, 3]}, index=["x", "y", "z"]))
    assert select(table, np.array([0, 2])).labels == ("x", "z")
    assert select(Table(pd.DataFrame({"a": [1, 2]}, index=[7, 7])), np.array([0])) is None
