"""Columns that hold numbers and texts, or objects that are neither."""

from collections import Counter
from collections.abc import Hashable, Iterator
from numbers import Number
from typing import Any

import numpy as np

from course_toolkit._core.compute.steps import SetMissing, ToNumbers
from course_toolkit._core.compute.steps.said import say_name
from course_toolkit._core.words import N_, _, format_count, ngettext
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.rules.naming import select
from course_toolkit.first_look.compute.table import Positions, Table

_KINDS = {
    "text": N_("texts"), "number": N_("numbers"), "boolean": N_("true and false"), "date": N_("dates"),
    "object": N_("other objects"),
}  # fmt: skip


def find_mixed_types(table: Table) -> Iterator[Suspicion]:
    """Find columns of objects that are of more than one kind, or of a kind that no table should hold."""
    for attribute in table.attributes("text"):
        if attribute.series.dtype != object:
            continue
        kinds = np.array([_kind(cell) for cell in attribute.series.to_numpy(dtype=object)])
        kinds[attribute.is_missing] = ""
        counts = Counter(kinds[kinds != ""].tolist())
        if len(counts) > 1 or "object" in counts:
            rarest = min(counts, key=lambda kind: (counts[kind], kind))
            yield _suspicion(table, attribute.name, counts, np.flatnonzero(kinds == rarest))


def _kind(cell: Any) -> str:
    if isinstance(cell, (str, bytes)):
        return "text"
    if isinstance(cell, (bool, np.bool_)):
        return "boolean"
    if isinstance(cell, Number):
        return "number"
    return "date" if hasattr(cell, "isoformat") or isinstance(cell, np.datetime64) else "object"


def _suspicion(table: Table, name: Hashable, counts: Counter[str], positions: Positions) -> Suspicion:
    few, rows = len(counts) > 1, select(table, positions)

    def wording() -> Wording:
        kinds = ", ".join(f"{_(_KINDS[kind])} ({format_count(n)})" for kind, n in counts.most_common())
        decisions = [Decision("keep", _("keep them and ask"))]
        if few and rows is not None:
            decisions += [Decision("set_missing", _("set the rarer kind missing"), SetMissing(name, rows))]
        if "number" in counts:
            decisions += [Decision("correct", _("read what can be read as numbers"), ToNumbers(name))]
        return Wording(
            title=_("{column} mixes kinds of values: {kinds}.", column=say_name(name), kinds=kinds) if few
            else ngettext("{n} cell of {column} is neither number, text nor date.",
                          "{n} cells of {column} are neither number, text nor date.", len(positions),
                          column=say_name(name)),
            why=_("Sorting and comparing fail, and 1 and “1” count as two values."),
            question=_("Does the column hold one attribute or two?"),
            hypotheses=(
                _("texts were typed where numbers belong"),
                _("two columns were put into one"),
                _("it is a code in which digits and letters are both allowed"),
            ),
            decisions=tuple(decisions),
        )  # fmt: skip

    return Suspicion(
        code="mixed_types", severity="warning", columns=(name,), wording=wording, positions=positions, explains=False,
        evidence={f"n_{kind}": n for kind, n in counts.items()},
    )  # fmt: skip
