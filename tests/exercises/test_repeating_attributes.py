"""Exercise 02-2: which attributes repeat one another."""

from functools import cache

import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.exercises.repeating_attributes import NamesPart, repeating_attributes


@cache
def made():
    return ct.make_sante(300, defects=["wrong_unit"], random_state=0)


def judged(answer):
    return repeating_attributes(made()).check(answer)


def test_what_numpy_says_is_right():
    strength = made().clean.drop(columns=["ID", "malade"]).corr().abs().to_numpy()
    names = made().clean.columns.drop(["ID", "malade"])
    right = {names[i] for i in range(4) for j in range(4) if i != j and strength[i, j] >= 0.7}
    assert right == {"IMC", "poids"}
    assert judged(right).outcome == "right"


@pytest.mark.parametrize(
    "answer",
    [
        ["IMC", "poids"],
        ("poids", "IMC", "IMC"),
        {"IMC": 1, "poids": 2},
        [("IMC", "poids")],
        [["IMC", "poids"], ["poids", "IMC"]],
        pd.Index(["IMC", "poids"]),
        pd.DataFrame(columns=["IMC", "poids"]),
        pd.MultiIndex.from_tuples([("IMC", "poids")]),
        iter(["IMC", "poids"]),
    ],
)
def test_every_way_of_naming_them(answer):
    assert judged(answer).outcome == "right"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ([], "No attribute is named"),
        ("IMC, poids", "Several names are expected"),
        (["imc", "poids"], "no column 'imc', but 'IMC'"),
        (["BMI", "poids"], "no column 'BMI'."),
        (["IMC"], "Right so far, but somebody is missing: with whom is IMC correlated?"),
        (["IMC", "poids", "Age"], "Age reaches 0.7 with no other attribute."),
        (["cholesterol"], "cholesterol reaches 0.7 with no other attribute."),
        (["IMC", "poids", "ID"], "neither is an attribute to thin out"),
        (["malade"], "neither is an attribute to thin out"),
        (pd.DataFrame({"IMC": [1], "poids": [2]}).corr(), ""),
    ],
)
def test_typical_slips_are_named(answer, words):
    feedback = judged(answer)
    assert feedback.outcome == ("wrong" if words else "right")
    assert words in feedback.message


@pytest.mark.usefixtures("language")
def test_any_answer_gets_words(strange):
    feedback = judged(strange)
    assert feedback.outcome == "wrong"
    assert len(feedback.message) < 200


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("seed", range(5))
def test_the_solution_is_judged_right(solve, seed):
    sample = ct.make_sante(300, random_state=seed)
    assert solve(repeating_attributes(sample), sample=sample).outcome == "right"


@pytest.mark.usefixtures("language")
def test_nothing_is_given_away():
    exercise = repeating_attributes(made())
    told = repr(exercise) + repr(exercise.hint()) + judged([]).message + judged("x").message + judged(["IMC"]).message
    assert "poids" not in told


def test_where_nothing_repeats_nothing_is_right():
    part = NamesPart(("a", "b"), ())
    assert part.what_is_wrong(part.read([])) == ""
    assert "no other attribute" in part.what_is_wrong(part.read(["a"]))


@pytest.mark.parametrize("sample", [None, ct.load_sante()])
def test_what_is_no_made_table_is_told_so(sample):
    with pytest.raises(ct.CourseError, match=r"ct\.make_sante\(300"):
        repeating_attributes(sample)
