"""The whole row again, or the whole row but for the number that names it."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

import numpy as np

from course_toolkit._core.compute.meaning.names import hint_of
from course_toolkit._core.compute.steps import DropRows, Repeated
from course_toolkit._core.words import _, format_number, format_percent, ngettext
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.rules.rows.cells import Cells, Equals, equal_rows, telling_names
from course_toolkit.first_look.compute.rules.rows.chance import (
    LEVEL,
    LEVEL_ASKED,
    hold_lone_values,
    keep_company,
    without_blanks,
)
from course_toolkit.first_look.compute.table import Severity, Table

FEWEST_ROWS = 100
#: Where rows are of so few kinds, each comes again and again: answers, or states, and no copies.
MOST_ALIKE = 5


@dataclass(frozen=True)
class _Found:
    """Rows that repeat an earlier one, in the columns compared; ``naming``: those that name rows."""

    equals: Equals
    numbers: dict[str, float]
    severity: Severity
    naming: tuple[Hashable, ...]
    compared: tuple[Hashable, ...]


def find_exact_duplicates(table: Table) -> Iterator[Suspicion]:
    """Find rows that stand in the table more than once, more often than chance makes equal rows."""
    names, naming = telling_names(table, with_label=True)
    cells = Cells(table)
    described = cells.sums(names)
    whole = equal_rows(described + cells.sums(naming) if naming else described)
    found = _weigh(cells, whole, names, naming, is_whole=True)
    if found is not None:
        yield _suspicion(found, is_whole=True)
    if naming and names:
        renamed = _others(equal_rows(described), whole)
        found = _weigh(cells, renamed, names, naming, is_whole=False)
        if found is not None:
            yield _suspicion(found, is_whole=False)


def _others(again: Equals, known: Equals) -> Equals:
    """Return the groups of equal rows that are more than one row entered again under its own name."""
    new = np.zeros(len(again.sizes), dtype=bool)
    new[again.groups[~again.is_first & ~np.isin(again.rows, known.repeats)]] = True
    return again.only(new)


def _weigh(
    cells: Cells, equals: Equals, names: list[Hashable], naming: list[Hashable], *, is_whole: bool
) -> _Found | None:
    """Return equal rows that chance does not explain."""
    compared = [*naming, *names] if is_whole else names
    varied = cells.by_variety(compared)
    told = without_blanks(cells, equals, varied) if len(equals.rows) and varied else equals
    n_patterns = cells.table.n_rows - len(equals.repeats)
    if not len(told.rows) or not varied or n_patterns * MOST_ALIKE < cells.table.n_rows:
        return None
    verdict = keep_company(cells, varied).judge(told)
    is_named = is_whole and any(hint_of(name) == "sure" for name in naming)
    are_lone = hold_lone_values(cells, told, varied)
    if verdict.p_value > LEVEL_ASKED and not is_named and not are_lone:
        return None
    n_rows = len(told.repeats)
    numbers = {
        "n_rows": n_rows, "n_distinct": len(told.sizes), "share": n_rows / cells.table.n_rows,
        "expected_by_chance": verdict.expected, "p_value": verdict.p_value,
    }  # fmt: skip
    known_enough = cells.table.n_rows >= FEWEST_ROWS or are_lone  # few rows tell little of what chance makes
    sure = is_whole and (is_named or (verdict.p_value <= LEVEL and known_enough))
    return _Found(told, numbers, "warning" if sure else "question", tuple(naming), tuple(compared))


def _suspicion(found: _Found, *, is_whole: bool) -> Suspicion:
    numbers, naming = found.numbers, found.naming
    step = DropRows(Repeated() if is_whole else Repeated(found.compared))

    def wording() -> Wording:
        return Wording(
            title=_whole_title(numbers) if is_whole else _renamed_title(numbers, naming),
            why=_("A row that stands twice counts twice, and may fall into the training set and the test set at once."),
            question=_("Can two of your records agree in everything, or was one of them entered twice?"),
            hypotheses=(
                _("the same record was entered, or merged in, twice"),
                _("different individuals have the same values; by chance, about {n} such rows are to be expected here",
                  n=format_number(numbers["expected_by_chance"], 2)),
            ),
            decisions=(
                Decision("drop", _("keep the first of each and drop its repeats"), step),
                Decision("keep", _("keep them: they are different individuals")),
            ),
        )  # fmt: skip

    return Suspicion(
        code="exact_duplicates", severity=found.severity, columns=() if is_whole else naming, wording=wording,
        positions=found.equals.repeats, evidence=numbers, explains=False,
    )  # fmt: skip


def _whole_title(numbers: dict[str, float]) -> str:
    return ngettext(
        "{n} row ({share}) repeats an earlier one in every column.",
        "{n} rows ({share}) repeat an earlier one in every column.",
        int(numbers["n_rows"]), share=format_percent(numbers["share"], 1),
    )  # fmt: skip


def _renamed_title(numbers: dict[str, float], naming: tuple[Hashable, ...]) -> str:
    return ngettext(
        "{n} row ({share}) repeats an earlier one under another {names}.",
        "{n} rows ({share}) repeat an earlier one under another {names}.",
        int(numbers["n_rows"]), share=format_percent(numbers["share"], 1), names=", ".join(map(str, naming)),
    )  # fmt: skip
