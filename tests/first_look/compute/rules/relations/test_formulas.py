"""What a formula gives, how exactly, and how it reads."""

import numpy as np
import pytest

import course_toolkit as ct
from course_toolkit.first_look.compute.rules.relations.formulas import Formula, is_plain, rounded
from course_toolkit.first_look.compute.rules.relations.measures import Measures

HEIGHT, WEIGHT = np.array([170.0, 180.0, 165.0, 150.0]), np.array([70.0, 90.0, 55.0, 61.0])
BMI = np.round(WEIGHT / HEIGHT**2 * 1e4, 1)
MEASURES = Measures(("bmi", "weight", "height"), np.column_stack([BMI, WEIGHT, HEIGHT]))
LAW = Formula("bmi", ("weight", "height"), (1.0, -2.0), 1e4, "product")


def test_a_product_and_its_inversions():
    assert np.abs(LAW.predicted(MEASURES) - BMI).max() <= 0.05
    assert np.allclose(LAW.solved_for("weight", MEASURES), BMI * HEIGHT**2 / 1e4)
    assert np.allclose(LAW.solved_for("height", MEASURES), np.sqrt(1e4 * WEIGHT / BMI))


def test_rounding_of_all_columns_counts_or_of_one():
    predicted = LAW.predicted(MEASURES)
    own = LAW.tolerance(MEASURES, predicted, own_rounding=True)
    assert own == pytest.approx(np.full(4, own[0]))
    assert (LAW.tolerance(MEASURES, predicted) > own).all()


def test_a_sum_and_a_logarithm():
    measures = Measures(("t", "a", "b"), np.column_stack([np.arange(5.0), np.arange(5.0) + 1, np.ones(5)]))
    total = Formula("t", ("a", "b"), (1.0, -1.0), 0.0, "sum")
    assert total.predicted(measures).tolist() == [0, 1, 2, 3, 4]
    assert total.solved_for("b", measures).tolist() == [1] * 5
    log = Formula("t", ("a",), (2.0,), 1.0, "logarithm")
    assert np.allclose(log.predicted(measures), 1 + 2 * np.log(np.arange(5.0) + 1))
    assert np.allclose(log.solved_for("a", measures), np.exp((np.arange(5.0) - 1) / 2))


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (LAW, "weight × 10,000 / height²"),
        (Formula("c", ("a", "b"), (1.0, -1.0), 0.0, "sum"), "a − b"),
        (Formula("f", ("c",), (1.8,), 32.0, "sum"), "1.8 × c + 32"),
        (Formula("r", ("s",), (0.5,), 1.0, "product"), "√s"),
        (Formula("l", ("x",), (1.0,), 0.0, "logarithm"), "log(x)"),
        (Formula("q", ("x",), (-1.0,), 1.0, "product"), "1 / x"),
    ],
)
def test_formulas_read_as_people_write_them(formula, text):
    ct.set_language("en")
    assert formula.text() == text


def test_dates_are_counted_in_days_and_years():
    ct.set_language("en")
    stay = Formula("stay", ("out", "in"), (1 / 86_400, -1 / 86_400), 0.0, "sum")
    assert stay.text(dates=("out", "in")) == "out − in, in days"
    age = Formula("age", ("seen", "born"), (1 / 86_400 / 365.25, -1 / 86_400 / 365.25), -0.5, "sum")
    assert age.text(dates=("seen", "born")) == "seen − born, in years"


@pytest.mark.parametrize(("value", "written"), [(9999.7, 10_000), (2.2046, 2.2046), (0.59999, 0.6), (0.0, 0.0)])
def test_numbers_that_people_would_have_written(value, written):
    assert rounded(value) == pytest.approx(written, rel=1e-12)


def test_an_amount_with_a_rate():
    measures = Measures(("ttc", "ht", "tva"), np.array([[12.0, 10, 20], [21, 20, 5], [30, 30, 0]]))
    with_tax = Formula("ttc", ("ht", "tva"), (1.0, 0.01), 1.0, "rate")
    assert with_tax.predicted(measures) == pytest.approx([12, 21, 30])
    assert with_tax.solved_for("ht", measures) == pytest.approx([10, 20, 30])
    assert with_tax.solved_for("tva", measures) == pytest.approx([20, 5, 0])
    assert (with_tax.tolerance(measures, with_tax.predicted(measures)) > 0.5).all()
    ct.set_language("en")
    assert with_tax.text() == "ht × (1 + tva / 100)"
    assert Formula("p", ("n", "u", "d"), (1.0, 1.0, -1.0), 1.0, "rate").text() == "n × u × (1 − d)"


def test_a_value_of_nought_is_solved_for_as_any_other():
    measures = Measures(("total", "n", "price"), np.array([[12.0, 3, 0], [20, 4, 5]]))
    assert Formula("total", ("n", "price"), (1.0, 1.0), 1.0, "product").solved_for("price", measures).tolist() == [4, 5]


@pytest.mark.parametrize("value", [0, 1, -1, 0.5, 1 / 3, 1.8, 32, 1e4, 1 / np.log(10), 1 / 86_400])
def test_numbers_that_people_write(value):
    assert is_plain(value)


@pytest.mark.parametrize("value", [1.0071, -1993.9, 0.92564, 2.0044])
def test_numbers_that_are_fitted(value):
    assert not is_plain(value)


def test_a_constant_taken_away_is_written_so():
    ct.set_language("en")
    assert Formula("v", ("u",), (-2.0,), -37.0, "logarithm").text() == "− 2 × log(u) − 37"
    assert Formula("v", ("u",), (1.0,), 3.0, "logarithm").text() == "log(u) + 3"


@pytest.mark.parametrize(("length", "unit"), [(86_400.0, "days"), (60.0, "minutes"), (3600.0, "hours")])
def test_spans_of_time_have_units(length, unit):
    ct.set_language("en")
    span = Formula("d", ("u", "v"), (-1 / length, 1 / length), 0.0, "sum")
    assert span.text(dates=("u", "v")) == f"v − u, in {unit}"


def test_a_mean_is_written_so():
    ct.set_language("en")
    assert Formula("m", ("a", "b", "c"), (1 / 3, 1 / 3, 1 / 3), 0.0, "sum").text() == "(a + b + c) / 3"
    assert Formula("m", ("a", "b"), (0.6, 0.4), 0.0, "sum").text() == "0.6 × a + 0.4 × b"
