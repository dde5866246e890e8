"""Computed columns and the rows in which the computation does not come out."""

import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, load_iris, load_wine

import course_toolkit as ct
from course_toolkit.first_look.compute.rules.relations.derived_column import find_derived_columns
from course_toolkit.first_look.compute.table import Table


def find(frame, label=None):
    return list(find_derived_columns(Table(frame, label)))


def people(seed=0, n_rows=400):
    rng = np.random.default_rng(seed)
    height, weight = rng.normal(170, 9, n_rows).round(), rng.normal(74, 12, n_rows).round(1)
    return pd.DataFrame({"taille": height, "poids": weight, "imc": (weight / (height / 100) ** 2).round(1)})


def test_the_body_mass_index_is_found_by_fit():
    (found,) = find(people())
    assert found.code == "derived_column"
    assert found.columns[0] == "imc"
    assert {*found.columns} == {"imc", "poids", "taille"}
    ct.set_language("en")
    assert "imc = poids × 10,000 / taille²" in found.wording().title
    assert [one.step and one.step.columns for one in found.wording().decisions][1] == ("imc",)


def test_broken_rows_are_named_with_what_would_fit():
    frame = people()
    fitting = frame.loc[[3, 77], "imc"].tolist()
    frame.loc[[3, 77], "imc"] = [99.0, 12.5]
    _derived, broken = find(frame)
    assert (broken.code, broken.severity) == ("derivation_broken", "error")
    assert broken.positions.tolist() == [3, 77]
    assert broken.evidence["found"] == 99
    correct = broken.wording().decisions[0]
    assert correct.action == "correct"
    assert correct.step.apply(frame).loc[[3, 77], "imc"].tolist() == fitting


def test_the_column_that_is_wrong_stands_first():
    frame = people()
    frame.loc[[8], "taille"] = 71.0
    _derived, broken = find(frame)
    assert broken.positions.tolist() == [8]
    assert broken.wording().decisions[0].step.column == "taille"


def test_an_age_of_two_dates():
    rng = np.random.default_rng(0)
    born = pd.Timestamp("1940-01-01") + pd.to_timedelta(rng.integers(0, 25_000, 300), unit="D")
    seen = pd.Timestamp("2020-01-01") + pd.to_timedelta(rng.integers(0, 1000, 300), unit="D")
    frame = pd.DataFrame({"a": born, "b": seen, "c": ((seen - born).days // 365.25).astype(int)})
    frame.loc[7, "c"] = 3
    derived, broken = find(frame)
    assert derived.columns[0] == "c"
    assert broken.positions.tolist() == [7]
    ct.set_language("en")
    assert "b − a, in years" in derived.wording().title


@pytest.mark.parametrize("load", [load_iris, load_wine, load_breast_cancer, load_digits, load_diabetes])
def test_real_tables_hold_none(load):
    assert find(load(as_frame=True).frame, "target") == []


@pytest.mark.parametrize("seed", range(4))
def test_a_hidden_height_leaves_nothing_to_find(seed):
    assert find(ct.make_sante(500, random_state=seed).frame, "malade") == []


def test_labels_that_repeat_name_no_rows():
    frame = people().set_axis([1] * 400)
    frame.iloc[3, 2] = 99.0
    _derived, broken = find(frame)
    assert [one.step for one in broken.wording().decisions] == [None]


@pytest.mark.parametrize("frame", [pd.DataFrame({"a": [1]}), pd.DataFrame({"a": [1.0] * 20, "b": [np.nan] * 20})])
def test_nothing_to_tell(frame):
    assert find(frame) == []
