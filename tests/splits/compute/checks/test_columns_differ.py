"""A column that one set lacks is named, and on which side it stands."""

import pandas as pd
import pytest

from course_toolkit.splits.compute.checks.columns_differ import find_columns_differ
from course_toolkit.splits.compute.tables.sets import Sets


def find(label="y", **frames):
    return [draft() for draft in find_columns_differ(Sets(frames, label))]


def table(*columns):
    return pd.DataFrame({name: [0, 1] for name in columns})


def test_columns_of_one_side_are_named(language):
    (one,) = find(train=table("a", "b", "y"), test=table("a", "c", "y"))
    assert (one.severity, one.columns, one.evidence) == ("warning", ("b", "c"), {"n_only_train": 1, "n_only_test": 1})
    assert (
        one.title
        == {
            "en": "2 columns are not in both sets (only in the training set: 'b'; only in the test set: 'c').",
            "fr": "2 colonnes ne sont pas dans les deux jeux (seulement dans le jeu d’entraînement\u202f: 'b'; "
            "seulement dans le jeu de test\u202f: 'c').",
        }[language]
    )


def test_another_order_is_no_difference():
    assert find(train=table("a", "b", "y"), test=table("y", "b", "a")) == []


@pytest.mark.parametrize("label", ["y", None])
def test_a_test_set_without_labels_lacks_no_attribute(label):
    found = find(label, train=table("a", "y"), test=table("a"))
    assert [one.columns for one in found] == ([] if label else [("y",)])


def test_every_pair_is_compared():
    found = find(train=table("a", "b"), validation=table("a"), test=table("a", "b"), label=None)
    assert [one.sets for one in found] == [("train", "validation"), ("validation", "test")]


def test_the_code_gives_the_test_set_the_columns_of_the_training_set():
    (one,) = find(train=table("a", "b"), test=table("c", "a"), label=None)
    names = {"train": table("a", "b"), "test": table("c", "a")}
    exec(one.fixes[0], names)  # noqa: S102 — what it does is the question
    assert list(names["test"]) == ["a", "b"]
