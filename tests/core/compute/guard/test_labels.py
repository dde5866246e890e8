"""The real classes: what is refused, in which words; and which class is looked for."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.labels import (
    check_none_missing,
    refuse_one_class,
    refuse_unhashable,
    resolve_pos_label,
)

#: Who asks for what, and the whole message in English and in French.
REFUSED = [
    (
        lambda: check_none_missing(np.array([np.nan, 1, 1, np.nan])),
        (
            "y_true must say the class of every sample.\n"
            "Missing (NULL, NaN, None): 2 of 4; the first at position 0.\n"
            "Ask the expert of the data what “no value” means. If it is a class of its own, fill it: "
            "y_true.fillna(0). If nobody knows, leave these samples out of both columns: known = "
            "y_true.notna(), then y_true[known] and y_score[known]"
        ),
        (
            "y_true doit donner la classe de chaque exemple.\n"
            "Manquantes (NULL, NaN, None)\u202f: 2 sur 4\u202f; la première à la position 0.\n"
            "Demandez à l’expert des données ce que signifie «\u202fpas de valeur\u202f». Si c’est une classe à part "
            "entière, remplissez-la\u202f: y_true.fillna(0). Si personne ne le sait, écartez ces exemples des deux"
            " colonnes\u202f: known = y_true.notna(), puis y_true[known] et y_score[known]"
        ),
    ),
    (
        lambda: check_none_missing(np.array([1, None, 0], dtype=object)),
        (
            "y_true must say the class of every sample.\n"
            "Missing (NULL, NaN, None): 1 of 3; the first at position 1.\n"
            "Ask the expert of the data what “no value” means. If it is a class of its own, fill it: "
            "y_true.fillna(0). If nobody knows, leave these samples out of both columns: known = "
            "y_true.notna(), then y_true[known] and y_score[known]"
        ),
        (
            "y_true doit donner la classe de chaque exemple.\n"
            "Manquantes (NULL, NaN, None)\u202f: 1 sur 3\u202f; la première à la position 1.\n"
            "Demandez à l’expert des données ce que signifie «\u202fpas de valeur\u202f». Si c’est une classe à part "
            "entière, remplissez-la\u202f: y_true.fillna(0). Si personne ne le sait, écartez ces exemples des deux"
            " colonnes\u202f: known = y_true.notna(), puis y_true[known] et y_score[known]"
        ),
    ),
    (
        lambda: check_none_missing(np.array(pd.Series(["a", pd.NA]), dtype=object)),
        (
            "y_true must say the class of every sample.\n"
            "Missing (NULL, NaN, None): 1 of 2; the first at position 1.\n"
            "Ask the expert of the data what “no value” means. If it is a class of its own, fill it: "
            "y_true.fillna(0). If nobody knows, leave these samples out of both columns: known = "
            "y_true.notna(), then y_true[known] and y_score[known]"
        ),
        (
            "y_true doit donner la classe de chaque exemple.\n"
            "Manquantes (NULL, NaN, None)\u202f: 1 sur 2\u202f; la première à la position 1.\n"
            "Demandez à l’expert des données ce que signifie «\u202fpas de valeur\u202f». Si c’est une classe à part "
            "entière, remplissez-la\u202f: y_true.fillna(0). Si personne ne le sait, écartez ces exemples des deux"
            " colonnes\u202f: known = y_true.notna(), puis y_true[known] et y_score[known]"
        ),
    ),
    (
        lambda: refuse_one_class((1,), 6),
        (
            "y_true must hold both classes: the one to find, and the other.\n"
            "One class only came, 1; samples: 6.\n"
            "If missing values stood for the other class, fill them instead of dropping them: "
            "y_true.fillna(0). If a split did it: train_test_split(X, y, stratify=y) keeps both classes in "
            "each part."
        ),
        (
            "y_true doit contenir les deux classes\u202f: celle que l’on cherche, et l’autre.\n"
            "Reçu\u202f: une seule classe, 1\u202f; nombre d’exemples\u202f: 6.\n"
            "Si les valeurs manquantes désignaient l’autre classe, remplissez-les au lieu de les supprimer\u202f: "
            "y_true.fillna(0). Si cela vient d’un découpage\u202f: train_test_split(X, y, stratify=y) garde les "
            "deux classes dans chaque partie."
        ),
    ),
    (
        lambda: resolve_pos_label(None, ("non", "oui")),
        (
            "pos_label must say which class is the one to find: the labels alone do not tell.\n"
            "The classes are 'non' and 'oui'.\n"
            "Add pos_label='oui' (or pos_label='non')"
        ),
        (
            "pos_label doit dire quelle classe on cherche\u202f: les étiquettes seules ne le disent pas.\n"
            "Les classes sont 'non' et 'oui'.\n"
            "Ajoutez pos_label='oui' (ou pos_label='non')"
        ),
    ),
    (
        lambda: resolve_pos_label(None, (1, 2)),
        (
            "pos_label must say which class is the one to find: the labels alone do not tell.\n"
            "The classes are 1 and 2.\n"
            "Add pos_label=2 (or pos_label=1)"
        ),
        (
            "pos_label doit dire quelle classe on cherche\u202f: les étiquettes seules ne le disent pas.\n"
            "Les classes sont 1 et 2.\n"
            "Ajoutez pos_label=2 (ou pos_label=1)"
        ),
    ),
    (
        lambda: resolve_pos_label(None, (0, 1, 2)),
        (
            "pos_label must say which class is the one to find: the labels alone do not tell.\n"
            "There are 3 classes (0, 1, 2).\n"
            "One class against the rest: add pos_label=2"
        ),
        (
            "pos_label doit dire quelle classe on cherche\u202f: les étiquettes seules ne le disent pas.\n"
            "Il y a 3 classes (0, 1, 2).\n"
            "Une classe contre toutes les autres\u202f: ajoutez pos_label=2"
        ),
    ),
    (
        lambda: resolve_pos_label(None, tuple(range(10))),
        (
            "pos_label must say which class is the one to find: the labels alone do not tell.\n"
            "There are 10 classes (0, 1, 2, 3, 4…).\n"
            "One class against the rest: add pos_label=9"
        ),
        (
            "pos_label doit dire quelle classe on cherche\u202f: les étiquettes seules ne le disent pas.\n"
            "Il y a 10 classes (0, 1, 2, 3, 4…).\n"
            "Une classe contre toutes les autres\u202f: ajoutez pos_label=9"
        ),
    ),
    (
        lambda: resolve_pos_label(None, (0.12, 0.5, 0.7)),
        (
            "y_true must hold classes.\n"
            "It holds quantities, 3 different ones (0.12, 0.5, 0.7).\n"
            "If they are the scores, the two columns are exchanged: y_true comes first. If they are what a "
            "regression predicts, make two classes of them first: y_true >= 50"
        ),
        (
            "y_true doit contenir des classes.\n"
            "La colonne contient des quantités, 3 valeurs différentes (0.12, 0.5, 0.7).\n"
            "Si ce sont les scores, les deux colonnes sont inversées\u202f: y_true vient en premier. Si c’est ce "
            "que prédit une régression, faites-en d’abord deux classes\u202f: y_true >= 50"
        ),
    ),
    (
        lambda: resolve_pos_label(None, (0.12, 0.5)),
        (
            "pos_label must say which class is the one to find: the labels alone do not tell.\n"
            "The classes are 0.12 and 0.5.\n"
            "Add pos_label=0.5 (or pos_label=0.12)"
        ),
        (
            "pos_label doit dire quelle classe on cherche\u202f: les étiquettes seules ne le disent pas.\n"
            "Les classes sont 0.12 et 0.5.\n"
            "Ajoutez pos_label=0.5 (ou pos_label=0.12)"
        ),
    ),
    (
        lambda: resolve_pos_label("1", (0, 1)),
        (
            "pos_label must be one of the classes.\n"
            "'1' came, which is none of the classes (0, 1).\n"
            "A text and a number are not the same: write pos_label=1"
        ),
        (
            "pos_label doit être l’une des classes.\n"
            "Reçu\u202f: '1', qui n’est aucune des classes (0, 1).\n"
            "Un texte et un nombre sont deux choses différentes\u202f: écrivez pos_label=1"
        ),
    ),
    (
        lambda: resolve_pos_label("malad", ("malade", "sain")),
        (
            "pos_label must be one of the classes.\n"
            "'malad' came, which is none of the classes ('malade', 'sain').\n"
            "Did you mean pos_label='malade'?"
        ),
        (
            "pos_label doit être l’une des classes.\n"
            "Reçu\u202f: 'malad', qui n’est aucune des classes ('malade', 'sain').\n"
            "Vouliez-vous dire pos_label='malade'\u202f?"
        ),
    ),
    (
        lambda: resolve_pos_label(7, ("malade", "sain")),
        (
            "pos_label must be one of the classes.\n"
            "7 came, which is none of the classes ('malade', 'sain').\n"
            "Choose one of these classes."
        ),
        (
            "pos_label doit être l’une des classes.\n"
            "Reçu\u202f: 7, qui n’est aucune des classes ('malade', 'sain').\n"
            "Choisissez l’une de ces classes."
        ),
    ),
    (
        lambda: resolve_pos_label([1], (0, 1)),
        (
            "pos_label must be one of the classes.\n"
            "[1] came, which is none of the classes (0, 1).\n"
            "Choose one of these classes."
        ),
        (
            "pos_label doit être l’une des classes.\n"
            "Reçu\u202f: [1], qui n’est aucune des classes (0, 1).\n"
            "Choisissez l’une de ces classes."
        ),
    ),
]


@pytest.mark.parametrize(("call", "english", "french"), REFUSED)
def test_it_is_refused_in_words(language, call, english, french):
    with pytest.raises(CourseError) as error:
        call()
    assert str(error.value) == {"en": english, "fr": french}[language]


@pytest.mark.parametrize(
    "y_true", [np.array([0.0, 1.0]), np.array(["a", "b"]), np.array([True]), np.array(["a", 1], dtype=object)]
)
def test_classes_without_a_gap_pass(y_true):
    check_none_missing(y_true)


@pytest.mark.parametrize(("labels", "pos_label"), [((0, 1), 1), ((-1, 1), 1), ((False, True), True)])
def test_some_labels_tell_by_themselves(labels, pos_label):
    assert resolve_pos_label(None, labels) is pos_label


@pytest.mark.parametrize(
    ("told", "labels", "pos_label"),
    [(0, (0, 1), 0), (True, (0, 1), 1), (np.int64(1), (0, 1), 1), ("b", ("a", "b", "c"), "b"), (1.0, (0, 1), 1)],
)
def test_the_label_that_is_told_comes_back_as_the_data_write_it(told, labels, pos_label):
    assert resolve_pos_label(told, labels) is pos_label


def test_lists_of_classes_are_refused_in_words(language):
    with pytest.raises(CourseError) as error:
        refuse_unhashable()
    assert (
        str(error.value)
        == {
            "en": "y_true must hold one class for each sample.\nIt holds lists, or other collections.\n"
            "Choose one class and ask of each sample whether it has it: "
            "y_true.apply(lambda labels: 'a' in labels)",
            "fr": "y_true doit contenir une seule classe pour chaque exemple.\n"
            "La colonne contient des listes, ou d’autres collections.\n"
            "Choisissez une classe et demandez pour chaque exemple s’il l’a\u202f: "
            "y_true.apply(lambda labels: 'a' in labels)",
        }[language]
    )
