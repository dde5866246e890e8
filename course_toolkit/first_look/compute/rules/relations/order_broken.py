"""An order between two columns that some rows break: a minimum above its maximum, an end before its start."""

from collections.abc import Hashable, Iterable, Iterator

import numpy as np

from course_toolkit._core.compute.meaning.names import vocabulary, words_of
from course_toolkit._core.words import _, format_percent, ngettext
from course_toolkit.first_look.compute.finding import Suspicion, Wording
from course_toolkit.first_look.compute.rules.naming import select
from course_toolkit.first_look.compute.rules.relations.deciding import decisions_about
from course_toolkit.first_look.compute.rules.relations.ends import Pair, named_pairs
from course_toolkit.first_look.compute.rules.relations.measures import Measures, read_measures
from course_toolkit.first_look.compute.rules.relations.orders import (
    FEWEST_DIFFERENCES,
    FEWEST_ROWS,
    Order,
    broken_order,
    named_order,
    told_by_values,
)
from course_toolkit.first_look.compute.table import Severity, Table

#: Rows by which pairs without telling names are found.
N_ROWS = 20_000
#: Days take few different values.
FEWEST_DAYS = 4
NET = vocabulary("net nette ht gross brut brute ttc part partial total totale")
TIMES = vocabulary("year annee an date time heure hour jour day month mois start debut begin end fin birth naissance")


def find_broken_orders(table: Table) -> Iterator[Suspicion]:
    """Find rows on which the lower of two columns is above the upper one."""
    measures = read_measures(table)
    times = tuple(name for name in measures.names if TIMES & set(words_of(name)))
    pairs = [*named_pairs(measures.names, are_times=False), *named_pairs(times, are_times=True)]
    yield from broken_orders(table, measures, pairs, code="order_broken")


def broken_orders(table: Table, measures: Measures, named: Iterable[Pair], *, code: str) -> Iterator[Suspicion]:
    """Find broken orders among pairs named so, then among others by their values; each cell is explained once."""
    if table.n_rows < FEWEST_ROWS:
        return
    seen: set[frozenset[Hashable]] = set()
    for pair in named:
        low, high, _promise = pair
        if frozenset((low, high)) not in seen:
            order = named_order(pair, *_without_refunds(table, pair))
            if order is not None:
                seen.add(frozenset((low, high)))
                yield suspect_order(table, order, code=code)
    fewest = FEWEST_DAYS if measures.dates else FEWEST_DIFFERENCES
    for told in told_by_values(measures.some(N_ROWS).values, fewest_differences=fewest):
        low, high = measures.names[told.low], measures.names[told.high]
        n_known, broken = broken_order(table.open_floats(low), table.open_floats(high))
        if frozenset((low, high)) not in seen and len(broken):
            severity: Severity = "warning" if told.is_alone else "question"
            yield suspect_order(table, Order(low, high, severity, n_known, broken), code=code)


def _without_refunds(table: Table, pair: Pair) -> tuple[np.ndarray, np.ndarray]:
    """Return the values of both columns; refunds, which turn net and gross round, left out."""
    low, high, _promise = pair
    lower, upper = table.open_floats(low), table.open_floats(high)
    if (NET & set(words_of(low))) and (NET & set(words_of(high))):
        sound = (lower >= 0) & (upper >= 0)
        return np.where(sound, lower, np.nan), np.where(sound, upper, np.nan)
    return lower, upper


def suspect_order(table: Table, order: Order, *, code: str) -> Suspicion:
    """Word the rows on which an order is broken."""
    low, high, broken = order.low, order.high, order.broken
    is_date = table.attribute(low).kind == "date"
    where = select(table, broken)
    numbers = {"n_rows": len(broken), "share": order.share, "n_known": order.n_known}

    def wording() -> Wording:
        return Wording(
            title=_late_title(order) if is_date else _high_title(order),
            why=_("One of the two values is wrong, and so is everything computed from both: a difference, a duration."),
            question=(
                _("Can {low} ever come after {high}? If not: which of the two is wrong?", low=low, high=high) if is_date
                else _("Can {low} ever be above {high}? If not: which of the two is wrong?", low=low, high=high)
            ),
            hypotheses=(
                _("the two values were exchanged when they were typed in"),
                _("one of them was mistyped, or stands in another unit"),
                _("the order is no rule: such rows exist"),
            ),
            decisions=decisions_about(table, low, high, where),
        )  # fmt: skip

    return Suspicion(
        code=code, severity=order.severity, columns=(low, high), wording=wording, positions=broken, evidence=numbers
    )


def _high_title(order: Order) -> str:
    return ngettext(
        "{n} row has {low} above {high}; {share} of the rows have it below.",
        "{n} rows have {low} above {high}; {share} of the rows have it below.",
        len(order.broken), low=order.low, high=order.high, share=format_percent(order.share, 1),
    )  # fmt: skip


def _late_title(order: Order) -> str:
    return ngettext(
        "{n} row has {low} after {high}; {share} of the rows have it before.",
        "{n} rows have {low} after {high}; {share} of the rows have it before.",
        len(order.broken), low=order.low, high=order.high, share=format_percent(order.share, 1),
    )  # fmt: skip
