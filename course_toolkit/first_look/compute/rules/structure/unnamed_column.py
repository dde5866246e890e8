"""Columns without a name: an index that was saved with the table, or a name that was lost."""

import re
from collections.abc import Hashable, Iterator

import numpy as np
import pandas as pd

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.steps import DropColumns
from course_toolkit._core.compute.steps.said import say_name
from course_toolkit._core.words import _
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.table import Table

#: What pandas calls a column that the file gives no name, and an index that became a column.
_NAMELESS = re.compile(r"Unnamed: \d+(_level_\d+)?(\.\d+)?|\s*")
_INDEX = re.compile(r"index|level_\d+|row\.?names|rownames|\.\.\.\d+|_c0|X(\.\d+)?")


def find_unnamed_column(table: Table) -> Iterator[Suspicion]:
    """Find columns whose name says that nobody named them."""
    for name in table.names:
        attribute = table.attribute(name)
        if attribute.kind == "empty" or (table.label is not None and name == table.label):
            continue
        counts = _counts_rows(attribute)
        if _is_nameless(name) or (counts and isinstance(name, str) and _INDEX.fullmatch(name)):
            if counts:
                table.explain([name], np.arange(table.n_rows))
            yield _saved_index(name, attribute) if counts else _lost_name(name, attribute)


def _is_nameless(name: Hashable) -> bool:
    if isinstance(name, str):
        return _NAMELESS.fullmatch(name) is not None
    return name is None or (pd.api.types.is_scalar(name) and bool(pd.isna(name)))


def _counts_rows(attribute: Attribute) -> bool:
    """Say whether a column holds 0, 1, 2 … or 1, 2, 3 …, row after row; a few rows may have been dropped since."""
    values = attribute.floats
    if attribute.kind != "number" or not attribute.is_whole or len(attribute.known) != len(values):
        return False
    steps = np.diff(values)
    return bool((steps == 1).all() or (values[0] in {0, 1} and (steps >= 1).all()))


def _saved_index(name: Hashable, attribute: Attribute) -> Suspicion:
    def wording() -> Wording:
        return Wording(
            title=_("The column {column} only numbers the rows: an index that was saved with the table.",
                    column=say_name(repr(name))),
            why=_("A model takes the number of a row for an attribute, and a table sorted by class gives itself away."),
            question=_("Does the order of the rows mean anything?"),
            hypotheses=(
                _("the table was written with to_csv() without index=False"),
                _("the numbers name the rows in another table, too"),
            ),
            decisions=(
                Decision("drop", _("drop the column"), DropColumns((name,))),
                Decision("keep", _("keep it: it is needed to find the rows again")),
            ),
        )  # fmt: skip

    return Suspicion(
        code="unnamed_column", severity="warning", columns=(name,), wording=wording,
        evidence={"first": float(attribute.floats[0]), "last": float(attribute.floats[-1])}, explains=False,
    )  # fmt: skip


def _lost_name(name: Hashable, attribute: Attribute) -> Suspicion:
    n_known = len(attribute.series) - attribute.n_missing

    def wording() -> Wording:
        return Wording(
            title=_("A column has no name ({column}).", column=say_name(repr(name))),
            why=_("Nobody can say what its values mean, and whether a model may know them."),
            question=_("What does this column hold?"),
            hypotheses=(
                _("its name was lost when the file was written"),
                _("the rows of the file have one cell more than its header, as a sign at the end of each line makes"),
            ),
            decisions=(
                Decision("keep", _("keep it and ask for its name")),
                Decision("drop", _("drop the column"), DropColumns((name,))),
            ),
        )

    return Suspicion(
        code="unnamed_column", severity="question", columns=(name,), wording=wording, evidence={"n_known": n_known},
        explains=False,
    )  # fmt: skip
