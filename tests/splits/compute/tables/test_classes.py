import pandas as pd

from course_toolkit.splits.compute.tables.classes import read_classes
from course_toolkit.splits.compute.tables.columns import read_column


def test_classes_are_numbered_and_keep_their_names():
    classes = read_classes(read_column("y", {"train": pd.Series(["b", None, "a"]), "test": pd.Series(["a"])}))
    assert [classes.names[c] for c in classes.per_set["train"][[0, 2]]] == ["b", "a"]
    assert classes.per_set["train"][1] == -1
    assert classes.per_set["test"][0] == classes.per_set["train"][2]
    assert read_classes(read_column("y", {"train": pd.Series([2.0, 0.5])})).names == (0.5, 2)
