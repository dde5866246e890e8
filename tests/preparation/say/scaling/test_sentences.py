"""What is said of scalings, sentence by sentence."""

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.preparation.compute.scaling.compare import compare_scalings
from course_toolkit.preparation.say.scaling.sentences import say_neighbors, say_scaling, say_scaling_briefly

SANTE = ct.load_sante()


@pytest.fixture(autouse=True)
def _english():
    ct.set_language("en")


def test_the_lecture():
    assert say_scaling(compare_scalings(SANTE, column="Age", with_column="cholesterol")) == (
        "“Age”, learned from 10 training rows: mean 47.9, standard deviation 25.87; median 46, IQR 19; from 25 to 120. "
        "1 row lies outside of Tukey’s fences, 2.25 and 78.25 (row 9: 120). "
        "Without 2 outlying rows: standard deviation 10.01 instead of 25.87, max − min 27 instead of 95, "
        "but IQR 18 instead of 19. "
        "Width of the middle half of the training rows after scaling: StandardScaler 0.73, RobustScaler 1, "
        "MinMaxScaler 0.2, QuantileTransformer 0.5. "
        "Raw, “cholesterol” makes > 99.9% of the squared distance between two rows: it decides alone who is near. "
        "After StandardScaler it makes 50.0%, and 70% of the 3 nearest neighbours are still the same."
    )


def said(frame, new=None, scaling=None, **kwargs):
    return say_scaling(compare_scalings(frame, new, column="a", **kwargs), scaling)


NUMBERS = pd.DataFrame({"a": [1.0, 2, 3, 4], "b": [10.0, 30, 20, 40]})


def test_missing_and_constant():
    text = said(pd.DataFrame({"a": [3.0, 3, np.nan]}))
    assert "1 missing value stays missing." in text
    assert "whatever the scaling, it tells no row from another. Drop the column." in text


def test_what_leaves_nothing_out_says_nothing_of_outliers():
    assert "Tukey" not in said(NUMBERS)
    assert "outlying" not in said(NUMBERS)


def test_rows_named_and_left_out():
    assert "1 row was named as an outlier (row 0: 1)." in said(NUMBERS, outlier_rows=[0])
    assert "1 outlying row is left out of all that is learned." in said(NUMBERS, outlier_rows=[0], with_outlier=False)


def test_an_outlier_that_changes_little():
    frame = pd.DataFrame({"a": [*np.linspace(0, 10, 200), 40.0]})
    assert "hardly a change" not in said(frame)
    little = said(pd.DataFrame({"a": [*np.linspace(0, 10, 200), 20.0]}))
    assert "Without 1 outlying row the standard deviation would be 2.901 instead of 3.08: hardly a change." in little


def test_the_leak_and_what_it_hides():
    new = pd.DataFrame({"a": [0.0, 9]})
    honest, leaky = said(NUMBERS, new), said(NUMBERS, new, fit_on="all")
    assert "Of 2 new rows, 2 fall outside of [0, 1] under MinMaxScaler. That is as it should be" in honest
    assert "learned from 6 rows" in leaky
    assert "the mean would be 2.5 and the standard deviation 1.118, not 3.167 and 2.911." in leaky
    assert "only because it has seen their extremes: fitted honestly, 2 fall outside." in leaky
    assert "outside of [0, 1]" not in said(NUMBERS, NUMBERS)


def test_one_scaling_alone_is_spoken_of():
    text = said(NUMBERS, None, "quantile", with_column="b")
    assert "after scaling: QuantileTransformer 0.5." in text
    assert "how far the outlier was is lost." in text
    assert "After QuantileTransformer it makes" in text
    assert "StandardScaler" not in text
    assert "Width" not in said(NUMBERS, None, "raw")


def test_scores_are_held_against_the_folds():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"a": rng.normal(size=200), "b": 100 * rng.normal(size=200)})
    better = said(frame, with_column="b", y_train=(frame["a"] > 0).astype(int))
    assert "5 nearest neighbours on these two attributes (accuracy, 5 folds, 200 rows): raw " in better
    assert "with " in better.split("200 rows")[1]
    chance = said(frame, with_column="b", y_train=rng.integers(0, 2, 200))
    assert "no more than the folds differ." in chance or "no scaling does better." in chance


def test_the_neighbors_of_one_row():
    compared = compare_scalings(SANTE, column="Age", with_column="cholesterol")
    assert say_neighbors(compared, 7, "standard") == "Row 7: 0 of its 3 nearest neighbours stay after StandardScaler."
    assert say_neighbors(compared, 7, "raw") == ""
    assert say_neighbors(compare_scalings(SANTE, column="Age"), 7, "standard") == ""


def test_a_lecture_hears_the_beginning_and_the_distances():
    compared = compare_scalings(NUMBERS, NUMBERS * 3, column="a", with_column="b", fit_on="all", outlier_rows=[3])
    brief, full = say_scaling_briefly(compared, "minmax"), say_scaling(compared, "minmax")
    assert len(brief) < 0.7 * len(full)
    assert "This is the leak" in brief
    assert "After MinMaxScaler it makes" in brief
    assert "the habit is not" not in brief
