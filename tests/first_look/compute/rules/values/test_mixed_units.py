import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.steps import Rescale
from course_toolkit.first_look.compute.rules.values.mixed_units import find_mixed_units


def mixed(name, factor, n_wrong, *, middle=70.0, spread=0.18, seed=0, n=600, digits=2):
    rng = np.random.default_rng(seed)
    values = middle * np.exp(spread * rng.standard_normal(n))
    rows = np.sort(rng.choice(n, n_wrong, replace=False))
    values[rows] *= factor
    return pd.DataFrame({"before": rng.normal(size=n), name: np.round(values, digits)}), rows


@pytest.mark.parametrize(
    ("name", "factor", "middle"),
    [
        ("x3", 100, 1.7), ("x3", 0.01, 170), ("x3", 1000, 3.4), ("x3", 10, 24), ("x3", 0.1, 24),
        ("taille", 0.01, 170), ("Cholestérol total", 1 / 38.67, 205), ("glucose", 1 / 18.02, 110),
        ("col", 1 / 38.67, 205), ("temps (min)", 60, 30), ("creatinine", 88.4, 0.9), ("weight", 1000, 3.4),
    ],
)  # fmt: skip
@pytest.mark.parametrize("n_wrong", [12, 60])
def test_a_cluster_in_another_unit_is_found(look, name, factor, middle, n_wrong):
    frame, rows = mixed(name, factor, n_wrong, middle=middle, digits=3)
    (found,) = look(find_mixed_units, frame)
    assert (found.code, found.severity, found.columns) == ("mixed_units", "warning", (name,))
    assert len(set(found.positions) & set(rows)) >= 0.9 * n_wrong
    assert set(found.positions) <= set(rows)
    (correct,) = [one.step for one in found.wording().decisions if one.action == "correct"]
    assert isinstance(correct, Rescale)
    assert correct.factor == pytest.approx(1 / factor, rel=0.01)


def test_the_step_holds_for_new_data_where_a_bound_says_it(look):
    frame, _rows = mixed("x3", 100, 20, middle=1.7, spread=0.06)
    (found,) = look(find_mixed_units, frame)
    step = next(one.step for one in found.wording().decisions if one.action == "correct")
    assert step.carries_over
    assert step.apply(frame)["x3"].max() < 3


def test_fahrenheit_among_celsius(look):
    rng = np.random.default_rng(0)
    values = np.round(rng.normal(37, 0.5, 300), 1)
    values[:9] = np.round(values[:9] * 1.8 + 32, 1)
    (found,) = look(find_mixed_units, pd.DataFrame({"température": values}))
    step = next(one.step for one in found.wording().decisions if one.action == "correct")
    assert step.apply(pd.DataFrame({"température": values}))["température"].max() < 40
    assert "Fahrenheit" in found.wording().hypotheses[0]


def test_one_lost_decimal_sign(look):
    frame, rows = mixed("q", 10, 1, middle=24.5)
    (found,) = look(find_mixed_units, frame)
    assert found.code == "shifted_decimal"
    assert found.positions.tolist() == rows.tolist()


def test_texts_that_are_numbers_are_corrected_cell_by_cell(look):
    frame, rows = mixed("x3", 100, 12, middle=1.7, spread=0.06)
    frame["x3"] = frame["x3"].map(lambda value: f"{value:.2f}".replace(".", ","))
    (found,) = look(find_mixed_units, frame)
    assert sorted(found.positions) == rows.tolist()


def test_clean_columns_are_silent(look, clean):
    assert look(find_mixed_units, clean) == []


@pytest.mark.parametrize("seed", range(10))
def test_two_kinds_of_cases_are_silent(look, seed):
    rng = np.random.default_rng(seed)
    ratio = rng.choice([1.3, 2.0, 3.0, 5.0])
    values = 20 * np.exp(0.1 * rng.standard_normal(400))
    values[:40] *= ratio
    found = look(find_mixed_units, pd.DataFrame({"length": values, "v": values}))
    assert [one for one in found if one.severity == "error"] == []
    assert found == []


@pytest.mark.parametrize(
    "values", [[1.0], [np.nan] * 3, [2.0] * 40, [np.inf, 1, 2], [10**300, 1, 2], [0.0] * 50 + [1.0]]
)
def test_edges(look, values):
    assert look(find_mixed_units, pd.DataFrame({"weight": values})) == []
