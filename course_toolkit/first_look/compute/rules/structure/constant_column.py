"""Columns that hold one value throughout."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.steps import DropColumns
from course_toolkit._core.compute.steps.said import say_name, say_names, say_value
from course_toolkit._core.words import _, format_count, ngettext
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.table import Table

#: Of fewer values nobody can say that they are always the same.
FEWEST_KNOWN = 3
#: More columns than this that hold one value or nothing make one finding.
MOST_ALONE = 10


def find_constant_column(table: Table) -> Iterator[Suspicion]:
    """Find columns of one value: all full ones in one finding, each of those with gaps in its own."""
    constant = [one for one in table.attributes() if is_constant(one)]
    full = [one for one in constant if not one.n_missing]
    gaps = [one for one in constant if one.n_missing]
    if full:
        yield _constant(full)
    if len(gaps) > MOST_ALONE:
        yield _constant(gaps)
    else:
        for attribute in gaps:
            yield _one_value_or_none(attribute)


def is_constant(attribute: Attribute) -> bool:
    """Say whether a column has one value, what is missing aside."""
    if attribute.kind in {"nested", "empty"} or len(attribute.series) - attribute.n_missing < FEWEST_KNOWN:
        return False
    if attribute.levels is not None:
        return len(attribute.levels) == 1
    known = attribute.floats[~np.isnan(attribute.floats)]
    return bool(len(known)) and bool((known == known[0]).all())


def the_value(attribute: Attribute) -> Any:
    """Return the only value of a column."""
    return attribute.series.dropna().iloc[0]


def _constant(columns: list[Attribute]) -> Suspicion:
    names, value = tuple(one.name for one in columns), the_value(columns[0])

    def wording() -> Wording:
        return Wording(
            title=ngettext("{names} has one value throughout: {value}.", "{n} columns have one value each: {names}.",
                           len(names), names=say_names(names), value=say_value(value)),
            why=_("What never changes tells nothing apart; a scaler divides by its spread, which is zero."),
            question=_("Can it have another value, and were those rows left out?"),
            hypotheses=(
                _("the table is a selection: one hospital, one year, one kind"),
                _("the value was filled in where nothing was measured"),
            ),
            decisions=(
                Decision("drop", _("drop what never changes"), DropColumns(names)),
                Decision("keep", _("keep it: it says what the table is about")),
            ),
        )  # fmt: skip

    return Suspicion(
        code="constant_column", severity="warning", columns=names, wording=wording,
        evidence={"n_columns": len(names), "n_rows": len(columns[0].series)}, explains=False,
    )  # fmt: skip


def _one_value_or_none(attribute: Attribute) -> Suspicion:
    name, value, n_missing = attribute.name, the_value(attribute), attribute.n_missing
    n_known = len(attribute.series) - n_missing

    def wording() -> Wording:
        return Wording(
            title=_("{column} is {value} ({n_known} rows) or empty ({n_missing} rows), and nothing else.",
                    column=say_name(name), value=say_value(value), n_known=format_count(n_known),
                    n_missing=format_count(n_missing)),
            why=_("Is a gap the other value, or not known? Whoever fills it decides that without being asked."),
            question=_("Does an empty cell of {column} mean “no”, or that nobody knows?", column=say_name(name)),
            hypotheses=(
                _("only one answer was ever written down, and a gap means the other"),
                _("the gaps are not known, and all that is known is the same"),
            ),
            decisions=(
                Decision("keep", _("keep it and ask what a gap means")),
                Decision("drop", _("drop the column"), DropColumns((name,))),
            ),
        )  # fmt: skip

    return Suspicion(
        code="constant_column", severity="warning", columns=(name,), wording=wording,
        evidence={"n_known": n_known, "n_missing": n_missing}, explains=False,
    )  # fmt: skip
