"""Steps about rows: drop them, put single values right, number them anew."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

import pandas as pd

from course_toolkit._core.compute.steps.categories import add_categories, new_categories
from course_toolkit._core.compute.steps.literals import dict_literal, list_literal, literal
from course_toolkit._core.compute.steps.said import say_name, say_names, say_value
from course_toolkit._core.compute.steps.selections import AllRows, Missing, Repeated, Rows, Selection
from course_toolkit._core.compute.steps.step import TableStep, with_column
from course_toolkit._core.words import _, ngettext

N_SAID = 3
#: Labels that are compared; the others are looked up: a tuple, say, would be taken for a column of labels.
COMPARED = {int, str}


@dataclass(frozen=True)
class DropRows(TableStep):
    """Drop the rows of a selection."""

    where: Selection

    @property
    def carries_over(self) -> bool:
        """Whether the selection does."""
        return self.where.carries_over

    @property
    def columns(self) -> tuple[Hashable, ...]:
        """The columns that the selection looks at."""
        return self.where.columns

    def changed(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table without the rows."""
        match self.where:
            case Rows(labels):
                return frame.drop(index=list(labels), errors="ignore")
            case Repeated(columns):
                return frame.drop_duplicates(subset=list(columns) or None)
            case Missing(column):
                return frame.dropna(subset=[column])
        return frame.loc[~self.where.mask(frame)]

    def code(self, name: str = "frame") -> str:
        """Return the line of pandas."""
        return f"{name} = {name}.{self._method(name)}"

    def _method(self, name: str) -> str:
        """Return what pandas has for this kind of selection."""
        match self.where:
            case Rows(labels):  # a cell of a notebook is run twice: the second time the rows are gone
                return f'drop(index={list_literal(labels)}, errors="ignore")'
            case Repeated():
                return f"drop_duplicates({self.where.subset_code()})"
            case Missing(column):
                return f"dropna(subset={list_literal([column])})"
        condition = self.where.code(name)
        return f"loc[~({condition})]" if " & " in condition else f"loc[~{condition}]"

    def describe(self) -> str:
        """Say it."""
        if isinstance(self.where, Rows):
            labels = self.where.labels
            return ngettext("drop row {names}", "drop {n} rows: {names}", len(labels), names=say_names(labels))
        if isinstance(self.where, AllRows):
            return _("drop all rows")
        return _("drop the rows {which}", which=self.where.describe())


@dataclass(frozen=True)
class Correct(TableStep):
    """Put single values of a column right, by index labels."""

    column: Hashable
    values: Mapping[Hashable, Any]
    carries_over: bool = False
    new_categories: tuple[Any, ...] = ()

    @property
    def columns(self) -> tuple[Hashable, ...]:
        """The column corrected."""
        return (self.column,)

    def fitted(self, frame: pd.DataFrame) -> Self:
        """Return the same step with the categories that the column does not have yet."""
        return replace(self, new_categories=new_categories(frame, self.column, self.values.values()))

    carried_to = fitted

    def changed(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table with the values in it."""
        column = add_categories(frame[self.column], self.new_categories)
        for label, value in self.values.items():
            column = column.mask(_is_row(frame.index, label), value)
        return with_column(frame, self.column, column)

    def code(self, name: str = "frame") -> str:
        """Return the lines of pandas: one for a single value, a loop over a dictionary for several."""
        column = f"{name}[{literal(self.column)}]"
        first = [f"{column} = {column}.cat.add_categories({list_literal(self.new_categories)})"]
        if len(self.values) == 1:
            ((label, value),) = self.values.items()
            lines = [f"{column} = {column}.mask({_code_of_row(name, label)}, {literal(value)})"]
        else:
            lines = [
                f"corrections = {dict_literal(self.values)}",
                "for row, value in corrections.items():",
                f"    {column} = {column}.mask({name}.index.isin([row]), value)",
            ]
        return "\n".join([*(first if self.new_categories else []), *lines])

    def describe(self) -> str:
        """Say it."""
        changes = ", ".join(
            _("row {row}: {value}", row=say_name(row), value=say_value(value))
            for row, value in list(self.values.items())[:N_SAID]
        )
        if len(self.values) > N_SAID:
            changes += ", …"
        return ngettext("correct {n} value of {column} ({changes})", "correct {n} values of {column} ({changes})",
                        len(self.values), column=say_name(self.column), changes=changes)  # fmt: skip


def _is_row(index: pd.Index, label: Hashable) -> Any:
    return index == label if type(label) in COMPARED else index.isin([label])


def _code_of_row(name: str, label: Hashable) -> str:
    index = f"{name}.index"
    return f"{index} == {literal(label)}" if type(label) in COMPARED else f"{index}.isin({list_literal([label])})"


@dataclass(frozen=True)
class NumberRows(TableStep):
    """Number the rows anew, 0 first: labels that repeat name no row."""

    carries_over: bool = True

    @property
    def columns(self) -> tuple[Hashable, ...]:
        """No column is concerned."""
        return ()

    def changed(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table under new labels."""
        return frame.reset_index(drop=True)

    def code(self, name: str = "frame") -> str:
        """Return the line of pandas."""
        return f"{name} = {name}.reset_index(drop=True)"

    def describe(self) -> str:
        """Say it."""
        return _("number the rows anew, from 0")
