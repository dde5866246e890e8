import numpy as np
import pandas as pd

from course_toolkit.splits.compute.answers.groupings import group_by, named_groupings
from course_toolkit.splits.compute.tables.columns import read_column
from course_toolkit.splits.compute.tables.sets import Declared, Sets


def test_equal_values_share_a_group_across_sets():
    column = read_column("v", {"train": pd.Series(["b", None, "a"]), "test": pd.Series(["a", "c"])})
    grouping = group_by(column, name="v")
    assert grouping.n == 3
    assert grouping.per_set["train"][1] == -1
    assert grouping.labels[grouping.per_set["test"][0]] == "a" == grouping.labels[grouping.per_set["train"][2]]


def test_texts_whole_numbers_and_raw_columns_are_categories():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(
        {"x": rng.normal(size=80), "k": rng.integers(0, 5, 80), "t": list("abcd") * 20, "y": [0, 1] * 40}
    )
    raw = frame.assign(ville=list("ef") * 40)
    sets = {"train": frame.iloc[:50], "test": frame.iloc[50:]}
    raw_sets = {"train": raw.iloc[:50], "test": raw.iloc[50:]}
    assert {one.name for one in named_groupings(Sets(sets, "y"))} == {"k", "t"}
    assert {one.name for one in named_groupings(Sets(sets, "y", Declared(raw=raw_sets)))} == {"k", "t", "ville"}
