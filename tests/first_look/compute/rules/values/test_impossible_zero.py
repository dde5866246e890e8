import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.values.impossible_zero import find_impossible_zeros


def table(name, middle, spread, n_zeros, n=300):
    values = np.random.default_rng(0).normal(middle, spread, n).round(1)
    values[:n_zeros] = 0
    return pd.DataFrame({name: values})


@pytest.mark.parametrize(
    ("name", "middle", "spread"),
    [
        ("Glucose", 120, 25),
        ("BloodPressure", 70, 9),
        ("BMI", 32, 5),
        ("taille", 170, 8),
        ("poids", 70, 9),
        ("pouls", 75, 9),
    ],
)
@pytest.mark.parametrize("n_zeros", [1, 35, 120])
def test_nothing_alive_has_zero_of_it(look, name, middle, spread, n_zeros):
    (found,) = look(find_impossible_zeros, table(name, middle, spread, n_zeros))
    assert (found.code, found.severity) == ("impossible_zero", "warning")
    assert found.positions.tolist() == list(range(n_zeros))


def test_insulin_and_skin_thickness_too(look):
    rng = np.random.default_rng(0)
    insulin = np.where(rng.random(300) < 0.5, 0, rng.lognormal(4.8, 0.6, 300).round())
    assert len(look(find_impossible_zeros, pd.DataFrame({"Insulin": insulin, "SkinThickness": insulin / 4}))) == 2


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("surface_m2", lambda rng: rng.lognormal(4.2, 0.4, 400).round().clip(12, 260)),
        ("prix", lambda rng: rng.lognormal(12.3, 0.5, 400).round(-2)),
        ("unit_price", lambda rng: rng.choice([4.99, 9.99, 19.99, 39.99, 149.0, 249.0], 400)),
        ("seats", lambda rng: rng.choice([72, 110, 144, 180, 220, 300], 400)),
        ("age", lambda rng: rng.integers(18, 80, 400)),
        ("quantity", lambda rng: 1 + rng.poisson(1.3, 400)),
        ("distance_km", lambda rng: rng.choice([344, 410, 525, 780, 930, 1250, 5830], 400)),
    ],
)
@pytest.mark.parametrize("n_zeros", [1, 5])
def test_what_is_there_has_some_of_it(look, name, values, n_zeros):
    column = values(np.random.default_rng(0)).astype(float)
    column[:n_zeros] = 0
    (found,) = look(find_impossible_zeros, pd.DataFrame({name: column}))
    assert found.severity == "question"
    assert found.positions.tolist() == list(range(n_zeros))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("age", lambda rng: rng.integers(0, 90, 400)),  # babies
        ("age", lambda rng: rng.integers(5, 90, 400) * (rng.random(400) > 0.01)),
        ("quantity", lambda rng: rng.poisson(2, 400)),
        ("price", lambda rng: rng.lognormal(1, 1.2, 400).round(1)),
        ("nb_places_prix", lambda rng: rng.poisson(4, 400) * 10),
        ("remise", lambda rng: rng.choice([10.0, 20, 30], 400) * (rng.random(400) > 0.03)),
        ("rain_mm", lambda rng: (rng.gamma(2, 6, 400) + 3) * (rng.random(400) > 0.04)),
        ("area", lambda rng: rng.lognormal(1, 1, 400) * (rng.random(400) > 0.4)),  # burnt
    ],
)
def test_zeros_that_a_name_allows_are_silent(look, name, values):
    found = look(find_impossible_zeros, pd.DataFrame({name: values(np.random.default_rng(0)).astype(float)}))
    assert found == []


def test_zeros_far_from_all_others_are_asked_about(look):
    (found,) = look(find_impossible_zeros, table("c4", 100, 8, 9))
    assert found.severity == "question"


@pytest.mark.parametrize(
    "values",
    [
        np.where(np.random.default_rng(0).random(400) < 0.1, 0, np.random.default_rng(1).lognormal(3, 1, 400)),  # rain
        np.random.default_rng(0).poisson(2, 400),
        np.random.default_rng(0).normal(0, 1, 400).round(1),
        np.repeat([0, 1], 50),
        np.repeat([0, 20, 40], 50),
        [0.0] * 60,
        [0.0],
        [np.nan] * 5,
        [0.0, np.inf, 1.0],
    ],
)
def test_zeros_that_belong_there_are_silent(look, values):
    assert look(find_impossible_zeros, pd.DataFrame({"v": values})) == []


@pytest.mark.parametrize("name", ["BMI", "Glucose", "weight"])
def test_scaled_values_are_silent(look, name):
    values = np.random.default_rng(0).random(300)
    values[values.argmin()] = 0.0
    assert look(find_impossible_zeros, pd.DataFrame({name: values})) == []


def test_clean_columns_are_silent(look, clean):
    assert look(find_impossible_zeros, clean) == []
