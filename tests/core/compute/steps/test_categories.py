"""Values that are no category yet."""

import pandas as pd

from course_toolkit._core.compute.steps.categories import add_categories, new_categories

FRAME = pd.DataFrame({"a": pd.Categorical(["x", "y"]), "b": ["x", "y"]})


def test_which_are_new():
    assert new_categories(FRAME, "a", ["x", "z", None, "z", float("nan")]) == ("z",)
    assert new_categories(FRAME, "b", ["z"]) == ()
    assert new_categories(FRAME, "not there", ["z"]) == ()


def test_they_are_added_behind_the_others():
    assert add_categories(FRAME["a"], ("z",)).cat.categories.tolist() == ["x", "y", "z"]
    assert add_categories(FRAME["b"], ()) is FRAME["b"] or add_categories(FRAME["b"], ()).equals(FRAME["b"])
