from collections import Counter

import numpy as np
import pandas as pd
from pandas._libs.parsers import STR_NA_VALUES

from course_toolkit.first_look.compute.reading.missing import (
    MISSING_TEXTS,
    all_called,
    count_missing,
    missing_arguments,
    texts_in,
)

FRAME = pd.DataFrame({"a": [1, np.nan, np.nan, 4], "b": ["x", "y", "z", None], "c": [1, 2, 3, 4]})
RAW = pd.DataFrame({0: ["1", "NULL", "", "4"], 1: ["x", "y", "z", "NULL"], 2: list("1234")}, dtype=object)


def test_the_texts_are_those_of_pandas():
    assert set(MISSING_TEXTS) == set(STR_NA_VALUES)


def test_missing_cells_are_counted_by_column_and_by_text():
    missing = count_missing(FRAME, texts_in(lambda _places: [RAW.iloc[:2], RAW.iloc[2:]]))
    assert (missing.n_cells, missing.n_columns) == (3, 2)
    assert dict(missing.texts) == {"NULL": 2, "": 1}
    assert {one.column: dict(one.texts) for one in missing.columns} == {"a": {"NULL": 1, "": 1}, "b": {"NULL": 1}}


def test_nothing_is_looked_up_where_nothing_is_missing():
    def never(_places):
        raise AssertionError

    assert count_missing(FRAME[["c"]], texts_in(never)).n_cells == 0


def test_one_text_for_all():
    assert all_called("null")([1], lambda _place: np.array([True, False])) == {1: Counter({"null": 1})}


def test_texts_that_are_not_missing_are_taken_from_pandas_list():
    arguments = missing_arguments(["?"], ["NULL"])
    assert arguments["keep_default_na"] is False
    assert set(arguments["na_values"]) == (STR_NA_VALUES - {"NULL"}) | {"?"}
    assert missing_arguments([], []) == {}
