"""What is said of all attributes, and of a group."""

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.attributes.compute.correlation import correlate
from course_toolkit.attributes.say.correlation import say_correlations, say_group, say_link, say_notes, say_why


@pytest.fixture
def sante():
    return correlate(ct.load_sante(), label="malade", costs={"IMC": 0.5})


def test_groups_and_the_row_that_hides_a_correlation(sante):
    assert say_correlations(sante, threshold=0.9) == (
        "At threshold 0.90, 1 group of attributes repeats itself: Age, poids and IMC (weakest pair: 0.99). "
        "In 3 pairs (◥) one row makes or hides Pearson’s r: without row 4, IMC and cholesterol go from -0.03 to 0.99."
    )


def test_no_group():
    said = say_correlations(correlate(ct.load_wine(), label="target"), threshold=0.9)
    assert said == (
        "At threshold 0.90, no attribute repeats another; the strongest pair is total_phenols and flavanoids (0.86)."
    )


def test_a_threshold_between_hundredths(sante):
    assert say_correlations(sante, threshold=0.985).startswith("At threshold 0.985,")


def test_ranks_that_differ():
    x = np.linspace(0, 12, 200)
    said = say_correlations(correlate(pd.DataFrame({"x": x, "y": np.exp(x)})), threshold=0.9)
    assert "In 1 pair (◹) ranks say something else than values: x and y, 0." in said
    assert "and 1.00 (Spearman)" in said


def test_a_group_with_its_arguments_and_no_choice(sante):
    (group,) = sante.groups(0.9)
    said = say_group(group, label="malade")
    assert said.startswith("Age, poids and IMC: every two of them go together with a strength of at least 0.99.")
    assert "With malade, Age goes most (0.60) and IMC least (0.48)." in said
    assert "Cost to measure: IMC 0.5." in said
    assert said.endswith("Which to drop depends on the other attributes and on the context: you decide.")


def test_links_with_the_label_that_are_alike():
    sick = [0, 1] * 20
    frame = pd.DataFrame({"a": range(40), "b": [2 * k for k in range(40)], "y": sick})
    said = say_group(correlate(frame, label="y").groups(0.9)[0], label="y")
    assert "All of them go with y alike (0.04)." in said


def test_missing_values_and_ties():
    rng = np.random.default_rng(0)
    a = rng.normal(size=400)
    b = a + 0.3 * rng.normal(size=400)
    frame = pd.DataFrame({"a": a, "b": b, "c": b + 0.35 * rng.normal(size=400)})
    frame.loc[0, "a"] = np.nan
    found = correlate(frame)
    r = frame.corr()
    (group,) = found.groups((r.loc["a", "c"] + r.loc["b", "c"]) / 2)
    said = say_group(group)
    assert "a misses 1 value." in said
    assert "c, outside the group, goes with b too (0.9" in said


def test_notes_name_what_the_matrix_does_not_hold(sante):
    known_or_not, left_out = say_notes(sante)
    assert known_or_not.startswith("malade has one value and missing ones")
    assert left_out == "Left out: ID (an identifier)."
    many = correlate(pd.DataFrame(np.random.default_rng(0).normal(size=(50, 50))))
    assert "40 attributes with the strongest links; 10 others" in say_notes(many)[0]


def test_many_names_are_cut():
    rng = np.random.default_rng(0)
    base = rng.normal(size=(100, 1))
    found = correlate(pd.DataFrame(base + 0.01 * rng.normal(size=(100, 9)), columns=[f"x{k}" for k in range(9)]))
    assert "… (9 in all) (weakest pair: 1.00)" in say_correlations(found, threshold=0.9)


def test_why_names_the_models_of_the_lecture():
    assert "SVM" in say_why()


def test_a_negative_zero_is_zero():
    assert say_link(-0.001) == "0.00"


def test_groups_that_go_on_end_the_sentence_once():
    said = say_correlations(correlate(ct.load_breast_cancer(), label="target"), threshold=0.8)
    assert "…." not in said
    assert "(weakest pair: 0.94)…" in said
