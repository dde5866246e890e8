"""Exercises are opened by their code, with their data."""

import pytest

import course_toolkit as ct

KNOWN = (
    "'01-1', '01-2', '02-1', '02-2', '04-1', '04-2', '04-3', '05-1', '05-2', '05-3', '07-1', '07-2'"
)  # fmt: skip
MESSAGES = {
    "unknown": {
        "en": f"No exercise is called '7-1'. Known exercises: {KNOWN}.",
        "fr": f"Aucun exercice ne s’appelle '7-1'. Exercices connus\u202f: {KNOWN}.",
    },
    "data": {
        "en": "This exercise is opened with its data: ct.exercise('07-2', y_true, y_score).",
        "fr": "Cet exercice s’ouvre avec ses données\u202f: ct.exercise('07-2', y_true, y_score).",
    },
}


@pytest.mark.parametrize("code", ["07-1", "07-2"])
def test_an_exercise_opens(code, language):
    data = ([0, 1], [0.2, 0.8]) if code == "07-2" else ()
    exercise = ct.exercise(code, *data)
    assert isinstance(exercise, ct.Exercise)
    assert exercise.code == code
    assert repr(exercise).splitlines()[0].startswith(f"{'Exercice' if language == 'fr' else 'Exercise'} {code}.")


def test_an_unknown_code_lists_the_known_ones(language):
    with pytest.raises(ct.CourseError) as caught:
        ct.exercise("7-1")
    assert str(caught.value) == MESSAGES["unknown"][language]


@pytest.mark.parametrize("data", [(), ([0, 1],), ([0, 1], [0.2, 0.8], 3)])
def test_wrong_data_are_named(language, data):
    with pytest.raises(ct.CourseError) as caught:
        ct.exercise("07-2", *data)
    assert str(caught.value) == MESSAGES["data"][language]


@pytest.mark.parametrize("code", [None, 7, [], "x" * 1000])
def test_a_strange_code_is_told_in_words(code):
    with pytest.raises(ct.CourseError) as caught:
        ct.exercise(code)
    assert len(str(caught.value)) < 240
