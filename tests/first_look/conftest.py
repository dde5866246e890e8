"""A table with hostile names, and an audit whose rules are known: what is tested is what is made of their findings."""

import sys

import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.steps import Correct, DropColumns, DropRows, Outside, Rows, SetMissing
from course_toolkit._core.words import _
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.explore.audit import AuditExplorer

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def table():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(
        {
            "Age": np.round(rng.normal(50, 12, 60)),
            HOSTILE: rng.normal(size=60),
            "sexe": ["M", "F"] * 30,
            "visite": pd.date_range("2024-01-01", periods=60),
        }
    )
    frame.loc[[7, 9], "Age"] = [150.0, 242300.0]
    return frame


def find_old(_table):
    def wording():
        steps = {
            "correct": Correct("Age", {9: 242.0}),
            "set_missing": SetMissing("Age", Outside("Age", 0, 110)),
            "drop": DropRows(Rows((7, 9))),
        }
        decisions = (
            Decision("keep", "as it is"),
            *(Decision(name, f"so {name}", step) for name, step in steps.items()),
        )
        return Wording(
            title=_("Error"), why="Nobody is that old.", question="Who typed this?", hypotheses=("a typing error",),
            decisions=decisions,
        )  # fmt: skip

    yield Suspicion(
        code="too_old", severity="error", columns=("Age",), positions=np.array([7, 9]), evidence={"max": 242300},
        wording=wording,
    )  # fmt: skip


def find_hostile(_table):
    def wording():
        drop = DropColumns((HOSTILE,))
        return Wording(title=f"{HOSTILE} is odd.", why="", question="", decisions=(Decision("drop", "away", drop),))

    yield Suspicion(code="odd_column", severity="question", columns=(HOSTILE,), wording=wording)


def find_rows(_table):
    def wording():
        decisions = (Decision("keep", "both"), Decision("drop", "the later", DropRows(Rows((9, 11)))))
        return Wording(title="Row 11 repeats row 9.", why="", question="One patient?", decisions=decisions)

    yield Suspicion(code="twice", severity="warning", columns=(), positions=np.array([9, 11]), wording=wording)


@pytest.fixture
def explorer(table, monkeypatch):
    """An audit of the table by three rules of ours."""
    rules = {"old": find_old, "hostile": find_hostile, "rows": find_rows}
    monkeypatch.setattr(sys.modules["course_toolkit.first_look.compute.auditing"], "RULES", rules)
    return AuditExplorer(table)
