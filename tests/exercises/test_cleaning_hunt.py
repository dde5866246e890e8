"""Exercise 04-3: what is still spoiled, what was made up, and what was sound and is changed."""

from functools import cache

import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.exercises.cleaning_hunt import cleaning_hunt

KINDS = ("impossible_age", "values_run_together", "wrong_unit")


@cache
def made():
    return ct.make_sante(300, defects=KINDS, random_state=0)


def judged(answer, sample=None):
    return cleaning_hunt(sample or made()).check(answer)


def with_cells(values, kind=None):
    """Return the spoiled table with other values in its spoiled cells."""
    frame, key = made().frame.astype(object), made().answer_key
    for row in key.itertuples():
        if kind in (None, row.defect):
            frame.loc[row.row, row.column] = values(row)
    return frame


def test_the_clean_table_is_right():
    assert judged(made().clean).outcome == "right"
    assert judged(ct.Cleaning(made().clean)).outcome == "right"


def test_empty_cells_and_rows_left_out_are_right():
    assert judged(with_cells(lambda _row: None)).outcome == "right"
    assert judged(made().frame.drop(index=made().rows())).outcome == "right"
    assert judged(made().clean.drop(columns="ID")).outcome == "right"


def test_the_second_reading_was_measured_too():
    second = with_cells(lambda row: int(str(row.planted)[len(str(row.original)) :]), "values_run_together")
    assert "2 spoiled values" not in judged(second).message
    assert "8 spoiled values are still there; 0 sound values" in judged(second).message


def test_what_was_done_is_counted():
    assert judged(made().frame).message == ("10 spoiled values are still there; 0 sound values were changed or lost.")
    assert judged(with_cells(lambda row: row.original, "wrong_unit")).message == (
        "4 spoiled values are still there; 0 sound values were changed or lost."
    )
    assert judged(with_cells(lambda _row: 150.5)).message == (
        "0 spoiled values are still there; 10 became values that nobody measured, where an empty cell would be honest; "
        "0 sound values were changed or lost."
    )


def test_sound_values_that_are_changed_or_lost_are_counted():
    harmed = made().clean.assign(Age=made().clean["Age"] + 1)
    assert judged(harmed).message.endswith("290 sound values were changed or lost.")
    assert judged(made().clean[:200]).message.startswith("0 spoiled values are still there;")
    n_lost = 6 * len(set(range(200, 300)) - set(made().rows()))
    assert judged(made().clean[:200]).message.endswith(f"{n_lost} sound values were changed or lost.")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda: made().clean[["ID"]], "Age is gone, or has another name"),
        (lambda: made().clean.drop(columns="cholesterol"), "cholesterol is gone"),
        (lambda: made().clean.rename(columns={"poids": "weight"}), "poids is gone, or has another name"),
        (lambda: made().frame.drop(index=0).reset_index(drop=True), "The rows have lost their names"),
        (lambda: made().clean.set_axis(range(1, 301)), "The rows have lost their names"),
        (lambda: pd.concat([made().clean, made().clean]), "The rows have lost their names"),
        (lambda: made().clean[:0], "sound values were changed or lost"),
        (lambda: made().clean.drop(columns="ID") * 2, "1,247 sound values were changed or lost"),
        (lambda: made().clean * 2, "The rows have lost their names"),
        (lambda: None, "print()"),
        (lambda: made().clean.head, "add the parentheses"),
    ],
)
def test_typical_slips_are_named(answer, words):
    feedback = judged(answer())
    assert feedback.outcome == "wrong"
    assert words in feedback.message


@pytest.mark.usefixtures("language")
def test_any_answer_gets_words(strange):
    assert judged(strange).outcome == "wrong"


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("column", ["ID", "Age", "cholesterol", "malade"])
@pytest.mark.parametrize("value", [[1], {}, object(), "<b>", 10**30, pd.NaT])
def test_any_cell_gets_a_verdict(column, value):
    frame = made().clean.astype({column: object})
    frame[column] = pd.Series([value] * len(frame), index=frame.index, dtype=object)
    assert judged(frame).outcome == "wrong"


@pytest.mark.usefixtures("language")
def test_the_solution_is_judged_right(solve):
    assert solve(cleaning_hunt(made()), sample=made()).outcome == "right"


@pytest.mark.parametrize("keep", ["first", "last"])
def test_of_a_patient_entered_twice_either_row_may_go(keep):
    twice = ct.make_sante(100, defects={"duplicated_patients": 5}, random_state=0)
    assert judged(twice.frame.drop_duplicates(keep=keep), twice).outcome == "right"
    assert "5 spoiled values" in judged(twice.frame, twice).message


def test_both_rows_gone_are_a_loss():
    twice = ct.make_sante(100, defects={"duplicated_patients": 5}, random_state=0)
    assert "30 sound values were changed or lost" in judged(twice.frame.drop_duplicates(keep=False), twice).message


def test_a_gap_that_was_planted_may_stay_and_must_not_be_made_up():
    gaps = ct.make_sante(200, defects=["missing_values"], random_state=0)
    assert judged(gaps.frame, gaps).outcome == "right"
    assert "10 became values that nobody measured" in judged(gaps.frame.fillna(-5), gaps).message


def test_a_wrong_diagnosis_cannot_be_seen():
    flipped = ct.make_sante(200, defects=["flipped_labels"], random_state=0)
    assert judged(flipped.frame, flipped).outcome == "right"
    assert judged(flipped.clean, flipped).outcome == "right"


@pytest.mark.usefixtures("language")
def test_no_kind_is_given_away():
    exercise = cleaning_hunt(made())
    told = repr(exercise) + repr(exercise.hint()) + judged(made().frame).message + judged(None).message
    assert not any(kind in told for kind in KINDS)
    assert not any(column in told for column in ("Age", "cholesterol"))


@pytest.mark.parametrize("sample", [None, ct.load_sante(), ct.make_sante(20, random_state=0)])
def test_what_has_no_key_is_told_so(sample):
    with pytest.raises(ct.CourseError, match=r"ct\.make_sante\(300"):
        cleaning_hunt(sample)
