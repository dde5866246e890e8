import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.structure.constant_column import find_constant_column

N = 30


@pytest.mark.parametrize(
    "value", [0, 1.5, "Lyon", True, pd.Timestamp("2024-01-01"), np.inf, "24,5", "<b>", "inconnu"], ids=repr
)
def test_a_column_of_one_value(look, value):
    frame = pd.DataFrame({"hôpital": [value] * N, "x": range(N), "y": [1] * N})
    (found,) = look(find_constant_column, frame, "y")
    assert (found.code, found.severity, found.columns) == ("constant_column", "warning", ("hôpital",))


def test_several_make_one_finding(look):
    (found,) = look(find_constant_column, pd.DataFrame({"a": [1] * N, "b": ["x"] * N, "c": range(N)}))
    assert found.columns == ("a", "b")
    assert "a, b" in found.wording().title


def test_one_value_or_a_gap_is_a_question_of_its_own(look):
    frame = pd.DataFrame({"décès": [1, None, 1, 1, None], "tabac": ["oui", "oui", "oui", None, None]})
    first, second = look(find_constant_column, frame)
    assert (first.columns, first.evidence) == (("décès",), {"n_known": 3, "n_missing": 2})
    assert "“oui”" in second.wording().title


def test_many_with_gaps_make_one_finding(look):
    frame = pd.DataFrame({f"c{n}": [n, n, n, None] for n in range(20)})
    (found,) = look(find_constant_column, frame)
    assert len(found.columns) == 20


@pytest.mark.parametrize("values", [[1, 2], [1, 1], [None, None, None], [[1], [1], [1]], ["a", "a", "b"]])
def test_what_varies_or_is_too_short_is_fine(look, values):
    assert look(find_constant_column, pd.DataFrame({"a": pd.Series(values, dtype=object)})) == []
