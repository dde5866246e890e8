"""A split mended: every repair that can be made without the student, on copies, and checked again."""

from collections.abc import Collection
from dataclasses import dataclass, replace

import pandas as pd

from course_toolkit._core.words import _, ngettext
from course_toolkit.splits.compute.check import run_checks
from course_toolkit.splits.compute.finding import SplitFinding
from course_toolkit.splits.compute.repairs.columns import DROP_COLUMNS
from course_toolkit.splits.compute.repairs.groups import SPLIT_BY_GROUP
from course_toolkit.splits.compute.repairs.preprocessing import REFIT_PREPROCESSING
from course_toolkit.splits.compute.repairs.resampling import UNDO_RESAMPLING
from course_toolkit.splits.compute.repairs.rows import DROP_ROWS
from course_toolkit.splits.compute.repairs.selection import SELECT_AGAIN
from course_toolkit.splits.compute.repairs.step import Step
from course_toolkit.splits.compute.repairs.times import SPLIT_BY_TIME
from course_toolkit.splits.compute.report import SplitReport
from course_toolkit.splits.compute.tables.sets import Sets

#: What mends each kind of leak, in the order in which several are mended: what moves rows comes first.
STEPS: dict[str, Step] = {
    "undo_resampling": UNDO_RESAMPLING,
    "refit_preprocessing": REFIT_PREPROCESSING,
    "select_again": SELECT_AGAIN,
    "split_by_group": SPLIT_BY_GROUP,
    "split_by_time": SPLIT_BY_TIME,
    "drop_columns": DROP_COLUMNS,
    "drop_rows": DROP_ROWS,
}
#: A repair may uncover another leak; one that uncovers itself again and again is given up.
MOST_ROUNDS = 12


@dataclass(frozen=True)
class RepairedSplit:
    """Copies of the sets with their leaks mended, the code that mends them, and what a new check says.

    Attributes
    ----------
    sets : Sets
        The mended copies; also as ``train``, ``validation`` (None where there is none) and ``test``.
    mended : tuple of SplitFinding
        What was mended, in this order.
    code : str
        The lines that do the same to tables called ``train``, ``validation`` and ``test``; after resampling, and
        where a pipeline is fitted anew, they begin at your raw table and their comments say so.
    report : SplitReport
        The mended sets, checked again; what no code can mend is still there.
    """

    sets: Sets
    mended: tuple[SplitFinding, ...]
    code: str
    report: SplitReport

    @property
    def train(self) -> pd.DataFrame:
        """The training rows."""
        return self.sets.frames["train"]

    @property
    def validation(self) -> pd.DataFrame | None:
        """The validation rows, if there are any."""
        return self.sets.frames.get("validation")

    @property
    def test(self) -> pd.DataFrame:
        """The test rows."""
        return self.sets.frames["test"]

    def __str__(self) -> str:
        """Return what was mended, the code, and what is left."""
        codes = ", ".join(finding.code for finding in self.mended)
        mended = ngettext("{n} leak mended: {codes}", "{n} leaks mended: {codes}", len(self.mended), codes=codes)
        lines = [mended, "", self.code] if self.mended else []
        return "\n".join([*lines, "", _("Checked again: {summary}", summary=self.report.summary())]).strip()

    __repr__ = __str__


def mend(sets: Sets, finding: SplitFinding, seed: int = 0) -> Sets | None:
    """Return copies of the sets with one leak mended; None where that needs what was not declared."""
    step = STEPS.get(finding.repair)
    frames = None if step is None else step.mend(sets, finding, seed)
    if step is None or frames is None:
        return None
    # Rows that moved, or were prepared anew, are no longer those of the raw tables and of the old pipeline.
    outdated = step.resplits or finding.repair == "refit_preprocessing"
    declared = replace(sets.declared, pipeline=None, raw={}) if outdated else sets.declared
    return Sets(frames, sets.label, declared, sets.task_told)


def code_of(sets: Sets, finding: SplitFinding) -> str:
    """Return the lines that mend a finding, under its title; nothing where it cannot be mended by code."""
    return "" if mend(sets, finding) is None else _titled_code(sets, finding)


def _titled_code(sets: Sets, finding: SplitFinding) -> str:
    return f"# {finding.title}\n{STEPS[finding.repair].code(sets, finding)}"


def repair_split(report: SplitReport, codes: Collection[str] = ()) -> RepairedSplit:
    """Mend every leak that is proved, and the findings of these codes, one after the other."""
    mended: list[SplitFinding] = []
    lines: list[str] = []
    sets = report.sets
    for _round in range(MOST_ROUNDS):
        found = _next(report, codes, mended)
        if found is None:
            break
        finding, repaired = found
        lines.append(_titled_code(sets, finding))
        mended.append(finding)
        sets = repaired
        report = run_checks(sets)
    return RepairedSplit(sets, tuple(mended), "\n\n".join(lines), report)


def _next(
    report: SplitReport, codes: Collection[str], mended: Collection[SplitFinding]
) -> tuple[SplitFinding, Sets] | None:
    """Return the finding to mend next, and the sets without it; the same one is not tried twice."""
    order = list(STEPS)
    wanted = [one for one in report.findings if one.repair and (one.severity == "error" or one.code in codes)]
    for finding in sorted(wanted, key=lambda one: order.index(one.repair)):
        tried = any(
            (one.code, one.sets, one.columns) == (finding.code, finding.sets, finding.columns) for one in mended
        )
        repaired = None if tried else mend(report.sets, finding)
        if repaired is not None:
            return finding, repaired
    return None
