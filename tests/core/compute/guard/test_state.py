import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard import state as guard
from course_toolkit._core.compute.guard.state import check_no_slip


def message(check, *args, **options):
    with pytest.raises(CourseError) as caught:
        check(*args, **options)
    assert type(caught.value) is CourseError
    return str(caught.value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_finite_number_passes_as_a_float(value):
    assert guard.check_state_number(value, name="threshold") == value


@pytest.mark.parametrize("value", [1, np.int64(1), np.float32(1), Fraction(1)])
def test_a_number_of_any_kind_becomes_a_float(value):
    assert type(guard.check_state_number(value, name="threshold")) is float


@pytest.mark.parametrize(
    "value", [math.nan, math.inf, -math.inf, "0.5", "0,5", "", True, np.False_, None, [], {}, 1j, np.zeros(2), 10**400]
)
def test_what_is_no_finite_number_is_refused(value):
    text = message(guard.check_state_number, value, name="threshold")
    assert text.startswith("threshold must be a finite number.\n")
    assert f"of type {type(value).__name__}" in text


def test_no_number_in_both_languages(language):
    expected = {
        "en": "threshold must be a finite number.\n'0,5' came instead, of type str.\n"
        "Write for example: explorer.threshold = 0.5",
        "fr": "threshold doit être un nombre fini.\nReçu\u202f: '0,5', de type str.\n"
        "Écrivez par exemple\u202f: explorer.threshold = 0.5",
    }
    assert message(guard.check_state_number, "0,5", name="threshold") == expected[language]


@pytest.mark.parametrize(
    ("value", "minimum", "maximum"), [(0, 0, 1), (1, 0, 1), (0, 0, math.inf), (1e300, 0, math.inf)]
)
def test_the_bounds_are_within(value, minimum, maximum):
    assert guard.check_state_number(value, name="target", minimum=minimum, maximum=maximum) == value


def test_out_of_bounds_in_both_languages(language):
    expected = {
        "en": "target must be between 0 and 1.\n1.5 came instead.\nThe last good value stays; "
        "write for example: explorer.target = 0.9",
        "fr": "target doit être compris entre 0 et 1.\nReçu\u202f: 1.5.\n"
        "La dernière valeur correcte reste en place\u202f; écrivez par exemple\u202f: explorer.target = 0.9",
    }
    assert message(guard.check_state_number, 1.5, name="target", minimum=0, maximum=1) == expected[language]


def test_below_the_only_bound_in_both_languages(language):
    expected = {
        "en": "cost_fp must be at least 0.\n-1 came instead.\nThe last good value stays; "
        "write for example: explorer.cost_fp = 1",
        "fr": "cost_fp doit être au moins égal à 0.\nReçu\u202f: -1.\n"
        "La dernière valeur correcte reste en place\u202f; écrivez par exemple\u202f: explorer.cost_fp = 1",
    }
    assert message(guard.check_state_number, -1, name="cost_fp", minimum=0) == expected[language]


@pytest.mark.parametrize("value", [np.float64(1.5), 1.5])
def test_a_number_is_shown_as_a_student_writes_it(value):
    text = message(guard.check_state_number, value, name="target", minimum=0, maximum=1)
    assert "\n1.5 came instead.\n" in text


@pytest.mark.parametrize("value", ["x" * 10_000, list(range(10_000)), "a\nb"])
def test_a_long_value_is_cut_short(value):
    for text in (
        message(guard.check_state_number, value, name="threshold"),
        message(guard.check_state_choice, value, name="scale", choices=("score",)),
    ):
        assert len(text) < 300
        assert len(text.splitlines()) == 3


@pytest.mark.parametrize("choice", ["score", None, 1, 2.5, (1, 2), ""])
def test_a_choice_passes(choice):
    choices = ("score", None, 1, 2.5, (1, 2), "")
    assert guard.check_state_choice(choice, name="scale", choices=choices) is choices[choices.index(choice)]


@pytest.mark.parametrize("value", [True, 1.0, np.int64(1), np.float32(1)])
def test_the_known_choice_comes_back_whatever_equals_it(value):
    assert type(guard.check_state_choice(value, name="pos_label", choices=(0, 1))) is int


@pytest.mark.parametrize("value", ["Score", "", None, math.nan, ["score"], np.array(["score", "rank"]), {}])
def test_anything_else_is_refused(value):
    assert message(guard.check_state_choice, value, name="scale", choices=("score", "rank")).startswith(
        "scale must be one of: 'score', 'rank'.\n"
    )


def test_another_choice_in_both_languages(language):
    expected = {
        "en": "scale must be one of: 'score', 'rank'.\n'scor' came instead.\nThe last good value stays. "
        "Did you mean 'score'?",
        "fr": "scale doit être l’une de ces valeurs\u202f: 'score', 'rank'.\nReçu\u202f: 'scor'.\n"
        "La dernière valeur correcte reste en place. Vouliez-vous dire 'score'\u202f?",
    }
    assert message(guard.check_state_choice, "scor", name="scale", choices=("score", "rank")) == expected[language]


def test_braces_in_a_choice_are_only_braces():
    assert "'{name}'" in message(guard.check_state_choice, "{}", name="model", choices=("{name}",))


def test_a_slip_in_the_name_of_a_state(language):
    with pytest.raises(CourseError) as caught:
        check_no_slip("treshold", states=["threshold", "target"])
    assert (
        str(caught.value)
        == {
            "en": "explorer.treshold does not exist.\nDid you mean explorer.threshold?",
            "fr": "explorer.treshold n’existe pas.\nVouliez-vous dire explorer.threshold\u202f?",
        }[language]
    )


def test_a_name_of_one_s_own_is_no_slip():
    check_no_slip("notes", states=["threshold", "target"])


def test_a_whole_number_or_the_reason_why_not():
    assert guard.check_state_whole(3.0, name="seed", minimum=0) == 3
    assert message(guard.check_state_whole, 2.5, name="seed", minimum=0) == (
        "seed must be a whole number.\n2.5 came instead.\n"
        "The last good value stays; write for example: explorer.seed = 2"
    )


@pytest.mark.parametrize(
    ("minimum", "maximum", "bounds", "example"),
    [(0, 0.95, "between 0 and 0.95", 0.855), (1, 20, "between 1 and 20", 10), (0, 1, "between 0 and 1", 0.9)],
)
def test_the_bounds_are_named_as_they_are_and_the_example_lies_within(minimum, maximum, bounds, example):
    said = message(guard.check_state_number, 1000, name="dose", minimum=minimum, maximum=maximum)
    assert f"dose must be {bounds}." in said
    assert float(said.rsplit(" ", 1)[1]) == pytest.approx(example)


def test_what_was_revealed_stays_so():
    assert guard.check_stays_revealed(value=True, revealed=False)
    assert not guard.check_stays_revealed(value=False, revealed=False)
    assert "cannot be hidden again" in message(guard.check_stays_revealed, value=False, revealed=True)
    assert "explorer.report is hidden" in message(guard.refuse_hidden, "report")


def test_of_many_choices_the_first_are_written():
    columns = tuple(f"x{place}" for place in range(10_000))
    told = message(guard.check_state_choice, "x42x", name="attribute", choices=columns)
    assert "'x19'…" in told
    assert len(told) < 400
