"""Exercise 04-1: the lecture's own cleaning."""

import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.exercises.lecture_cleaning import lecture_cleaning


def cleaned():
    frame = ct.load_sante().drop(columns="IMC").drop(index=9)
    frame.loc[4, "cholesterol"] = 242
    return frame


def judged(answer):
    return lecture_cleaning().check(answer)


def set_cell(frame, row, column, value):
    frame = frame.astype({column: object})
    frame.loc[row, column] = value
    return frame


@pytest.mark.parametrize(
    "answer",
    [
        cleaned(),
        set_cell(cleaned(), 4, "cholesterol", 300),
        set_cell(cleaned(), 4, "cholesterol", None),
        set_cell(cleaned(), 4, "cholesterol", "242"),
        cleaned().reset_index(drop=True),
        cleaned().sample(frac=1, random_state=0),
        cleaned()[["malade", "poids", "cholesterol", "Age", "ID"]],
        cleaned().astype({"poids": float, "Age": "Int64"}),
        cleaned().fillna({"malade": 0}),
        cleaned().assign(malade=["non", "non", "non", "oui", "oui", "oui", "oui", "oui", None]),
        ct.Cleaning(cleaned()),
    ],
)
def test_every_honest_way_is_right(answer):
    assert judged(answer).outcome == "right"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (ct.load_sante(), "IMC is still there"),
        (ct.load_sante().drop(columns="IMC"), "The patient of 120 years is still there"),
        (ct.load_sante().drop(columns="IMC").drop(index=8), "The wrong row is gone"),
        (cleaned().drop(index=4), "Another row is gone"),
        (cleaned().dropna(), "Another row is gone"),
        (pd.concat([cleaned(), cleaned()[:1]]), "added or entered twice"),
        (set_cell(cleaned(), 4, "cholesterol", 242300), "still two values in one cell"),
        (set_cell(cleaned(), 4, "cholesterol", 210), "yours is neither of them"),
        (set_cell(cleaned(), 4, "cholesterol", "unknown"), "yours is neither of them"),
        (set_cell(cleaned(), 3, "cholesterol", 221), "Another value was changed"),
        (set_cell(cleaned(), 0, "Age", None), "Another value was changed"),
        (cleaned().drop(columns="poids"), "poids is gone too"),
        (cleaned().drop(columns="ID"), "ID is gone too"),
        (cleaned().rename(columns={"Age": "age"}), "Age has another name now"),
        (cleaned().assign(new=1), "'new' is new"),
        (cleaned().set_index("ID"), "ID is gone too"),
        ((cleaned(),), "a value of type tuple came"),
    ],
)
def test_typical_slips_are_named(answer, words):
    feedback = judged(answer)
    assert feedback.outcome == "wrong"
    assert words in feedback.message


@pytest.mark.usefixtures("language")
def test_any_answer_gets_words(strange):
    assert judged(strange).outcome == "wrong"


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("column", ["ID", "Age", "cholesterol", "poids", "malade"])
@pytest.mark.parametrize("value", [[1], {}, object(), "<b>", 10**30, pd.NaT])
def test_any_cell_gets_a_verdict(column, value):
    frame = cleaned().astype({column: object})
    frame[column] = pd.Series([value] * len(frame), index=frame.index, dtype=object)
    assert judged(frame).outcome == ("right" if column == "malade" else "wrong")


@pytest.mark.usefixtures("language")
def test_the_solution_is_judged_right(solve):
    assert solve(lecture_cleaning()).outcome == "right"


@pytest.mark.usefixtures("language")
def test_the_value_is_not_given_away():
    told = repr(lecture_cleaning()) + repr(lecture_cleaning().hint())
    told += judged(set_cell(cleaned(), 4, "cholesterol", 210)).message
    assert "242 " not in told
    assert "300 " not in told.replace("242300 ", "")
