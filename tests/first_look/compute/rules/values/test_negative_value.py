import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.values.negative_value import find_negative_values


def table(name, value, draw=None):
    values = (draw or np.random.default_rng(0).gamma)(3, 20, 200).round(1)
    values[4] = value
    return pd.DataFrame({name: values})


@pytest.mark.parametrize("name", ["nb_visites", "surface (m²)", "distance", "Durée", "population"])
def test_counts_and_extents_below_zero_are_errors(look, name):
    (found,) = look(find_negative_values, table(name, -3.0))
    assert (found.code, found.severity, found.positions.tolist()) == ("negative_value", "error", [4])


@pytest.mark.parametrize("name", ["prix", "amount"])
def test_money_may_be_given_back(look, name):
    (found,) = look(find_negative_values, table(name, -3.0))
    assert found.severity == "question"


def test_without_a_telling_name_it_must_stand_apart(look):
    normal = np.random.default_rng(0).normal
    (found,) = look(find_negative_values, pd.DataFrame({"x": np.append(normal(200, 10, 300), -180.0)}))
    assert found.severity == "question"
    assert look(find_negative_values, pd.DataFrame({"x": np.append(normal(20, 8, 300).clip(min=0.1), -1.5)})) == []


@pytest.mark.parametrize("name", ["weight", "distance", "nb", "x"])
def test_standardised_values_are_silent(look, name):
    frame = pd.DataFrame({name: np.random.default_rng(0).standard_normal(300)})
    assert look(find_negative_values, frame) == []


def test_clean_columns_are_silent(look, clean):
    assert look(find_negative_values, clean) == []


@pytest.mark.parametrize("values", [[-1.0], [np.nan] * 5, [-2.0] * 30, [-np.inf, 1.0, 2.0]])
def test_edges(look, values):
    assert look(find_negative_values, pd.DataFrame({"distance": values})) == []
