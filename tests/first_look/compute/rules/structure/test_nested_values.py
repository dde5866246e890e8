import pandas as pd

from course_toolkit.first_look.compute.rules.structure.nested_values import find_nested_values


def test_lists_and_dictionaries(look):
    frame = pd.DataFrame({"tags": [["a"], [], None, "x"], "point": [{"x": 1}] * 4, "n": range(4)})
    tags, point = look(find_nested_values, frame)
    assert (tags.code, tags.severity, tags.positions.tolist()) == ("nested_values", "warning", [0, 1])
    assert (point.columns, point.evidence) == (("point",), {"n_cells": 4})


def test_other_columns_are_fine(look):
    assert look(find_nested_values, pd.DataFrame({"a": ["[1, 2]", "{}"], "b": [1, 2]})) == []
