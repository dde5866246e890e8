import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.label.missing_labels import find_missing_labels


@pytest.mark.parametrize("values", [[0, None, 1, None], ["a", None, "b", None], [0.5, None, 2.5, None]])
def test_rows_without_a_label(look, values):
    (found,) = look(find_missing_labels, pd.DataFrame({"classe": values}), "classe")
    assert (found.code, found.severity, found.positions.tolist()) == ("missing_labels", "warning", [1, 3])
    assert found.evidence == {"n_missing": 2, "share": 0.5}


@pytest.mark.parametrize(
    ("values", "label"),
    [([0, 1], "y"), ([0, None, 1], None), ([1, None, 1], "y"), ([None], "y"), ([[1], None, [2]], "y")],
)
def test_nothing_to_say(look, values, label):
    assert look(find_missing_labels, pd.DataFrame({"y": values}), label) == []
