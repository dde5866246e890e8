"""Steps about the cells of one column: set missing, convert to another unit, write otherwise, fill."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

import pandas as pd

from course_toolkit._core.compute.steps.categories import add_categories, new_categories
from course_toolkit._core.compute.steps.literals import dict_literal, list_literal, literal
from course_toolkit._core.compute.steps.said import say_changes, say_name, say_value
from course_toolkit._core.compute.steps.selections import AllRows, Selection
from course_toolkit._core.compute.steps.step import TableStep, with_column
from course_toolkit._core.words import _, ngettext


@dataclass(frozen=True)
class OneColumn(TableStep):
    """A step about one column."""

    column: Hashable

    @property
    def columns(self) -> tuple[Hashable, ...]:
        """The column."""
        return (self.column,)

    def cell(self, name: str) -> str:
        """Return the column in code."""
        return f"{name}[{literal(self.column)}]"


@dataclass(frozen=True)
class _SomeCells(OneColumn):
    """A step about the cells of one column on some rows."""

    where: Selection

    @property
    def carries_over(self) -> bool:
        """Whether the selection does."""
        return self.where.carries_over

    @property
    def columns(self) -> tuple[Hashable, ...]:
        """The column, and those that the selection looks at."""
        return tuple(dict.fromkeys((self.column, *self.where.columns)))


@dataclass(frozen=True)
class SetMissing(_SomeCells):
    """Set cells of a column missing."""

    def changed(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table with the cells empty."""
        return with_column(frame, self.column, frame[self.column].mask(self.where.mask(frame)))

    def code(self, name: str = "frame") -> str:
        """Return the line of pandas."""
        return f"{self.cell(name)} = {self.cell(name)}.mask({self.where.code(name)})"

    def describe(self) -> str:
        """Say it."""
        return _("set {column} missing {which}", column=say_name(self.column), which=self.where.describe())


@dataclass(frozen=True)
class Rescale(_SomeCells):
    """Convert cells of a column to another unit: value × factor + offset."""

    factor: float
    offset: float = 0.0

    def changed(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table with the cells converted."""
        values = frame[self.column]
        converted = values * self.factor + self.offset if self.offset else values * self.factor
        if not isinstance(self.where, AllRows):
            converted = converted.where(self.where.mask(frame), values)
        return with_column(frame, self.column, converted)

    def code(self, name: str = "frame") -> str:
        """Return the line of pandas."""
        cell = self.cell(name)
        converted = f"{cell} * {literal(self.factor)}" + (f" + {literal(self.offset)}" if self.offset else "")
        if isinstance(self.where, AllRows):
            return f"{cell} = {converted}"
        return f"{cell} = ({converted}).where({self.where.code(name)}, {cell})"

    def describe(self) -> str:
        """Say it."""
        formula = f"× {say_value(self.factor)}" + (f" + {say_value(self.offset)}" if self.offset else "")
        return _("convert {column} ({formula}) {which}", column=say_name(self.column), formula=formula,
                 which=self.where.describe())  # fmt: skip


@dataclass(frozen=True)
class MapValues(OneColumn):
    """Write values of a column otherwise: spellings of a category, words of a label; the others stay."""

    mapping: Mapping[Any, Any]
    carries_over: bool = True
    new_categories: tuple[Any, ...] = ()

    def fitted(self, frame: pd.DataFrame) -> Self:
        """Return the same step with the categories that the column does not have yet."""
        return replace(self, new_categories=new_categories(frame, self.column, self.mapping.values()))

    carried_to = fitted

    def changed(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table with the values written otherwise."""
        column = add_categories(frame[self.column], self.new_categories).replace(self._replacements())
        if self._changes_kind:
            column = column.infer_objects()
        if self.new_categories:
            column = column.cat.remove_unused_categories()
        return with_column(frame, self.column, column)

    def code(self, name: str = "frame") -> str:
        """Return the line of pandas."""
        cell = self.cell(name)
        added = f".cat.add_categories({list_literal(self.new_categories)})" if self.new_categories else ""
        removed = ".cat.remove_unused_categories()" if self.new_categories else ""
        inferred = ".infer_objects()" if self._changes_kind else ""
        return f"{cell} = {cell}{added}.replace({dict_literal(self._replacements())}){inferred}{removed}"

    def describe(self) -> str:
        """Say it."""
        return ngettext(
            "in {column}, write {n} value otherwise: {changes}", "in {column}, write {n} values otherwise: {changes}",
            len(self.mapping), column=say_name(self.column), changes=say_changes(self.mapping),
        )  # fmt: skip

    @property
    def _changes_kind(self) -> bool:
        """Whether texts become numbers or the reverse: pandas would store both as mere objects."""
        kinds = [{type(one) for one in some if not _is_missing(one)} for some in (self.mapping, self.mapping.values())]
        return bool(kinds[1]) and kinds[0] != kinds[1]

    def _replacements(self) -> dict[Any, Any]:
        """Return the mapping with NaN for each kind of missing: None would turn a column of numbers into objects."""
        return {old: float("nan") if _is_missing(new) else new for old, new in self.mapping.items()}


@dataclass(frozen=True)
class FillMissing(OneColumn):
    """Put one value into the empty cells of a column, as for a label whose NULL means "no"."""

    value: Any
    carries_over: bool = True
    new_categories: tuple[Any, ...] = ()

    def fitted(self, frame: pd.DataFrame) -> Self:
        """Return the same step with the category that the column does not have yet."""
        return replace(self, new_categories=new_categories(frame, self.column, [self.value]))

    carried_to = fitted

    def changed(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table with the cells filled."""
        column = add_categories(frame[self.column], self.new_categories)
        return with_column(frame, self.column, column.fillna(self.value))

    def code(self, name: str = "frame") -> str:
        """Return the line of pandas."""
        cell = self.cell(name)
        added = f".cat.add_categories({list_literal(self.new_categories)})" if self.new_categories else ""
        return f"{cell} = {cell}{added}.fillna({literal(self.value)})"

    def describe(self) -> str:
        """Say it."""
        return _("fill the empty cells of {column} with {value}", column=say_name(self.column),
                 value=say_value(self.value))  # fmt: skip


def _is_missing(value: Any) -> bool:
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))
