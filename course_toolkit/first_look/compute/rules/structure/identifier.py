"""Columns that name the rows, or those whom the rows are about: no attributes for a model."""

from collections.abc import Hashable, Iterator

import numpy as np

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.meaning.names import hint_of
from course_toolkit._core.compute.steps import DropColumns
from course_toolkit._core.compute.steps.said import say_name
from course_toolkit._core.words import _, format_count
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.rules.naming import names_rows
from course_toolkit.first_look.compute.rules.structure.unnamed_column import find_unnamed_column
from course_toolkit.first_look.compute.table import Table

#: Whole numbers that rise by one from row to row, in so many rows, count them whatever they are called.
FEWEST_COUNTED = 10
#: So many individuals are more than kinds of things.
FEWEST_NAMED = 20


def find_identifier(table: Table) -> Iterator[Suspicion]:
    """Find columns whose values are names rather than measures."""
    nameless = {name for one in find_unnamed_column(table) for name in one.columns}
    for attribute in table.attributes("number", "text"):
        if attribute.name in nameless:
            continue
        if names_rows(attribute) or _counts_rows(attribute) or _is_numbered(attribute):
            table.explain([attribute.name], np.arange(table.n_rows))
            yield _suspicion(attribute, is_repeated=False)
        elif _names_individuals(attribute):
            table.explain([attribute.name], np.arange(table.n_rows))
            yield _suspicion(attribute, is_repeated=True)


def _counts_rows(attribute: Attribute) -> bool:
    values = attribute.floats
    if attribute.kind != "number" or len(values) < FEWEST_COUNTED or hint_of(attribute.name) == "ordinary":
        return False
    return bool((np.diff(values) == 1).all()) and float(values[0]) in {0, 1}


def _is_numbered(attribute: Attribute) -> bool:
    """Say whether a column that may be called an identifier holds a whole number for each row, or a text."""
    n_known = len(attribute.known)
    if hint_of(attribute.name) != "weak" or n_known < FEWEST_COUNTED or len(attribute.distinct) < n_known:
        return False
    return attribute.is_whole and not attribute.is_unread.any()


def _names_individuals(attribute: Attribute) -> bool:
    """Say whether a column that is called an identifier names somebody with several rows."""
    if hint_of(attribute.name) != "sure" or (attribute.kind == "number" and not attribute.is_whole):
        return False
    n_known, n_distinct = len(attribute.known), len(attribute.distinct)
    return n_distinct >= FEWEST_NAMED and n_distinct**2 >= n_known


def _suspicion(attribute: Attribute, *, is_repeated: bool) -> Suspicion:
    name, n_distinct = attribute.name, len(attribute.distinct)
    n_known = len(attribute.known)

    def wording() -> Wording:
        return Wording(
            title=_repeated_title(name, n_distinct, n_known) if is_repeated else _title(name, n_distinct, n_known),
            why=_("A model learns such a name by heart: it knows the rows it has seen, and nothing of any other."),
            question=_("Is there anything in it that would be known of somebody new?"),
            hypotheses=(
                _("it names the rows, or those whom they are about"),
                _("it counts in the order of arrival, and so tells the time"),
                _("it is a measure that happens to differ from row to row"),
            ),
            decisions=(
                Decision("keep", _("keep it to find the rows again, and out of the attributes of a model")),
                Decision("drop", _("drop the column"), DropColumns((name,))),
            ),
        )

    return Suspicion(
        code="identifier", severity="question", columns=(name,), wording=wording,
        evidence={"n_distinct": n_distinct, "n_known": n_known}, explains=False,
    )  # fmt: skip


def _title(name: Hashable, n_distinct: int, n_known: int) -> str:
    return _("{column} names the rows ({n_distinct} different values in {n_known} rows): no attribute for a model.",
             column=say_name(name), n_distinct=format_count(n_distinct),
             n_known=format_count(n_known))  # fmt: skip


def _repeated_title(name: Hashable, n_distinct: int, n_known: int) -> str:
    return _("{column} names {n_distinct} individuals in {n_known} rows: no attribute for a model, and a reason to "
             "split by individuals.", column=say_name(name), n_distinct=format_count(n_distinct),
             n_known=format_count(n_known))  # fmt: skip
