import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.structure.unnamed_column import find_unnamed_column

N = 12


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("Unnamed: 0", range(N)),
        ("Unnamed: 0.1", range(1, N + 1)),
        ("", range(N)),
        (None, range(100, 100 + N)),
        ("index", [0, 1, 2, 4, 5, 7, 8, 9, 10, 11, 12, 13]),
        ("level_0", range(N)),
    ],
)
def test_an_index_that_was_saved(look, name, values):
    frame = pd.DataFrame({"taille": np.linspace(150, 190, N)})
    frame.insert(0, name, list(values))
    (found,) = look(find_unnamed_column, frame)
    assert (found.code, found.severity, len(found.columns)) == ("unnamed_column", "warning", 1)
    assert frame.columns.get_loc(found.columns[0]) == 0


@pytest.mark.parametrize("name", ["Unnamed: 3", " ", float("nan"), None])
def test_a_name_that_was_lost(look, name):
    frame = pd.DataFrame({name: np.random.default_rng(0).normal(size=N)})
    (found,) = look(find_unnamed_column, frame)
    assert (found.severity, found.evidence) == ("question", {"n_known": N})


def test_columns_with_a_name_are_fine(look):
    frame = pd.DataFrame({0: range(N), "index": np.random.default_rng(0).normal(size=N), "Unnamed": range(N)})
    assert look(find_unnamed_column, frame) == []


def test_an_empty_column_is_told_by_another_rule(look):
    assert look(find_unnamed_column, pd.DataFrame({"Unnamed: 5": [None] * N})) == []
