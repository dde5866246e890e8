"""Which columns look as if they named somebody: by their name, by their texts, by how their values repeat."""

import re
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.names import FIRST_NAMES, ORDINARY, SURNAMES, hint_of, words_of
from course_toolkit.splits.compute.tables.columns import Column
from course_toolkit.splits.compute.tables.sets import MOST_CLASSES, Name

_NUMBER = re.compile(r"\s*[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?\s*%?\s*")
#: Texts that mean nothing in themselves: letters then digits, an e-mail, signs and digits in one word, a number of
#: fixed width. Up to the first letter and from the last digit on there is one way alone to read a text: long sentences
#: take no time.
_OPAQUE = re.compile(
    r"(?:(?![A-Za-z])\w)*[A-Za-z][\w#:./ -]*\d(?:(?!\d)\w)*|[^@\s]+@[^@\s]+\.\w+|(?=.*\d)[0-9a-fA-F]{8,64}"
    r"|(?=[a-zA-Z]*\d)(?=\d*[a-zA-Z])[0-9a-zA-Z]{5,}"
    r"|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|0\d{3,}|\d{3}[\d .-]{6,}"
)
_LEADS_WITH_NUMBER = re.compile(r"\d+([.,]\d+)?\s?[A-Za-z°%€$/]+\d?")  # a quantity and its unit
N_TEXTS_LOOKED_AT = 500
LONGEST_IDENTIFIER = 64
FEWEST_GROUPS = 3
MOST = 0.9


def looks_like_identifier(column: Column) -> bool:
    """Say whether a column names individuals, by its name and its values.

    Whole numbers under a name that promises nothing are never taken for names here: see ``alike.py`` for those.
    """
    hint = hint_of(column.name)
    if column.kind == "date" or hint == "ordinary" or not could_name(column):
        return False
    if hint == "sure" and n_distinct(column) >= _fewest_groups(column):
        return True
    return (hint != "none" or (is_opaque(column) and not _are_ordinary(column))) and has_many_values(column)


def _are_ordinary(column: Column) -> bool:
    """Say whether the values themselves tell a kind: ``ville_059``."""
    return bool(np.mean([bool(ORDINARY.intersection(words_of(text))) for text in sample_of_levels(column)]) >= MOST)


def full_name(names: Iterable[Name]) -> tuple[Name, ...]:
    """Return the columns of a surname and of a first name, which only together say who it is; () without both."""
    read = {name: set(words_of(name)) for name in names}
    first = [name for name, words in read.items() if words & FIRST_NAMES]
    last = [name for name, words in read.items() if words & SURNAMES and name not in first]
    return (last[0], first[0]) if first and last else ()


def _fewest_groups(column: Column) -> int:
    """Return how many values make individuals of a promising name: plain words may be kinds, as school subjects are."""
    return FEWEST_GROUPS if column.kind == "number" or is_opaque(column) else MOST_CLASSES + 1


def could_name(column: Column) -> bool:
    """Say whether values can be names at all: whole numbers, or short texts that are no measured numbers."""
    if column.kind == "number":
        return all(is_whole(values) for values in column.per_set.values())
    texts = sample_of_levels(column)
    if column.kind == "date" or not texts:
        return False
    short = np.mean([len(text) <= LONGEST_IDENTIFIER for text in texts]) >= MOST
    return bool(short) and not _are_quantities(texts)


def is_opaque(column: Column) -> bool:
    """Say whether texts mean nothing in themselves, such as "P0123", a hash or an e-mail."""
    texts = sample_of_levels(column)
    return bool(texts) and bool(np.mean([_OPAQUE.fullmatch(text) is not None for text in texts]) >= MOST)


def has_many_values(column: Column) -> bool:
    """Say whether there are more values than rows to a value; fewer make a category, or a coarse quantity."""
    n_known = column.n_known
    if column.kind == "number":
        low, high = _range(column.per_set.values())
        if (high - low + 1) ** 2 < n_known and all(is_whole(values) for values in column.per_set.values()):
            return False
    n_levels = n_distinct(column)
    return n_levels >= FEWEST_GROUPS and n_levels**2 >= n_known


def n_distinct(column: Column) -> int:
    """Return how many different values all sets hold together."""
    if column.tally is not None:
        return column.tally.n_distinct
    if column.levels is not None:
        return len(column.levels)
    values = np.unique(np.concatenate(list(column.per_set.values())))
    return int(np.count_nonzero(~np.isnan(values)))


def is_whole(values: NDArray[np.float64]) -> bool:
    """Say whether everything known is a whole number; what is missing does not count."""
    known = values[np.isfinite(values)]
    return bool((known == np.rint(known)).all())


def is_renumbered(first: NDArray[np.float64], last: NDArray[np.float64]) -> bool:
    """Say whether both sets count their rows from the same number on, so that equal numbers mean nothing."""
    return _counts_from(first) is not None and _counts_from(first) == _counts_from(last)


def _counts_from(values: NDArray[np.float64]) -> float | None:
    known = np.unique(values[np.isfinite(values)])
    if not len(known) or len(known) != len(values) or known[-1] - known[0] != len(known) - 1:
        return None
    return float(known[0])


def _range(parts: Iterable[NDArray[np.float64]]) -> tuple[float, float]:
    known = [values[np.isfinite(values)] for values in parts]
    every = [values for values in known if len(values)]
    return (min(float(v.min()) for v in every), max(float(v.max()) for v in every)) if every else (0.0, 0.0)


def sample_of_levels(column: Column) -> list[str]:
    """Return some of the texts of a column, evenly chosen, without those that are empty."""
    levels: NDArray[Any] = column.levels if column.levels is not None else np.array([], dtype=object)
    chosen = levels[:: max(1, len(levels) // N_TEXTS_LOOKED_AT)][:N_TEXTS_LOOKED_AT]
    return [text for text in (str(level).strip() for level in chosen) if text]


def _are_quantities(texts: list[str]) -> bool:
    """Say whether texts are numbers with decimals, or numbers with a unit."""
    if all(text.isdecimal() for text in texts):
        return False
    numbers = np.mean([_NUMBER.fullmatch(text) is not None for text in texts])
    units = np.mean([_LEADS_WITH_NUMBER.fullmatch(text) is not None for text in texts])
    return bool(numbers >= MOST) or (bool(units >= MOST) and not _are_hexadecimal(texts))


def _are_hexadecimal(texts: list[str]) -> bool:
    return all(re.fullmatch(r"[0-9a-fA-F]{8,64}", text) for text in texts)
