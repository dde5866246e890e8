"""One step of a cleaning as it was recorded: what, why, and how large the table was before and after."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.printing import on_one_line
from course_toolkit._core.compute.steps import NumberRows, Rename, Step
from course_toolkit._core.words import _, format_count, ngettext

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class TableSize:
    """How large a table is.

    Attributes
    ----------
    n_rows, n_columns : int
    n_missing : int
        How many of its cells are empty.
    """

    n_rows: int
    n_columns: int
    n_missing: int

    def __str__(self) -> str:
        """Return rows × columns, in the current language."""
        rows = ngettext("{n} row", "{n} rows", self.n_rows)
        columns = ngettext("{n} column", "{n} columns", self.n_columns)
        return f"{rows} × {columns}"


@dataclass(frozen=True)
class StepRecord:
    """One step that was taken, with its reason and its counts.

    What was done to the table, by which rule, and how much did it change? Whoever reads the model's score later has a
    right to know.

    Attributes
    ----------
    step : Step
        It can be applied (``.apply(frame)``), written as pandas (``.code()``) and said (``.describe()``).
    reason : str
    before, after : TableSize
    n_cells_changed : int
        How many cells, of those that stay, hold something else than before.

    See Also
    --------
    Cleaning : Records them.
    """

    step: Step
    reason: str
    before: TableSize
    after: TableSize
    n_cells_changed: int

    @property
    def carries_over(self) -> bool:
        """Whether the step means the same for new data; one that names rows does not."""
        return self.step.carries_over

    @property
    def n_rows_dropped(self) -> int:
        """How many rows went."""
        return self.before.n_rows - self.after.n_rows

    @property
    def n_columns_dropped(self) -> int:
        """How many columns went."""
        return self.before.n_columns - self.after.n_columns

    @property
    def n_made_missing(self) -> int:
        """How many more cells are empty, of those that stay; fewer where empty ones were filled."""
        gone = bool(self.n_rows_dropped or self.n_columns_dropped)
        return 0 if gone else self.after.n_missing - self.before.n_missing

    def __repr__(self) -> str:
        """Return what, how much and why on one line: ``cleaning.steps`` is read, too."""
        return f"StepRecord({self.describe()} ({self.counts()}) – {on_one_line(self.reason)})"

    def describe(self) -> str:
        """Say what was done, in the current language."""
        return self.step.describe()

    def counts(self) -> str:
        """Say what it changed, in the current language."""
        return ", ".join(self._counts()) or _("nothing changed")

    def _counts(self) -> Iterator[str]:
        if self.n_rows_dropped:
            yield ngettext("{n} row less", "{n} rows less", self.n_rows_dropped)
        if self.n_columns_dropped:
            yield ngettext("{n} column less", "{n} columns less", self.n_columns_dropped)
        if isinstance(self.step, Rename):
            yield ngettext("{n} new name", "{n} new names", len(self.step.names))
        if isinstance(self.step, NumberRows):
            yield _("new labels of rows")
        yield from self._counts_of_cells()

    def _counts_of_cells(self) -> Iterator[str]:
        changed, emptied = self.n_cells_changed, self.n_made_missing
        if emptied and emptied == changed:
            yield ngettext("{n} cell set missing", "{n} cells set missing", changed)
        elif emptied and -emptied == changed:
            yield ngettext("{n} empty cell filled", "{n} empty cells filled", changed)
        elif changed:
            yield ngettext("{n} cell changed", "{n} cells changed", changed)
            if emptied > 0:
                yield _("{n} now missing", n=format_count(emptied))


def size_of(frame: pd.DataFrame) -> TableSize:
    """Return how large a table is."""
    return TableSize(frame.shape[0], frame.shape[1], int(frame.isna().to_numpy().sum()))


def cells_changed(before: pd.DataFrame, after: pd.DataFrame, step: Step) -> int:
    """Count the cells that hold something else; none where rows or columns went or only got other names."""
    return sum(int(mask.sum()) for mask in changed_masks(before, after, step).values())


def changed_masks(before: pd.DataFrame, after: pd.DataFrame, step: Step) -> dict[object, Mask]:
    """Return, for each column that the step is about, which cells hold something else."""
    if len(before) != len(after) or isinstance(step, Rename):
        return {}
    return {
        name: differ(before[name], after[name])
        for name in step.columns
        if name in before.columns and name in after.columns
    }


def differ(one: pd.Series, other: pd.Series) -> Mask:
    """Return where two columns of the same rows hold different things; two empty cells are the same."""
    missing, other_missing = (column.isna().to_numpy(dtype=bool) for column in (one, other))
    known = ~(missing | other_missing)
    different = missing != other_missing
    different[known] = _known_differ(one[known], other[known])
    return np.asarray(different)


def _known_differ(one: pd.Series, other: pd.Series) -> Mask:
    if one.dtype == other.dtype and one.dtype != object and not isinstance(one.dtype, pd.CategoricalDtype):
        return np.asarray(one.array != other.array, dtype=bool)
    if all(_is_real(column.dtype) for column in (one, other)):
        return np.asarray(one.to_numpy(dtype=np.float64) != other.to_numpy(dtype=np.float64))
    pairs = zip(one.astype(object), other.astype(object), strict=True)
    return np.fromiter((_is_other(cell, new) for cell, new in pairs), dtype=bool, count=len(one))


def _is_real(dtype: Any) -> bool:
    return pd.api.types.is_numeric_dtype(dtype) and not pd.api.types.is_complex_dtype(dtype)


def _is_other(cell: object, new: object) -> bool:
    """Compare two cells; those that cannot be, as lists of arrays, by how they are written."""
    try:
        return type(cell) is not type(new) or bool(cell != new)
    except (TypeError, ValueError):
        return repr(cell) != repr(new)
