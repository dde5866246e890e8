"""Twins with two labels are asked about where twins are no chance."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.rows.conflicting_labels import find_conflicting_labels
from course_toolkit.first_look.compute.table import Table


def find(frame, label="y"):
    return list(find_conflicting_labels(Table(frame, label)))


def table(seed=0):
    rng = np.random.default_rng(seed)
    return pd.DataFrame(rng.normal(size=(300, 4)), columns=list("abcd")).assign(
        id=range(300), y=rng.integers(0, 2, 300)
    )


def test_the_same_attributes_under_two_labels():
    frame = table()
    again = frame.iloc[[5, 6]].assign(id=[900, 901], y=1 - frame["y"].iloc[[5, 6]])
    frame = pd.concat([frame, again], ignore_index=True)
    (found,) = find(frame)
    assert found.positions.tolist() == [5, 6, 300, 301]
    assert found.severity == "question"
    emptied = found.wording().decisions[1].step.apply(frame)
    assert emptied["y"].isna().sum() == 4


def test_the_same_label_or_none_is_no_conflict():
    frame = table()
    assert find(pd.concat([frame, frame.iloc[[5]].assign(id=[900])], ignore_index=True)) == []
    missing = frame.iloc[[5]].assign(id=[900], y=np.nan)
    assert find(pd.concat([frame, missing], ignore_index=True)) == []
    assert find(frame, None) == []


@pytest.mark.parametrize("seed", range(8))
def test_few_answers_agree_by_chance(seed):
    rng = np.random.default_rng(seed)
    assert find(pd.DataFrame(rng.integers(0, 4, (400, 5))).assign(y=rng.integers(0, 2, 400))) == []
