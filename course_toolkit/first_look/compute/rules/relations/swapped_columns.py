"""Two columns that hold each other's value on some rows."""

from collections.abc import Iterator

from course_toolkit._core.words import _, ngettext
from course_toolkit.first_look.compute.finding import Suspicion, Wording
from course_toolkit.first_look.compute.rules.naming import select
from course_toolkit.first_look.compute.rules.relations.deciding import decisions_about
from course_toolkit.first_look.compute.rules.relations.exchanges import LONE, Exchange, find_exchanges
from course_toolkit.first_look.compute.rules.relations.measures import Measures, read_measures
from course_toolkit.first_look.compute.table import Severity, Table

#: A column of fewer values is a code, and codes lie far apart.
FEWEST_VALUES = 8


def find_swapped_columns(table: Table) -> Iterator[Suspicion]:
    """Find rows that are strange as they stand and ordinary once two of their values are exchanged."""
    measures = read_measures(table, least_distinct=FEWEST_VALUES)
    for exchange in sorted(find_exchanges(measures.values), key=lambda one: one.after):
        yield _suspicion(table, measures, exchange)


def _suspicion(table: Table, measures: Measures, exchange: Exchange) -> Suspicion:
    first, second = measures.names[exchange.first], measures.names[exchange.second]
    rows, where = exchange.rows, select(table, exchange.rows)
    numbers = {"n_rows": len(rows), "distance_as_it_stands": exchange.before**0.5, "exchanged": exchange.after**0.5}

    severity: Severity = "question" if len(rows) <= LONE else "warning"

    def wording() -> Wording:
        return Wording(
            title=ngettext(
                "On {n} row {first} and {second} seem exchanged: strange as it stands, ordinary the other way round.",
                "On {n} rows {first} and {second} seem exchanged: strange as they stand, ordinary the other way round.",
                len(rows), first=first, second=second,
            ),
            why=_("Each of the two columns holds a value of the other there, and both look like outliers."),
            question=_("Were {first} and {second} typed into each other's column?", first=first, second=second),
            hypotheses=(
                _("the two values were typed into each other's column"),
                _("two files whose columns stand in another order were put together"),
                _("these rows are what they are: rare, not wrong"),
            ),
            decisions=decisions_about(table, first, second, where),
        )  # fmt: skip

    return Suspicion(
        code="swapped_columns", severity=severity, columns=(first, second), wording=wording, positions=rows,
        evidence=numbers,
    )  # fmt: skip
