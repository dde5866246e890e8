"""Columns come in many shapes; those that cannot be read are refused in words."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.columns import (
    check_column,
    check_numbers,
    check_same_length,
    check_same_order,
    first_text,
    index_of,
)


def numbers(values, name="y_score"):
    return check_numbers(check_column(values, name=name), name=name)


def labelled(values, index):
    return pd.Series(values, index=index)


#: Who asks for what, and the whole message in English and in French.
REFUSED = [
    (
        lambda: check_column(None, name="y_true"),
        (
            "y_true must be one column: one value for each sample.\n"
            "None came, of type NoneType.\n"
            "Give a list, a NumPy array or a column of a DataFrame, with one value for each sample."
        ),
        (
            "y_true doit être une seule colonne\u202f: une valeur pour chaque exemple.\n"
            "Reçu\u202f: None, de type NoneType.\n"
            "Donnez une liste, un tableau NumPy ou une colonne de DataFrame, avec une valeur pour chaque "
            "exemple."
        ),
    ),
    (
        lambda: check_column("0.5", name="y_score"),
        (
            "y_score must be one column: one value for each sample.\n"
            "'0.5' came, of type str.\n"
            "Give a list, a NumPy array or a column of a DataFrame, with one value for each sample."
        ),
        (
            "y_score doit être une seule colonne\u202f: une valeur pour chaque exemple.\n"
            "Reçu\u202f: '0.5', de type str.\n"
            "Donnez une liste, un tableau NumPy ou une colonne de DataFrame, avec une valeur pour chaque "
            "exemple."
        ),
    ),
    (
        lambda: check_column(0.5, name="y_score"),
        (
            "y_score must be one column: one value for each sample.\n"
            "0.5 came, of type float.\n"
            "Give a list, a NumPy array or a column of a DataFrame, with one value for each sample."
        ),
        (
            "y_score doit être une seule colonne\u202f: une valeur pour chaque exemple.\n"
            "Reçu\u202f: 0.5, de type float.\n"
            "Donnez une liste, un tableau NumPy ou une colonne de DataFrame, avec une valeur pour chaque "
            "exemple."
        ),
    ),
    (
        lambda: check_column({"a": 1}, name="y_true"),
        (
            "y_true must be one column: one value for each sample.\n"
            "An object of type dict came.\n"
            "Give a list, a NumPy array or a column of a DataFrame, with one value for each sample."
        ),
        (
            "y_true doit être une seule colonne\u202f: une valeur pour chaque exemple.\n"
            "Reçu\u202f: un objet de type dict.\n"
            "Donnez une liste, un tableau NumPy ou une colonne de DataFrame, avec une valeur pour chaque "
            "exemple."
        ),
    ),
    (
        lambda: check_column({0, 1}, name="y_true"),
        (
            "y_true must be one column: one value for each sample.\n"
            "An object of type set came.\n"
            "Give a list, a NumPy array or a column of a DataFrame, with one value for each sample."
        ),
        (
            "y_true doit être une seule colonne\u202f: une valeur pour chaque exemple.\n"
            "Reçu\u202f: un objet de type set.\n"
            "Donnez une liste, un tableau NumPy ou une colonne de DataFrame, avec une valeur pour chaque "
            "exemple."
        ),
    ),
    (
        lambda: check_column((x for x in [0, 1]), name="y_true"),
        (
            "y_true must be one column: one value for each sample.\n"
            "An object of type generator came.\n"
            "Give a list, a NumPy array or a column of a DataFrame, with one value for each sample."
        ),
        (
            "y_true doit être une seule colonne\u202f: une valeur pour chaque exemple.\n"
            "Reçu\u202f: un objet de type generator.\n"
            "Donnez une liste, un tableau NumPy ou une colonne de DataFrame, avec une valeur pour chaque "
            "exemple."
        ),
    ),
    (
        lambda: check_column([[1], [1, 2]], name="y_true"),
        (
            "y_true must be one column: one value for each sample.\n"
            "[[1], [1, 2]] came, of type list.\n"
            "Give a list, a NumPy array or a column of a DataFrame, with one value for each sample."
        ),
        (
            "y_true doit être une seule colonne\u202f: une valeur pour chaque exemple.\n"
            "Reçu\u202f: [[1], [1, 2]], de type list.\n"
            "Donnez une liste, un tableau NumPy ou une colonne de DataFrame, avec une valeur pour chaque "
            "exemple."
        ),
    ),
    (
        lambda: check_column(sparse.csr_matrix((3, 1)), name="y_score"),
        (
            "y_score must be one column: one value for each sample.\n"
            "csr_matrix of shape (3, 1) came.\n"
            "Give a list, a NumPy array or a column of a DataFrame, with one value for each sample."
        ),
        (
            "y_score doit être une seule colonne\u202f: une valeur pour chaque exemple.\n"
            "Reçu\u202f: csr_matrix de forme (3, 1).\n"
            "Donnez une liste, un tableau NumPy ou une colonne de DataFrame, avec une valeur pour chaque "
            "exemple."
        ),
    ),
    (
        lambda: check_column([], name="y_true"),
        (
            "y_true must hold at least one value.\n"
            "It is empty.\n"
            "Look at the selection or the split that made it: print(len(y_true))"
        ),
        (
            "y_true doit contenir au moins une valeur.\n"
            "La colonne est vide.\n"
            "Regardez la sélection ou le découpage dont elle vient\u202f: print(len(y_true))"
        ),
    ),
    (
        lambda: check_column(pd.Series([], dtype=float), name="y_score"),
        (
            "y_score must hold at least one value.\n"
            "It is empty.\n"
            "Look at the selection or the split that made it: print(len(y_score))"
        ),
        (
            "y_score doit contenir au moins une valeur.\n"
            "La colonne est vide.\n"
            "Regardez la sélection ou le découpage dont elle vient\u202f: print(len(y_score))"
        ),
    ),
    (
        lambda: check_column(pd.DataFrame({"non": [0.1], "oui": [0.9]}), name="y_score"),
        (
            "y_score must be one column: one value for each sample.\n"
            "DataFrame of shape (1, 2) came.\n"
            "Take one column of it, for example y_score['oui']"
        ),
        (
            "y_score doit être une seule colonne\u202f: une valeur pour chaque exemple.\n"
            "Reçu\u202f: DataFrame de forme (1, 2).\n"
            "Prenez-en une colonne, par exemple y_score['oui']"
        ),
    ),
    (
        lambda: check_column(pd.DataFrame({"malade": [0, 1, 1]}), name="y_true"),
        (
            "y_true must be one column: one value for each sample.\n"
            "DataFrame of shape (3, 1) came.\n"
            "Take one column of it, for example y_true['malade']"
        ),
        (
            "y_true doit être une seule colonne\u202f: une valeur pour chaque exemple.\n"
            "Reçu\u202f: DataFrame de forme (3, 1).\n"
            "Prenez-en une colonne, par exemple y_true['malade']"
        ),
    ),
    (
        lambda: check_column(pd.DataFrame(index=range(3)), name="y_true"),
        (
            "y_true must be one column: one value for each sample.\n"
            "DataFrame of shape (3, 0) came.\n"
            "It has no column at all: look at the line that made it."
        ),
        (
            "y_true doit être une seule colonne\u202f: une valeur pour chaque exemple.\n"
            "Reçu\u202f: DataFrame de forme (3, 0).\n"
            "Il n’a aucune colonne\u202f: regardez la ligne qui l’a créé."
        ),
    ),
    (
        lambda: check_column(np.zeros((3, 1)), name="y_score"),
        (
            "y_score must be one column: one value for each sample.\n"
            "ndarray of shape (3, 1) came.\n"
            "Flatten it: np.ravel(y_score)"
        ),
        (
            "y_score doit être une seule colonne\u202f: une valeur pour chaque exemple.\n"
            "Reçu\u202f: ndarray de forme (3, 1).\n"
            "Aplatissez-le\u202f: np.ravel(y_score)"
        ),
    ),
    (
        lambda: check_column(np.zeros((3, 2)), name="y_score"),
        (
            "y_score must be one column: one value for each sample.\n"
            "ndarray of shape (3, 2) came.\n"
            "predict_proba gives one column for each class, in the order of model.classes_: take y_score[:, "
            "1]"
        ),
        (
            "y_score doit être une seule colonne\u202f: une valeur pour chaque exemple.\n"
            "Reçu\u202f: ndarray de forme (3, 2).\n"
            "predict_proba donne une colonne par classe, dans l’ordre de model.classes_\u202f: prenez y_score[:, "
            "1]"
        ),
    ),
    (
        lambda: check_column([[0.1, 0.9], [0.2, 0.8]], name="y_score"),
        (
            "y_score must be one column: one value for each sample.\n"
            "list of shape (2, 2) came.\n"
            "predict_proba gives one column for each class, in the order of model.classes_: take y_score[:, "
            "1]"
        ),
        (
            "y_score doit être une seule colonne\u202f: une valeur pour chaque exemple.\n"
            "Reçu\u202f: list de forme (2, 2).\n"
            "predict_proba donne une colonne par classe, dans l’ordre de model.classes_\u202f: prenez y_score[:, "
            "1]"
        ),
    ),
    (
        lambda: check_column(np.zeros((3, 4)), name="y_score"),
        (
            "y_score must be one column: one value for each sample.\n"
            "ndarray of shape (3, 4) came.\n"
            "predict_proba gives one column for each class, in the order of model.classes_: take the one of "
            "your class, y_score[:, k]"
        ),
        (
            "y_score doit être une seule colonne\u202f: une valeur pour chaque exemple.\n"
            "Reçu\u202f: ndarray de forme (3, 4).\n"
            "predict_proba donne une colonne par classe, dans l’ordre de model.classes_\u202f: prenez celle de "
            "votre classe, y_score[:, k]"
        ),
    ),
    (
        lambda: check_column(np.zeros((3, 2)), name="y_true"),
        (
            "y_true must be one column: one value for each sample.\n"
            "ndarray of shape (3, 2) came.\n"
            "If it has one column for each class (one-hot), take the number of the class: "
            "y_true.argmax(axis=1)"
        ),
        (
            "y_true doit être une seule colonne\u202f: une valeur pour chaque exemple.\n"
            "Reçu\u202f: ndarray de forme (3, 2).\n"
            "S’il a une colonne par classe (one-hot), prenez le numéro de la classe\u202f: y_true.argmax(axis=1)"
        ),
    ),
    (
        lambda: check_column(np.zeros((3, 2)), name="sample_weight"),
        (
            "sample_weight must be one column: one value for each sample.\n"
            "ndarray of shape (3, 2) came.\n"
            "Take one column of it, for example sample_weight[:, 0]"
        ),
        (
            "sample_weight doit être une seule colonne\u202f: une valeur pour chaque exemple.\n"
            "Reçu\u202f: ndarray de forme (3, 2).\n"
            "Prenez-en une colonne, par exemple sample_weight[:, 0]"
        ),
    ),
    (
        lambda: check_column(np.zeros((3, 2, 2)), name="y_score"),
        (
            "y_score must be one column: one value for each sample.\n"
            "ndarray of shape (3, 2, 2) came.\n"
            "Flatten it: np.ravel(y_score)"
        ),
        (
            "y_score doit être une seule colonne\u202f: une valeur pour chaque exemple.\n"
            "Reçu\u202f: ndarray de forme (3, 2, 2).\n"
            "Aplatissez-le\u202f: np.ravel(y_score)"
        ),
    ),
    (
        lambda: numbers([0.1, float("nan"), float("inf")]),
        (
            "y_score must be finite numbers.\n"
            "Missing, NaN or infinite: 2 of 3; the first is nan, at position 1.\n"
            "Find out where they come from (a missing attribute, a division by zero, a score that "
            "overflowed). To leave these samples out of every column: keep = np.isfinite(y_score), then "
            "y_true[keep], y_score[keep]"
        ),
        (
            "y_score doit contenir des nombres finis.\n"
            "Manquants, NaN ou infinis\u202f: 2 sur 3\u202f; le premier est nan, à la position 1.\n"
            "Cherchez d’où ils viennent (un attribut manquant, une division par zéro, un score qui déborde). "
            "Pour écarter ces exemples de toutes les colonnes\u202f: keep = np.isfinite(y_score), puis "
            "y_true[keep], y_score[keep]"
        ),
    ),
    (
        lambda: numbers([0.1, None, 0.2]),
        (
            "y_score must be finite numbers.\n"
            "Missing, NaN or infinite: 1 of 3; the first is nan, at position 1.\n"
            "Find out where they come from (a missing attribute, a division by zero, a score that "
            "overflowed). To leave these samples out of every column: keep = np.isfinite(y_score), then "
            "y_true[keep], y_score[keep]"
        ),
        (
            "y_score doit contenir des nombres finis.\n"
            "Manquants, NaN ou infinis\u202f: 1 sur 3\u202f; le premier est nan, à la position 1.\n"
            "Cherchez d’où ils viennent (un attribut manquant, une division par zéro, un score qui déborde). "
            "Pour écarter ces exemples de toutes les colonnes\u202f: keep = np.isfinite(y_score), puis "
            "y_true[keep], y_score[keep]"
        ),
    ),
    (
        lambda: numbers(pd.Series([0.1, None], dtype="Float64")),
        (
            "y_score must be finite numbers.\n"
            "Missing, NaN or infinite: 1 of 2; the first is nan, at position 1.\n"
            "Find out where they come from (a missing attribute, a division by zero, a score that "
            "overflowed). To leave these samples out of every column: keep = np.isfinite(y_score), then "
            "y_true[keep], y_score[keep]"
        ),
        (
            "y_score doit contenir des nombres finis.\n"
            "Manquants, NaN ou infinis\u202f: 1 sur 2\u202f; le premier est nan, à la position 1.\n"
            "Cherchez d’où ils viennent (un attribut manquant, une division par zéro, un score qui déborde). "
            "Pour écarter ces exemples de toutes les colonnes\u202f: keep = np.isfinite(y_score), puis "
            "y_true[keep], y_score[keep]"
        ),
    ),
    (
        lambda: numbers(np.ma.masked_array([0.1, 0.2], [False, True])),
        (
            "y_score must be finite numbers.\n"
            "Missing, NaN or infinite: 1 of 2; the first is nan, at position 1.\n"
            "Find out where they come from (a missing attribute, a division by zero, a score that "
            "overflowed). To leave these samples out of every column: keep = np.isfinite(y_score), then "
            "y_true[keep], y_score[keep]"
        ),
        (
            "y_score doit contenir des nombres finis.\n"
            "Manquants, NaN ou infinis\u202f: 1 sur 2\u202f; le premier est nan, à la position 1.\n"
            "Cherchez d’où ils viennent (un attribut manquant, une division par zéro, un score qui déborde). "
            "Pour écarter ces exemples de toutes les colonnes\u202f: keep = np.isfinite(y_score), puis "
            "y_true[keep], y_score[keep]"
        ),
    ),
    (
        lambda: numbers([0.1, 10**400]),
        (
            "y_score must be finite numbers.\n"
            "Missing, NaN or infinite: 1 of 2; the first is inf, at position 1.\n"
            "Find out where they come from (a missing attribute, a division by zero, a score that "
            "overflowed). To leave these samples out of every column: keep = np.isfinite(y_score), then "
            "y_true[keep], y_score[keep]"
        ),
        (
            "y_score doit contenir des nombres finis.\n"
            "Manquants, NaN ou infinis\u202f: 1 sur 2\u202f; le premier est inf, à la position 1.\n"
            "Cherchez d’où ils viennent (un attribut manquant, une division par zéro, un score qui déborde). "
            "Pour écarter ces exemples de toutes les colonnes\u202f: keep = np.isfinite(y_score), puis "
            "y_true[keep], y_score[keep]"
        ),
    ),
    (
        lambda: numbers(["0.1", "0.2"]),
        (
            "y_score must be finite numbers.\n"
            "At position 0 it holds a text: '0.1'.\n"
            "Make numbers of it: pd.to_numeric(y_score)"
        ),
        (
            "y_score doit contenir des nombres finis.\n"
            "À la position 0 se trouve un texte\u202f: '0.1'.\n"
            "Convertissez la colonne en nombres\u202f: pd.to_numeric(y_score)"
        ),
    ),
    (
        lambda: numbers([0.1, "0,2"]),
        (
            "y_score must be finite numbers.\n"
            "At position 1 it holds a text: '0,2'.\n"
            'Numbers need a decimal point: pd.to_numeric(y_score.str.replace(",", "."))'
        ),
        (
            "y_score doit contenir des nombres finis.\n"
            "À la position 1 se trouve un texte\u202f: '0,2'.\n"
            'Python écrit les décimales avec un point\u202f: pd.to_numeric(y_score.str.replace(",", "."))'
        ),
    ),
    (
        lambda: numbers([1 + 2j, 0.1]),
        (
            "y_score must be finite numbers.\n"
            "At position 0 it holds (1+2j), of type complex128.\n"
            "Give one real number for each sample."
        ),
        (
            "y_score doit contenir des nombres finis.\n"
            "À la position 0 se trouve (1+2j), de type complex128.\n"
            "Donnez un nombre réel pour chaque exemple."
        ),
    ),
    (
        lambda: numbers(np.array([0.1, [0.2]], dtype=object)),
        (
            "y_score must be finite numbers.\n"
            "At position 1 it holds [0.2], of type list.\n"
            "Give one real number for each sample."
        ),
        (
            "y_score doit contenir des nombres finis.\n"
            "À la position 1 se trouve [0.2], de type list.\n"
            "Donnez un nombre réel pour chaque exemple."
        ),
    ),
    (
        lambda: numbers(pd.to_datetime(["2024-01-01"])),
        (
            "y_score must be finite numbers.\n"
            "At position 0 it holds np.datetime64('202...1T00:00:00.000000'), of type datetime64.\n"
            "Give one real number for each sample."
        ),
        (
            "y_score doit contenir des nombres finis.\n"
            "À la position 0 se trouve np.datetime64('202...1T00:00:00.000000'), de type datetime64.\n"
            "Donnez un nombre réel pour chaque exemple."
        ),
    ),
    (
        lambda: check_same_length(y_true=np.zeros(1200), y_score=np.zeros(3)),
        (
            "y_true and y_score must have the same length.\n"
            "Lengths: 1,200 for y_true, 3 for y_score.\n"
            "Take both from the same rows: the scores of X_val go with y_val, not with y_train or y."
        ),
        (
            "y_true et y_score doivent avoir la même longueur.\n"
            "Longueurs\u202f: 1\u202f200 pour y_true, 3 pour y_score.\n"
            "Prenez les deux sur les mêmes lignes\u202f: les scores de X_val vont avec y_val, pas avec y_train ni "
            "avec y."
        ),
    ),
    (
        lambda: check_same_order(
            labelled([0, 1, 1], [7, 3, 9]), labelled([0.1, 0.2, 0.3], [7, 9, 3]), names=("y_true", "y_score")
        ),
        (
            "y_true and y_score must be in the same order.\n"
            "Their index holds the same names in another order: at position 1, 3 and 9.\n"
            "Bring them in step: y_score = y_score.loc[y_true.index]"
        ),
        (
            "y_true et y_score doivent être dans le même ordre.\n"
            "Leurs index contiennent les mêmes noms dans un autre ordre\u202f: à la position 1, 3 et 9.\n"
            "Remettez-les en accord\u202f: y_score = y_score.loc[y_true.index]"
        ),
    ),
    (
        lambda: check_same_order(
            labelled([0, 1], [7, 3]), pd.DataFrame({"age": [50, 60]}, index=[3, 7]), names=("y", "X")
        ),
        (
            "y and X must be in the same order.\n"
            "Their index holds the same names in another order: at position 0, 7 and 3.\n"
            "Bring them in step: X = X.loc[y.index]"
        ),
        (
            "y et X doivent être dans le même ordre.\n"
            "Leurs index contiennent les mêmes noms dans un autre ordre\u202f: à la position 0, 7 et 3.\n"
            "Remettez-les en accord\u202f: X = X.loc[y.index]"
        ),
    ),
]


@pytest.mark.parametrize(("call", "english", "french"), REFUSED)
def test_it_is_refused_in_words(language, call, english, french):
    with pytest.raises(CourseError) as error:
        call()
    assert str(error.value) == {"en": english, "fr": french}[language]


@pytest.mark.parametrize(
    "values",
    [
        [1, 0, 1],
        (1, 0, 1),
        np.array([1, 0, 1], dtype=np.int8),
        pd.Series([1, 0, 1], index=[7, 8, 9]),
        pd.Series([1, 0, 1], dtype="Int64"),
        pd.Series([1, 0, 1], dtype="category"),
        pd.Index([1, 0, 1]),
        pd.array([1, 0, 1]),
        np.ma.masked_array([1, 0, 1]),
    ],
)
def test_what_is_a_column_comes_back_as_an_array(values):
    column = check_column(values, name="y_true")
    assert isinstance(column, np.ndarray)
    assert column.tolist() == [1, 0, 1]


def test_numbers_beside_texts_stay_numbers():
    assert check_column([0, "1"], name="y_true").tolist() == [0, "1"]


@pytest.mark.parametrize(
    "values", [[1, True, 0.5], np.array([1, 1, 0.5], dtype=np.float16), [Decimal(1), Fraction(1), 0.5]]
)
def test_numbers_come_back_as_64_bit_floats(values):
    found = numbers(values)
    assert found.dtype == np.float64
    assert found.tolist() == [1.0, 1.0, 0.5]


def test_numbers_come_back_in_an_array_of_their_own():
    given = np.array([0.1, 0.2])
    assert not np.shares_memory(numbers(given), given)


def test_the_first_text_is_found():
    assert first_text(np.array([0.5, "a", "b"], dtype=object)) == (1, "a")
    assert first_text(np.array(["a", "b"])) == (0, "a")
    assert first_text(np.array([0.5, None], dtype=object)) is None
    assert first_text(np.array([0.5])) is None


def test_columns_of_one_length_pass():
    check_same_length(y_true=np.zeros(3), y_score=np.zeros(3))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([7, 3, 9], [7, 3, 9]),  # in step
        ([2, 0, 1], [0, 1, 2]),  # one merely counts the rows: model.predict_proba put into a new Series
        ([7, 3, 9], [4, 5, 6]),  # other names: nothing can be said
        ([7, 3, 9], [7, 3, 3]),
    ],
)
def test_an_index_that_proves_nothing_passes(one, other):
    other = pd.RangeIndex(3) if other == [0, 1, 2] else other
    check_same_order(labelled([0, 1, 1], one), labelled([0.1, 0.2, 0.3], other), names=("y_true", "y_score"))
    check_same_order(np.array([0, 1, 1]), labelled([0.1, 0.2, 0.3], other), names=("y_true", "y_score"))


def test_the_index_names_the_samples_unless_it_merely_counts_them():
    assert index_of(labelled([0, 1], ["p7", "p9"])).tolist() == ["p7", "p9"]
    assert index_of(labelled([0, 1], pd.MultiIndex.from_tuples([("a", 1), ("b", 2)]))).tolist() == [("a", 1), ("b", 2)]
    assert index_of(pd.DataFrame({"age": [7, 8]}, index=["p7", "p9"])).tolist() == ["p7", "p9"]
    assert index_of(pd.Series([0, 1])) is None
    assert index_of([0, 1]) is None
