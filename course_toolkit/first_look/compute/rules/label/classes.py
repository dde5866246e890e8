"""The classes of a label: its values, and in how many rows each stands."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit.first_look.compute.table import Positions, Table

#: More whole numbers than this are a quantity to be estimated, and no classes.
MOST_NUMBERS = 10


@dataclass(frozen=True, eq=False)
class Classes:
    """The values of a label as they are stored, the commonest first, with the rows of each."""

    target: Attribute
    levels: tuple[Any, ...]
    counts: tuple[int, ...]
    codes: np.ndarray

    @property
    def n_known(self) -> int:
        """In how many rows the label is known."""
        return sum(self.counts)

    def rows_of(self, place: int) -> Positions:
        """Return the rows of one class."""
        return np.flatnonzero(self.codes == place)


def read_classes(table: Table) -> Classes | None:
    """Return the classes of the label; None without a label, or where it is a quantity."""
    target = table.target
    if target is None or target.kind in {"empty", "nested", "date"}:
        return None
    if target.kind == "number" and (not target.is_whole or len(target.distinct) > MOST_NUMBERS):
        return None
    cells = target.series.astype(object)
    codes, values = pd.factorize(cells)
    counts = np.bincount(codes[codes >= 0], minlength=len(values))
    order = np.argsort(-counts, kind="stable")
    places = np.append(np.argsort(order), -1)[codes]
    return Classes(target, tuple(values[order]), tuple(counts[order].tolist()), places)
