import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.label.classes import read_classes
from course_toolkit.first_look.compute.table import Table


def classes_of(values, dtype=None):
    return read_classes(Table(pd.DataFrame({"y": pd.Series(values, dtype=dtype)}), "y"))


@pytest.mark.parametrize("dtype", [object, "str", "category", "string[pyarrow]"])
def test_classes_by_their_frequency(dtype):
    classes = classes_of(["sain", "malade", None, "sain"], dtype)
    assert (classes.levels, classes.counts, classes.n_known) == (("sain", "malade"), (2, 1), 3)
    assert classes.rows_of(0).tolist() == [0, 3]


def test_values_stay_as_they_are_stored():
    assert classes_of([1, "1", 1, None], object).levels == (1, "1")
    assert classes_of([True, False, True]).levels == (True, False)


@pytest.mark.parametrize("values", [[0.5, 1.5, 2.5], range(20), [None, None], [[1], [2]]])
def test_quantities_have_no_classes(values):
    assert classes_of(values) is None


def test_without_a_label_there_are_none():
    assert read_classes(Table(pd.DataFrame({"y": [0, 1]}))) is None
