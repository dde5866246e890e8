import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.label.label_spelling import find_label_spelling


def test_words_among_zeros_and_ones(look):
    values = [0, 1] * 30 + ["oui", "Oui ", "malade", "non", "sain", None]
    frame = pd.DataFrame({"diag": pd.Series(values, dtype=object)})
    (found,) = look(find_label_spelling, frame, "diag")
    assert (found.code, found.severity, found.positions.tolist()) == ("label_spelling", "warning", list(range(60, 65)))
    mended = found.wording().decisions[0].step.apply(frame)["diag"]
    assert mended.value_counts().to_dict() == {0: 32, 1: 33}


def test_read_from_a_file_they_are_all_text(look):
    frame = pd.DataFrame({"diag": ["0", "1"] * 30 + ["oui", "NON"]})
    (found,) = look(find_label_spelling, frame, "diag")
    mended = found.wording().decisions[0].step.apply(frame)["diag"]
    assert mended.value_counts().to_dict() == {"0": 31, "1": 31}


def test_slips(look):
    frame = pd.DataFrame({"espece": ["setosa", "virginica"] * 30 + ["setoza", "virginca"]})
    (found,) = look(find_label_spelling, frame, "espece")
    assert (found.severity, found.positions.tolist()) == ("question", [60, 61])


@pytest.mark.parametrize(
    "values",
    [
        [0, 1],
        ["oui", "non"],
        ["low", "medium", "high"],
        [-1, 0, 1],
        ["0", "1", "2"],
        np.linspace(0, 1, 5),
        [True, False],
    ],
)
def test_labels_of_one_spelling(look, values):
    assert look(find_label_spelling, pd.DataFrame({"y": list(values) * 30}), "y") == []
