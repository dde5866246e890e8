import itertools

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.attributes.compute.relate import relate_attributes
from course_toolkit.attributes.say.pair import say_correlation, say_pair


def said(frame, x, y, **settings):
    ct.set_language("en")
    return say_pair(relate_attributes(frame, x, y, **settings))


def test_one_row_decides():
    told = said(ct.load_sante(), "IMC", "cholesterol")
    assert "One row decides: without row 4 (242,300), r would be 0.99." in told


def test_both_correlations_are_said_when_a_row_is_left_out():
    told = said(ct.load_sante(), "IMC", "cholesterol", left_out=[4])
    assert "r = -0.03 (Pearson), rho = 0.81 (Spearman)" in told
    assert "Without row 4: r = 0.99, rho = 0.86." in told


def test_where_no_row_matters_it_says_so():
    frame = ct.make_sante(1000, random_state=0).frame
    assert "No single row changes r by more than 0.00" in said(frame, "IMC", "poids")


def test_a_curve_is_suspected_where_ranks_go_together_better():
    x = np.linspace(0, 8, 200)
    assert "look for a curve" in said(pd.DataFrame({"x": x, "y": np.exp(x)}), "x", "y")


def test_thinned_points_do_not_thin_r():
    frame = pd.DataFrame(np.random.default_rng(0).normal(size=(9000, 2)), columns=["x", "y"])
    assert "are those of all of them" in said(frame, "x", "y")


def test_a_category_explains_a_share_of_the_variance():
    told = said(ct.make_sante(1000, random_state=0).frame, "malade", "Age")
    assert "Age by malade, over 1,000 rows: correlation ratio" in told
    assert "The medians go from 49 (0) to 67 (1)." in told


def test_without_rows_the_measure_of_a_category_is_said_again():
    frame = ct.make_sante(100, random_state=0).frame
    assert "Without row 5: " in said(frame, "malade", "Age", left_out=[5])


def test_two_categories():
    frame = pd.DataFrame({"a": list("xxyy") * 20, "b": list("uuvv") * 20})
    assert "Cramér's V = 1.00" in said(frame, "a", "b")


@pytest.mark.parametrize(
    ("y", "words"),
    [
        ([None] * 5, "holds nothing that could be compared"),
        ([1.5, 1.5, 1.5, 1.5, None], "one of them never changes"),
        ([1.5, None, None, None, None], "too few to compare"),
        (list("abcde"), "a category of its own for each row"),
    ],
)
def test_what_cannot_be_compared_is_said(y, words):
    assert words in said(pd.DataFrame({"x": [1.5, 2.5, 3.5, 5.0, 4.0], "y": y}), "x", "y")


def test_leaving_too_much_out_is_said():
    frame = pd.DataFrame({"x": [1.5, 2.5, 3.5, 5.0], "y": [1.5, 2.5, 3.0, 5.0]})
    assert "nothing is left to compare" in said(frame, "x", "y", left_out=[0, 1, 2])


@pytest.mark.parametrize(("r", "words"), [(-0.001, "0.00"), (0.994, "0.99"), (float("nan"), "—")])
def test_a_negative_zero_is_zero(r, words):
    ct.set_language("en")
    assert say_correlation(r) == words


@pytest.mark.parametrize(("x", "y"), list(itertools.combinations(["n", "w", "d", "c", "{0}"], 2)))
@pytest.mark.usefixtures("language")
def test_every_pair_in_both_languages(x, y):
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(
        {
            "n": rng.normal(size=60), "w": rng.poisson(4, 60), "d": pd.date_range("2024-01-01", periods=60),
            "c": rng.choice(list("ab"), 60), "{0}": rng.choice(["<b>", "{name}"], 60),
        }
    )  # fmt: skip
    assert cut_free(say_pair(relate_attributes(frame, x, y)))


def cut_free(told):
    return told and "None" not in told and "nan" not in told
