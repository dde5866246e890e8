"""What cannot be compared is refused before anything is computed."""

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit._core.compute.errors import CourseError
from course_toolkit.preparation.compute.scaling.compare import compare_scalings

SANTE = ct.load_sante()


@pytest.mark.parametrize(
    ("kwargs", "words"),
    [
        ({"column": "age"}, "Did you mean 'Age'"),
        ({"column": "Age", "with_column": "weight"}, "must be the name of a column of X_train"),
        ({"column": "Age", "fit_on": "test"}, "fit_on must be one of: 'train', 'all'"),
        ({"column": "Age", "outlier_rows": [99]}, "outlier_rows must be index labels"),
        ({"column": "Age", "y_train": [1, 0]}, "must have the same length"),
        ({"column": "Age", "X_new": pd.DataFrame({"poids": [1.0]})}, "X_new must have the columns of X_train"),
        ({"column": "Age", "X_new": np.zeros((2, 2))}, "X_new must be a pandas table"),
    ],
)
def test_wrong_arguments(kwargs, words):
    with pytest.raises(CourseError, match=words):
        compare_scalings(SANTE, **kwargs)


def test_rows_of_the_test_set_are_refused():
    split = ct.split(ct.make_sante(200, random_state=0).frame, label="malade", random_state=0)
    test = split.open_test(reason="a test")
    for rows in ((test,), (split.train, test), (split,), (split.validation,)):
        with pytest.raises(CourseError, match="training rows, and from them alone"):
            compare_scalings(*rows, column="Age")


def test_other_columns_in_the_new_rows_do_not_matter():
    new = SANTE.assign(more=1)[["Age", "more"]]
    assert compare_scalings(SANTE, new, column="Age").n_new == 10
