"""Which columns only name or number the rows, and how rows are named in a step."""

import re

import numpy as np

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.meaning.names import hint_of
from course_toolkit._core.compute.steps import Rows
from course_toolkit.first_look.compute.table import Positions, Table

#: So many of the values differ where a column names rows; the others are rows entered twice.
MOST_DIFFER = 0.9
FEWEST_NAMED = 5
#: Numbers count rows where so many are followed by the next; without a name that says so, that takes so many rows.
NEARLY_ALL, FEWEST_COUNTED = 0.8, 30
#: Letters then digits, a hash, an e-mail. Each text is read in one way alone: with several, sentences take for ever.
_OPAQUE = re.compile(
    r"[A-Za-z]+([-_#:/. ][A-Za-z]+)*[-_#:/. ]?\d[\w-]*|[0-9a-fA-F]{8,64}|[0-9a-fA-F-]{36}|[^@\s]+@[^@\s]+"
)
N_TEXTS_READ = 200


def names_rows(attribute: Attribute) -> bool:
    """Say whether a column only names or numbers the rows: such a column tells nothing of whoever the row is about."""
    n_known = int(np.count_nonzero(~attribute.is_missing))
    n_distinct = len(attribute.distinct) if attribute.levels is None else len(attribute.levels)
    if n_known < FEWEST_NAMED or n_distinct < MOST_DIFFER * n_known or attribute.kind in {"date", "nested", "boolean"}:
        return False
    hint = hint_of(attribute.name)
    if attribute.kind == "number":
        return attribute.is_whole and (hint in {"sure", "weak"} or (hint != "ordinary" and _counts(attribute)))
    return hint in {"sure", "weak"} or (hint != "ordinary" and _is_opaque(attribute))


def _counts(attribute: Attribute) -> bool:
    """Say whether whole numbers count from somewhere on: nearly all are followed by the next one."""
    distinct = attribute.distinct
    return len(distinct) >= FEWEST_COUNTED and bool((np.diff(distinct) == 1).mean() >= NEARLY_ALL)


def _is_opaque(attribute: Attribute) -> bool:
    if attribute.levels is None:
        return False
    some = attribute.levels[:: max(1, len(attribute.levels) // N_TEXTS_READ)]
    return bool(np.mean([_OPAQUE.fullmatch(str(text).strip()) is not None for text in some]) >= MOST_DIFFER)


def select(table: Table, positions: Positions) -> Rows | None:
    """Return rows by their labels; None where labels repeat, since they name no row then."""
    index = table.frame.index
    return Rows(tuple(index[positions].tolist())) if index.is_unique else None
