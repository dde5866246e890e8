"""The statistics of the training rows beside those of all rows."""

import pandas as pd

import course_toolkit as ct
from course_toolkit.preparation.compute.scaling.compare import compare_scalings
from course_toolkit.preparation.say.scaling.table import say_statistics_table

FRAME = pd.DataFrame({"a": [1.0, 2, 3]})


def test_both_are_named():
    ct.set_language("en")
    table = say_statistics_table(compare_scalings(FRAME, pd.DataFrame({"a": [7.0]}), column="a"))
    assert table == {
        "training rows": {"mean": "2", "sd": "0.816497", "median": "2", "IQR": "1", "min": "1", "max": "3"},
        "all rows (the leak)": {
            "mean": "3.25",
            "sd": "2.27761",
            "median": "2.5",
            "IQR": "2.25",
            "min": "1",
            "max": "7",
        },
    }


def test_without_new_rows_there_is_one():
    assert len(say_statistics_table(compare_scalings(FRAME, column="a"))) == 1
