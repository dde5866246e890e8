import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.datasets import load_wine

from course_toolkit.attributes.compute.rules import BinRules, bin_rules

NUMPY_NAMES = {"freedman_diaconis": "fd", "scott": "scott", "sturges": "sturges"}


def numpy_s(values, name):
    return len(np.histogram_bin_edges(values, bins=name)) - 1


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("rule", NUMPY_NAMES)
def test_they_are_numpy_s(seed, rule):
    rng = np.random.default_rng(seed)
    values = np.sort(rng.gamma(2, 10, size=rng.integers(2, 3000)))
    assert getattr(bin_rules(values), rule) == numpy_s(values, NUMPY_NAMES[rule])


@pytest.mark.parametrize("rule", NUMPY_NAMES)
def test_they_are_numpy_s_on_whole_numbers_and_on_wine(rule):
    whole = np.sort(np.random.default_rng(0).integers(0, 9, 5000))
    ours = bin_rules(whole.astype(float), is_whole=True)
    assert getattr(ours, rule) == numpy_s(whole, NUMPY_NAMES[rule])
    for column in load_wine().data.T:
        assert getattr(bin_rules(np.sort(column)), rule) == numpy_s(column, NUMPY_NAMES[rule])


@given(arrays(np.float64, st.integers(1, 50), elements=st.integers(-100, 100).map(lambda n: n / 4)))
def test_they_are_numpy_s_on_anything(values):
    rules = bin_rules(np.sort(values))
    for rule, name in NUMPY_NAMES.items():
        assert getattr(rules, rule) == numpy_s(values, name)


def test_an_outlier_makes_freedman_and_diaconis_ask_for_thousands():
    cholesterol = np.sort([180.0, 190, 175, 220, 242300, 250, 210, 185, 185, 800])
    assert bin_rules(cholesterol).freedman_diaconis > 4000


@pytest.mark.parametrize("values", [[], [1.0], [2.0, 2.0, 2.0]])
def test_where_there_is_nothing_to_cut_there_is_one(values):
    assert bin_rules(np.array(values)) == BinRules(1, 1, 1)
