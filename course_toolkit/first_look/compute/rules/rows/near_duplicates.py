"""Almost the same row again: spelled otherwise, one column changed, or nearer than two individuals come."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from course_toolkit._core.compute.meaning.names import hint_of
from course_toolkit._core.compute.steps import DropRows
from course_toolkit._core.words import N_, _, format_number, format_percent, ngettext
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.rules.naming import select
from course_toolkit.first_look.compute.rules.rows.agreeing import find_agreeing
from course_toolkit.first_look.compute.rules.rows.cells import Cells, Equals, telling_names
from course_toolkit.first_look.compute.rules.rows.chance import (
    LEVEL,
    LEVEL_ASKED,
    Company,
    keep_company,
    without_blanks,
)
from course_toolkit.first_look.compute.rules.rows.nearness import find_near_pairs
from course_toolkit.first_look.compute.rules.rows.one_apart import equal_but_for_spelling, find_one_apart
from course_toolkit.first_look.compute.table import Positions, Severity, Table

Kind = Literal["spelling", "one_column", "agreeing", "near"]

#: A number takes more values than this to be a measurement.
MOST_CLASSES = 10
#: Columns that are compared by distance; of more, the most varied.
N_COMPARED = 60
#: Rows follow one another where so many columns do, by the correlation of each value with the next.
SERIAL, MOST_SERIAL = 0.5, 0.5
FEWEST_SERIAL, N_FOLLOWED = 20, 3_000
WHYS = N_("One individual that stands twice counts twice, and may be learnt by heart before it is met in the test set.")


@dataclass(frozen=True)
class _Found:
    """Pairs of rows that are almost equal: the earlier and the later one of each."""

    kind: Kind
    first: Positions
    second: Positions
    p_value: float
    severity: Severity = "question"
    columns: tuple[Hashable, ...] = ()
    ratio: float = float("nan")
    counts: tuple[float, int] | None = None  # columns that agree, of those that are compared


def find_near_duplicates(table: Table) -> Iterator[Suspicion]:
    """Find pairs of rows that are too alike to be two individuals, and not equal."""
    names, _naming = telling_names(table, with_label=False)
    cells = Cells(table)
    individuals = [name for name in names if hint_of(name) == "sure"]
    varied = cells.by_variety([name for name in names if name not in individuals])
    if table.n_rows < 2 or len(varied) < 2 or _is_serial(cells, varied):
        return
    known = np.array([], dtype=np.intp)
    company = keep_company(cells, varied)
    for look in (_spelled, _changed, _agreeing, _near):
        found = look(cells, varied, company)
        new = None if found is None else _without(found, known, [cells.values(name) for name in individuals])
        if new is not None:
            known = np.union1d(known, new.second)
            yield _suspicion(table, new)


def _is_serial(cells: Cells, names: Sequence[Hashable]) -> bool:
    """Say whether rows resemble the rows before them, as in a series of measurements."""
    numeric = [name for name in names if not cells.table.attribute(name).is_text][:N_COMPARED]
    if cells.table.n_rows < FEWEST_SERIAL or not numeric:
        return False
    lags = [_lag_correlation(cells.values(name)) for name in numeric]
    return bool(np.mean([lag > SERIAL for lag in lags]) >= MOST_SERIAL)


def _lag_correlation(values: np.ndarray) -> float:
    known = values[:N_FOLLOWED]
    known = known[np.isfinite(known)]
    if len(known) < FEWEST_SERIAL:
        return 0.0
    low, high = np.quantile(known, [0.05, 0.95])
    drawn = np.clip(known, low, high)
    drawn = drawn - drawn.mean()
    return float(drawn[1:] @ drawn[:-1] / max(float(drawn @ drawn), 1e-300))


def _spelled(cells: Cells, names: Sequence[Hashable], company: Company) -> _Found | None:
    """Compare the rows with their texts in small letters, without accents and spaces at the ends."""
    respelt = equal_but_for_spelling(cells, names)
    if respelt is None:
        return None
    plain, equals = respelt
    told = without_blanks(plain, equals, names)
    if not len(told.rows):
        return None
    p_value = replace(company, cells=plain).judge(told).p_value
    if p_value > LEVEL_ASKED:
        return None
    texts = tuple(name for name in names if cells.table.attribute(name).kind == "text")
    return _Found("spelling", *_pairs(told), p_value, "warning" if p_value <= LEVEL else "question", texts)


def _changed(cells: Cells, names: Sequence[Hashable], company: Company) -> _Found | None:
    """Compare the rows with each column left out."""
    found = [one for one in find_one_apart(cells, names, company) if one.p_value <= LEVEL]
    if not found:
        return None
    pairs = np.unique(np.concatenate([np.column_stack(_pairs(one.equals)) for one in found]), axis=0)
    p_value = min(one.p_value for one in found)
    return _Found("one_column", pairs[:, 0], pairs[:, 1], p_value, columns=tuple(one.name for one in found))


def _agreeing(cells: Cells, names: Sequence[Hashable], company: Company) -> _Found | None:
    """Count the columns in which rows agree to the last digit."""
    agreeing = find_agreeing(cells, names, company)
    if agreeing is None or agreeing.p_value > LEVEL:
        return None
    return _Found("agreeing", agreeing.first, agreeing.second, agreeing.p_value,
                  counts=(agreeing.n_agreeing, agreeing.n_columns))  # fmt: skip


def _near(cells: Cells, names: Sequence[Hashable], _company: Company) -> _Found | None:
    """Compare the rows by their distance in all measurements."""
    numeric = [name for name in names if cells.table.attribute(name).kind in {"number", "date"}]
    step = max(1, cells.table.n_rows // 1000)
    varied = [name for name in numeric[:N_COMPARED] if len(np.unique(cells.values(name)[::step])) > MOST_CLASSES]
    if len(varied) < 2:
        return None
    near = find_near_pairs(np.column_stack([cells.values(name) for name in varied]))
    if near is None or near.p_value > LEVEL:
        return None
    return _Found("near", near.first, near.second, near.p_value, ratio=near.ratio)


def _pairs(equals: Equals) -> tuple[Positions, Positions]:
    """Return each repeat beside the first row of its group."""
    return equals.firsts[equals.groups[~equals.is_first]], equals.repeats


def _without(found: _Found, known: Positions, individuals: Sequence[np.ndarray]) -> _Found | None:
    """Leave out rows that were found before, and pairs that bear the same name: that is no news."""
    new = ~np.isin(found.second, known)
    for values in individuals:
        new &= values[found.first] != values[found.second]
    return replace(found, first=found.first[new], second=found.second[new]) if new.any() else None


def _suspicion(table: Table, found: _Found) -> Suspicion:
    second, where = np.unique(found.second), select(table, np.unique(found.second))
    n_pairs = len(found.second)
    numbers = {"n_pairs": n_pairs, "share": len(second) / table.n_rows, "p_value": found.p_value}
    if not np.isnan(found.ratio):
        numbers["times_nearer"] = found.ratio
    if found.counts is not None:
        numbers |= {"n_agreeing": found.counts[0], "n_columns": found.counts[1]}

    def wording() -> Wording:
        drop = () if where is None else (Decision("drop", _("keep the earlier row of each pair"), DropRows(where)),)
        return Wording(
            title=_title(found, n_pairs, numbers["share"]),
            why=_(WHYS),
            question=_("Are these the same individual, entered or measured twice?"),
            hypotheses=(
                _("the same individual was measured again, at another visit"),
                _("the same record was typed in twice, once with a slip"),
                _("they are different individuals who happen to be alike"),
            ),
            decisions=(*drop, Decision("keep", _("keep both: they are two individuals, or two visits"))),
        )

    return Suspicion(
        code="near_duplicates", severity=found.severity, columns=found.columns, wording=wording,
        positions=np.unique(np.concatenate([found.first, found.second])), evidence=numbers, explains=False,
    )  # fmt: skip


def _title(found: _Found, n_pairs: int, share: float) -> str:
    percent, columns = format_percent(share, 1), ", ".join(map(str, found.columns))
    if found.kind == "spelling":
        return ngettext(
            "{n} row ({share}) repeats another one but for capitals, spaces or accents.",
            "{n} rows ({share}) repeat another one but for capitals, spaces or accents.", n_pairs, share=percent,
        )  # fmt: skip
    if found.counts is not None:
        return ngettext(
            "{n} pair of rows agrees to the last digit in {n_agreeing} of {n_columns} columns, and not in the rest.",
            "{n} pairs of rows agree to the last digit in {n_agreeing} of {n_columns} columns, and not in the rest.",
            n_pairs, n_agreeing=format_number(found.counts[0], 0), n_columns=format_number(found.counts[1], 0),
        )  # fmt: skip
    if found.kind == "one_column":
        return ngettext(
            "{n} pair of rows agrees in every column but one: {columns}.",
            "{n} pairs of rows agree in every column but one: {columns}.", n_pairs, columns=columns,
        )  # fmt: skip
    return ngettext(
        "{n} pair of rows is {ratio} times as near as neighbours are: one individual twice?",
        "{n} pairs of rows are {ratio} times as near as neighbours are: the same individuals twice?", n_pairs,
        ratio=format_number(min(found.ratio, 1e6), 1),
    )  # fmt: skip
