"""The report for the expert of the data, in words: what was seen, what is asked, what was decided meanwhile."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from course_toolkit._core.words import _, ngettext
from course_toolkit.first_look.compute.auditing import Audit
from course_toolkit.first_look.compute.deciding import Decided
from course_toolkit.first_look.compute.finding import ACTIONS, AuditFinding

#: So many columns are named before a question.
N_NAMED = 3


@dataclass(frozen=True)
class Entry:
    """One finding in the report: its number, what was decided, and which picture shows it."""

    number: int
    finding: AuditFinding
    decided: Decided | None
    place: int

    def decision(self) -> str:
        """Say what was decided meanwhile."""
        if self.decided is None:
            return _("Not decided yet: we wait for your answer.")
        reason = self.decided.reason.strip() or _("no reason given")
        action = _(ACTIONS[self.decided.decision.action])
        return _("Meanwhile we decided: {action} ({words}). Reason: {reason}", action=action,
                 words=self.decided.decision.words, reason=" ".join(reason.split()))  # fmt: skip


@dataclass(frozen=True)
class Section:
    """What concerns one attribute; None: the table as a whole, or several attributes."""

    attribute: Hashable
    is_table: bool
    entries: tuple[Entry, ...]

    def heading(self) -> str:
        """Return the name of the attribute, or what stands for several."""
        return _("The table as a whole") if self.is_table else str(self.attribute)


def sections_of(audit: Audit, decided: Mapping[int, Decided]) -> list[Section]:
    """Return the findings by attribute, in the order of the columns; those about several attributes first."""
    by_name: dict[tuple[bool, Hashable], list[tuple[int, AuditFinding]]] = {}
    for place, finding in enumerate(audit.findings):
        alone = len(finding.columns) == 1
        key = (not alone, finding.columns[0] if alone else None)
        by_name.setdefault(key, []).append((place, finding))
    keys = [(True, None), *((False, name) for name in audit.table.names)]
    numbers = iter(range(1, len(audit.findings) + 1))
    return [
        Section(
            name,
            is_table,
            tuple(Entry(next(numbers), one, decided.get(place), place) for place, one in by_name[is_table, name]),
        )
        for is_table, name in keys
        if (is_table, name) in by_name
    ]


def title(name: str) -> str:
    """Return the title of the report."""
    return _("Report to the expert of the data: {name}", name=name)


def introduction(audit: Audit) -> list[str]:
    """Return what was looked at, and what the expert is asked for."""
    table = audit.table
    size = _(
        "We looked at {rows} and {columns}.",
        rows=ngettext("{n} row", "{n} rows", table.n_rows),
        columns=ngettext("{n} attribute", "{n} attributes", len(table.names)),
    )
    label = "" if table.label is None else _("What is to be predicted: {label}.", label=table.label)
    asked = ngettext(
        "{n} point is unclear to us; you know how the data came about, and we do not.",
        "{n} points are unclear to us; you know how the data came about, and we do not.",
        len(audit.findings),
    )
    return [" ".join(filter(None, [size, label])), asked]


def questions(sections: Sequence[Section]) -> Iterator[tuple[int, str]]:
    """Yield the number and the question of each finding; in the list, each says which columns it is about."""
    for section in sections:
        for entry in section.entries:
            asked, names = entry.finding.question or entry.finding.title, [str(name) for name in entry.finding.columns]
            told = not names or any(name in asked for name in names)
            yield entry.number, asked if told else f"{_some(names)} – {asked}"


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:N_NAMED]) + ("…" if len(names) > N_NAMED else "")


def where(finding: AuditFinding) -> str:
    """Return the rows concerned, the first of them by name."""
    if not finding.rows:
        return ""
    some = ", ".join(map(str, finding.rows[:10]))
    more = ", …" if len(finding.rows) > 10 else ""
    return ngettext("{n} row: {rows}", "{n} rows: {rows}", len(finding.rows), rows=some + more)


def heading_of_questions() -> str:
    """Return what stands over the questions."""
    return _("What we ask you")


def heading_of_script() -> str:
    """Return what stands over the cleaning script."""
    return _("What we would do to the table")


def answer_line() -> str:
    """Return the line on which the expert answers."""
    return _("Your answer:")
