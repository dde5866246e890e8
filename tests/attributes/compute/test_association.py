"""Measures of association, held against SciPy, pandas and formulas written out."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.stats.contingency import association as scipy_association

import course_toolkit as ct
from course_toolkit._core.compute.meaning.attribute import read_attribute
from course_toolkit.attributes.compute.association import (
    Lack,
    as_category,
    cramers_v,
    measure_association,
    pearson,
)


def column(values, name="x"):
    return read_attribute(pd.Series(values, name=name))


def link(first, second):
    return measure_association(column(first, "first"), column(second, "second"))


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def test_numbers_are_measured_as_scipy_does(rng):
    x = rng.normal(size=60)
    y = 0.5 * x + rng.normal(size=60)
    found, wanted, ranks = link(x, y), stats.pearsonr(x, y), stats.spearmanr(x, y)
    assert found.measure == "pearson"
    assert found.value == pytest.approx(wanted.statistic)
    assert found.p_value == pytest.approx(wanted.pvalue)
    interval = wanted.confidence_interval()
    assert (found.low, found.high) == pytest.approx((interval.low, interval.high))
    assert (found.spearman, found.spearman_p_value) == pytest.approx((ranks.statistic, ranks.pvalue))
    assert found.strength == abs(found.value)


def test_missing_and_infinite_values_leave_their_rows_out(rng):
    x, y = rng.normal(size=(2, 50))
    x[:5], y[3:9], y[20] = np.nan, np.nan, np.inf
    found = link(x, y)
    kept = np.isfinite(x) & np.isfinite(y)
    assert found.n_rows == kept.sum() == 40
    assert found.value == pytest.approx(pd.Series(x[kept]).corr(pd.Series(y[kept])))


def test_booleans_and_dates_are_numbers(rng):
    yes = rng.random(40) < 0.5
    days = pd.Timestamp("2020-01-01") + pd.to_timedelta(rng.integers(0, 900, 40) + 300 * yes, unit="D")
    found = link(yes, days)
    assert found.measure == "pearson"
    assert found.value == pytest.approx(stats.pearsonr(yes.astype(float), days.asi8 / 1e15).statistic)


def test_one_row_makes_the_correlation_of_the_lecture_and_ranks_do_not_mind():
    frame = ct.load_sante()
    found = measure_association(read_attribute(frame["poids"]), read_attribute(frame["cholesterol"]))
    assert found.value == pytest.approx(frame["poids"].corr(frame["cholesterol"]))
    assert abs(found.value) < 0.1
    assert found.spearman == pytest.approx(frame["poids"].corr(frame["cholesterol"], method="spearman"))
    assert found.spearman > 0.7


def categories(rng, n=200):
    one = rng.choice(list("abc"), n)
    other = np.where(rng.random(n) < 0.5, one, rng.choice(list("abcd"), n))
    return one, other


def test_categories_are_measured_as_scipy_does(rng):
    one, other = categories(rng)
    table = pd.crosstab(one, other)
    found = link(one, other)
    assert found.measure == "cramers_v"
    assert found.plain == pytest.approx(scipy_association(table, method="cramer"))
    assert found.p_value == pytest.approx(stats.chi2_contingency(table, correction=False).pvalue)


def test_bergsmas_correction_written_out(rng):
    one, other = categories(rng)
    table = pd.crosstab(one, other).to_numpy()
    n, (k, width) = table.sum(), table.shape
    phi2 = stats.chi2_contingency(table, correction=False).statistic / n - (k - 1) * (width - 1) / (n - 1)
    sizes = [size - (size - 1) ** 2 / (n - 1) for size in (k, width)]
    assert link(one, other).value == pytest.approx(math.sqrt(phi2 / (min(sizes) - 1)))


def test_chance_alone_is_corrected_away(rng):
    many = [f"k{code}" for code in rng.integers(0, 60, 300)]
    other = rng.choice(list("abcdefgh"), 300)
    number = rng.normal(size=300)
    assert link(many, other).plain > 0.4
    assert link(many, other).value < 0.15
    assert link(many, number).plain > 0.35
    assert link(many, number).value < 0.25


def test_many_categories_need_no_table_of_counts():
    codes = np.arange(200_000) // 2
    value, plain, _p = cramers_v(codes, codes)
    assert (value, plain) == pytest.approx((1, 1))


def test_a_category_and_a_number(rng):
    sex = rng.choice(["m", "f", "x"], 90)
    size = rng.normal(size=90) + (sex == "m")
    found, turned = link(sex, size), link(size, sex)
    groups = [size[sex == one] for one in "mfx"]
    between = sum(len(group) * (group.mean() - size.mean()) ** 2 for group in groups)
    eta2 = between / ((size - size.mean()) ** 2).sum()
    assert found.measure == "correlation_ratio"
    assert found.plain == pytest.approx(math.sqrt(eta2))
    assert found.value == pytest.approx(math.sqrt(1 - (1 - eta2) * 89 / 87))
    assert found.p_value == pytest.approx(stats.f_oneway(*groups).pvalue)
    assert (turned.value, turned.first) == (found.value, "first")


def test_two_categories_and_a_number_are_a_plain_correlation(rng):
    sick = rng.random(80) < 0.4
    age = rng.normal(size=80) + sick
    assert link(np.where(sick, "yes", "no"), age).plain == pytest.approx(abs(link(sick, age).value))


def test_a_coded_label_as_categories(rng):
    label = rng.integers(0, 3, 60).astype(float)
    label[:4] = np.nan, np.inf, 0, 1
    turned = as_category(column(label))
    assert list(turned.levels) == ["0", "1", "2"]
    assert list(turned.codes[:4]) == [-1, -1, 0, 1]
    value = rng.normal(size=60)
    found = measure_association(turned, column(value))
    assert (found.measure, found.n_rows) == ("correlation_ratio", 58)
    assert as_category(turned) is turned


@pytest.mark.parametrize(
    ("first", "second", "lack"),
    [
        ([1, 1, 1, 1], [1, 2, 3, 4], Lack("constant", ("first",))),
        ([1, 2, 3, np.nan], [5, 5, 5, 1], Lack("constant", ("second",))),
        (["a", "a", "a"], [1.0, 1, 1], Lack("constant", ("first", "second"))),
        ([0.1 + 0.2, 0.3, 0.3], [1, 2, 4], Lack("constant", ("first",))),
        ([1, 2], [2, 1], Lack("too_few", ("first", "second"))),
        ([1, 2, np.nan, np.nan], [np.nan, np.nan, 1, 2], Lack("too_few", ("first", "second"))),
        ([np.nan] * 3, [1, 2, 3], Lack("empty", ("first",))),
        ([np.inf] * 3, [1, 2, 3], Lack("empty", ("first",))),
        ([[1], [2], [3]], [1, 2, 3], Lack("nested", ("first",))),
        (["a", "b", "c"], [1, 2, 3], Lack("all_different", ("first",))),
        (["a", "b", "c", "d"], ["u", "u", "v", "v"], Lack("all_different", ("first",))),
    ],
)
def test_what_cannot_be_measured_says_why(first, second, lack):
    found = link(first, second)
    assert math.isnan(found.value)
    assert math.isnan(found.p_value)
    assert found.lack == lack


def test_a_perfect_link_and_three_rows():
    assert link([1, 2, 3], [2, 4, 6]).value == 1
    assert (link([1, 2, 3], [6, 4, 2]).low, link([1, 2, 3], [6, 4, 2]).p_value) == (-1, 0)
    three = link([1, 2, 3], [1, 3, 2])
    assert (three.low, three.high) == (-1, 1)


@pytest.mark.parametrize("scale", [1e-300, 1e-160, 1.0, 1e150, 1e300])
def test_huge_and_tiny_numbers(rng, scale):
    x, y = rng.normal(size=(2, 30))
    assert link(x * scale, y).value == pytest.approx(stats.pearsonr(x, y).statistic)


def test_dates_far_from_zero_keep_their_digits(rng):
    x, y = rng.normal(size=(2, 30))
    assert link(x + 1e9, y).value == pytest.approx(stats.pearsonr(x, y).statistic, abs=1e-6)


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), min_size=3, max_size=40))
def test_the_value_stays_within_its_bounds(pairs):
    x, y = np.array(pairs).T
    found = pearson(x, y)
    assert math.isnan(found) or -1 <= found <= 1


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("uvw")), min_size=3, max_size=40))
def test_categories_stay_within_their_bounds_and_are_symmetric(pairs):
    one, other = zip(*pairs, strict=True)
    found, turned = link(one, other), link(other, one)
    if found.lack is None:
        assert 0 <= found.value <= 1
        assert 0 <= found.plain <= 1
        assert found.value == pytest.approx(turned.value, abs=1e-6)
