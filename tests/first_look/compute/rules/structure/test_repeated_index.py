import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.structure.repeated_index import find_repeated_index

FRAME = pd.DataFrame({"a": [1.5, 2.5, 3.5]})


def test_labels_of_two_tables_put_together(look):
    (found,) = look(find_repeated_index, pd.concat([FRAME, FRAME.iloc[:1]]))
    assert (found.code, found.severity, found.positions.tolist()) == ("repeated_index", "warning", [0, 3])
    assert found.evidence == {"n_rows": 2, "n_labels": 1}


@pytest.mark.parametrize(
    "index", [pd.Index(["P1", "P1", "P2"], name="patient"), pd.to_datetime(["2024-01-01"] * 2 + ["2024-01-02"])]
)
def test_labels_that_mean_something_are_asked_about(look, index):
    (found,) = look(find_repeated_index, FRAME.set_index(index))
    assert found.severity == "question"


def test_gaps_may_be_labels(look):
    (found,) = look(find_repeated_index, FRAME.set_index(pd.Index([None, None, "a"], dtype=object)))
    assert found.evidence["n_labels"] == 1


@pytest.mark.parametrize("index", [pd.RangeIndex(3), pd.Index([5, 7, 9]), pd.Index(["a", "b", None])])
def test_labels_that_differ_are_fine(look, index):
    assert look(find_repeated_index, FRAME.set_index(index)) == []
