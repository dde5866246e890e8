"""Values that cannot be: nobody is 190 years old, and no probability is 1.2."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.steps import Outside, Selection
from course_toolkit._core.words import _, ngettext
from course_toolkit.first_look.compute.finding import Suspicion, Wording
from course_toolkit.first_look.compute.rules.values.bulk import Bulk, bulk_of
from course_toolkit.first_look.compute.rules.values.deciding import cells_at, drop, keep, set_missing
from course_toolkit.first_look.compute.rules.values.knowledge import Known, known_of
from course_toolkit.first_look.compute.rules.values.measures import numbers_of
from course_toolkit.first_look.compute.rules.values.spelling import number_text
from course_toolkit.first_look.compute.table import Positions, Table


@dataclass(frozen=True)
class _Bounds:
    """A range that values left, and whether it is that of records or of what is common."""

    limits: tuple[float, float]
    is_possible: bool

    @property
    def low(self) -> float:
        """The least value."""
        return self.limits[0]

    @property
    def high(self) -> float:
        """The largest value."""
        return self.limits[1]


def find_impossible_values(table: Table) -> Iterator[Suspicion]:
    """Find values outside what the quantity that a column is named after can take."""
    for attribute in numbers_of(table):
        bulk = bulk_of(attribute)
        known = None if bulk is None else known_of(attribute.name, bulk, attribute.known)
        if bulk is not None and known is not None:
            yield from _of_column(table, attribute, bulk, known)


def _of_column(table: Table, attribute: Attribute, bulk: Bulk, known: Known) -> Iterator[Suspicion]:
    floats = table.open_floats(attribute.name)
    possible, rare = _Bounds(known.unit.possible, is_possible=True), _Bounds(known.unit.rare, is_possible=False)
    impossible = _outside(floats, possible)
    if len(impossible):
        is_apart = known.quantity.is_sure or known.quantity.is_whole or bool((bulk.apart(floats[impossible]) > 0).all())
        yield _suspicion(table, attribute, known, possible, impossible, "error" if is_apart else "question")
    doubtful = np.setdiff1d(_outside(floats, rare), impossible)
    if len(doubtful):
        yield _suspicion(table, attribute, known, rare, doubtful, "question")


def _outside(floats: np.ndarray, bounds: _Bounds) -> Positions:
    with np.errstate(invalid="ignore"):
        # What is at or below zero has rules of its own, where zero is impossible.
        below = (floats < bounds.low) & ((floats > 0) | (bounds.low <= 0))
        return np.flatnonzero(below | (floats > bounds.high))


def _suspicion(
    table: Table, attribute: Attribute, known: Known, bounds: _Bounds, positions: Positions,
    severity: Literal["error", "question"],
) -> Suspicion:  # fmt: skip
    name, values, n_rows = attribute.name, attribute.floats[positions], len(positions)
    first, last = float(values.min()), float(values.max())
    where = _where(table, attribute, positions, bounds)
    reason, is_possible, inner = known.quantity.reason, bounds.is_possible, attribute.known
    usual_range = (float(np.quantile(inner, 0.25)), float(np.quantile(inner, 0.75)))

    def wording() -> Wording:
        return Wording(
            title=_title(name, n_rows, (first, last), reason if is_possible else None),
            why=_(
                "Half of {column} lies between {low} and {high}: one such value moves the mean, and a model follows "
                "it.",
                column=name, low=number_text(usual_range[0]), high=number_text(usual_range[1]),
            ),
            question=_("What was {column} in these rows, and how did {value} come about?", column=name,
                       value=number_text(last if last > bounds.high else first)),
            hypotheses=(
                _("a slip when it was typed: a digit too many, a wrong year"),
                _("another unit, or a code for “not known”"),
                _("{column} is not what its name says", column=name) if is_possible else _("rare but true"),
            ),
            decisions=(
                keep(_("they are true values")), set_missing(name, where, n_rows), drop(where, n_rows),
            ),
        )  # fmt: skip

    evidence = {"n_rows": n_rows, "min": first, "max": last}
    evidence |= {side: bound for side, bound in (("low", bounds.low), ("high", bounds.high)) if np.isfinite(bound)}
    return Suspicion(code="impossible_value", severity=severity, columns=(name,), positions=positions,
                     evidence=evidence, wording=wording)  # fmt: skip


def _title(name: Hashable, n_rows: int, values: tuple[float, float], reason: str | None) -> str:
    first, last = (number_text(value) for value in values)
    if reason is None:
        return ngettext(
            "{n} value of {column} is {value}: possible, but hardly ever seen.",
            "{n} values of {column} lie between {first} and {last}: possible, but hardly ever seen.",
            n_rows, column=name, value=first, first=first, last=last,
        )  # fmt: skip
    return ngettext(
        "{n} value of {column} is {value}: {reason}.",
        "{n} values of {column} lie between {first} and {last}: {reason}.",
        n_rows, column=name, value=first, first=first, last=last, reason=_(reason),
    )  # fmt: skip


def _where(table: Table, attribute: Attribute, positions: Positions, bounds: _Bounds) -> Selection:
    """Return the rows by the bounds where these mean just them, which holds in new data too."""
    low, high = (bound if np.isfinite(bound) else None for bound in (bounds.low, bounds.high))
    with np.errstate(invalid="ignore"):
        meant = np.count_nonzero((attribute.floats < bounds.low) | (attribute.floats > bounds.high))
    if meant == len(positions) and attribute.series.dtype.kind in "iuf":
        return Outside(attribute.name, low, high)
    return cells_at(table, attribute, positions)
