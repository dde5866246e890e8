"""Decisions become steps in an order in which they can be done, whatever order they were taken in."""

from itertools import permutations

import pandas as pd

from course_toolkit._core.compute.steps import (
    Among,
    Correct,
    DropColumns,
    DropRows,
    MapValues,
    NumberRows,
    Repeated,
    Rows,
    SetMissing,
)
from course_toolkit.first_look.compute.deciding import Decided, apply_steps, steps_of
from course_toolkit.first_look.compute.finding import AuditFinding, Decision

STEPS = (
    NumberRows(),
    MapValues("a", {"x": "y"}),
    Correct("b", {1: 5.0}),
    SetMissing("b", Among("b", (9.0,))),
    DropRows(Rows((0, 1))),
    DropRows(Rows((1, 2))),
    DropRows(Repeated()),
    DropColumns(("c",)),
)


def decided(step, reason="because"):
    finding = AuditFinding(code="odd", severity="question", title="odd")
    action = "keep" if step is None else "drop"
    return Decided(finding, Decision(action, "so", step), reason)


def table():
    return pd.DataFrame({"a": ["x", "y", "x", "x", "x"], "b": [1.0, 2.0, 9.0, 9.0, 9.0], "c": [7] * 5})


def test_any_order_of_decisions_gives_the_same_table():
    orders = list(permutations(STEPS))[::2003]
    results = [apply_steps(table(), steps_of(map(decided, order))) for order in orders]
    for result in results[1:]:
        pd.testing.assert_frame_equal(result, results[0])
    assert list(results[0].columns) == ["a", "b"]
    assert results[0].index.tolist() == [3]


def test_no_line_speaks_of_what_is_gone():
    steps = [step for step, _note in steps_of(map(decided, reversed(STEPS)))]
    assert isinstance(steps[0], NumberRows)
    assert isinstance(steps[-1], DropColumns)


def test_nothing_is_dropped_twice():
    dropped = [step.where.labels for step, _note in steps_of(map(decided, STEPS[4:6]))]
    assert dropped == [(0, 1), (2,)]
    again = [decided(DropColumns(("c",))), decided(DropColumns(("c",)))]
    assert len(steps_of(again)) == 1


def test_what_is_kept_is_no_step():
    assert steps_of([decided(None)]) == []


def test_a_note_is_one_line_with_its_reason():
    assert decided(None, "two\nlines").note() == "odd: keep – two lines"
    assert decided(None, " ").note() == "odd: keep – no reason given"


def test_the_table_given_stays_as_it_is():
    frame = table()
    apply_steps(frame, steps_of(map(decided, STEPS)))
    pd.testing.assert_frame_equal(frame, table())
