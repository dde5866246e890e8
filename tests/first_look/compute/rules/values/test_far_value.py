import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, load_iris, load_wine

from course_toolkit.datasets import load_sante
from course_toolkit.first_look.compute.rules.values.far_value import find_far_values


def with_far(values, *far):
    return pd.DataFrame({"m": np.append(values, far)})


@pytest.mark.parametrize(
    ("draw", "far"),
    [
        (lambda rng: rng.normal(50, 5, 300), 120.0),
        (lambda rng: rng.normal(50, 5, 300), 3.0),
        (lambda rng: rng.lognormal(0, 0.5, 300), 250.0),
        (lambda rng: rng.poisson(3, 300), 60),
        (lambda rng: rng.integers(1, 6, 300), 55),
        (lambda rng: rng.uniform(0, 1, 300), 4.0),
        (lambda rng: rng.normal(0, 1, 300), -19.0),
    ],
)
def test_what_stands_apart_is_asked_about(look, draw, far):
    (found,) = look(find_far_values, with_far(draw(np.random.default_rng(0)), far))
    assert (found.code, found.severity, found.positions.tolist()) == ("far_value", "question", [300])
    assert (found.evidence["min"], found.evidence["max"]) == (far, far)


def test_the_lectures_patient(look):
    found = {one.columns[0] for one in look(find_far_values, load_sante())}
    assert "IMC" in found


@pytest.mark.parametrize("load", [load_iris, load_wine, load_diabetes, load_breast_cancer, load_digits])
def test_clean_sets_are_silent(look, load):
    frame = load(as_frame=True).frame
    found = look(find_far_values, frame, label="target")
    assert {one.columns[0] for one in found} <= {"area error"}  # two tumours: 525.6 and 542.2, the next is 233.0
    standard = (frame - frame.mean()) / frame.std().replace(0, 1)
    assert {one.columns[0] for one in look(find_far_values, standard)} <= {"area error"}


def test_clean_columns_are_silent(look, clean):
    assert look(find_far_values, clean) == []


@pytest.mark.parametrize(
    "values", [[1.0], [1.0, 50.0], [np.nan] * 4, [3.0] * 30, [np.inf] + [1.0] * 20, [10**400, 1, 2], [0.0] * 60 + [9.0]]
)
def test_edges(look, values):
    assert look(find_far_values, pd.DataFrame({"m": values})) == []


def test_numbers_of_places_have_gaps(look):
    departments = np.append(np.tile(np.arange(1, 96), 4), [971, 974])
    assert look(find_far_values, pd.DataFrame({"departement": departments})) == []


def test_a_hostile_name_passes_unharmed(look):
    frame = with_far(np.random.default_rng(0).normal(50, 5, 300), 500.0)
    for name in ("<script>", 'a"b', ("t", 1), 7, None):
        (found,) = look(find_far_values, frame.set_axis(pd.Index([name], tupleize_cols=False), axis=1))
        assert found.columns == (name,)


@pytest.mark.parametrize("factor", [2.2046, 0.3, 38.67])
@pytest.mark.parametrize("n_far", [1, 3, 6, 12, 30, 70])
def test_a_heap_of_its_own_is_asked_about(look, factor, n_far):
    values = np.random.default_rng(0).normal(100, 5, 600)
    values[:n_far] *= factor
    (found,) = look(find_far_values, pd.DataFrame({"x2": values.round(1)}))
    assert found.positions.tolist() == list(range(n_far))
    first = found.wording().hypotheses[0]
    assert (f"{'×' if factor > 1 else '÷'} {max(factor, 1 / factor):.0f}"[:3] in first) is (n_far > 3)


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("middle", [15.0, 20.0])
def test_two_kinds_that_nearly_meet_are_silent(look, seed, middle):
    rng = np.random.default_rng(seed)
    values = np.where(rng.random(400) < 0.1, rng.normal(middle, 2, 400), rng.normal(10, 1, 400))
    assert look(find_far_values, pd.DataFrame({"v": values})) == []
