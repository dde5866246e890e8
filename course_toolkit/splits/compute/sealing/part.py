"""One set of a split: attributes and label; and how the split was asked for."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from course_toolkit._core.words import _, ngettext
from course_toolkit.splits.compute.finding import SET_NAMES
from course_toolkit.splits.compute.tables.sets import Task


@dataclass(frozen=True, eq=False)
class Part:
    """One set of a split.

    Parameters
    ----------
    key : {"train", "validation", "test"}
    frame : DataFrame
        Its rows, label included, under the index labels that they had in the whole table.
    label : column label
        Which column is the answer.

    See Also
    --------
    split : Makes three of them.
    """

    key: str
    frame: pd.DataFrame
    label: Hashable

    @property
    def X(self) -> pd.DataFrame:
        """The attributes: every column but the label, shape (n_rows, n_columns − 1)."""
        return self.frame.drop(columns=[self.label])

    @property
    def y(self) -> pd.Series:
        """The label of each row, shape (n_rows,)."""
        return self.frame[self.label]

    def __len__(self) -> int:
        return len(self.frame)

    def __repr__(self) -> str:
        """Return the size; rows are seen in ``.frame``."""
        n_rows, n_columns = self.frame.shape
        rows = ngettext("{n} row", "{n} rows", n_rows)
        attributes = ngettext("{n} attribute", "{n} attributes", n_columns - 1)
        return f"Part({_(SET_NAMES[self.key])}: {rows}, {attributes})"


@dataclass(frozen=True)
class Choices:
    """How a split was asked for."""

    label: Hashable
    task: Task
    n_rows: int
    n_test: int
    n_validation: int
    stratify: Hashable | None
    group: Hashable | None
    time: Hashable | None
    gap: Any
    random_state: int | None

    @property
    def params(self) -> dict[str, Any]:
        """The choices as scikit-learn's splitters name them."""
        return {"stratify": self.stratify, "group": self.group, "time": self.time, "random_state": self.random_state}
