"""Days that stand for an unknown one: the first of January, where only the year is known."""

from collections.abc import Iterator

import numpy as np
from scipy.stats import hypergeom

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.steps.said import say_name
from course_toolkit._core.words import _, format_percent, ngettext
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.rules.dates.days import SECONDS_A_DAY, set_missing
from course_toolkit.first_look.compute.table import Positions, Table

#: The level of the test that the first of January is commoner than the other days.
LEVEL = 1e-6
FEWEST_DATES = 20
#: All on one day or two, they are a log of that day.
FEWEST_YEARS = 3
#: So many of the 31 days of a month are met where dates are days.
FEWEST_DAYS = 20
#: One first of January that is so much commoner than any other day is a sign by itself.
N_TIMES_AS_OFTEN, FEWEST_SAME = 10, 10


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
    dates = days.astype(np.int64).astype("datetime64[D]")
    firsts = np.asarray(dates == dates.astype("datetime64[Y]").astype("datetime64[D]"))
    nothing = np.zeros(len(days), dtype=bool)
    if firsts.all():
        return firsts if FEWEST_YEARS <= len(np.unique(days)) < len(days) else nothing
    different, n_rows = np.unique(dates, return_counts=True)
    is_first = different == different.astype("datetime64[Y]").astype("datetime64[D]")
    if not is_first.any() or not _are_days(different[~is_first]):
        return nothing
    often = n_rows[is_first].max() >= max(FEWEST_SAME, N_TIMES_AS_OFTEN * n_rows[~is_first].max())
    return firsts if often or _chance(different, int(is_first.sum())) < LEVEL else nothing


def _chance(different: np.ndarray, n_firsts: int) -> float:
    """Return how likely so many of the different days are firsts of January, of which the calendar has so many."""
    first, last = different.min(), different.max()
    n_days = int((last - first).astype(int)) + 1
    years = np.arange(first.astype("datetime64[Y]"), last.astype("datetime64[Y]") + 1).astype("datetime64[D]")
    n_possible = int(np.count_nonzero((years >= first) & (years <= last)))
    return float(hypergeom.sf(n_firsts - 1, n_days, n_possible, len(different)))


def _are_days(dates: np.ndarray) -> bool:
    """Say whether dates fall on all days of the month, rather than on the first of each, or of each quarter."""
    months = dates.astype("datetime64[M]")
    return len(np.unique((dates - months.astype("datetime64[D]")).astype(int))) >= FEWEST_DAYS


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
