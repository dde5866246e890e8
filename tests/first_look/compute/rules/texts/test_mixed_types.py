import datetime as dt

import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.texts.mixed_types import find_mixed_types


@pytest.mark.parametrize(
    ("values", "evidence"),
    [
        ([1, 2, "a", "b", "c"], {"n_number": 2, "n_text": 3}),
        (["a", dt.date(2024, 1, 1), None], {"n_text": 1, "n_date": 1}),
        ([True, "oui", "non"], {"n_boolean": 1, "n_text": 2}),
        ([object(), object()], {"n_object": 2}),
    ],
    ids=str,
)
def test_kinds_are_counted(look, values, evidence):
    (found,) = look(find_mixed_types, pd.DataFrame({"c": pd.Series(values, dtype=object)}))
    assert (found.code, found.severity, found.evidence) == ("mixed_types", "warning", evidence)


@pytest.mark.parametrize(
    "values",
    [["a", "b", None], [1, 2.5, None], [True, False], ["1", "2", 3, 4, 5, 6], [[1], "a"], [b"a", "b"]],
    ids=str,
)
def test_one_kind_is_fine(look, values):
    assert look(find_mixed_types, pd.DataFrame({"c": pd.Series(values, dtype=object)})) == []
