"""Dates that stand for "not known": 1 January 1900, the first day of a computer's calendar, the last of all."""

from collections.abc import Iterator

import numpy as np

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.words import _, ngettext
from course_toolkit.first_look.compute.finding import Suspicion, Wording
from course_toolkit.first_look.compute.rules.values.deciding import keep, usual
from course_toolkit.first_look.compute.rules.values.spelling import day_text
from course_toolkit.first_look.compute.rules.values.tails import tail_of
from course_toolkit.first_look.compute.table import Table

#: Days that programs write where they know none.
DAYS = (
    "0001-01-01", "1000-01-01", "1111-11-11", "1582-10-15", "1600-01-01", "1601-01-01", "1700-01-01", "1753-01-01",
    "1800-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1900-01-02", "1901-01-01", "1904-01-01", "1910-01-01",
    "1960-01-01", "1970-01-01", "1980-01-01", "1999-12-31", "2000-01-01", "2037-12-31", "2038-01-19", "2049-12-31",
    "2050-12-31", "2099-01-01", "2099-12-31", "2100-01-01", "2199-12-31", "2200-01-01", "2222-02-22", "2500-01-01",
    "2999-12-31", "3000-01-01", "9999-01-01", "9999-12-30", "9999-12-31",
)  # fmt: skip
SECONDS_A_DAY = 86_400
_CODES = np.array([(np.datetime64(day, "D") - np.datetime64("1970-01-01", "D")).astype(int) for day in DAYS])
#: Apart in mean spacings; a day far outside counts alone, one at the end of the others must repeat.
APART = 4.0
FEWEST_REPEATS, TIMES_AS_OFTEN = 5, 10
FEWEST_OTHERS = 8


def find_date_sentinels(table: Table) -> Iterator[Suspicion]:
    """Find days that are codes for "not known" outside the other days of a column."""
    for attribute in table.attributes("date"):
        days = np.floor(attribute.floats / SECONDS_A_DAY)
        codes = _codes_in(days)
        positions = np.flatnonzero(np.isin(days, codes)) if len(codes) else np.array([], dtype=np.intp)
        if len(positions):
            yield _suspicion(table, attribute, positions)


def _codes_in(days: np.ndarray) -> np.ndarray:
    """Return the codes among days that lie outside the other days, and apart from them or far too often."""
    found = np.intersect1d(days, _CODES)
    others = np.sort(days[np.isfinite(days) & ~np.isin(days, found)])
    if not len(found) or len(others) < FEWEST_OTHERS or others[0] == others[-1]:
        return np.array([])
    usual_count = np.unique(others, return_counts=True)[1].max()
    return np.array([one for one in found if _is_code(one, days, others, usual_count)])


def _is_code(day: float, days: np.ndarray, others: np.ndarray, usual_count: int) -> bool:
    if others[0] <= day <= others[-1]:
        return False
    n_rows = int(np.count_nonzero(days == day))
    if n_rows >= max(FEWEST_REPEATS, TIMES_AS_OFTEN * usual_count):
        return True
    tail = tail_of(others, above=bool(day > others[-1]))
    distance = day - others[-1] if day > others[-1] else others[0] - day
    is_far = distance > others[-1] - others[0]
    return tail is not None and (is_far or n_rows > 1) and float(tail.beyond(day, n_values=n_rows)[0]) >= APART


def _suspicion(table: Table, attribute: Attribute, positions: np.ndarray) -> Suspicion:
    name, n_rows, seconds = attribute.name, len(positions), attribute.floats
    is_one = np.isin(np.arange(len(seconds)), positions)
    others = seconds[~is_one & np.isfinite(seconds)]
    first, last = day_text(float(others.min())), day_text(float(others.max()))
    days = sorted({day_text(float(value)) for value in seconds[positions]})
    empty, leave_out = usual(table, attribute, positions)

    def wording() -> Wording:
        return Wording(
            title=ngettext(
                "{n} date of {column} is {days}, where the others lie between {first} and {last}: a code for “not "
                "known”?",
                "{n} dates of {column} are {days}, where the others lie between {first} and {last}: a code for “not "
                "known”?",
                n_rows, column=name, days=", ".join(days), first=first, last=last,
            ),
            why=_("A date that stands for “not known” makes an age of a hundred years, or a stay that never ends."),
            question=_("What does {day} mean in {column}: not known, not yet, without end?", day=days[0], column=name),
            hypotheses=(
                _("a program wrote its first or last day where it knew none"),
                _("“without end”: the contract, the stay or the treatment goes on"),
                _("a true date, far from all others"),
            ),
            decisions=(keep(_("they are true values")), empty, leave_out),
        )  # fmt: skip

    evidence = {"n_rows": n_rows, "n_others": len(others), "n_codes": len(days)}
    return Suspicion(code="sentinel", severity="warning", columns=(name,), positions=positions, evidence=evidence,
                     wording=wording)  # fmt: skip
