"""The sentence of a dose: how much, both scores, and whether chance could do it."""

import pytest

from course_toolkit.splits.compute.doses import DoseOutcome, dose_scale
from course_toolkit.splits.say.doses import say_dose, say_gap

SCALE = dose_scale("exact_duplicates")


def outcome(claimed, honest, n_leaked=(0, 0)):
    return DoseOutcome("exact_duplicates", 0.25, claimed, honest, n_leaked, (10, 10), "roc_auc")


def test_all_of_it(language):
    said = say_dose(outcome((0.9, 0.8), (0.7, 0.62), (2, 3)), SCALE)
    assert (
        said
        == {
            "en": "Leak: copied rows; share of the test rows that copy a training row: 0.25. Of the test rows, 25% are "
            "affected. Claimed: 0.850; honest: 0.660 (area under the ROC curve, mean of 2 splits). "
            "The leak flatters by 0.190 ± 0.010.",
            "fr": "Fuite\u202f: lignes copiées\u202f; part des lignes de test qui recopient une ligne "
            "d’entraînement\u202f: 0,25. "
            "Parmi les lignes de test, 25\u202f% sont touchées. "
            "Annoncé\u202f: 0,850\u202f; honnête\u202f: 0,660 (aire sous la courbe ROC, "
            "moyenne de 2 séparations). La fuite flatte de 0,190 ± 0,010.",
        }[language]
    )


@pytest.mark.parametrize(
    ("claimed", "honest", "words"),
    [
        ((0.9, 0.8), (0.9, 0.8), "The two scores are the same."),
        ((0.9, 0.6), (0.7, 0.7), "Between them lies 0.050 ± 0.150: chance alone could do it."),
        ((0.5, 0.52), (0.7, 0.7), "The score suffers by 0.190 ± 0.010."),
        ((float("nan"), float("nan")), (0.7, 0.7), "The gap could not be measured: a set holds one class alone."),
    ],
)
def test_the_gap_in_words(claimed, honest, words):
    assert say_gap(outcome(claimed, honest)) == words


def test_a_leak_that_comes_through_no_row_counts_none():
    assert "Of the test rows" not in say_dose(outcome((0.9, 0.8), (0.7, 0.6)), SCALE)
