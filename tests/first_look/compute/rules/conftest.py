"""What every rule is held to: a table with one defect, and each finding held to its words and its steps."""

import pandas as pd
import pytest

from course_toolkit._core.compute.finding import SEVERITIES
from course_toolkit._core.compute.steps.step import fitted
from course_toolkit._core.words import set_language
from course_toolkit.first_look.compute.finding import ACTIONS
from course_toolkit.first_look.compute.table import Table


def hold_to_its_steps(frame, decision):
    """Hold a decision to its line of pandas: it does what the step does, and leaves the table alone."""
    before, step = frame.copy(), fitted(decision.step, frame)
    applied = step.apply(frame)
    names = {"frame": frame.copy(), "pd": pd}
    exec(step.code("frame"), names)  # noqa: S102 — the line under test
    pd.testing.assert_frame_equal(names["frame"], applied)
    pd.testing.assert_frame_equal(frame, before)


def hold_to_its_words(frame, suspicion):
    for language in ("fr", "en"):
        set_language(language)
        words = suspicion.wording()
        assert words.title.endswith((".", "…"))
        assert words.why
        assert words.question.endswith("?")
        assert words.hypotheses
        assert "keep" in {decision.action for decision in words.decisions}
        assert {decision.action for decision in words.decisions} <= set(ACTIONS)
    for decision in words.decisions:
        assert (decision.step is None) == (decision.action == "keep")
        if decision.step is not None:
            hold_to_its_steps(frame, decision)


@pytest.fixture
def look():
    """Return what a rule suspects of a table, each suspicion held to its words and its steps."""

    def look(find, frame, label=None):
        table, found = Table(frame, label), []
        for suspicion in find(table):
            if suspicion.explains:
                table.explain(suspicion.columns, suspicion.positions)
            assert suspicion.severity in SEVERITIES
            assert all(name in frame.columns for name in suspicion.columns)
            assert list(suspicion.positions) == sorted(set(suspicion.positions.tolist()))
            assert all(isinstance(float(number), float) for number in suspicion.evidence.values())
            hold_to_its_words(frame, suspicion)
            found.append(suspicion)
        return found

    return look
