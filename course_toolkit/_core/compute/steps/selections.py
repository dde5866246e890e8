"""Which rows a step is about: named ones, or all those of which something is true."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.guard.cleaning import check_bounds, check_says_of_each_row
from course_toolkit._core.compute.steps.literals import list_literal, literal
from course_toolkit._core.compute.steps.said import say_name, say_names, say_value, say_values
from course_toolkit._core.words import _, ngettext

Mask = NDArray[np.bool_]
#: A bound: a number, a date among dates, None where there is none.
Bound = Any


class Selection(Protocol):
    """Rows of a table."""

    @property
    def carries_over(self) -> bool:
        """Whether it means the same in another table; names of rows do not."""
        ...

    @property
    def columns(self) -> tuple[Hashable, ...]:
        """The columns that it looks at."""
        ...

    def mask(self, frame: pd.DataFrame) -> Mask:
        """Return which rows of a table are meant; shape (n_rows,)."""
        ...

    def code(self, name: str) -> str:
        """Return the line of pandas that says so, of a table of that name."""
        ...

    def describe(self) -> str:
        """Say which rows in the current language, as the end of a sentence: "where Age is below 0"."""
        ...


@dataclass(frozen=True)
class AllRows:
    """Every row."""

    carries_over: bool = True
    columns: tuple[Hashable, ...] = ()

    def mask(self, frame: pd.DataFrame) -> Mask:
        """Return that every row is meant."""
        return np.ones(len(frame), dtype=bool)

    def code(self, name: str) -> str:
        """Return the line of pandas."""
        return f"pd.Series(True, index={name}.index)"

    def describe(self) -> str:
        """Say it."""
        return _("on all rows")


@dataclass(frozen=True)
class Rows:
    """Rows by their index labels; a label that repeats means all its rows, one that is not there means none."""

    labels: tuple[Hashable, ...]
    carries_over: bool = False

    @property
    def columns(self) -> tuple[Hashable, ...]:
        """No column is looked at."""
        return ()

    def mask(self, frame: pd.DataFrame) -> Mask:
        """Return which rows have one of the labels."""
        return np.asarray(frame.index.isin(list(self.labels)), dtype=bool)

    def code(self, name: str) -> str:
        """Return the line of pandas."""
        return f"{name}.index.isin({list_literal(self.labels)})"

    def describe(self) -> str:
        """Say it."""
        return ngettext("on row {names}", "on {n} rows: {names}", len(self.labels), names=say_names(self.labels))


@dataclass(frozen=True)
class Outside:
    """Rows whose value lies below ``low`` or above ``high``; a missing one lies nowhere."""

    column: Hashable
    low: Bound = None
    high: Bound = None
    carries_over: bool = True

    def __post_init__(self) -> None:
        check_bounds(self.low, self.high, name="outside")

    @property
    def columns(self) -> tuple[Hashable, ...]:
        """The column."""
        return (self.column,)

    def mask(self, frame: pd.DataFrame) -> Mask:
        """Return which rows lie outside."""
        values = frame[self.column]
        outside = ~values.between(self.low, self.high) if self._is_between else self._beyond(values)
        return np.asarray(values.notna() & outside, dtype=bool)

    def code(self, name: str) -> str:
        """Return the line of pandas."""
        # Known first: "not between" alone is true of a missing float, and neither true nor false of a missing Int64.
        column = f"{name}[{literal(self.column)}]"
        if self._is_between:
            return f"{column}.notna() & ~{column}.between({literal(self.low)}, {literal(self.high)})"
        sign, bound = ("<", self.low) if self.low is not None else (">", self.high)
        return f"{column}.notna() & ({column} {sign} {literal(bound)})"

    def describe(self) -> str:
        """Say it."""
        names = {"column": say_name(self.column), "low": say_value(self.low), "high": say_value(self.high)}
        if self._is_between:
            return _("where {column} is below {low} or above {high}", **names)
        return _("where {column} is above {high}", **names) if self.low is None else _(
            "where {column} is below {low}", **names
        )  # fmt: skip

    @property
    def _is_between(self) -> bool:
        return self.low is not None and self.high is not None

    def _beyond(self, values: pd.Series) -> pd.Series:
        return values > self.high if self.low is None else values < self.low


@dataclass(frozen=True)
class Among:
    """Rows whose value is one of some."""

    column: Hashable
    values: tuple[Any, ...]
    carries_over: bool = True

    @property
    def columns(self) -> tuple[Hashable, ...]:
        """The column."""
        return (self.column,)

    def mask(self, frame: pd.DataFrame) -> Mask:
        """Return which rows hold one of the values."""
        return np.asarray(frame[self.column].isin(list(self.values)), dtype=bool)

    def code(self, name: str) -> str:
        """Return the line of pandas."""
        return f"{name}[{literal(self.column)}].isin({list_literal(self.values)})"

    def describe(self) -> str:
        """Say it."""
        return ngettext("where {column} is {values}", "where {column} is one of {n} values: {values}", len(self.values),
                        column=say_name(self.column), values=say_values(self.values))  # fmt: skip


@dataclass(frozen=True)
class Missing:
    """Rows whose value is missing."""

    column: Hashable
    carries_over: bool = True

    @property
    def columns(self) -> tuple[Hashable, ...]:
        """The column."""
        return (self.column,)

    def mask(self, frame: pd.DataFrame) -> Mask:
        """Return which rows hold nothing."""
        return np.asarray(frame[self.column].isna(), dtype=bool)

    def code(self, name: str) -> str:
        """Return the line of pandas."""
        return f"{name}[{literal(self.column)}].isna()"

    def describe(self) -> str:
        """Say it."""
        return _("where {column} is missing", column=say_name(self.column))


@dataclass(frozen=True)
class Repeated:
    """Rows that repeat an earlier one, in all columns or in some."""

    columns: tuple[Hashable, ...] = ()
    carries_over: bool = True

    def mask(self, frame: pd.DataFrame) -> Mask:
        """Return which rows repeat an earlier one."""
        return np.asarray(frame.duplicated(subset=list(self.columns) or None), dtype=bool)

    def code(self, name: str) -> str:
        """Return the line of pandas."""
        return f"{name}.duplicated({self.subset_code()})"

    def subset_code(self) -> str:
        """Return the argument of pandas that names the columns."""
        return f"subset={list_literal(self.columns)}" if self.columns else ""

    def describe(self) -> str:
        """Say it."""
        if not self.columns:
            return _("that repeat an earlier one")
        return _("that repeat an earlier one in {names}", names=say_names(self.columns))


@dataclass(frozen=True)
class Expression:
    """Rows of which an expression is true, as ``DataFrame.query`` takes it; the student's own, never one from data."""

    text: str
    carries_over: bool = True

    @property
    def columns(self) -> tuple[Hashable, ...]:
        """Not known before pandas reads the expression."""
        return ()

    def mask(self, frame: pd.DataFrame) -> Mask:
        """Return which rows it is true of; not known is not true."""
        answer = check_says_of_each_row(frame.eval(self.text), text=self.text, n_rows=len(frame))
        return np.asarray(answer.fillna(value=False), dtype=bool)

    def code(self, name: str) -> str:
        """Return the line of pandas."""
        return f"{name}.eval({literal(self.text)}).fillna(False)"

    def describe(self) -> str:
        """Say it."""
        return _("where {condition}", condition=say_name(self.text))
