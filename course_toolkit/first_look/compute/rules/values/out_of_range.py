"""Values outside the range that the student declared: what is known of the domain, asked of every version."""

from collections.abc import Hashable, Iterator
from typing import Any, cast

import numpy as np
import pandas as pd

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.steps import Outside, Selection
from course_toolkit._core.words import _, ngettext
from course_toolkit.first_look.compute.finding import Suspicion, Wording
from course_toolkit.first_look.compute.rules.values.deciding import drop, keep, rows_at, set_missing
from course_toolkit.first_look.compute.rules.values.spelling import day_text, number_text
from course_toolkit.first_look.compute.table import Positions, Table


def find_out_of_range(table: Table) -> Iterator[Suspicion]:
    """Find values outside the declared range of their column, whatever else explains them."""
    for name, (low, high) in table.ranges.items():
        attribute = table.attribute(name)
        bounds = tuple(_as_float(bound, attribute) for bound in (low, high))
        with np.errstate(invalid="ignore"):
            is_outside = (attribute.floats < bounds[0]) | (attribute.floats > bounds[1])
        if is_outside.any():
            positions = np.flatnonzero(is_outside)
            yield _suspicion(attribute, positions, (low, high), _where(table, name, positions))


def _as_float(bound: Any, attribute: Attribute) -> float:
    """Return a bound as the values of its column are read; NaN, which nothing lies beyond, where a side is open."""
    if bound is None:
        return float("nan")
    if attribute.kind != "date":
        return float(bound)
    moment = pd.Timestamp(bound)
    plain = moment.tz_convert("UTC").tz_localize(None) if moment.tzinfo is not None else moment
    return float((plain - pd.Timestamp(0).as_unit("s")).total_seconds())


def _where(table: Table, name: Hashable, positions: Positions) -> Selection:
    low, high = table.ranges[name]
    if pd.api.types.is_numeric_dtype(table.frame[name].dtype):
        return Outside(name, low, high)
    return rows_at(table, positions)


def _suspicion(attribute: Attribute, positions: Positions, bounds: tuple[Any, Any], where: Selection) -> Suspicion:
    name, values = attribute.name, attribute.floats[positions]
    smallest, largest, n_rows = float(values.min()), float(values.max()), len(positions)
    write = day_text if attribute.kind == "date" else number_text

    def wording() -> Wording:
        return Wording(
            title=ngettext(
                "{n} value of {column} lies outside the range that you declared ({range}): {value}.",
                "{n} values of {column} lie outside the range that you declared ({range}), from {smallest} to "
                "{largest}.",
                n_rows, column=name, range=_range_text(bounds), value=write(smallest), smallest=write(smallest),
                largest=write(largest),
            ),
            why=_("What you know of the domain finds what no statistics can: it is asked again of every version."),
            question=_("Where do these values come from, and can one of them be true after all?"),
            hypotheses=(
                _("a slip when it was typed, another unit, or a code for “not known”"),
                _("the declared range is too narrow"),
            ),
            decisions=(
                keep(_("the range was too narrow: keep the values and declare a wider one")),
                set_missing(name, where, n_rows),
                drop(where, n_rows),
            ),
        )  # fmt: skip

    evidence = {"n_rows": n_rows, "min": smallest, "max": largest}
    return Suspicion(code="out_of_range", severity="error", columns=(name,), positions=positions, evidence=evidence,
                     wording=wording)  # fmt: skip


def _range_text(bounds: tuple[Any, Any]) -> str:
    low, high = (None if bound is None else _bound_text(bound) for bound in bounds)
    if low is None:
        return _("at most {high}", high=high)
    if high is None:
        return _("at least {low}", low=low)
    return _("from {low} to {high}", low=low, high=high)


def _bound_text(bound: Any) -> str:
    is_number = isinstance(bound, (int, float, np.number))
    return number_text(float(cast("float", bound))) if is_number else str(pd.Timestamp(bound).date())
