"""Spaces, capitals and the kind of storage."""

import pandas as pd
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.steps.tidying import ConvertType, TidyTexts


@pytest.mark.parametrize(
    ("case", "tidy"),
    [(None, ["Le Mans", "M"]), ("lower", ["le mans", "m"]), ("upper", ["LE MANS", "M"]), ("title", ["Le Mans", "M"]),
     ("capitalize", ["Le mans", "M"])],
)  # fmt: skip
def test_texts_are_tidied(case, tidy, language):
    step = TidyTexts("a", case)
    column = step.apply(pd.DataFrame({"a": ["  Le  Mans", "M\u00a0", None]}))["a"]
    assert column[:2].tolist() == tidy
    assert pd.isna(column[2])
    assert language != "en" or step.describe().startswith("tidy the texts of a")


@pytest.mark.parametrize(
    ("values", "dtype", "expected"),
    [
        ([1.0, None], "Int64", [1, pd.NA]),
        (["1", None], "Int64", [1, pd.NA]),
        ([75013, 1000], "str", ["75013", "1000"]),
        ([1, 0], "boolean", [True, False]),
        (["a", "b"], "category", ["a", "b"]),
        (["1.5", "2"], "float64", [1.5, 2.0]),
    ],
)
def test_it_is_stored_otherwise(values, dtype, expected):
    step = ConvertType("a", dtype)
    assert str(step.apply(pd.DataFrame({"a": values}))["a"].tolist()) == str(expected)
    assert step.code() == f'frame["a"] = frame["a"].astype("{dtype}")'


def test_what_cannot_be_is_said(language):
    with pytest.raises(CourseError, match="pandas"):
        ConvertType("a", "Int64").apply(pd.DataFrame({"a": [1.5]}))
    with pytest.raises(CourseError, match="dtype"):
        ConvertType("a", "Int65")
    with pytest.raises(CourseError, match="case"):
        TidyTexts("a", "small")
    assert language
