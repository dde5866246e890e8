"""Exercise 01-2: suspicious rows are scored, and the others are not given away."""

import re
from functools import cache

import pytest

import course_toolkit as ct
from course_toolkit.exercises.suspect_hunt import suspect_hunt

KINDS = ("impossible_age", "values_run_together", "wrong_unit")


@cache
def made(seed=0):
    return ct.make_sante(300, defects=KINDS, random_state=seed)


def rows():
    return made().rows()


def sound(n):
    return [row for row in made().frame.index if row not in rows()][:n]


def judged(answer):
    return suspect_hunt(made()).check(answer)


def test_the_key_is_right():
    assert judged(rows()).outcome == "right"
    assert judged(made().frame.loc[rows()]).outcome == "right"
    assert judged(made().frame.index.isin(rows())).outcome == "right"


def test_nine_in_ten_are_enough_and_one_in_ten_may_be_sound():
    assert judged(rows()[1:]).outcome == "right"
    assert judged(rows() + sound(1)).outcome == "right"
    assert judged(rows()[2:]).outcome == "wrong"
    assert judged(rows() + sound(2)).outcome == "wrong"


def test_found_missed_and_false_are_counted():
    assert judged(rows()[:4] + sound(2)).message == (
        "4 spoiled rows were found, 6 were missed, 2 sound rows were suspected in vain."
    )
    assert judged(rows()[:1] + sound(1)).message == (
        "1 spoiled row was found, 9 were missed, 1 sound row was suspected in vain."
    )


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (list, "No row is named"),
        (lambda: made().frame, "whoever suspects everything has found nothing"),
        (lambda: [row + 1 for row in rows()], "These look like IDs"),
        (lambda: ct.audit(made().frame, label="malade"), "its rows are in finding.rows"),
        (lambda: [one.rows for one in ct.audit(made().frame, label="malade")], "a list of lists came"),
        (lambda: made().frame.loc[rows()].reset_index(drop=True), "have lost their names"),
        (lambda: [*rows(), 300], "no row 300"),
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
@pytest.mark.parametrize("seed", range(5))
def test_the_solution_is_judged_right(solve, seed):
    assert solve(suspect_hunt(made(seed)), sample=made(seed)).outcome == "right"


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize(
    "kinds",
    ["all", ["impossible_age", "wrong_unit", "shifted_decimal", "sentinel_values"], ["duplicated_patients"]],
)
def test_the_solution_holds_for_other_tables(solve, kinds):
    sample = ct.make_sante(300, defects=kinds, visit=kinds == "all", random_state=1)
    assert solve(suspect_hunt(sample), sample=sample).outcome == "right"


@pytest.mark.usefixtures("language")
def test_no_row_and_no_kind_is_given_away():
    exercise = suspect_hunt(made())
    told = repr(exercise) + repr(exercise.hint()) + exercise.check(rows()[:3] + sound(3)).message
    told += exercise.check(made().frame).message + repr(made())
    assert not set(map(int, re.findall(r"\d+", told))) & set(rows())
    assert not any(kind in told for kind in KINDS)


@pytest.mark.usefixtures("language")
def test_the_solution_tells_every_kind():
    assert all(kind in repr(suspect_hunt(made()).solution()) for kind in KINDS)


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("sample", [None, 3, ct.load_sante(), ct.make_sante(20, random_state=0)])
def test_what_has_no_key_is_told_so(sample):
    with pytest.raises(ct.CourseError, match=r"ct\.make_sante\(300"):
        suspect_hunt(sample)


def test_a_patient_entered_twice_is_found_by_either_row():
    twice = ct.make_sante(100, defects={"duplicated_patients": 5}, random_state=0)
    first = twice.answer_key["copy_of"].tolist()
    assert suspect_hunt(twice).check(first).outcome == "right"
    assert suspect_hunt(twice).check(twice.frame[twice.frame.duplicated()]).outcome == "right"
