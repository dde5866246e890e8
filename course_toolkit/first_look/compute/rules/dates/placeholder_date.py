"""Days that stand for an unknown one: the first of January, where only the year is known."""

from collections.abc import Iterator

import numpy as np
from scipy.stats import binom

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.steps.said import say_name
from course_toolkit._core.words import _, format_percent, ngettext
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.rules.dates.days import SECONDS_A_DAY, set_missing
from course_toolkit.first_look.compute.table import Positions, Table

#: The level of the test that the first of January is commoner than the other days.
LEVEL = 1e-6
FEWEST_DATES = 20


def find_placeholder_date(table: Table) -> Iterator[Suspicion]:
    """Find firsts of January that are commoner than a day of the year can be."""
    for attribute in table.attributes("date"):
        values = table.open_floats(attribute.name)
        days = np.floor(values / SECONDS_A_DAY)
        known = np.flatnonzero(np.isfinite(days))
        if len(known) < FEWEST_DATES:
            continue
        firsts = _firsts_of_january(days[known])
        if firsts.any():
            yield _only_the_year(attribute, known[firsts], len(known))


def _firsts_of_january(days: np.ndarray) -> np.ndarray:
    """Return which days are a first of January, where there are too many; none in a table of one row a year."""
    nothing = np.zeros(len(days), dtype=bool)
    if len(days) < FEWEST_DATES:
        return nothing
    dates = (days * SECONDS_A_DAY).astype("datetime64[s]").astype("datetime64[D]")
    firsts = np.asarray(dates == dates.astype("datetime64[Y]").astype("datetime64[D]"))
    starts = np.asarray(dates == dates.astype("datetime64[M]").astype("datetime64[D]"))
    if firsts.all():
        return nothing if len(np.unique(days)) == len(days) else firsts
    if starts.mean() > 1 / 2 and starts.sum() > 2 * firsts.sum():
        return nothing  # months, of which one in twelve is January
    chance = float(binom.sf(firsts.sum() - 1, len(days), 1 / 365))
    many_days = len(np.unique(days)) > FEWEST_DATES
    return firsts if many_days and chance < LEVEL and _is_dated_by_day(dates[~firsts]) else nothing


def _is_dated_by_day(dates: np.ndarray) -> bool:
    """Say whether days of all months and of many places in the month stand beside."""
    months = dates.astype("datetime64[M]")
    return len(np.unique((dates - months).astype(int))) >= FEWEST_DATES


def _only_the_year(attribute: Attribute, positions: Positions, n_known: int) -> Suspicion:
    name, n_rows = attribute.name, len(positions)
    step = set_missing(attribute, positions) if n_rows < n_known else None

    def wording() -> Wording:
        return Wording(
            title=ngettext("{n} date of {column} ({share}) is a first of January.",
                           "{n} dates of {column} ({share}) are a first of January.", n_rows,
                           column=say_name(name), share=format_percent(n_rows / n_known, 1)),
            why=_("Where only the year is known, counting in days or comparing seasons makes something up."),
            question=_("Was the first of January written where only the year is known?"),
            hypotheses=(
                _("only the year was known, and day and month were filled in"),
                _("things do happen on that day: contracts begin, laws come into force"),
            ),
            decisions=(
                Decision("keep", _("keep them, and count in years")),
                *((Decision("set_missing", _("set them missing"), step),) if step is not None else ()),
            ),
        )  # fmt: skip

    return Suspicion(
        code="placeholder_date", severity="question", columns=(name,), wording=wording, positions=positions,
        evidence={"n_rows": n_rows, "share": n_rows / n_known,
                  "expected_by_chance": n_known / 365}, explains=False,
    )  # fmt: skip
