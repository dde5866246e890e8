"""What a formula gives, how exactly, and how it reads."""

import numpy as np
import pytest

import course_toolkit as ct
from course_toolkit.first_look.compute.rules.relations.formulas import Formula, rounded
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
