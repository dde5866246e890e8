"""A report: findings, a table, a text for a terminal, a page; and what was not checked."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.check import check_split
from course_toolkit.splits.compute.finding import NotChecked, SplitFinding
from course_toolkit.splits.compute.report import SplitReport
from course_toolkit.splits.compute.tables.sets import Sets

HOSTILE = "<script>alert(1)</script>\x1b[2J"


def report(*findings, not_checked=()):
    frame = pd.DataFrame({"a": np.arange(6.0), "y": [0, 1] * 3})
    drafts = tuple((lambda one=one: one) for one in findings)
    return SplitReport(Sets({"train": frame[:4], "test": frame[4:]}, "y"), drafts, not_checked)


def found(severity="error", **fields):
    return SplitFinding(**{"code": "exact_duplicates", "severity": severity, "title": "2 rows in both."} | fields)


def test_the_summary_counts_rows_and_findings(language):
    said = report(found(), found(), found("question")).summary()
    assert (
        said
        == {
            "en": "training set of 4 rows, test set of 2 rows: 2 leaks proved, 1 question.",
            "fr": "jeu d’entraînement de 4 lignes, jeu de test de 2 lignes : 2 fuites prouvées, 1 question.",
        }[language]
    )


def test_nothing_found_is_said(language):
    said = {"en": "nothing suspicious found", "fr": "rien de suspect"}[language]
    assert said in report().summary()


@pytest.mark.parametrize(("severity", "has_errors"), [("error", True), ("warning", False), ("question", False)])
def test_only_a_proved_leak_is_an_error(severity, has_errors):
    assert report(found(severity)).has_errors is has_errors


def test_the_table_has_a_row_for_each_finding():
    table = report(found("question", sets=("train", "validation")), found(rows=(4, 5), columns=("a",))).frame()
    assert table[["severity", "columns", "n_rows", "sets"]].to_numpy().tolist() == [
        ["error", "a", 2, "train, test"],
        ["question", "", 0, "train, validation"],
    ]


def test_what_was_not_checked_ends_the_text():
    text = str(report(found(), not_checked=(NotChecked("temporal_overlap", lambda: "No dates."),)))
    assert text.splitlines()[-2:] == ["Not checked:", "  - temporal_overlap: No dates."]


def test_hostile_names_stay_text():
    not_checked = (NotChecked("x", lambda: HOSTILE),)
    page = report(found(title=HOSTILE, columns=(HOSTILE,)), not_checked=not_checked)._repr_html_()
    assert "<script>" not in page


def test_repairing_and_measuring_start_from_the_report():
    frame = pd.DataFrame({"a": np.random.default_rng(0).normal(size=120), "y": [0, 1] * 60})
    leaky = check_split(frame[:80], pd.concat([frame[80:], frame[:20]]), label="y")
    repaired = leaky.repair()
    assert len(repaired.test) == 40
    assert not repaired.report.has_errors
    assert leaky.cost(n_repeats=2).frame()["code"].unique().tolist() == ["exact_duplicates"]


@pytest.mark.parametrize("label", [None, "y"])
def test_the_summary_says_how_many_checks_had_no_label_to_look_at(label):
    frame = pd.DataFrame({"a": np.random.default_rng(0).normal(size=200), "y": [0, 1] * 100})
    assert "could not" not in check_split(frame[:140], frame[140:], label="y").summary()
    said = check_split(frame[:140].drop(columns=["y"][: label is None]), frame[140:][["a"]], label=label).summary()
    assert said.endswith("; 7 checks could not be made.")


def test_the_summary_counts_a_check_that_failed_but_none_that_nobody_declared():
    not_checked = (NotChecked("x", lambda: "?", crashed=ZeroDivisionError()), NotChecked("group_overlap", lambda: "?"))
    assert report(not_checked=not_checked).summary().endswith("; 1 check could not be made.")


def test_a_reason_stands_on_one_line():
    text = str(report(not_checked=(NotChecked("code", lambda: "A rule.\nWhat came.\nAdvice."),)))
    assert text.splitlines()[-1] == "  - code: A rule. What came. Advice."
