"""Thresholds, costs, targets and steps: what is refused, in which words."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.thresholds import (
    check_amount,
    check_finite,
    check_position,
    check_step,
    check_threshold,
    check_thresholds,
    refuse_unreachable_precision,
)

#: Who asks for what, and the whole message in English and in French.
REFUSED = [
    (
        lambda: check_threshold("0,5"),
        (
            "threshold must be a number.\n"
            "'0,5' came, of type str.\n"
            "Write it without quotes and with a decimal point: threshold=0.5"
        ),
        (
            "threshold doit être un nombre.\n"
            "Reçu\u202f: '0,5', de type str.\n"
            "Écrivez-le sans guillemets et avec un point décimal\u202f: threshold=0.5"
        ),
    ),
    (
        lambda: check_threshold(math.nan),
        (
            "threshold must be a number.\n"
            "nan came, of type float.\n"
            "NaN is the result of an undefined computation: look at where it comes from."
        ),
        (
            "threshold doit être un nombre.\n"
            "Reçu\u202f: nan, de type float.\n"
            "NaN est le résultat d’un calcul non défini\u202f: regardez d’où il vient."
        ),
    ),
    (
        lambda: check_threshold(None),
        ("threshold must be a number.\nNone came, of type NoneType.\nWrite for example threshold=0.5"),
        ("threshold doit être un nombre.\nReçu\u202f: None, de type NoneType.\nÉcrivez par exemple threshold=0.5"),
    ),
    (
        lambda: check_threshold(np.array([True])[0]),
        ("threshold must be a number.\nTrue came, of type bool.\nWrite for example threshold=0.5"),
        ("threshold doit être un nombre.\nReçu\u202f: True, de type bool.\nÉcrivez par exemple threshold=0.5"),
    ),
    (
        lambda: check_threshold(np.array([0.5])),
        ("threshold must be a number.\nndarray of shape (1,) came.\nWrite for example threshold=0.5"),
        ("threshold doit être un nombre.\nReçu\u202f: ndarray de forme (1,).\nÉcrivez par exemple threshold=0.5"),
    ),
    (
        lambda: check_threshold([0.5]),
        ("threshold must be a number.\nlist of shape (1,) came.\nWrite for example threshold=0.5"),
        ("threshold doit être un nombre.\nReçu\u202f: list de forme (1,).\nÉcrivez par exemple threshold=0.5"),
    ),
    (
        lambda: check_thresholds([0.1, math.nan]),
        (
            "thresholds must be numbers.\n"
            "Missing or NaN: 1 of 2; the first at position 1.\n"
            "Leave them out: thresholds[np.isfinite(thresholds)]"
        ),
        (
            "thresholds doit contenir des nombres.\n"
            "Manquants ou NaN\u202f: 1 sur 2\u202f; le premier à la position 1.\n"
            "Écartez-les\u202f: thresholds[np.isfinite(thresholds)]"
        ),
    ),
    (
        lambda: check_finite(math.inf, name="fpr"),
        ("fpr must be a finite number.\ninf came, of type float.\nWrite for example fpr=0.5"),
        ("fpr doit être un nombre fini.\nReçu\u202f: inf, de type float.\nÉcrivez par exemple fpr=0.5"),
    ),
    (
        lambda: check_amount(-1, name="cost_fp"),
        ("cost_fp must be 0 or more.\n-1 came, of type int.\nOnly how large it is counts: leave the sign out."),
        (
            "cost_fp doit être positif ou nul.\n"
            "Reçu\u202f: -1, de type int.\n"
            "Seule sa grandeur compte\u202f: enlevez le signe."
        ),
    ),
    (
        lambda: check_amount(math.nan, name="cost_fn"),
        (
            "cost_fn must be a number.\n"
            "nan came, of type float.\n"
            "NaN is the result of an undefined computation: look at where it comes from."
        ),
        (
            "cost_fn doit être un nombre.\n"
            "Reçu\u202f: nan, de type float.\n"
            "NaN est le résultat d’un calcul non défini\u202f: regardez d’où il vient."
        ),
    ),
    (
        lambda: check_position(90, name="target", maximum=1.0),
        ("target must lie between 0 and 1.\n90 came, of type int.\nIt is a share, not a percentage: write target=0.9"),
        (
            "target doit être compris entre 0 et 1.\n"
            "Reçu\u202f: 90, de type int.\n"
            "C’est une proportion, pas un pourcentage\u202f: écrivez target=0.9"
        ),
    ),
    (
        lambda: check_position(-0.1, name="target", maximum=1.0),
        ("target must lie between 0 and 1.\n-0.1 came, of type float.\nChoose a number in this range."),
        (
            "target doit être compris entre 0 et 1.\n"
            "Reçu\u202f: -0.1, de type float.\n"
            "Choisissez un nombre dans cet intervalle."
        ),
    ),
    (
        lambda: check_position(1001, name="value", maximum=1000.0),
        ("value must lie between 0 and 1,000.\n1001 came, of type int.\nChoose a number in this range."),
        (
            "value doit être compris entre 0 et 1\u202f000.\n"
            "Reçu\u202f: 1001, de type int.\n"
            "Choisissez un nombre dans cet intervalle."
        ),
    ),
    (
        lambda: refuse_unreachable_precision(0.9, best=5 / 6),
        (
            "target must be a precision that some threshold reaches.\n"
            "0.9 came; the best that can be reached is 0.833.\n"
            "Ask for less, for example target=0.833, or look for a better model."
        ),
        (
            "target doit être une précision qu’un seuil atteint.\n"
            "Reçu\u202f: 0.9\u202f; la meilleure que l’on puisse atteindre est 0.833.\n"
            "Demandez moins, par exemple target=0.833, ou cherchez un meilleur modèle."
        ),
    ),
]


@pytest.mark.parametrize(("call", "english", "french"), REFUSED)
def test_it_is_refused_in_words(language, call, english, french):
    with pytest.raises(CourseError) as error:
        call()
    assert str(error.value) == {"en": english, "fr": french}[language]


@pytest.mark.parametrize("value", [0.5, np.float32(0.5), np.array(0.5), Decimal("0.5"), Fraction(1, 2)])
def test_a_number_of_any_kind_is_a_threshold(value):
    assert check_threshold(value) == 0.5
    assert type(check_threshold(value)) is float


def test_infinity_is_a_threshold():
    assert check_threshold(math.inf) == math.inf
    assert check_threshold(-math.inf) == -math.inf
    assert check_threshold(-(10**400)) == -math.inf
    assert check_thresholds([0, -math.inf, math.inf]).tolist() == [0.0, -math.inf, math.inf]


def test_amounts_and_positions_within_bounds_pass():
    assert check_amount(0, name="cost_fp") == 0
    assert check_finite(-2, name="fpr") == -2
    assert check_position(0, name="target", maximum=1.0) == 0
    assert check_position(1, name="target", maximum=1.0) == 1
    assert check_step(np.int64(-3)) == -3


@pytest.mark.parametrize("value", [0.5, True, "1"])
def test_a_step_is_a_whole_number(language, value):
    with pytest.raises(TypeError) as error:
        check_step(value)
    kind = type(value).__name__
    assert (
        str(error.value)
        == {
            "en": f"step must be a whole number.\n{value!r} came, of type {kind}.\n"
            "Write step=1 for the next threshold above, step=-1 for the next one below.",
            "fr": f"step doit être un nombre entier.\nReçu\u202f: {value!r}, de type {kind}.\n"
            "Écrivez step=1 pour le prochain seuil au-dessus, step=-1 pour le prochain au-dessous.",
        }[language]
    )
