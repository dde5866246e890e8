"""Steps about rows: drop them, put single values right, number them anew."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from course_toolkit._core.compute.steps.literals import list_literal, literal
from course_toolkit._core.compute.steps.selections import Rows, Selection
from course_toolkit._core.words import _, ngettext


@dataclass(frozen=True)
class DropRows:
    """Drop the rows of a selection."""

    where: Selection

    @property
    def carries_over(self) -> bool:
        """Whether the selection does."""
        return self.where.carries_over

    @property
    def columns(self) -> tuple[Hashable, ...]:
        """The column that the selection looks at."""
        column = getattr(self.where, "column", None)
        return getattr(self.where, "columns", () if column is None else (column,))

    def apply(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table without the rows."""
        return frame.loc[~self.where.mask(frame)]

    def code(self, name: str = "frame") -> str:
        """Return the line of pandas."""
        if isinstance(self.where, Rows):
            return f"{name} = {name}.drop(index={list_literal(self.where.labels)})"
        return f"{name} = {name}.loc[~({self.where.code(name)})]"

    def describe(self) -> str:
        """Say it."""
        if isinstance(self.where, Rows):
            return ngettext("drop {n} row", "drop {n} rows", len(self.where.labels))
        return _("drop the rows where {condition}", condition=self.where.code("frame"))


@dataclass(frozen=True)
class Correct:
    """Put single values of a column right, by index labels."""

    column: Hashable
    values: Mapping[Hashable, Any]
    carries_over: bool = False

    @property
    def columns(self) -> tuple[Hashable, ...]:
        """The column corrected."""
        return (self.column,)

    def apply(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table with the values in it."""
        column = frame[self.column]
        for label, value in self.values.items():
            column = column.mask(frame.index == label, value)
        return _with(frame, self.column, column)

    def code(self, name: str = "frame") -> str:
        """Return the lines of pandas, one a value."""
        column = f"{name}[{literal(self.column)}]"
        return "\n".join(
            f"{column} = {column}.mask({name}.index == {literal(label)}, {literal(value)})"
            for label, value in self.values.items()
        )

    def describe(self) -> str:
        """Say it."""
        return ngettext("correct {n} value of {column}", "correct {n} values of {column}", len(self.values),
                        column=self.column)  # fmt: skip


@dataclass(frozen=True)
class NumberRows:
    """Number the rows anew, 0 first: labels that repeat name no row."""

    carries_over: bool = True

    @property
    def columns(self) -> tuple[Hashable, ...]:
        """No column is concerned."""
        return ()

    def apply(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table under new labels."""
        return frame.reset_index(drop=True)

    def code(self, name: str = "frame") -> str:
        """Return the line of pandas."""
        return f"{name} = {name}.reset_index(drop=True)"

    def describe(self) -> str:
        """Say it."""
        return _("number the rows anew")


def _with(frame: pd.DataFrame, name: Hashable, column: pd.Series) -> pd.DataFrame:
    changed = frame.copy(deep=False)
    changed[name] = column
    return changed
