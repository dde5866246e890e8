import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.attributes.compute.describe import describe_attribute
from course_toolkit.attributes.say.binning import say_bins


@pytest.fixture(scope="module")
def two_humps():
    rng = np.random.default_rng(0)
    return pd.DataFrame({"x": np.concatenate([rng.normal(0, 1, 400), rng.normal(6, 1, 600)])})


def said(frame, column, n_bins, **settings):
    ct.set_language("en")
    outcome = describe_attribute(frame, column, **settings)
    return " ".join(say_bins(outcome, outcome.at(n_bins)))


def test_too_few_bins_hide_who_is_in_them(two_humps):
    told = said(two_humps, "x", 2)
    assert "too few to see the shape" in told
    assert "One bar holds" in told
    fd = describe_attribute(two_humps, "x").rules.freedman_diaconis
    assert f"would take {fd} bins" in told


def test_about_as_many_as_the_rule(two_humps):
    fd = describe_attribute(two_humps, "x").rules.freedman_diaconis
    assert f"would take ({fd})" in said(two_humps, "x", fd)


def test_too_many_bins_show_chance(two_humps):
    told = said(two_humps, "x", 200)
    assert "too many. The average bar holds 5 of the 1,000 values" in told
    assert "chance" in told


def test_many_bins_of_many_values_are_trusted():
    frame = pd.DataFrame({"x": np.random.default_rng(0).uniform(size=20_000)})
    assert "enough to trust its height" in said(frame, "x", 200)


def test_an_outlier_makes_every_number_of_bins_useless():
    told = said(ct.load_sante(), "cholesterol", 100)
    assert "90% of the values stand in one bar and 98 bars are empty" in told


def test_the_width_is_said_as_what_it_is():
    frame = pd.DataFrame({"age": np.arange(18, 96), "day": pd.date_range("2023-01-01", periods=78, freq="11D")})
    assert said(frame, "age", 40).startswith("39 bins, 2 whole numbers in each:")
    assert said(frame, "age", 100).startswith("78 bins, one for each whole number:")
    assert said(frame, "age", 5).startswith("5 bins, 15.4 wide:")
    assert said(frame, "day", 28).startswith("28 bins, one a month:")


def test_of_one_bin_nothing_is_said():
    assert said(pd.DataFrame({"x": [1e9, 1e9 + 2e-7, 1e9 + 4e-7]}), "x", 10) == ""


@pytest.mark.parametrize("n_bins", [2, 10, 200])
@pytest.mark.usefixtures("language")
def test_in_both_languages(two_humps, n_bins):
    outcome = describe_attribute(two_humps, "x")
    assert list(say_bins(outcome, outcome.at(n_bins)))


def test_bars_of_which_none_is_empty_are_not_counted():
    told = said(pd.DataFrame({"x": range(1, 11)}), "x", 10)
    assert "The average bar holds 1 of the 10 values: most" in told
    assert "empty" not in told
