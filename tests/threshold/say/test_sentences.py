"""A sentence for every state, in both languages, true to the numbers."""

import math
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_toolkit._core.words import set_language
from course_toolkit.threshold.compute import measure_threshold, rank_scores, rank_trusted_scores, summarize
from course_toolkit.threshold.say import format_threshold, say_imbalance, say_threshold

Y_TRUE = [0, 0, 0, 1, 1, 1, 1, 1, 0]
Y_SCORE = [0.4, 0.35, 0.3, 0.9, 0.85, 0.7, 0.6, 0.55, 0.75]
ENGLISH = set(
    "the of is are and at all none not real case cases called missed rightly wrongly model first".split()  # noqa: SIM905
)
FRENCH = set(
    "le la les de des du est sont et au aux aucun réel réels cas manqué manqués modèle d’abord".split()  # noqa: SIM905
)
HOSTILE = ["<b>", "{}", "{n}", "{0}", "%s", "a & b", "$x$", "", "é", "a\nb", "it's", "“x”"]


@pytest.fixture(scope="module")
def lecture():
    return rank_scores(Y_TRUE, Y_SCORE)


def words(text):
    return set(re.findall(r"[\w’]+", text.lower()))


def check_language(text, language):
    """Refuse an empty text, one in the other language, and one with a place left to fill."""
    assert text.strip() == text != ""
    assert not words(text) & (FRENCH if language == "en" else ENGLISH), text
    assert "{" not in text
    assert "nan" not in text.lower()


STATES = {
    "everybody, from minus infinity": -math.inf,
    "everybody, at the lowest score": 0.3,
    "nothing missed": 0.5,
    "some missed": 0.6,
    "between two scores": 0.72,
    "the lecture's": 0.9,
    "nobody": 0.95,
    "nobody, at infinity": math.inf,
}


@pytest.mark.parametrize("threshold", STATES.values(), ids=STATES)
def test_every_state_has_its_sentence(lecture, threshold, language):
    check_language(say_threshold(lecture.at(threshold)), language)


def test_each_state_has_its_own_sentence(lecture, language):
    del language
    said = [say_threshold(lecture.at(threshold)) for threshold in [*Y_SCORE, 0.95]]
    assert len(set(said)) == len(said)


def test_the_lecture_s_example_word_for_word(lecture, language):
    assert (
        say_threshold(lecture.at(0.9))
        == {
            "en": "At threshold 0.900, 1 of 9 cases is called “1”: 1 rightly, 0 wrongly (precision 100%). "
            "4 of the 5 real “1” are missed (recall 20%).",
            "fr": "Au seuil 0,900, 1 cas sur 9 est déclaré «\u202f1\u202f»\u202f: 1 à raison, 0 à tort "
            "(précision 100\u202f%). 4 des 5 «\u202f1\u202f» réels sont manqués (rappel 20\u202f%).",
        }[language]
    )


def test_nobody_called_positive_word_for_word(lecture, language):
    assert (
        say_threshold(lecture.at(0.95))
        == {
            "en": "At threshold 0.950, none of the 9 cases is called “1”: precision is undefined (0/0). "
            "5 of the 5 real “1” are missed (recall 0%).",
            "fr": "Au seuil 0,950, aucun des 9 cas n’est déclaré «\u202f1\u202f»\u202f: la précision n’est pas "
            "définie (0/0). 5 des 5 «\u202f1\u202f» réels sont manqués (rappel 0\u202f%).",
        }[language]
    )


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 79))
def test_the_numbers_said_are_the_numbers_measured(n_negatives, n_positives, place):
    set_language("en")
    y_true = [0] * n_negatives + [1] * n_positives
    y_score = np.random.default_rng(n_negatives).permutation(len(y_true)) / 100 + 0.05
    outcome = measure_threshold(y_true, y_score, sorted(y_score)[place % len(y_true)])
    said = say_threshold(outcome)
    alerts = re.search(r", (\d+) of (\d+) cases (?:is|are) called", said)
    assert tuple(map(int, alerts.groups())) == (outcome.n_alerts, len(y_true))
    rightly, wrongly = re.search(r"(\d+) rightly, (\d+) wrongly", said).groups()
    assert (int(rightly), int(wrongly)) == (outcome.tp, outcome.fp)
    missed = re.search(r"\. (\w+) of the (\d+) real", said).groups()
    assert missed == ("None" if outcome.fn == 0 else str(outcome.fn), str(n_positives))


