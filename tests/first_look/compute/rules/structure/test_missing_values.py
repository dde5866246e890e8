import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.structure.missing_values import find_missing_values

N = 400


@pytest.fixture
def frame():
    rng = np.random.default_rng(0)
    return pd.DataFrame(
        {
            "taille": rng.normal(170, 9, N), "groupe": rng.choice(["a", "b", "c"], N), "dose": rng.integers(1, 9, N),
            "malade": rng.integers(0, 2, N),
        }
    )  # fmt: skip


def test_empty_cells_are_counted(look, frame):
    frame.loc[[3, 5, 8], "taille"] = np.nan
    (found,) = look(find_missing_values, frame, "malade")
    assert (found.code, found.severity, found.positions.tolist()) == ("missing_values", "question", [3, 5, 8])
    assert found.evidence == {"n_missing": 3, "share": 3 / N, "n_columns": 1}


def test_columns_empty_on_the_same_rows_make_one_finding(look, frame):
    frame.loc[10:40, ["taille", "groupe"]] = None
    frame.loc[10:41, "dose"] = np.nan
    first, second = look(find_missing_values, frame, "malade")
    assert (first.columns, second.columns) == (("taille", "groupe"), ("dose",))
    assert "same 31 rows" in first.wording().title


def test_gaps_that_go_with_the_label(look, frame):
    rng = np.random.default_rng(1)
    frame.loc[rng.random(N) < np.where(frame["malade"] == 1, 0.4, 0.1), "taille"] = np.nan
    (found,) = look(find_missing_values, frame, "malade")
    assert found.evidence["p_value"] < 0.001
    assert "where malade is 1" in found.wording().title


def test_a_column_that_is_mostly_empty(look, frame):
    frame.loc[: N // 2, "dose"] = np.nan
    (found,) = look(find_missing_values, frame)
    assert found.code == "mostly_missing"
    assert found.wording().decisions[-1].step.columns == ("dose",)


def test_many_columns_make_one_finding(look):
    values = np.random.default_rng(0).normal(size=(60, 60))
    values[np.arange(60), np.arange(60)] = np.nan
    (found,) = look(find_missing_values, pd.DataFrame(values))
    assert found.evidence == {"n_missing": 60, "n_columns": 60, "n_mostly_missing": 0}


def test_what_other_rules_tell_is_left_to_them(look, frame):
    frame["vide"] = np.nan
    frame["un"] = [1.0, np.nan] * (N // 2)
    frame.loc[3, "malade"] = np.nan
    assert look(find_missing_values, frame, "malade") == []
