"""Dates that are still to come where only the past can be known."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.steps.said import say_name
from course_toolkit._core.words import _, ngettext
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.rules.dates.days import (
    BIRTH,
    PAST,
    PLANNED,
    is_year,
    set_missing,
    to_day,
    to_seconds,
    today,
    words,
)
from course_toolkit.first_look.compute.table import Positions, Severity, Table

#: Where more of the dates than this lie ahead, the column is a plan, unless its name says otherwise.
FEW = 0.1


def find_future_date(table: Table) -> Iterator[Suspicion]:
    """Find days and years after today, those of plans aside."""
    now = today()
    for attribute in table.attributes("date", "number"):
        if attribute.kind == "number" and not is_year(attribute):
            continue
        limit = to_seconds(now) if attribute.kind == "date" else float(now.year)
        values = table.open_floats(attribute.name)
        positions = np.flatnonzero(values > limit)
        severity = _severity(attribute, len(positions))
        if severity is not None:
            yield _suspicion(attribute, positions, severity, now)


def _severity(attribute: Attribute, n_ahead: int) -> Severity | None:
    name = words(attribute.name)
    if not n_ahead or (name & PLANNED and not name & BIRTH):
        return None
    if name & PAST:
        return "error"
    return "warning" if n_ahead <= FEW * len(attribute.known) else None


def _suspicion(attribute: Attribute, positions: Positions, severity: Severity, now: pd.Timestamp) -> Suspicion:
    name, latest = attribute.name, float(attribute.floats[positions].max())
    shown = to_day(latest) if attribute.kind == "date" else f"{latest:.0f}"
    step = set_missing(attribute, positions)

    def wording() -> Wording:
        empty = (Decision("set_missing", _("set them missing"), step),) if step is not None else ()
        return Wording(
            title=ngettext("{n} date of {column} is still to come (up to {latest}).",
                           "{n} dates of {column} are still to come (up to {latest}).", len(positions),
                           column=say_name(name), latest=shown),
            why=_("Durations and ages counted from such a date are negative, and nobody looks at each of them."),
            question=_("Can {column} lie ahead: is it a plan, or should it have happened?", column=say_name(name)),
            hypotheses=(
                _("the year was mistyped, or two figures of it were read as the wrong century"),
                _("the date is planned"),
                _("it stands for “no end” or “not known”"),
            ),
            decisions=(*empty, Decision("keep", _("keep them: they are planned"))),
        )  # fmt: skip

    return Suspicion(
        code="future_date", severity=severity, columns=(name,), wording=wording, positions=positions,
        evidence={"n_rows": len(positions), "latest_year": float(shown.split("-")[0]), "this_year": now.year},
    )  # fmt: skip
