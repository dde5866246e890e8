"""What a student decided about findings, and the script that follows from it."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from course_toolkit._core.compute.steps import (
    DropColumns,
    DropRows,
    MapValues,
    NumberRows,
    Rows,
    Step,
    ToDates,
    ToNumbers,
)
from course_toolkit._core.words import _
from course_toolkit.first_look.compute.finding import ACTIONS, AuditFinding, Decision

#: What is done first: labels of rows, then what cells hold, then single values; then rows go, named ones before those
#: of which something is true, and columns last, so that no line speaks of what is gone.
ORDER: tuple[Callable[[Step], bool], ...] = (
    lambda step: isinstance(step, NumberRows),
    lambda step: isinstance(step, (ToNumbers, ToDates, MapValues)),
    lambda step: not isinstance(step, (DropColumns, DropRows)),
    lambda step: isinstance(step, DropRows) and isinstance(step.where, Rows),
    lambda step: isinstance(step, DropRows),
    lambda _step: True,
)


@dataclass(frozen=True)
class Decided:
    """A finding, what was decided about it, and why."""

    finding: AuditFinding
    decision: Decision
    reason: str = ""

    def note(self) -> str:
        """Say it in one line, in the current language."""
        reason = self.reason.strip() or _("no reason given")
        return _("{code}: {action} – {reason}", code=self.finding.code, action=_(ACTIONS[self.decision.action]),
                 reason=" ".join(reason.split()))  # fmt: skip


def steps_of(decided: Iterable[Decided]) -> list[tuple[Step, str]]:
    """Return the steps in the order in which they can be done, each with its note; nothing is dropped twice."""
    gone: set[tuple[str, Hashable]] = set()
    every = [(one.decision.step, one.note()) for one in decided if one.decision.step is not None]
    left = ((_left_of(step, gone), note) for step, note in sorted(every, key=lambda one: _place(one[0])))
    return [(step, note) for step, note in left if step is not None]


def _place(step: Step) -> int:
    return next(place for place, fits in enumerate(ORDER) if fits(step))


def _left_of(step: Step, gone: set[tuple[str, Hashable]]) -> Step | None:
    """Return what a step still has to do; None where all that it drops is gone."""
    if isinstance(step, DropColumns):
        columns = _new("column", step.columns, gone)
        return DropColumns(columns) if columns else None
    if isinstance(step, DropRows) and isinstance(step.where, Rows):
        labels = _new("row", step.where.labels, gone)
        return DropRows(Rows(labels)) if labels else None
    return step


def _new(kind: str, names: Iterable[Hashable], gone: set[tuple[str, Hashable]]) -> tuple[Hashable, ...]:
    new = tuple(name for name in names if (kind, name) not in gone)
    gone.update((kind, name) for name in new)
    return new


def apply_steps(frame: pd.DataFrame, steps: Sequence[tuple[Step, str]]) -> pd.DataFrame:
    """Return the table after the steps."""
    for step, _note in steps:
        frame = step.apply(frame)
    return frame
