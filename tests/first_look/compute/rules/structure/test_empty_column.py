import numpy as np
import pandas as pd

from course_toolkit.first_look.compute.rules.structure.empty_column import find_empty_column


def test_empty_columns_make_one_finding(look):
    frame = pd.DataFrame({"a": [1, 2], "b": [np.nan, np.nan], "<c>": [None, None], "y": [None, None]})
    (found,) = look(find_empty_column, frame, "y")
    assert (found.code, found.severity, found.columns) == ("empty_column", "warning", ("b", "<c>"))


def test_a_column_with_a_value_is_not_empty(look):
    assert look(find_empty_column, pd.DataFrame({"a": [np.nan, 1], "b": ["", " "]})) == []
