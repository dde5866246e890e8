"""Cells that hold several values: lists, dictionaries, arrays."""

from collections.abc import Iterator

import numpy as np

from course_toolkit._core.compute.meaning.attribute import NESTED, Attribute
from course_toolkit._core.compute.steps import DropColumns
from course_toolkit._core.compute.steps.said import say_name
from course_toolkit._core.words import _, ngettext
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.table import Table


def find_nested_values(table: Table) -> Iterator[Suspicion]:
    """Find columns with lists or dictionaries in their cells."""
    for attribute in table.attributes("nested"):
        yield _suspicion(attribute)


def _suspicion(attribute: Attribute) -> Suspicion:
    cells = attribute.series.to_numpy(dtype=object)
    is_nested = np.array([isinstance(cell, NESTED) for cell in cells])
    positions = np.flatnonzero(is_nested)
    name, kind = attribute.name, type(cells[positions[0]]).__name__

    def wording() -> Wording:
        return Wording(
            title=ngettext("{n} cell of {column} holds several values at once ({kind}).",
                           "{n} cells of {column} hold several values at once ({kind}).", len(positions),
                           column=say_name(name), kind=kind),
            why=_("A table has one value a cell: nothing here can be counted, drawn or learnt from as it is."),
            question=_("Which of these values are needed, and is there one row for each of them?"),
            hypotheses=(
                _("the table came from JSON, where records lie inside records"),
                _("several answers were allowed"),
            ),
            decisions=(
                Decision("keep", _("keep it, and spread it over columns or rows (json_normalize, explode)")),
                Decision("drop", _("drop the column"), DropColumns((name,))),
            ),
        )  # fmt: skip

    return Suspicion(
        code="nested_values", severity="warning", columns=(name,), wording=wording, positions=positions,
        evidence={"n_cells": len(positions)}, explains=False,
    )  # fmt: skip
