import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.first_look.compute.rules.label.label_of_one_value import find_label_of_one_value, other_class


def test_the_lecture_table_asks_what_null_means(look):
    frame = ct.load_sante()
    (found,) = look(find_label_of_one_value, frame, "malade")
    assert (found.code, found.severity) == ("label_of_one_value", "question")
    assert found.positions.tolist() == [0, 1, 2, 8]
    keep, fill, drop = found.wording().decisions
    assert (keep.step, fill.step.value) == (None, 0)
    assert len(drop.step.apply(frame)) == 6


@pytest.mark.parametrize(
    ("value", "other"),
    [
        (1, 0), (0, 1), (1.0, 0), ("oui", "non"), ("Oui", "Non"), ("YES", "NO"), (" malade", "sain"), (True, False),
        ("grippe", None), (3, None), (1j, None), (np.float64(1), 0), (np.True_, False),
    ],
)  # fmt: skip
def test_the_other_class(value, other):
    assert other_class(value) == other


@pytest.mark.parametrize("dtype", ["str", "category", object])
def test_words(look, dtype):
    frame = pd.DataFrame({"décès": pd.Series(["oui", None, "oui"], dtype=dtype), "x": range(3)})
    (found,) = look(find_label_of_one_value, frame, "décès")
    assert found.evidence == {"n_known": 2, "n_missing": 1}


def test_a_label_that_never_changes(look):
    (found,) = look(find_label_of_one_value, pd.DataFrame({"y": [1, 1, 1]}), "y")
    assert (found.severity, len(found.positions)) == ("warning", 0)


def test_a_label_of_nothing(look):
    (found,) = look(find_label_of_one_value, pd.DataFrame({"y": [None, None]}), "y")
    assert found.evidence == {"n_known": 0, "n_missing": 2}


@pytest.mark.parametrize("label", [None, "y"])
def test_two_classes_are_fine(look, label):
    assert look(find_label_of_one_value, pd.DataFrame({"y": [0, 1, None]}), label) == []
