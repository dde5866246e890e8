import numpy as np
import pandas as pd

from course_toolkit.first_look.compute.rules.values.measures import measures, numbers_of
from course_toolkit.first_look.compute.table import Table

RNG = np.random.default_rng(0)
FRAME = pd.DataFrame(
    {
        "patient_id": range(60),
        "x": [*RNG.normal(5, 1, 59), 90.0],
        "text": ["a"] * 60,
        "y": RNG.normal(size=60),
        "class": [0, 1] * 30,
    }
)


def test_identifiers_and_texts_are_no_measures():
    assert [one.name for one in numbers_of(Table(FRAME))] == ["x", "y", "class"]


def test_a_label_is_one_where_it_is_a_quantity():
    assert [one.name for one in numbers_of(Table(FRAME, "y"))] == ["x", "class", "y"]
    assert [one.name for one in numbers_of(Table(FRAME, "class"))] == ["x", "y"]


def test_what_is_explained_is_not_open():
    table = Table(FRAME)
    assert [one.outside.tolist() for one in measures(table)] == [[59]]
    table.explain(["x"], np.array([59]))
    assert list(measures(table)) == []
