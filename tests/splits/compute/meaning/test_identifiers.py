"""What names somebody, by its name and by its values."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.meaning.names import hint_of, words_of
from course_toolkit.splits.compute.meaning.identifiers import is_renumbered, looks_like_identifier
from course_toolkit.splits.compute.tables.columns import read_column

MANY = np.repeat(np.arange(100), 3)


def column(name, values):
    half = len(values) // 2
    return read_column(name, {"train": pd.Series(values[:half]), "test": pd.Series(values[half:])})


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("N° Patient_ID", ["no", "patient", "id"]), ("numéroSérie", ["numero", "serie"]), (("a", "Clé2"), ["a", "cle"]),
        (7, []), ("userID", ["user", "id"]), ("", []),
    ],
)  # fmt: skip
def test_names_are_read_word_by_word(name, words):
    assert words_of(name) == words


@pytest.mark.parametrize(
    "name", ["id", "patient", "PatientID", "num_client", "Identifiant du sujet", "user name", "email"]
)
def test_sure_names(name):
    assert hint_of(name) == "sure"


@pytest.mark.parametrize("name", ["store_id", "ref", "nom", "Unnamed: 0", "serie", "device"])
def test_weak_names(name):
    assert hint_of(name) == "weak"


@pytest.mark.parametrize("name", ["ville", "code_postal", "code_produit", "shop", "patient_city", "Jour"])
def test_names_of_categories(name):
    assert hint_of(name) == "ordinary"


@pytest.mark.parametrize("name", ["age_patient", "n_clients", "patients", "user_rating", "x7", 3, "solide", "valide"])
def test_names_that_promise_nothing(name):
    assert hint_of(name) == "none"


@pytest.mark.parametrize(
    "texts",
    [
        [f"P{one:04d}" for one in MANY], [f"{one:08x}-0000-4000-8000-{one:012x}" for one in MANY],
        [f"{one * 7919:032x}" for one in MANY], [f"u{one}@exemple.fr" for one in MANY], [f"{one:06d}" for one in MANY],
        [f"FR-34-{one}" for one in MANY],
    ],
)  # fmt: skip
def test_texts_that_mean_nothing_in_themselves(texts):
    assert looks_like_identifier(column("x", texts))


@pytest.mark.parametrize(
    "values",
    [
        MANY, [f"{one} kg" for one in MANY], [f"{one},5" for one in MANY], [f"{one} %" for one in MANY],
        [f"{'abcdef'[one % 6]}1" for one in MANY],
        [f"ville_{one:03d}" for one in MANY], ["lots of words that say something " * 3] * 300, [None] * 300,
        pd.date_range("2020", periods=300), MANY / 7, MANY > 50, [[1, 2]] * 300,
    ],
    ids=repr,
)  # fmt: skip
def test_values_that_name_nobody(values):
    assert not looks_like_identifier(column("x", values))


def test_a_promising_name_is_not_enough():
    assert not looks_like_identifier(column("patient", [0, 1] * 150))
    assert not looks_like_identifier(column("sujet", ["maths", "français", "histoire"] * 100))
    assert not looks_like_identifier(column("reference", MANY / 7))
    assert not looks_like_identifier(column("serie", [1, 2, 3] * 100))
    assert looks_like_identifier(column("patient", [1, 2, 3, 4, 5] * 60))


def test_rows_numbered_anew():
    assert is_renumbered(np.arange(5.0), np.array([2.0, 0, 1]))
    assert not is_renumbered(np.arange(5.0), np.array([3.0, 4]))
    assert not is_renumbered(np.array([0.0, 2, 4]), np.array([0.0, 2]))
    assert not is_renumbered(np.array([0.0, np.nan]), np.array([0.0]))
    assert not is_renumbered(np.array([np.nan]), np.array([np.nan]))


@pytest.mark.timeout(30)
@pytest.mark.parametrize("start", ["1a ", "near smack dab in the middle of my pay band and so on 1 ", "a1"])
def test_long_texts_take_no_time(start):
    texts = [f"{'k' * 8}{number}" for number in range(95)] + [f"{start * 3_000}{number} é!" for number in range(5)]
    assert looks_like_identifier(column("v", texts * 2))
