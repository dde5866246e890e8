import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.meaning.attribute import read_attribute
from course_toolkit.first_look.compute.rules.values.bulk import bulk_of


def bulk(values):
    return bulk_of(read_attribute(pd.Series(values, name="x")))


@pytest.mark.parametrize("far", [[200.0], [200.0, 350.0, 1e6], [-90.0], [-90.0, 200.0]])
def test_what_stands_apart_is_outside(far):
    rng = np.random.default_rng(0)
    values = np.append(rng.normal(50, 5, 500), far)
    found = bulk(values)
    assert sorted(found.outside) == list(range(500, 500 + len(far)))
    assert found.high < 80


def test_a_cluster_stands_apart_as_a_whole():
    rng = np.random.default_rng(0)
    values = np.append(rng.normal(200, 20, 500), rng.normal(5, 0.5, 40))
    assert len(bulk(values).outside) == 40


def test_codes_do_not_make_the_bulk_wider():
    values = np.append(np.random.default_rng(0).normal(50, 5, 100), [999.0] * 40)
    assert bulk(values).high < 80


@pytest.mark.parametrize("n", [60, 300, 2000])
def test_the_ends_of_clean_columns_hardly_ever_break_off(clean_columns, n):
    broken = 0
    for place, draw in enumerate(clean_columns.values()):
        for seed in range(10):
            found = bulk(draw(np.random.default_rng([seed, place]), n))
            broken += found is not None and len(found.outside) > 0
    assert broken <= 0.08 * 10 * len(clean_columns)


@pytest.mark.parametrize(
    "values",
    [[1.0] * 50, [np.nan] * 20, [1.0], [1.0, 2.0, 3.0], [np.inf] * 30, [999.0] * 30],
)
def test_too_little_has_no_bulk(values):
    assert bulk(values) is None


def test_nothing_is_as_far_as_what_is_outside():
    found = bulk(np.append(np.random.default_rng(0).normal(50, 5, 500), [200.0]))
    assert found.apart([50.0, 51.0]).tolist() == [0.0, 0.0]
    assert found.apart(200.0)[0] > 9
    assert found.quantile(0.5) == found.median


def test_a_gap_is_measured_from_the_nearest_other():
    found = bulk(np.append(np.random.default_rng(0).normal(50, 5, 500), [200.0, 205.0, 400.0]))
    assert found.gap(np.array([200.0, 205.0]), np.array([400.0])) == found.apart(200.0, n_values=2)[0]
    assert found.gap(np.array([205.0]), np.array([200.0])) < 2
