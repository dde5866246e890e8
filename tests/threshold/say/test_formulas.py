"""Each formula gives its value from the numbers in it."""

import math
import re
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn import metrics

from course_toolkit._core.words import set_language
from course_toolkit.threshold.compute import ThresholdOutcome, measure_threshold
from course_toolkit.threshold.say import formulas
from course_toolkit.threshold.say.formulas import Formula

COUNTS = st.integers(0, 2000)
Y_TRUE = [0, 0, 0, 1, 1, 1, 1, 1, 0]
Y_SCORE = [0.4, 0.35, 0.3, 0.9, 0.85, 0.7, 0.6, 0.55, 0.75]


def outcomes():
    def make(tn, fp, fn, tp):
        return ThresholdOutcome(0.5, tn, fp, fn, tp)

    return st.builds(make, COUNTS, COUNTS, COUNTS, COUNTS).filter(lambda it: it.tp + it.fn and it.tn + it.fp)


def evaluated(numbers):
    """Return what a pocket calculator makes of the numbers, NaN for 0/0."""
    source = numbers.replace(",", "").replace("×", "*")
    assert re.fullmatch(r"[\d.+*/() —]+", source), numbers
    if "—" in source:
        return math.nan
    try:
        return eval(source)  # noqa: S307 — figures and signs only, as the line above has made sure
    except ZeroDivisionError:
        return math.nan


@given(outcomes())
def test_the_numbers_give_the_value(outcome):
    set_language("en")
    for formula in formulas(outcome):
        value, computed = formula.value.replace(",", ""), evaluated(formula.numbers)
        if math.isnan(computed):
            assert value == "—", formula
        else:
            # F1 and balanced accuracy are made of figures rounded to three decimals.
            assert float(value) == pytest.approx(computed, abs=2e-3), formula


@pytest.mark.parametrize("threshold", [0.3, 0.5, 0.72, 0.9, 0.95])
def test_the_values_are_scikit_learn_s(threshold):
    set_language("en")
    outcome = measure_threshold(Y_TRUE, Y_SCORE, threshold)
    called = [score >= threshold for score in Y_SCORE]
    options = {"zero_division": math.nan}
    expected = {
        "accuracy": metrics.accuracy_score(Y_TRUE, called),
        "precision": metrics.precision_score(Y_TRUE, called, **options),
        "recall (TPR)": metrics.recall_score(Y_TRUE, called),
        "F1": metrics.f1_score(Y_TRUE, called),
        "balanced accuracy": metrics.balanced_accuracy_score(Y_TRUE, called),
        "specificity": metrics.recall_score(Y_TRUE, called, pos_label=0),
    }
    said = {formula.name: formula.value for formula in formulas(outcome)}
    assert {name: said[name] for name in expected} == {
        name: "—" if math.isnan(value) else f"{value:.3f}" for name, value in expected.items()
    }


@given(outcomes())
def test_the_symbols_stand_for_the_numbers(outcome):
    """Put the counts where the letters are, and the numbers of the line come out."""
    set_language("en")
    counts = {"TP": outcome.tp, "FP": outcome.fp, "FN": outcome.fn, "TN": outcome.tn, "n": outcome.n_samples}
    for formula in formulas(outcome)[:3]:
        numbers = re.sub(r"TP|FP|FN|TN|\bn\b", lambda letter: f"{counts[letter[0]]:,}", formula.symbols)
        assert formula.numbers == numbers


def test_the_lecture_s_f1_with_its_slips_put_right():
    set_language("en")
    (f1,) = [formula for formula in formulas(measure_threshold(Y_TRUE, Y_SCORE, 0.9)) if formula.name == "F1"]
    assert f1 == Formula("F1", "2PR / (P + R)", "2×1.000×0.200 / (1.000 + 0.200)", "0.333")


def test_f1_where_nobody_is_called_positive():
    set_language("en")
    (f1,) = [formula for formula in formulas(measure_threshold(Y_TRUE, Y_SCORE, 0.95)) if formula.name == "F1"]
    assert f1 == Formula("F1", "2TP / (2TP + FP + FN)", "2×0 / (2×0 + 0 + 5)", "0.000")


@pytest.mark.parametrize(("cost_fp", "cost_fn"), [(1, 1), (1, 5), (0.25, 10), (0, 3), (1234, 0.05), (1e6, 1e-3)])
def test_the_costs_are_written_so_that_the_sum_is_right(cost_fp, cost_fn):
    set_language("en")
    outcome = measure_threshold(Y_TRUE, Y_SCORE, 0.72, cost_fp=cost_fp, cost_fn=cost_fn)
    (cost,) = [formula for formula in formulas(outcome) if formula.name == "cost"]
    assert evaluated(cost.numbers) == pytest.approx(outcome.cost, rel=1e-3)
    assert float(cost.value.replace(",", "")) == pytest.approx(outcome.cost, rel=1e-3)


def test_the_names_are_in_the_language(language):
    names = [formula.name for formula in formulas(measure_threshold(Y_TRUE, Y_SCORE, 0.5))]
    assert (
        names
        == {
            "en": ["accuracy", "precision", "recall (TPR)", "F1", "FPR", "specificity", "balanced accuracy", "cost"],
            "fr": [
                "exactitude",
                "précision",
                "rappel (TPR)",
                "F1",
                "FPR",
                "spécificité",
                "exactitude équilibrée",
                "coût",
            ],
        }[language]
    )


def test_figures_are_written_as_the_language_writes_them():
    set_language("fr")
    accuracy = formulas(measure_threshold(Y_TRUE, Y_SCORE, 0.9))[0]
    assert accuracy.value == "0,556"


def test_weighted_counts_have_their_decimals():
    set_language("en")
    outcome = SimpleNamespace(weights=[1, 0.5, 1.5])
    weighted = measure_threshold([0, 1, 1], [0.1, 0.2, 0.3], 0.3, sample_weight=outcome.weights)
    assert formulas(weighted)[2].numbers == "1.5 / (1.5 + 0.5)"
