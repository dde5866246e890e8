"""Steps about columns: drop, rename, set missing, convert, map."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from course_toolkit._core.compute.meaning.numbers import read_numbers
from course_toolkit._core.compute.steps.literals import dict_literal, list_literal, literal
from course_toolkit._core.compute.steps.selections import Selection
from course_toolkit._core.words import _, ngettext


def _with(frame: pd.DataFrame, name: Hashable, column: pd.Series) -> pd.DataFrame:
    changed = frame.copy(deep=False)
    changed[name] = column
    return changed


@dataclass(frozen=True)
class DropColumns:
    """Drop columns."""

    columns: tuple[Hashable, ...]
    carries_over: bool = True

    def apply(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table without them."""
        return frame.drop(columns=list(self.columns))

    def code(self, name: str = "frame") -> str:
        """Return the line of pandas."""
        return f"{name} = {name}.drop(columns={list_literal(self.columns)})"

    def describe(self) -> str:
        """Say it."""
        names = ", ".join(map(str, self.columns))
        return ngettext("drop the column {names}", "drop {n} columns: {names}", len(self.columns), names=names)


@dataclass(frozen=True)
class _OneColumn:
    """A step about one column."""

    column: Hashable

    @property
    def columns(self) -> tuple[Hashable, ...]:
        """The column."""
        return (self.column,)

    def _cell(self, name: str) -> str:
        return f"{name}[{literal(self.column)}]"


@dataclass(frozen=True)
class SetMissing(_OneColumn):
    """Set cells of a column missing."""

    where: Selection

    @property
    def carries_over(self) -> bool:
        """Whether the selection does."""
        return self.where.carries_over

    def apply(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table with the cells empty."""
        return _with(frame, self.column, frame[self.column].mask(self.where.mask(frame)))

    def code(self, name: str = "frame") -> str:
        """Return the line of pandas."""
        return f"{self._cell(name)} = {self._cell(name)}.mask({self.where.code(name)})"

    def describe(self) -> str:
        """Say it."""
        return _("set values of {column} missing", column=self.column)


@dataclass(frozen=True)
class Rescale(_OneColumn):
    """Convert cells of a column to another unit: value × factor + offset."""

    where: Selection
    factor: float
    offset: float = 0.0

    @property
    def carries_over(self) -> bool:
        """Whether the selection does."""
        return self.where.carries_over

    def apply(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table with the cells converted."""
        values = frame[self.column]
        return _with(frame, self.column, values.mask(self.where.mask(frame), values * self.factor + self.offset))

    def code(self, name: str = "frame") -> str:
        """Return the line of pandas."""
        cell, offset = self._cell(name), f" + {literal(self.offset)}" if self.offset else ""
        return f"{cell} = {cell}.mask({self.where.code(name)}, {cell} * {literal(self.factor)}{offset})"

    def describe(self) -> str:
        """Say it."""
        return _("convert values of {column}", column=self.column)


@dataclass(frozen=True)
class MapValues(_OneColumn):
    """Write values of a column otherwise: spellings of a category, words of a label."""

    mapping: Mapping[Any, Any]
    carries_over: bool = True

    def apply(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table with the values written otherwise; the others stay."""
        return _with(frame, self.column, frame[self.column].replace(dict(self.mapping)))

    def code(self, name: str = "frame") -> str:
        """Return the line of pandas."""
        return f"{self._cell(name)} = {self._cell(name)}.replace({dict_literal(self.mapping)})"

    def describe(self) -> str:
        """Say it."""
        return ngettext(
            "write {n} value of {column} otherwise", "write {n} values of {column} otherwise", len(self.mapping),
            column=self.column,
        )  # fmt: skip


@dataclass(frozen=True)
class FillMissing(_OneColumn):
    """Put one value into the empty cells of a column, as for a label whose NULL means "no"."""

    value: Any
    carries_over: bool = True

    def apply(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table with the cells filled."""
        return _with(frame, self.column, frame[self.column].fillna(self.value))

    def code(self, name: str = "frame") -> str:
        """Return the line of pandas."""
        return f"{self._cell(name)} = {self._cell(name)}.fillna({literal(self.value)})"

    def describe(self) -> str:
        """Say it."""
        return _("fill the empty cells of {column} with {value}", column=self.column, value=self.value)


@dataclass(frozen=True)
class ToNumbers(_OneColumn):
    """Read texts as numbers, a decimal comma as a point; what is no number becomes missing."""

    carries_over: bool = True

    def apply(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table with the column as numbers."""
        raise NotImplementedError(read_numbers)

    def code(self, name: str = "frame") -> str:
        """Return the line of pandas."""
        cell = self._cell(name)
        return f'{cell} = pd.to_numeric({cell}.astype(str).str.replace(",", "."), errors="coerce")'

    def describe(self) -> str:
        """Say it."""
        return _("read {column} as numbers", column=self.column)


@dataclass(frozen=True)
class ToDates(_OneColumn):
    """Read texts as dates in one format; what is no date becomes missing."""

    format: str
    carries_over: bool = True

    def apply(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table with the column as dates."""
        return _with(frame, self.column, pd.to_datetime(frame[self.column], format=self.format, errors="coerce"))

    def code(self, name: str = "frame") -> str:
        """Return the line of pandas."""
        cell = self._cell(name)
        return f'{cell} = pd.to_datetime({cell}, format={self.format!r}, errors="coerce")'

    def describe(self) -> str:
        """Say it."""
        return _("read {column} as dates", column=self.column)


@dataclass(frozen=True)
class Rename:
    """Rename columns."""

    names: Mapping[Hashable, Hashable]
    carries_over: bool = True

    @property
    def columns(self) -> tuple[Hashable, ...]:
        """The columns under their old names."""
        return tuple(self.names)

    def apply(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table under the new names."""
        return frame.rename(columns=dict(self.names))

    def code(self, name: str = "frame") -> str:
        """Return the line of pandas."""
        return f"{name} = {name}.rename(columns={dict_literal(self.names)})"

    def describe(self) -> str:
        """Say it."""
        return ngettext("rename {n} column", "rename {n} columns", len(self.names))


@dataclass(frozen=True)
class SwapColumns:
    """Exchange the values of two columns on some rows."""

    first: Hashable
    second: Hashable
    where: Selection

    @property
    def carries_over(self) -> bool:
        """Whether the selection does."""
        return self.where.carries_over

    @property
    def columns(self) -> tuple[Hashable, ...]:
        """Both columns."""
        return (self.first, self.second)

    def apply(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table with the values exchanged."""
        mask, first, second = self.where.mask(frame), frame[self.first], frame[self.second]
        changed = _with(frame, self.first, first.mask(mask, second))
        return _with(changed, self.second, second.mask(mask, first))

    def code(self, name: str = "frame") -> str:
        """Return the lines of pandas."""
        first, second, where = literal(self.first), literal(self.second), self.where.code(name)
        return (
            f"swapped = {name}.copy()\n"
            f"swapped[{first}] = {name}[{first}].mask({where}, {name}[{second}])\n"
            f"swapped[{second}] = {name}[{second}].mask({where}, {name}[{first}])\n"
            f"{name} = swapped"
        )

    def describe(self) -> str:
        """Say it."""
        return _("exchange {first} and {second}", first=self.first, second=self.second)
