"""What can be decided about single values, each decision with its step."""

from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.steps import Among, Correct, DropRows, Rows, Selection, SetMissing
from course_toolkit._core.words import ngettext
from course_toolkit.first_look.compute.finding import Decision
from course_toolkit.first_look.compute.table import Positions, Table

#: More different values than this are named by their rows.
MOST_VALUES = 12


def rows_at(table: Table, positions: Positions) -> Rows:
    """Return rows by their labels."""
    return Rows(tuple(table.frame.index[positions].tolist()))


def cells_at(table: Table, attribute: Attribute, positions: Positions) -> Selection:
    """Return cells by their values where no other cell has one of these, for that holds in new data too; else by rows.

    Values are named as they stand in the table: a text that is a number stays a text.
    """
    cells = attribute.series.iloc[positions]
    different = cells.drop_duplicates()
    if len(different) > MOST_VALUES or not _is_everywhere(attribute, positions):
        return rows_at(table, positions)
    return Among(attribute.name, tuple(map(_plain, different.tolist())))


def _is_everywhere(attribute: Attribute, positions: Positions) -> bool:
    """Return whether the values at some positions stand nowhere else."""
    floats = attribute.floats
    return int(np.count_nonzero(np.isin(floats, np.unique(floats[positions])))) == len(positions)


def _plain(cell: Any) -> Any:
    return cell.item() if isinstance(cell, np.generic) and not isinstance(cell, np.datetime64) else cell


def keep(words: str) -> Decision:
    """Return the decision to leave all as it is."""
    return Decision("keep", words)


def set_missing(name: Hashable, where: Selection, n_rows: int) -> Decision:
    """Return the decision to empty the cells."""
    words = ngettext("the true value is not known: empty the cell", "the true values are not known: empty the cells",
                     n_rows)  # fmt: skip
    return Decision("set_missing", words, SetMissing(name, where))


def drop(where: Selection, n_rows: int) -> Decision:
    """Return the decision to leave the rows out."""
    return Decision("drop", ngettext("leave the row out", "leave the {n} rows out", n_rows), DropRows(where))


def correct(name: Hashable, values: Mapping[Hashable, Any], words: str) -> Decision:
    """Return the decision to put single values right."""
    return Decision("correct", words, Correct(name, dict(values)))


def usual(table: Table, attribute: Attribute, positions: Positions) -> tuple[Decision, Decision]:
    """Return the two decisions that are always there: empty the cells, or leave the rows out."""
    where, n_rows = cells_at(table, attribute, positions), len(positions)
    return set_missing(attribute.name, where, n_rows), drop(where, n_rows)


def label_at(table: Table, position: int) -> Any:
    """Return the label of one row, as Python has it."""
    return _plain(table.frame.index[position])
