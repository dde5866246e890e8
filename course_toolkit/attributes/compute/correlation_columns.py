"""Which columns of a table can be held against one another, and why the others cannot."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.attribute import Attribute, read_attribute
from course_toolkit._core.compute.meaning.names import hint_of
from course_toolkit._core.words import N_
from course_toolkit.attributes.compute.association import as_category, is_category, is_constant, known_rows, unit

ReasonLeftOut = Literal["empty", "nested", "constant", "identifier", "too_many_levels", "weak_links"]

#: Why columns are left out, to be translated when it is said.
WORDS_LEFT_OUT: dict[ReasonLeftOut, str] = {
    "empty": N_("without a known value"),
    "nested": N_("tables or lists in the cells"),
    "constant": N_("the same value everywhere"),
    "identifier": N_("an identifier"),
    "too_many_levels": N_("texts of which almost every row has its own"),
    "weak_links": N_("links weaker than those looked at"),
}
#: A category of which most rows have their own value, or with more values than this, is a name rather than a kind.
MOST_LEVELS = 1_000
ROWS_A_LEVEL = 2
NEARLY_ALL = 0.9
#: A label of so many different whole numbers at most has classes, whose numbers say nothing.
MOST_CLASSES = 20
#: Of more columns than this, those with the strongest links are looked at: a matrix of all would fill the memory.
MOST_COLUMNS = 2_000
#: Rows that the search for strong links looks at, and columns at a time.
N_ROWS_SCREENED, N_COLUMNS_AT_A_TIME = 500, 500


@dataclass(frozen=True)
class LeftOut:
    """A column that is in no pair, and why; ``n_distinct`` values where there were too many."""

    name: Hashable
    reason: ReasonLeftOut
    n_distinct: int = 0


@dataclass(frozen=True, eq=False)
class Columns:
    """The columns to hold against one another, those left out, and the label.

    ``label_is_missing``: the label has one value and missing ones, so that knowing it or not is what tells rows apart.
    ``label`` is None where the column called ``label_name`` tells nothing apart.
    """

    used: tuple[Attribute, ...]
    left_out: tuple[LeftOut, ...]
    label: Attribute | None = None
    label_is_missing: bool = False
    label_name: Hashable | None = None


def choose_columns(frame: pd.DataFrame, label: Hashable | None) -> Columns:
    """Read every column once, and leave out what no measure says anything about."""
    read = [read_attribute(frame.iloc[:, place]) for place in range(frame.shape[1])]
    of_label = frame.columns.get_loc(label) if label is not None else -1
    others = [one for place, one in enumerate(read) if place != of_label]
    judged = [(one, reason_left_out(one)) for one in others]
    used, weak = _strongest([one for one, reason in judged if reason is None])
    left_out = [LeftOut(one.name, reason, _n_levels(one)) for one, reason in judged if reason is not None]
    target, is_missing = _as_label(read[of_label]) if label is not None else (None, False)
    return Columns(tuple(used), (*left_out, *weak), target, is_missing, label)


def reason_left_out(attribute: Attribute) -> ReasonLeftOut | None:
    """Return why a column is left out, None where it is not."""
    if attribute.kind == "nested":
        return "nested"
    rows = known_rows(attribute)
    n_known = int(np.count_nonzero(rows))
    if n_known == 0:
        return "empty"
    if is_constant(attribute, rows):
        return "constant"
    if is_category(attribute):
        too_many = min(MOST_LEVELS, n_known / ROWS_A_LEVEL) < _n_levels(attribute)
        return "too_many_levels" if too_many else None
    return "identifier" if _is_identifier(attribute) else None


def _is_identifier(attribute: Attribute) -> bool:
    """Return whether whole numbers are names: called so, and nearly all different (a row may stand there twice)."""
    known = attribute.kind == "number" and hint_of(attribute.name) == "sure"
    return known and attribute.is_whole and len(attribute.distinct) >= NEARLY_ALL * len(attribute.known)


def _n_levels(attribute: Attribute) -> int:
    return 0 if attribute.levels is None else len(attribute.levels)


def _as_label(label: Attribute) -> tuple[Attribute | None, bool]:
    """Return a label whose classes are categories, and whether they are to be known or not."""
    if label.kind == "nested":
        return None, False
    rows = known_rows(label)
    if rows.any() and not is_constant(label, rows):
        return (as_category(label) if _has_classes(label) else label), False
    if label.is_missing.any() and rows.any():
        known = (~label.is_missing).astype(np.float64)
        return Attribute(label.name, label.series, "boolean", known), True
    return None, False


def _has_classes(label: Attribute) -> bool:
    """Return whether a label has more than two classes, coded as numbers; of two, the order says which is which."""
    return label.kind == "number" and label.is_whole and 2 < len(label.distinct) <= MOST_CLASSES


def _strongest(used: Sequence[Attribute]) -> tuple[list[Attribute], list[LeftOut]]:
    """Return the columns to look at, and those left out because there are too many."""
    if len(used) <= MOST_COLUMNS:
        return list(used), []
    ranks = np.argsort(-strongest_links(used), kind="stable")[:MOST_COLUMNS]
    kept = set(ranks.tolist())
    weak = [LeftOut(one.name, "weak_links") for place, one in enumerate(used) if place not in kept]
    return [used[place] for place in sorted(kept)], weak


def strongest_links(attributes: Sequence[Attribute]) -> NDArray[np.float32]:
    """Return, roughly, each column's strongest link: on a few rows, what is missing taken as the mean."""
    n_rows = len(attributes[0].floats)
    step = max(1, n_rows // N_ROWS_SCREENED)
    table = np.stack([_screened(one.floats[::step]) for one in attributes], axis=1)
    found = np.zeros(len(attributes), dtype=np.float32)
    for start in _starts(len(attributes)):
        block = np.abs(table[:, start : start + N_COLUMNS_AT_A_TIME].T @ table)
        block[np.arange(len(block)), start + np.arange(len(block))] = 0
        found[start : start + len(block)] = block.max(axis=1)
    return found


def _starts(n_columns: int) -> Iterator[int]:
    yield from range(0, n_columns, N_COLUMNS_AT_A_TIME)


def _screened(values: NDArray[np.float64]) -> NDArray[np.float32]:
    finite = np.isfinite(values)
    filled = np.zeros(len(values), dtype=np.float32)
    filled[finite] = np.nan_to_num(unit(values[finite]))
    return filled
