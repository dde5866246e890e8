"""Negative values among positive ones, where the name or the other values say that there can be none."""

from collections.abc import Hashable, Iterator
from typing import Literal

import numpy as np

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.meaning.names import words_of
from course_toolkit._core.compute.steps import Rescale, Selection
from course_toolkit._core.words import _, ngettext
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.rules.values.bulk import bulk_of
from course_toolkit.first_look.compute.rules.values.deciding import cells_at, drop, keep, set_missing
from course_toolkit.first_look.compute.rules.values.knowledge import AMOUNTS, is_never_negative
from course_toolkit.first_look.compute.rules.values.measures import numbers_of
from course_toolkit.first_look.compute.rules.values.spelling import number_text
from course_toolkit.first_look.compute.table import Positions, Table

#: At most this share is negative, or the column has both signs by nature.
LARGEST_SHARE = 0.05
#: How far apart, in mean spacings, negative values must lie where the name says nothing.
APART = 8.0
FEWEST_OTHERS = 8


def find_negative_values(table: Table) -> Iterator[Suspicion]:
    """Find negative values where there can be none."""
    for attribute in numbers_of(table):
        floats = table.open_floats(attribute.name)
        with np.errstate(invalid="ignore"):
            positions = np.flatnonzero(floats < 0)
        n_others = len(attribute.known) - len(positions)
        if not len(positions) or len(positions) > LARGEST_SHARE * len(attribute.known) + 1 or n_others < FEWEST_OTHERS:
            continue
        severity = _severity(attribute, floats[positions])
        if severity is not None:
            yield _suspicion(table, attribute, positions, severity)


def _severity(attribute: Attribute, values: np.ndarray) -> Literal["error", "question"] | None:
    if is_never_negative(attribute.name) and np.median(attribute.known) > 0:
        return "question" if set(words_of(attribute.name)) & AMOUNTS else "error"
    bulk = bulk_of(attribute)
    if bulk is None or bulk.low < 0 or float(bulk.apart(values).min()) < APART:
        return None
    return "question"


def _suspicion(
    table: Table, attribute: Attribute, positions: Positions, severity: Literal["error", "question"]
) -> Suspicion:
    name, values, n_rows = attribute.name, attribute.floats[positions], len(positions)
    first, last, n_others = float(values.min()), float(values.max()), len(attribute.known) - n_rows
    where = cells_at(table, attribute, positions)
    is_number = attribute.series.dtype.kind in "iuf"

    def wording() -> Wording:
        return Wording(
            title=ngettext(
                "{n} value of {column} is negative ({value}), the {n_others} others are not.",
                "{n} values of {column} are negative (from {value} to {last}), the {n_others} others are not.",
                n_rows, column=name, value=number_text(first), last=number_text(last),
                n_others=number_text(n_others),
            ),
            why=_("A negative value where there can be none is a code or a slip, and counts as a very small measure."),
            question=_("Can {column} be negative, and what does it mean then?", column=name),
            hypotheses=(
                _("a code for “not measured”, or a minus typed by mistake"),
                _("a difference of two values taken the wrong way round"),
                _("true: a refund, a correction, a change"),
            ),
            decisions=(
                keep(_("they are true values")),
                *_without_sign(name, where, is_number=is_number),
                set_missing(name, where, n_rows),
                drop(where, n_rows),
            ),
        )  # fmt: skip

    evidence = {"n_rows": n_rows, "min": first, "max": last, "n_others": n_others}
    return Suspicion(code="negative_value", severity=severity, columns=(name,), positions=positions, evidence=evidence,
                     wording=wording)  # fmt: skip


def _without_sign(name: Hashable, where: Selection, *, is_number: bool) -> tuple[Decision, ...]:
    if not is_number:
        return ()
    return (Decision("correct", _("the minus was typed by mistake: take it away"), Rescale(name, where, -1.0)),)
