"""Every check is made, one that fails takes no other with it, and arrays say the same as tables."""

import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.words import set_language
from course_toolkit.splits.compute import check
from course_toolkit.splits.compute.check import check_arrays, check_split, run_checks
from course_toolkit.splits.compute.checks import CHECKS
from course_toolkit.splits.compute.finding import NotCheckedError, SplitFinding
from course_toolkit.splits.compute.sealing.splitter import split
from course_toolkit.splits.compute.tables.sets import Sets

CODES = {
    "columns_differ",
    "exact_duplicates", "near_duplicates", "conflicting_labels", "group_overlap", "temporal_overlap", "missing_gap",
    "id_predicts_label", "target_leak_feature", "target_encoding_on_all", "preprocessing_on_all",
    "resampled_before_split", "not_stratified", "unseen_class", "unseen_category", "covariate_drift",
    "test_too_small", "test_reused", "no_random_state",
}  # fmt: skip


@pytest.fixture
def sets():
    frame = pd.DataFrame({"a": np.arange(20.0), "y": [0, 1] * 10})
    return Sets({"train": frame[:14], "test": frame[14:]}, "y")


def finds(**fields):
    def find(_sets):
        yield lambda: SplitFinding(**{"code": "c", "severity": "question", "title": "t"} | fields)

    return find


def with_checks(monkeypatch, **checks):
    monkeypatch.setattr(check, "CHECKS", checks)


def test_every_code_has_its_check():
    assert set(CHECKS) >= CODES


def test_findings_come_worst_first(monkeypatch, sets):
    with_checks(
        monkeypatch, a=finds(severity="question"), b=finds(severity="error"), c=finds(severity="warning"),
        d=finds(severity="error", title="second"),
    )  # fmt: skip
    assert [(one.severity, one.title) for one in run_checks(sets).findings] == [
        ("error", "t"), ("error", "second"), ("warning", "t"), ("question", "t"),
    ]  # fmt: skip


def test_a_check_that_fails_is_reported_and_the_others_go_on(monkeypatch, sets):
    def broken(_sets):
        yield from finds()(_sets)
        raise ZeroDivisionError

    with_checks(monkeypatch, broken=broken, fine=finds(code="fine"))
    report = run_checks(sets)
    assert [one.code for one in report.findings] == ["fine"]
    assert [(one.code, one.reason()) for one in report.not_checked] == [
        ("broken", "The check itself failed (ZeroDivisionError).")
    ]
    assert isinstance(report.not_checked[0].crashed, ZeroDivisionError)


def test_a_check_that_cannot_look_says_why(monkeypatch, sets):
    def cannot(_sets):
        raise NotCheckedError(lambda: "no dates")
        yield

    with_checks(monkeypatch, cannot=cannot)
    assert [(one.code, one.reason(), one.crashed) for one in run_checks(sets).not_checked] == [
        ("cannot", "no dates", None)
    ]


def test_a_finding_is_worded_in_the_language_of_the_moment():
    frame = pd.DataFrame({"a": np.random.default_rng(0).normal(size=200), "y": [0, 1] * 100})
    set_language("en")
    report = check_split(frame[:150], pd.concat([frame[150:], frame[:20]]), label="y")
    english = report.findings[0].title
    set_language("fr")
    assert report.findings[0].code == "exact_duplicates"
    assert report.findings[0].title != english


@pytest.mark.parametrize("seed", range(5))
def test_arrays_say_what_tables_say(seed):
    X, y = load_iris(return_X_y=True)
    X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=seed)
    train, test = (
        pd.DataFrame(rows, columns=["x0", "x1", "x2", "x3"]).assign(y=labels)
        for rows, labels in ((X_train, y_train), (X_test, y_test))
    )
    one, other = check_arrays(X_train, X_test, y_train, y_test), check_split(train, test, label="y")
    assert str(one) == str(other)


def test_arrays_take_no_name_for_their_labels():
    with pytest.raises(CourseError, match="takes the labels as y_train and y_test"):
        check_arrays(np.eye(3), np.eye(3), label="y")


def test_a_split_brings_its_own_label_and_tables():
    frame = pd.DataFrame({"a": np.arange(60.0), "y": [0, 1] * 30})
    three = split(frame, label="y", random_state=0)
    with pytest.raises(CourseError, match="label came too"):
        check_split(three, label="a")


def test_no_check_fails_on_odd_tables():
    """Whatever a table holds, each check finds something, finds nothing, or says why it cannot look."""
    rng = np.random.default_rng(0)
    odd = pd.DataFrame(
        {
            "missing": [None] * 60,
            "lists": [[1], [2, 3], None] * 20,
            "mixed": [1, "a", 2.5] * 20,
            "dates": pd.date_range("2024-01-01", periods=60),
            "aware": pd.date_range("2024-01-01", periods=60, tz="Europe/Paris"),
            "constant": 1,
            "infinite": [np.inf, -np.inf, 0.0] * 20,
            "category": pd.Categorical(["x", "y", None] * 20),
            "nullable": pd.array([1, None, 3] * 20, dtype="Int64"),
            "<script>alert(1)</script>": rng.normal(size=60),
            7: rng.normal(size=60),
            "y": ["sick", "well", None] * 20,
        }
    )
    for train, test in ((odd[:40], odd[40:]), (odd[:1], odd[1:2]), (odd, odd), (odd[:59], odd[59:])):
        crashed = [(one.code, one.crashed) for one in check_split(train, test, label="y").not_checked if one.crashed]
        assert crashed == []
    report = check_split(odd, odd, label="y")
    assert "<script>" not in report._repr_html_()


def test_dates_with_and_without_a_time_zone_are_compared():
    days = pd.date_range("2024-01-01", periods=40)
    train = pd.DataFrame({"when": days[:30], "a": range(30), "y": [0, 1] * 15})
    test = pd.DataFrame({"when": days[30:].tz_localize("UTC"), "a": range(10), "y": [0, 1] * 5})
    report = check_split(train, test, label="y", time="when")
    assert not [one for one in report.not_checked if one.crashed]
    assert not report.has_errors


def test_many_columns_are_checked_in_bounded_time():
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(300, 5000)), rng.integers(0, 2, 300)
    report = check_arrays(X[:200], X[200:], y[:200], y[200:])
    assert not report.has_errors
    assert not [one.code for one in report.not_checked if one.crashed]
