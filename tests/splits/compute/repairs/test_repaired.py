"""A split is mended until nothing proved is left, on copies, with the code that does it."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.check import check_split
from course_toolkit.splits.compute.finding import SplitFinding
from course_toolkit.splits.compute.repairs import repaired
from course_toolkit.splits.compute.repairs.repaired import STEPS, code_of, mend, repair_split
from course_toolkit.splits.compute.report import SplitReport


@pytest.fixture
def leaky(frame):
    test = pd.concat([frame[80:], frame[:10]])
    return {"train": frame[:80].drop(columns="patient"), "test": test.drop(columns="patient")}


def test_what_is_proved_is_mended_and_the_tables_that_came_are_untouched(leaky, run):
    before = {key: frame.copy() for key, frame in leaky.items()}
    report = check_split(leaky["train"], leaky["test"], label="malade")
    mended = report.repair()
    assert {one.code for one in mended.mended} == {"exact_duplicates"}
    assert not mended.report.has_errors
    assert mended.test.equals(leaky["test"][:40])
    assert mended.validation is None
    assert all(leaky[key].equals(before[key]) for key in leaky)
    made = run(mended.code, leaky)
    assert made["test"].equals(mended.test)
    assert made["train"].equals(mended.train)


def test_a_question_is_mended_only_where_the_student_asks(frame):
    frame = frame.assign(copy=np.where(frame["malade"] == 1, 5.5, 2.25) + np.arange(120) * 1e-6)
    report = check_split(frame[:80], frame[80:], label="malade")
    asked = [one.code for one in report.findings if one.repair == "drop_columns" and one.severity == "question"]
    assert asked
    assert "copy" in report.repair().train
    assert "copy" not in report.repair(*asked).train


def test_a_finding_that_comes_back_is_not_mended_for_ever(monkeypatch, leaky):
    report = check_split(leaky["train"], leaky["test"], label="malade")
    stubborn = SplitFinding(code="x", severity="error", title="again", columns=("age",), repair="drop_columns")
    monkeypatch.setattr(repaired, "run_checks", lambda sets: SplitReport(sets, (lambda: stubborn,), ()))
    mended = repair_split(SplitReport(report.sets, (lambda: stubborn,), ()))
    assert len(mended.mended) == 1


def test_nothing_to_mend_is_said(frame):
    report = check_split(frame[["age", "malade"]][:80], frame[["age", "malade"]][80:], label="malade")
    assert report.repair().code == ""
    assert str(report.repair()).startswith("Checked again: ")


def test_what_no_code_mends_has_no_code(sets_of, found):
    assert mend(sets_of(), found("")) is None
    assert code_of(sets_of(), found("")) == ""
    assert code_of(sets_of(), found("drop_columns", columns=("age",))).startswith("# t\n")


def test_raw_tables_no_longer_fit_rows_that_moved(sets_of, found, frame):
    moved = mend(sets_of(raw={"train": frame}, group="patient"), found("split_by_group", columns=("patient",)))
    assert (moved.declared.raw, moved.declared.group) == ({}, "patient")


def test_every_repair_has_its_step():
    from typing import get_args

    from course_toolkit.splits.compute.finding import Repair

    assert set(STEPS) == set(get_args(Repair)) - {""}
