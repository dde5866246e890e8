"""Columns that tell the label alone: asked about, and warned of where no measurement could."""

import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, load_iris, load_wine

import course_toolkit as ct
from course_toolkit.first_look.compute.rules.relations.gives_label_away import find_label_given_away
from course_toolkit.first_look.compute.table import Table


def find(frame, label="y"):
    return list(find_label_given_away(Table(frame, label)))


def table(seed=0, n_rows=400):
    rng = np.random.default_rng(seed)
    y = rng.integers(0, 2, n_rows)
    return pd.DataFrame({"a": rng.normal(size=n_rows) + y, "b": rng.normal(size=n_rows), "y": y}), y, rng


@pytest.mark.parametrize(
    ("made", "severity"),
    [
        (lambda y, _rng: np.where(y, "oui", "non"), "warning"),
        (lambda y, _rng: 7 - 3 * y, "warning"),
        (lambda y, rng: np.where(y, rng.normal(size=len(y)), np.nan), "warning"),
        (lambda y, rng: np.where(y, 5 + rng.random(len(y)), 4 * rng.random(len(y))), "question"),
        (lambda y, rng: np.where(rng.random(len(y)) < 0.995, y, 1 - y), "question"),
    ],
)
def test_columns_that_tell_all(made, severity):
    frame, y, rng = table()
    (found,) = find(frame.assign(z=made(y, rng)))
    assert (found.code, found.columns, found.severity) == ("gives_label_away", ("z",), severity)
    assert found.evidence["told"] > 0.97 > found.evidence["told_by_next"]
    assert found.wording().decisions[0].step.columns == ("z",)


def test_a_quantity_in_another_unit():
    frame, _y, rng = table()
    frame["y"] = rng.normal(50, 10, 400)
    assert find(frame) == []
    (found,) = find(frame.assign(euros=frame["y"] * 1.1 + 3))
    assert found.severity == "warning"
    (found,) = find(frame.assign(nearly=frame["y"] + 0.5 * rng.normal(size=400)))
    assert found.severity == "question"


@pytest.mark.parametrize("load", [load_iris, load_wine, load_breast_cancer, load_digits, load_diabetes])
def test_honest_strong_attributes(load):
    assert find(load(as_frame=True).frame, "target") == []


def test_a_separable_class_is_asked_about_and_no_more():
    frame = load_iris(as_frame=True).frame
    frame["target"] = frame["target"] == 0
    found = find(frame, "target")
    assert {one.columns[0] for one in found} == {"petal length (cm)", "petal width (cm)"}
    assert {one.severity for one in found} == {"question"}


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_given_away(seed):
    assert find(table(seed)[0]) == []
    assert find(ct.make_sante(500, defects="all", random_state=seed).frame, "malade") == []
    assert find(ct.load_sante(), "malade") == []
    assert find(table(seed)[0].assign(name=[f"n{number}" for number in range(400)])) == []
    assert find(table(seed)[0], None) == []


def test_ten_thousand_columns():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.normal(size=(100, 10_000))).assign(y=rng.integers(0, 2, 100))
    assert find(frame) == []
