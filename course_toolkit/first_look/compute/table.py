"""A table as the rules of the audit read it: its attributes, its label, and which cells are explained already."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.attribute import Attribute, Kind, read_attribute

Positions = NDArray[np.intp]
Mask = NDArray[np.bool_]
Range = tuple[float | None, float | None]


@dataclass(frozen=True, eq=False)
class Table:
    """A table, what is known of it, and what has been explained.

    ``explained`` holds, for each column in which a rule found something, the cells that need no other explanation: an
    age of 999 that is a code for "not known" is no outlier beside it.
    """

    frame: pd.DataFrame
    label: Hashable | None = None
    ranges: Mapping[Hashable, Range] = field(default_factory=dict)
    explained: dict[Hashable, Mask] = field(default_factory=dict)
    _read: dict[Hashable, Attribute] = field(default_factory=dict)

    @property
    def n_rows(self) -> int:
        """How many rows there are."""
        return len(self.frame)

    @property
    def names(self) -> list[Hashable]:
        """The names of all columns, the label among them."""
        return list(self.frame.columns)

    def attribute(self, name: Hashable) -> Attribute:
        """Return a column and what it holds, read once."""
        if name not in self._read:
            self._read[name] = read_attribute(self.frame[name])
        return self._read[name]

    def attributes(self, *kinds: Kind) -> Iterable[Attribute]:
        """Yield the columns of some kinds (of every kind where none is named), the label left out."""
        for name in self.names:
            if (self.label is None or name != self.label) and (not kinds or self.attribute(name).kind in kinds):
                yield self.attribute(name)

    @property
    def target(self) -> Attribute | None:
        """The label, where one was named."""
        return None if self.label is None else self.attribute(self.label)

    def open_floats(self, name: Hashable) -> NDArray[np.float64]:
        """Return the values of a column, NaN where a cell is explained already; not to be written to."""
        floats = self.attribute(name).floats
        return np.where(self.explained[name], np.nan, floats) if name in self.explained else floats

    def explain(self, columns: Iterable[Hashable], positions: Positions) -> None:
        """Note that cells need no other explanation."""
        for name in columns:
            self.explained.setdefault(name, np.zeros(self.n_rows, dtype=bool))[positions] = True


Severity = Literal["error", "warning", "question"]
