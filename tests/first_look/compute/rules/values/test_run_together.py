import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.steps import Correct
from course_toolkit.datasets import load_sante
from course_toolkit.first_look.compute.rules.values.run_together import find_values_run_together


def table(value, n=60, low=90, high=320, name="v12"):
    values = np.random.default_rng(0).integers(low, high, n).astype(float)
    values[7] = value
    return pd.DataFrame({name: values})


def test_the_lectures_value(look):
    (found,) = look(find_values_run_together, load_sante())
    assert found.columns == ("cholesterol",)
    assert found.positions.tolist() == [4]
    assert found.severity == "error"
    decisions = found.wording().decisions
    assert [vars(one.step)["values"] for one in decisions if isinstance(one.step, Correct)] == [{4: 242}, {4: 300}]


@pytest.mark.parametrize(
    ("value", "halves"), [(242300, (242, 300)), (98205, (98, 205)), (20598, (205, 98)), (199101, (199, 101))]
)
def test_both_values_are_found(look, value, halves):
    (found,) = look(find_values_run_together, table(value))
    assert (found.evidence["first"], found.evidence["second"]) == halves


@pytest.mark.parametrize(
    ("text", "halves"),
    [("12.312.8", (12.3, 12.8)), ("12,3 12,8", (12.3, 12.8)), ("12.3/13.1", (12.3, 13.1)), ("9.8-10.1", (9.8, 10.1))],
)
def test_texts_that_are_two_numbers(look, text, halves):
    column = pd.Series(np.round(np.random.default_rng(0).normal(12, 1, 80), 1)).astype(str)
    column[3] = text
    (found,) = look(find_values_run_together, pd.DataFrame({"hb": column}))
    assert (found.evidence["first"], found.evidence["second"]) == halves
    assert found.positions.tolist() == [3]


@pytest.mark.parametrize("value", [1000, 900900, 242030, 3200, 330, 7e14, -242300, 242300.5])
def test_what_is_no_two_values_is_silent(look, value):
    assert look(find_values_run_together, table(value, low=150, high=320)) == []


def test_clean_columns_are_silent(look, clean):
    assert look(find_values_run_together, clean) == []


@pytest.mark.parametrize("values", [[5.0], [np.nan, np.nan], [3.0] * 20, [np.inf, 1.0, 2.0], [10**40, 1, 2]])
def test_edges(look, values):
    assert look(find_values_run_together, pd.DataFrame({"x": values})) == []


def test_many_large_values_are_another_kind(look):
    frame = table(1.0, n=100)
    frame.iloc[:20, 0] = 242300.0
    assert look(find_values_run_together, frame) == []


@pytest.mark.parametrize("value", [927, 1784, 17847, 400400])
def test_a_heavy_tail_is_no_two_values(look, value):
    rng = np.random.default_rng(0)
    for counts in (rng.negative_binomial(0.5, 0.05, 500), rng.lognormal(3, 1.2, 500).round() + 1):
        counts[3] = value
        assert look(find_values_run_together, pd.DataFrame({"marks": counts})) == []


@pytest.mark.parametrize(("middle", "spread", "value"), [(6.6, 0.5, 59.0), (16, 2.5, 169.0), (12, 1, 121.0)])
def test_a_lost_decimal_sign_is_no_two_values(look, middle, spread, value):
    values = np.random.default_rng(0).normal(middle, spread, 300).round(1)
    values[9] = value
    assert look(find_values_run_together, pd.DataFrame({"pH": values})) == []


@pytest.mark.parametrize("value", [44, 54])
def test_two_single_digits_are_asked_about(look, value):
    stars = np.random.default_rng(0).integers(1, 6, 300)
    stars[9] = value
    (found,) = look(find_values_run_together, pd.DataFrame({"stars": stars}))
    assert found.severity == "question"
    assert "may be two values" in found.wording().title


def test_halves_without_the_decimals_of_the_others_are_asked_about(look):
    values = np.random.default_rng(0).normal(1015, 8, 300).round(1)
    values[9] = 10051012
    (found,) = look(find_values_run_together, pd.DataFrame({"pressure": values}))
    assert (found.severity, found.evidence["first"], found.evidence["second"]) == ("question", 1005, 1012)