def test_weights_are_said_as_they_are(language):
    ranked = rank_scores([0, 1, 1], [0.1, 0.2, 0.3], sample_weight=[1, 0.5, 1.5])
    said = say_threshold(ranked.at(0.3))
    check_language(said, language)
    assert {"en": "1.5 of 3 cases", "fr": "1,5 cas sur 3"}[language] in said
    assert {"en": "0.5 of the 2", "fr": "0,5 des 2"}[language] in said


@pytest.mark.parametrize("label", HOSTILE)
def test_a_class_is_called_as_the_data_call_it(label, language):
    del language
    outcome = measure_threshold([label, "other", label], [0.9, 0.2, 0.4], 0.5, pos_label=label)
    said = say_threshold(outcome)
    assert said.count(label) >= 2
    assert said.replace(label, "").count("{") == 0


@pytest.mark.parametrize(("label", "other"), [(True, False), (-1, 1), (2.5, 0.5), ("malade", "sain")])
def test_any_kind_of_class_has_its_sentence(label, other, language):
    outcome = measure_threshold([label, other, label], [0.9, 0.2, 0.4], 0.5, pos_label=label)
    assert {"en": f"“{label}”", "fr": f"«\u202f{label}\u202f»"}[language] in say_threshold(outcome)


def test_thousands_are_grouped(language):
    rng = np.random.default_rng(0)
    y_true = rng.integers(0, 2, 12_000)
    said = say_threshold(measure_threshold(y_true, rng.random(12_000), -1))
    assert {"en": "12,000 of 12,000", "fr": "12\u202f000 cas sur 12\u202f000"}[language] in said


# Imbalance --------------------------------------------------------------------------------------------------


def summary_of(n_negatives, n_positives, label=1):
    y_true = np.repeat(np.array(["other", label], dtype=object), [n_negatives, n_positives])
    y_score = np.random.default_rng(0).random(len(y_true))
    return summarize(rank_trusted_scores(y_true, y_score, pos_label=label))


@pytest.mark.parametrize(("n_negatives", "n_positives"), [(95, 5), (81, 19), (19, 81), (5, 95), (199, 1)])
def test_imbalance_is_said(n_negatives, n_positives, language):
    summary = summary_of(n_negatives, n_positives)
    said = say_imbalance(summary)
    check_language(said, language)
    percent = f"{100 * summary.prevalence:.1f}"
    assert (percent if language == "en" else percent.replace(".", ",")) in said


@pytest.mark.parametrize(("n_negatives", "n_positives"), [(80, 20), (50, 50), (20, 80)])
def test_balance_needs_no_words(n_negatives, n_positives, language):
    del language
    assert say_imbalance(summary_of(n_negatives, n_positives)) == ""


def test_a_rare_positive_class_is_read_on_the_precision_recall_curve(language):
    summary = summary_of(95, 5)
    said = say_imbalance(summary)
    for value in (summary.auc, summary.average_precision, summary.prevalence):
        text = f"{value:.3f}"
        assert (text if language == "en" else text.replace(".", ",")) in said
    assert {"en": "precision–recall curve first", "fr": "d’abord la courbe précision–rappel"}[language] in said


def test_where_negatives_are_rare_nothing_is_said_of_many_easy_negatives():
    set_language("en")
    assert "easy negatives" not in say_imbalance(summary_of(5, 95))


@pytest.mark.parametrize("label", HOSTILE)
def test_a_rare_class_is_called_as_the_data_call_it(label, language):
    del language
    assert label in say_imbalance(summary_of(95, 5, label=label))


# A threshold in figures ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("threshold", "en"),
    [
        (0.5, "0.500"), (0, "0.000"), (0.9, "0.900"), (0.01, "0.010"), (0.00999, "0.00999"), (1e-5, "0.0000100"),
        (-3.25, "-3.250"), (1234.5678, "1,234.568"), (math.inf, "∞"), (-math.inf, "−∞"),
    ],
)  # fmt: skip
def test_a_threshold_in_figures(threshold, en):
    set_language("en")
    assert format_threshold(threshold) == en


def test_zero_has_no_sign():
    set_language("en")
    assert format_threshold(-0.0) == "0.000"


@pytest.mark.parametrize("threshold", [1e-13, 1e-300, 5e-324, 0.99999, 1 - 1e-9])
def test_a_threshold_is_not_written_as_another_that_decides_otherwise(threshold):
    """What lies beside 0 or 1 is neither: good models put most of their probabilities there."""
    set_language("en")
    assert float(format_threshold(threshold).replace(",", "")) not in {0.0, 1.0}


@given(st.floats(allow_nan=False))
def test_any_threshold_is_short_to_read(threshold):
    set_language("en")
    assert 1 <= len(format_threshold(threshold)) <= 24
