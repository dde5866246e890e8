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
        ("temps (min)", 60, 30), ("creatinine", 88.4, 0.9), ("weight", 1000, 3.4),
        ("pluie_mm", 1 / 25.4, 620), ("surface_m2", 10.764, 70),
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


@pytest.mark.parametrize(
    ("name", "factor", "middle", "spread"), [("pressure_hpa", 0.75006, 1015, 0.008), ("wind_kmh", 1 / 3.6, 40, 0.1)]
)
@pytest.mark.parametrize("n_wrong", [6, 60])
def test_a_small_factor_shows_where_the_others_are_alike(look, name, factor, middle, spread, n_wrong):
    frame, rows = mixed(name, factor, n_wrong, middle=middle, spread=spread)
    (found,) = look(find_mixed_units, frame)
    assert found.positions.tolist() == rows.tolist()
    assert found.evidence["factor"] == pytest.approx(1 / factor, rel=0.01)


@pytest.mark.parametrize("name", ["pairs", "n_pieces", "value", "x4"])
@pytest.mark.parametrize("factor", [38.67, 18.016])
def test_factors_of_chemistry_are_of_chemistry_alone(look, name, factor):
    frame, _rows = mixed(name, factor, 20, digits=3)
    assert look(find_mixed_units, frame) == []


def test_times_of_day_are_in_no_other_unit(look):
    early, late = np.arange(0, 60, 10), np.array([1400, 1430, 1500, 1530, 1600, 1645, 1700, 1715])
    times = np.concatenate([early, np.repeat(late, 20)])
    assert look(find_mixed_units, pd.DataFrame({"time": times})) == []


def test_numbers_of_things_have_no_unit(look):
    frame, _rows = mixed("item_number", 100, 12, middle=40_000, spread=0.1, digits=0)
    assert look(find_mixed_units, frame) == []


@pytest.mark.parametrize("name", ["duration_min", "duree_minutes"])
def test_a_name_that_says_the_unit_chooses_the_factor(look, name):
    frame, _rows = mixed(name, 60, 12, middle=90, spread=0.5)
    (found,) = look(find_mixed_units, frame)
    assert found.evidence["factor"] == pytest.approx(1 / 60)


def test_several_factors_that_do_are_all_told(look):
    frame, _rows = mixed("duration", 60, 6, middle=90, spread=0.6)
    (found,) = look(find_mixed_units, frame)
    assert found.severity == "question"
    corrections = [one.step.factor for one in found.wording().decisions if one.action == "correct"]
    assert any(factor == pytest.approx(1 / 60) for factor in corrections)
    assert len(corrections) > 1
    assert " or ÷ " in found.wording().title


@pytest.mark.parametrize("seed", range(5))
def test_a_heavy_tail_is_asked_about_at_most(look, seed):
    rng = np.random.default_rng(seed)
    for values in (rng.pareto(1.1, 200) * 100 + 1, rng.lognormal(3, 1.5, 300), rng.negative_binomial(0.4, 0.03, 400)):
        for name in ("visits", "income", "elevation", "duration"):
            found = look(find_mixed_units, pd.DataFrame({name: np.rint(values)}))
            assert [one for one in found if one.severity != "question"] == []
