"""Exercises 05-1 to 05-3: the leak, what it came through, the honest score."""

from functools import cache

import pytest
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

import course_toolkit as ct
from course_toolkit.exercises.leak_hunt import leak_hunt

#: The seeds of the guide, and the stories that they must go on telling.
STORIES = {"05-1": (23, "exact_duplicates"), "05-2": (60, "group_overlap"), "05-3": (68, "preprocessing_on_all")}


@cache
def told(code):
    return ct.make_leaky_split(random_state=STORIES[code][0])


def auc(model, train, test):
    model.fit(train.drop(columns="malade"), train["malade"])
    return roc_auc_score(test["malade"], model.predict_proba(test.drop(columns="malade"))[:, 1])


def right(code):
    key = told(code).answer_key
    return [key.kind, key.columns[0] if key.columns else len(key.rows), key.honest_score]


def message(code, place, answer):
    answers = right(code)
    answers[place] = answer
    feedback = leak_hunt(code, told(code)).check(*answers)
    assert feedback.outcome == "wrong"
    return feedback.message.splitlines()[place]


@pytest.mark.parametrize("code", STORIES)
def test_the_guides_seeds_tell_the_three_stories(code):
    assert told(code).answer_key.kind == STORIES[code][1]


@pytest.mark.parametrize("code", STORIES)
def test_the_key_is_right(code):
    assert leak_hunt(code, told(code)).check(*right(code)).outcome == "right"


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("code", STORIES)
def test_the_solution_is_judged_right(code):
    exercise = ct.exercise(code, told(code))
    name = f"exercise_{code[-1]}"
    lines = exercise.solution().code.replace(f"\n{name}.check", f"\nfeedback = {name}.check")
    names = {
        "ct": ct, name: exercise, "leaky": told(code), "auc": auc, "forest": RandomForestClassifier(random_state=0),
        "logistic": LogisticRegression(),
    }  # fmt: skip
    exec(compile(lines, "solution", "exec"), names)  # noqa: S102 — our own lines, which students are shown
    assert names["feedback"].outcome == "right"


@pytest.mark.parametrize(
    ("code", "place", "answer", "words"),
    [
        ("05-1", 0, "none", "Something did leak"),
        ("05-1", 0, "duplicates", "check_split has no code 'duplicates'"),
        ("05-1", 0, "group_overlap", "would tell another story: patients come several times"),
        ("05-1", 0, 3, "A name in quotation marks is expected, and a value of type int came."),
        ("05-1", 0, "", "Your answer is empty"),
        ("05-1", 1, 210, "did not leak"),
        ("05-1", 1, 0.3, "looks like a share"),
        ("05-1", 1, 300, "the whole test set"),
        ("05-1", 1, 91, "91 is too many"),
        ("05-1", 1, 89, "89 is too few"),
        ("05-1", 1, "90", "without quotation marks"),
        ("05-2", 1, "malade", "That is the label"),
        ("05-2", 1, "Patient", "no column 'Patient'"),
        ("05-2", 1, "Age", "would stand in the honest split as well"),
        ("05-2", 2, 1.0, "the score that was claimed"),
        ("05-2", 2, 0.9, "0.900 is too high"),
        ("05-2", 2, 0.6, "0.600 is too low"),
        ("05-2", 2, 79, "percentage"),
    ],
)
def test_what_is_wrong_is_named(code, place, answer, words):
    assert words in message(code, place, answer)


def test_a_gene_that_the_training_rows_choose_too_is_no_leak():
    key = told("05-3").answer_key
    both = next(name for name in key.clean.train if name in told("05-3").train and name != "malade")
    assert "honest split as well" in message("05-3", 1, both)
    dropped = key.columns[1]
    assert leak_hunt("05-3", told("05-3")).check(key.kind, dropped, 0.5).outcome == "right"


def test_a_clean_split_is_clean():
    leaky = ct.make_leaky_split("none", random_state=3)
    exercise = leak_hunt("05-1", leaky)
    assert [part.name for part in exercise.parts] == ["leak", "honest score"]
    assert exercise.check("none", leaky.claimed_score).outcome == "right"
    assert "another story" in exercise.check("group_overlap", leaky.claimed_score).message


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("code", STORIES)
def test_a_wrong_answer_is_never_told_the_right_one(code):
    exercise, (kind, way, honest) = leak_hunt(code, told(code)), right(code)
    told_so_far = repr(exercise) + repr(exercise.hint()) + exercise.check("missing_gap", ..., 0.97).message
    told_so_far += exercise.check("none", 5 if code == "05-1" else "IMC", 0.2).message
    assert kind not in told_so_far
    assert repr(way) not in told_so_far
    assert f"{honest:.2f}" not in told_so_far.replace(",", ".")


@pytest.mark.parametrize("kind", ["target_leak_feature", "test_reused", "no_random_state"])
def test_any_made_split_can_be_hunted(kind, language):
    leaky = ct.make_leaky_split(kind, random_state=1)
    exercise = leak_hunt("05-1", leaky)
    assert repr(exercise).startswith("Exercice" if language == "fr" else "Exercise")
    assert "report.repair()" in exercise.solution().code


@pytest.mark.parametrize("data", [None, 3, "leaky"])
def test_what_is_no_made_split_is_told_so(data):
    with pytest.raises(ct.CourseError, match="split with its answer key"):
        ct.exercise("05-1", data)
