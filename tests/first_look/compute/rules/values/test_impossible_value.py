import numpy as np
import pandas as pd
import pytest

from course_toolkit.datasets import load_sante, make_sante
from course_toolkit.first_look.compute.rules.values.impossible_value import find_impossible_values


def table(name, low, high, *planted, n=200):
    values = np.random.default_rng(0).uniform(low, high, n).round(2)
    values[: len(planted)] = planted
    return pd.DataFrame({name: values})


@pytest.mark.parametrize(
    ("name", "low", "high", "value"),
    [
        ("Age", 18, 90, 149), ("âge du patient", 18, 90, 190), ("taille (cm)", 150, 195, 1750),
        ("Height", 1.5, 1.95, 17.2), ("poids", 45, 110, 8500), ("IMC", 18, 40, 245), ("pouls", 50, 110, 900),
        ("latitude", 42, 50, 483.2), ("probability", 0, 1, 1.2), ("température", 36, 39, 73),
        ("pct_reussite", 5, 95, 350),
    ],
)  # fmt: skip
def test_what_cannot_be_is_an_error(look, name, low, high, value):
    (found,) = look(find_impossible_values, table(name, low, high, value))
    assert (found.code, found.severity, found.positions.tolist()) == ("impossible_value", "error", [0])


def test_the_lectures_patient_is_asked_about(look):
    found = {one.columns[0]: one for one in look(find_impossible_values, load_sante())}
    assert found["Age"].severity == "question"
    assert found["Age"].positions.tolist() == [9]
    assert "cholesterol" in found


def test_ages_a_hundred_years_too_old_are_found(look):
    frame, key = make_sante(1000, defects=["impossible_age"], random_state=0)
    found = [row for one in look(find_impossible_values, frame) for row in one.positions.tolist()]
    assert sorted(found) == sorted(key["row"])


def test_months_of_the_year(look):
    months = np.append(np.tile(np.arange(1, 13), 20), 13)
    (found,) = look(find_impossible_values, pd.DataFrame({"mois": months}))
    assert found.positions.tolist() == [240]
    durations = pd.DataFrame({"mois": np.random.default_rng(0).integers(1, 36, 200)})
    assert look(find_impossible_values, durations) == []


def test_trees_grow_older(look):
    ages = np.random.default_rng(0).lognormal(4, 0.6, 500).round()
    assert [one.severity for one in look(find_impossible_values, pd.DataFrame({"age": ages}))] != ["error"]


@pytest.mark.parametrize("name", ["Age", "BMI", "weight", "height", "proba", "latitude", "percent"])
def test_standardised_values_are_silent(look, name):
    values = np.random.default_rng(0).standard_normal(300)
    found = look(find_impossible_values, pd.DataFrame({name: values}))
    assert [one for one in found if name != "latitude"] == []


def test_clean_columns_are_silent(look, clean):
    assert look(find_impossible_values, clean) == []


def test_a_clean_health_table_is_silent(look):
    for seed in range(5):
        assert look(find_impossible_values, make_sante(500, random_state=seed).frame) == []


def test_texts_that_are_numbers(look):
    frame = table("Age", 18, 90, 149).astype(str)
    assert len(look(find_impossible_values, frame)) == 1


def test_the_title_says_why_in_both_languages(look, language):
    (found,) = look(find_impossible_values, table("Age", 18, 90, 149))
    assert found.wording().title.startswith("1 val")
    assert language in ("en", "fr")
