"""Dates in an order that time does not have: an end before its start, anything before birth or after death."""

from collections.abc import Hashable, Iterator, Sequence

from course_toolkit._core.compute.meaning.names import vocabulary, words_of
from course_toolkit.first_look.compute.finding import Suspicion
from course_toolkit.first_look.compute.rules.relations.ends import Pair, named_pairs
from course_toolkit.first_look.compute.rules.relations.measures import read_measures
from course_toolkit.first_look.compute.rules.relations.order_broken import broken_orders
from course_toolkit.first_look.compute.table import Table

BIRTH = vocabulary("birth naissance born dob ddn birthdate birthday")
DEATH = vocabulary("death deces died mort dod")
#: Dates that a birth need not precede, nor a death follow.
OF_OTHERS = vocabulary("mother father parent parents mere pere conjoint spouse child enfant update maj modified export")


def find_broken_date_orders(table: Table) -> Iterator[Suspicion]:
    """Find rows on which a date stands before one that it must follow."""
    dates = tuple(one.name for one in table.attributes("date"))
    if len(dates) < 2:
        return
    measures = read_measures(table, dates=True, least_distinct=2)
    measures = measures.only([name for name in dates if name in measures.names])
    pairs = [*named_pairs(measures.names, are_times=True), *_of_a_life(measures.names)]
    yield from broken_orders(table, measures, pairs, code="date_order")


def _of_a_life(dates: Sequence[Hashable]) -> Iterator[Pair]:
    """Yield birth before everything else, and everything else before death."""
    words = {name: set(words_of(name)) for name in dates}
    own = [name for name in dates if not words[name] & OF_OTHERS]
    for name in own:
        others = [other for other in own if other != name]
        if words[name] & BIRTH:
            yield from ((name, other, "certain") for other in others if not words[other] & BIRTH)
        if words[name] & DEATH:
            yield from ((other, name, "certain") for other in others if not words[other] & (DEATH | BIRTH))
