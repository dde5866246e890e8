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


def sold(seed=0, n_rows=400):
    rng = np.random.default_rng(seed)
    quantity, price = 1 + rng.poisson(1.3, n_rows), rng.choice([4.99, 9.99, 24.95, 39.99, 99.99, 249.0], n_rows)
    return pd.DataFrame({"quantity": quantity, "unit_price": price, "total": (quantity * price).round(2)})


@pytest.mark.parametrize("seed", range(6))
def test_a_price_of_nought_is_the_odd_one(seed):
    frame = sold(seed)
    frame.loc[[3, 60], "unit_price"] = 0.0
    _derived, broken = find(frame)
    ct.set_language("en")
    assert broken.positions.tolist() == [3, 60]
    assert "unit_price: 0 where" in broken.wording().title
    assert broken.wording().decisions[0].step.column == "unit_price"


@pytest.mark.parametrize("seed", range(4))
def test_where_each_column_may_be_the_wrong_one_none_is_accused(seed):
    rng = np.random.default_rng(seed)
    area, per_area = np.exp(rng.normal(1.2, 0.8, 400)).round(2), rng.normal(70, 8, 400).round(1)
    frame = pd.DataFrame({"surface_ha": area, "rendement": per_area, "production": (area * per_area).round(1)})
    frame.loc[[5, 9, 11], "production"] *= 1.4
    ct.set_language("en")
    title = find(frame)[1].wording().title
    assert "surface_ha: " not in title
    assert "rendement: " not in title


def test_what_is_said_agrees_with_the_rows_named():
    frame = sold()
    frame.loc[:11, "total"] += 70.0
    _derived, broken = find(frame)
    ct.set_language("en")
    assert (len(broken.positions), broken.evidence["share"], broken.severity) == (12, 1 - 12 / 400, "warning")
    assert "97.0%" in broken.wording().title


def test_a_formula_that_ends_somewhere_is_asked_about():
    rng = np.random.default_rng(0)
    dust = rng.gamma(6, 1.2, 400).round(1)
    index = np.where(dust <= 12, 50 / 12 * dust, 50 + 2.1 * (dust - 12)).round()
    frame = pd.DataFrame({"dust": dust, "index": index})[(dust <= 12) | (np.cumsum(dust > 12) <= 7)]
    _derived, broken = find(frame.reset_index(drop=True))
    assert broken.severity == "question"


def test_a_price_with_tax_and_a_row_that_breaks_it():
    frame = sold()
    rate = np.random.default_rng(1).choice([5.5, 10.0, 20.0], len(frame))
    frame = pd.DataFrame({"HT": frame["total"], "taux": rate, "TTC": (frame["total"] * (1 + rate / 100)).round(2)})
    frame.loc[[4, 7], "TTC"] = 9_000.0
    derived, broken = find(frame)
    ct.set_language("en")
    assert "TTC = HT × (1 + taux / 100)" in derived.wording().title
    assert broken.positions.tolist() == [4, 7]
    assert broken.wording().decisions[0].step.column == "TTC"
