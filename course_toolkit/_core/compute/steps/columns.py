"""Steps about whole columns: drop, rename, exchange."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import pandas as pd

from course_toolkit._core.compute.steps.literals import dict_literal, list_literal, literal
from course_toolkit._core.compute.steps.said import say_name, say_names
from course_toolkit._core.compute.steps.selections import AllRows, Selection
from course_toolkit._core.compute.steps.step import TableStep, with_column
from course_toolkit._core.words import _, ngettext


@dataclass(frozen=True)
class DropColumns(TableStep):
    """Drop columns."""

    columns: tuple[Hashable, ...]
    carries_over: bool = True

    def changed(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table without them."""
        return frame.drop(columns=list(self.columns))

    def code(self, name: str = "frame") -> str:
        """Return the line of pandas."""
        return f"{name} = {name}.drop(columns={list_literal(self.columns)})"

    def describe(self) -> str:
        """Say it."""
        n = len(self.columns)
        return ngettext("drop the column {names}", "drop {n} columns: {names}", n, names=say_names(self.columns))


@dataclass(frozen=True)
class Rename(TableStep):
    """Rename columns."""

    names: Mapping[Hashable, Hashable]
    carries_over: bool = True

    @property
    def columns(self) -> tuple[Hashable, ...]:
        """The columns under their old names."""
        return tuple(self.names)

    def changed(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table under the new names."""
        return frame.rename(columns=dict(self.names))

    def code(self, name: str = "frame") -> str:
        """Return the line of pandas."""
        return f"{name} = {name}.rename(columns={dict_literal(self.names)})"

    def describe(self) -> str:
        """Say it."""
        arrows = [f"{say_name(old)} → {say_name(new)}" for old, new in self.names.items()]
        return ngettext("rename the column {names}", "rename {n} columns: {names}", len(arrows),
                        names=_first_few(arrows))  # fmt: skip


@dataclass(frozen=True)
class SwapColumns(TableStep):
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
        """Both columns, and those that the selection looks at."""
        return tuple(dict.fromkeys((self.first, self.second, *self.where.columns)))

    def changed(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table with the values exchanged."""
        mask, first, second = self.where.mask(frame), frame[self.first], frame[self.second]
        changed = with_column(frame, self.first, first.mask(mask, second))
        return with_column(changed, self.second, second.mask(mask, first))

    def code(self, name: str = "frame") -> str:
        """Return the lines of pandas; the right side of the last one is whole before anything is put in."""
        first, second = (f"{name}[{literal(column)}]" for column in (self.first, self.second))
        return (
            f"swapped = {self.where.code(name)}\n"
            f"{first}, {second} = {first}.mask(swapped, {second}), {second}.mask(swapped, {first})"
        )

    def describe(self) -> str:
        """Say it."""
        names = {"first": say_name(self.first), "second": say_name(self.second)}
        if isinstance(self.where, AllRows):
            return _("exchange {first} and {second}", **names)
        return _("exchange {first} and {second} {which}", **names, which=self.where.describe())


def _first_few(words: list[str], limit: int = 4) -> str:
    return ", ".join([*words[:limit], "…"] if len(words) > limit else words)
