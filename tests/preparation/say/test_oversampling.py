"""What is said of added rows: numbers, what a row is worth, and where the score is judged."""

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.preparation.compute.resampling.oversampling import oversample
from course_toolkit.preparation.say.oversampling import say_oversampling

RNG = np.random.default_rng(0)
X = pd.DataFrame({"a": RNG.normal(size=100), "b": 100 * RNG.normal(size=100)}, index=RNG.permutation(100))
Y = np.repeat([0, 1], [80, 20])


@pytest.fixture(autouse=True)
def _english():
    ct.set_language("en")


def test_copies():
    assert say_oversampling(oversample(X, Y, ratio=0.5, random_state=0)) == (
        "Class 1: 20 rows of 100 (20.0%) become 40 of 120 (33.3%). "
        "Each row of class 1 stands there 2 times on average: a copy adds weight and no information, and a model that "
        "learns by heart learns these rows by heart. "
        "The model now believes that class 1 makes 33.3% of the rows: its probabilities are too high. "
        "Judge precision on validation and test rows, where it still makes 20.0%. "
        'Often class_weight="balanced" or another threshold (guide 07) does as well, and invents nothing.'
    )


def test_made_rows_and_distances():
    text = say_oversampling(oversample(X, Y, method="smote", random_state=0))
    assert "SMOTE invents rows: each lies between a real one and one of its 5 nearest of the same class." in text
    assert "“b” makes > 99.9% of the squared distances, and decides who is a neighbour: scale first" in text
    assert "scale first" not in say_oversampling(oversample(X / X.std(), Y, method="smote", random_state=0))


def test_categories():
    text = say_oversampling(oversample(X.assign(sex=["F", "M"] * 50), Y, method="smote", random_state=0))
    assert "One column of categories (“sex”) takes the value most frequent among the neighbours." in text


def test_several_classes():
    y = np.repeat(np.arange(6), [50, 10, 10, 10, 10, 10])
    text = say_oversampling(oversample(X, y, random_state=0))
    assert text.count("Class ") == 3
    assert "2 other classes were enlarged too." in text


def test_a_table_that_was_perhaps_never_split():
    doubt = "Nothing shows that these rows were split from a table"
    assert doubt in say_oversampling(oversample(X.reset_index(drop=True), Y, random_state=0))
    assert doubt not in say_oversampling(oversample(X, Y, random_state=0))
