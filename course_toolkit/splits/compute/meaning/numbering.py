"""The orders that identifiers make: by their number, and by the letters that they begin with."""

import re
from collections.abc import Iterator
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from course_toolkit.splits.compute.tables.columns import Column
from course_toolkit.splits.compute.tables.sets import MOST_CLASSES

Floats = NDArray[np.float64]
How = Literal["number", "beginning", "position"]

#: Exact to this many digits, a number that ends a text is still told from the next.
MOST_DIGITS = 15


def orders_of(column: Column) -> Iterator[tuple[How, dict[str, Floats]]]:
    """Return the orders that an identifier makes: its number, and the kinds that its first letters make."""
    if column.kind != "text" or column.levels is None:
        yield "number", dict(column.per_set)
        return
    texts = [str(level) for level in column.levels]
    numbers = np.array([_last_number(text) for text in texts])
    if not np.isnan(numbers).all():
        yield "number", _of_levels(column, numbers)
    beginnings, kinds = np.unique([_beginning(text) for text in texts], return_inverse=True)
    if 1 < len(beginnings) <= MOST_CLASSES and len(beginnings) ** 2 < len(texts):
        yield "beginning", _of_levels(column, kinds.astype(np.float64))


def _of_levels(column: Column, of_level: Floats) -> dict[str, Floats]:
    result = {}
    for key, values in column.per_set.items():
        known = ~np.isnan(values)
        result[key] = np.full(len(values), np.nan)
        result[key][known] = of_level[values[known].astype(np.intp)]
    return result


def _last_number(text: str) -> float:
    found = re.search(r"(\d+)\D*$", text)
    return float(found[1]) if found and len(found[1]) <= MOST_DIGITS else np.nan


def _beginning(text: str) -> str:
    found = re.match(r"[^\W\d_]*", text)
    return found[0] if found else ""
