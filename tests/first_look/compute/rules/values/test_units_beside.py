import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.steps import Rescale
from course_toolkit.datasets import make_sante
from course_toolkit.first_look.compute.rules.values.units_beside import find_units_beside


def people(seed, names=("height", "weight"), n=500):
    rng = np.random.default_rng(seed)
    height = np.round(rng.normal(1.7, 0.09, n), 2)
    weight = np.round(24 * height**2 * np.exp(0.09 * rng.standard_normal(n)), 1)
    return pd.DataFrame({names[0]: height, names[1]: weight, "group": rng.integers(0, 3, n)})


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("names", [("height", "weight"), ("taille", "poids"), ("a", "b")])
def test_pounds_that_overlap_with_kilograms(look, seed, names):
    frame = people(seed, names)
    rows = np.sort(np.random.default_rng(seed).choice(len(frame), 20, replace=False))
    frame.loc[rows, names[1]] = np.round(frame.loc[rows, names[1]] * 2.2046, 1)
    (found,) = look(find_units_beside, frame)
    assert found.columns == (names[1],)
    assert len(set(found.positions) & set(rows)) >= 18
    assert len(set(found.positions) - set(rows)) <= 1
    step = next(one.step for one in found.wording().decisions if one.action == "correct")
    assert isinstance(step, Rescale)
    assert step.factor == pytest.approx(1 / 2.2046, rel=1e-3)


def test_most_pounds_of_the_health_table_are_found(look):
    n_found, n_planted, n_wrong = 0, 0, 0
    for seed in range(10):
        frame, key = make_sante(1000, defects=["weight_in_pounds"], random_state=seed)
        found = {int(row) for one in look(find_units_beside, frame) for row in one.positions}
        n_found, n_planted = n_found + len(found & set(key["row"])), n_planted + len(key)
        n_wrong += len(found - set(key["row"]))
    assert n_found >= 0.9 * n_planted
    assert n_wrong <= 0.02 * n_planted


def test_a_lost_decimal_sign_within_a_wide_column(look):
    rng = np.random.default_rng(0)
    surface = np.exp(rng.uniform(2, 6, 300))
    price = np.round(3000 * surface * np.exp(0.15 * rng.standard_normal(300)))
    price[5] = price[5] / 100
    (found,) = look(find_units_beside, pd.DataFrame({"u": surface, "v": price}))
    assert found.code == "shifted_decimal"
    assert found.positions.tolist() == [5]


@pytest.mark.parametrize("seed", range(10))
def test_clean_relations_are_silent(look, seed):
    rng = np.random.default_rng(seed)
    frame = people(seed)
    frame["heavy"] = frame["weight"] * np.exp(0.1 * rng.standard_t(3, len(frame)))
    frame["income"] = np.exp(rng.normal(10, 0.8, len(frame)))
    frame["spent"] = frame["income"] * rng.uniform(0.2, 1, len(frame))
    assert look(find_units_beside, frame) == []
    assert look(find_units_beside, make_sante(400, random_state=seed).frame) == []


def test_clean_columns_are_silent(look, clean):
    assert look(find_units_beside, clean) == []
