"""Find what is incoherent in a table: the rules, one after the other."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, SupportsIndex, overload

import numpy as np
import pandas as pd

from course_toolkit._core.compute.finding import SEVERITIES, findings_frame
from course_toolkit._core.compute.guard.ranges import check_ranges
from course_toolkit._core.compute.guard.tables import check_column_of, check_table
from course_toolkit._core.compute.progress import progress
from course_toolkit._core.compute.steps import fitted
from course_toolkit._core.compute.steps.literals import comment
from course_toolkit._core.words import _, get_language
from course_toolkit.first_look.compute.finding import AuditFinding, Decision, Suspicion, Wording
from course_toolkit.first_look.compute.rules import RULES
from course_toolkit.first_look.compute.table import Range, Table

N_EXAMPLES = 5
N_COLUMNS_BESIDE = 4


class Findings(list[AuditFinding]):
    """The findings of an audit, worst first: a list that a notebook shows as cards."""

    def frame(self) -> pd.DataFrame:
        """Return them as one table; see :func:`findings_frame`."""
        return findings_frame(self)

    @overload
    def __getitem__(self, place: SupportsIndex) -> AuditFinding: ...
    @overload
    def __getitem__(self, place: slice) -> "Findings": ...
    def __getitem__(self, place: SupportsIndex | slice) -> "AuditFinding | Findings":
        """Return one, or some of them, which a notebook shows as cards too."""
        some = super().__getitem__(place)
        return some if isinstance(some, AuditFinding) else Findings(some)

    def __str__(self) -> str:
        """Return the cards in plain text."""
        return "\n\n".join(map(str, self))

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002, FBT001 — IPython's signature
        printer.text(str(self))

    def _repr_html_(self) -> str:
        return "".join(finding._repr_html_() for finding in self)


@dataclass(frozen=True, eq=False)
class Audit:
    """A table that was looked at, and what was suspected; worded when it is asked for."""

    table: Table
    suspicions: tuple[Suspicion, ...]
    _worded: dict[str, Findings] = field(default_factory=dict)

    @property
    def findings(self) -> Findings:
        """The findings, worst first, in the current language."""
        language = get_language()
        if language not in self._worded:
            self._worded[language] = Findings(_finding(one, self.table) for one in self.suspicions)
        return self._worded[language]


def audit(
    frame: pd.DataFrame, *, label: Hashable | None = None, ranges: Mapping[Hashable, Range] | None = None
) -> Findings:
    """Find what is impossible, incoherent or doubtful in a table.

    What would a careful reader have noticed? Look for yourself first: the rules know neither your subject nor your
    expert, and one line of what you know (`ranges`) finds what no rule can.

    Parameters
    ----------
    frame : DataFrame of shape (n_rows, n_columns)
        The table as it was read. It is never changed.
    label : column label, optional
        What is to be predicted.
    ranges : dict of column label to (low, high), optional
        What you know of the domain: ``{"Age": (0, 110)}``; ``None`` leaves a side open. Hand it over again with every
        later version of the table.

    Returns
    -------
    Findings
        A list of :class:`AuditFinding`, worst first: ``"error"`` cannot be true, ``"warning"`` will mislead a model,
        ``"question"`` is for the expert. Each has its numbers, its rows, what may lie behind it, and one line of
        pandas for each thing that can be done.

    Raises
    ------
    CourseError
        When the table has no rows or two columns of one name, or when `label` or `ranges` name no column of it.
    TypeError
        When an argument is of the wrong kind.

    See Also
    --------
    first_look : What to look at before.
    AuditExplorer : Walk through the findings, decide, and write the report to the expert.
    Cleaning : Carry the decisions out, with a trace.

    Notes
    -----
    A rule stays silent where it cannot tell; a finding is a suspicion all the same. Outlying rows are judged after the
    cells that other rules have explained are set aside: a code for "not measured" is no outlier beside them.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> ct.set_language("en")
    >>> findings = ct.audit(ct.load_sante(), label="malade", ranges={"Age": (0, 110)})
    >>> [(one.code, one.rows) for one in findings if one.severity == "error"]
    [('values_run_together', (4,)), ('out_of_range', (9,))]
    """
    return look_over(frame, label=label, ranges=ranges).findings


def look_over(
    frame: pd.DataFrame, *, label: Hashable | None = None, ranges: Mapping[Hashable, Range] | None = None
) -> Audit:
    """Return the audit of a table before it is put in words."""
    check_table(frame, name="frame")
    if label is not None:
        check_column_of(frame, label, name="label")
    table = Table(frame, label, check_ranges(ranges, frame))
    worst_first = list(SEVERITIES)
    found = sorted(_suspicions(table), key=lambda one: worst_first.index(one.severity))
    return Audit(table, tuple(found))


def _suspicions(table: Table) -> Iterator[Suspicion]:
    for name in progress(list(RULES)):
        for suspicion in _found(name, table):
            if suspicion.explains:
                table.explain(suspicion.columns, suspicion.positions)
            yield suspicion


def _found(name: str, table: Table) -> Iterator[Suspicion]:
    """Yield what a rule finds; where it fails, say so: the others still look."""
    try:
        # Next to the largest float, differences are infinite: rules pass over those.
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            yield from RULES[name](table)
    except Exception as error:  # noqa: BLE001 — a lesson must not end with a traceback of ours
        yield _not_checked(name, error)


def _not_checked(name: str, error: Exception) -> Suspicion:
    reason = f"{type(error).__name__}: {error}"[:200]

    def wording() -> Wording:
        return Wording(
            title=_("The rule {name} could not look at this table.", name=repr(name)),
            why=_("It is our mistake, not yours: {reason}", reason=reason),
            question="",
            hypotheses=(_("Report it, with a few rows that make it happen."),),
            decisions=(Decision("keep", _("go on without it")),),
        )

    return Suspicion(code="not_checked", severity="question", columns=(), wording=wording)


def _finding(suspicion: Suspicion, table: Table) -> AuditFinding:
    words = suspicion.wording()
    decisions = tuple(_fitted(one, table.frame) for one in words.decisions)
    return AuditFinding(
        code=suspicion.code,
        severity=suspicion.severity,
        title=words.title.replace("….", "…"),  # where a list goes on, that ends the sentence
        columns=suspicion.columns,
        rows=tuple(table.frame.index[suspicion.positions].tolist()),
        evidence=suspicion.evidence,
        hypotheses=words.hypotheses,
        fixes=tuple(_fix(one) for one in decisions if one.step is not None),
        why=words.why,
        examples=_examples(suspicion, table),
        positions=suspicion.positions,
        decisions=decisions,
        question=words.question,
    )


def _fitted(decision: Decision, frame: pd.DataFrame) -> Decision:
    """Return the decision with a step that knows the table, so that its line suits what stands there."""
    return decision if decision.step is None else replace(decision, step=fitted(decision.step, frame))


def _fix(decision: Decision) -> str:
    return f"{comment(decision.words)}\n{decision.code()}"


def _examples(suspicion: Suspicion, table: Table) -> pd.DataFrame | None:
    """Return a few of the rows, the columns concerned first."""
    if not len(suspicion.positions):
        return None
    beside = [name for name in table.names if name not in suspicion.columns][:N_COLUMNS_BESIDE]
    columns = [*suspicion.columns, *beside]
    return table.frame[columns].iloc[np.asarray(suspicion.positions[:N_EXAMPLES])]
