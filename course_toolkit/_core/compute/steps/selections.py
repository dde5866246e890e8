"""Which rows a step is about: named ones, or all those of which something is true."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.steps.literals import list_literal, literal

Mask = NDArray[np.bool_]


class Selection(Protocol):
    """Rows of a table."""

    @property
    def carries_over(self) -> bool:
        """Whether it means the same in another table; names of rows do not."""
        ...

    def mask(self, frame: pd.DataFrame) -> Mask:
        """Return which rows of a table are meant; shape (n_rows,)."""
        ...

    def code(self, name: str) -> str:
        """Return the line of pandas that says so, of a table of that name."""
        ...


@dataclass(frozen=True)
class Rows:
    """Rows by their index labels."""

    labels: tuple[Hashable, ...]
    carries_over: bool = False

    def mask(self, frame: pd.DataFrame) -> Mask:
        """Return which rows have one of the labels."""
        return np.asarray(frame.index.isin(list(self.labels)), dtype=bool)

    def code(self, name: str) -> str:
        """Return the line of pandas."""
        return f"{name}.index.isin({list_literal(self.labels)})"


@dataclass(frozen=True)
class Outside:
    """Rows whose value lies below ``low`` or above ``high``; a missing one lies nowhere."""

    column: Hashable
    low: float | None = None
    high: float | None = None
    carries_over: bool = True

    def mask(self, frame: pd.DataFrame) -> Mask:
        """Return which rows lie outside."""
        values = frame[self.column]
        outside = np.zeros(len(frame), dtype=bool)
        if self.low is not None:
            outside |= (values < self.low).to_numpy(dtype=bool, na_value=False)
        if self.high is not None:
            outside |= (values > self.high).to_numpy(dtype=bool, na_value=False)
        return outside

    def code(self, name: str) -> str:
        """Return the line of pandas."""
        column = f"{name}[{literal(self.column)}]"
        sides = [(self.low, "<"), (self.high, ">")]
        parts = [f"({column} {sign} {literal(bound)})" for bound, sign in sides if bound is not None]
        return " | ".join(parts)


@dataclass(frozen=True)
class Among:
    """Rows whose value is one of some."""

    column: Hashable
    values: tuple[Any, ...]
    carries_over: bool = True

    def mask(self, frame: pd.DataFrame) -> Mask:
        """Return which rows hold one of the values."""
        return np.asarray(frame[self.column].isin(list(self.values)), dtype=bool)

    def code(self, name: str) -> str:
        """Return the line of pandas."""
        return f"{name}[{literal(self.column)}].isin({list_literal(self.values)})"


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
        return f"{name}.duplicated({f'subset={list_literal(self.columns)}' if self.columns else ''})"


@dataclass(frozen=True)
class Expression:
    """Rows of which an expression is true, as ``DataFrame.query`` takes it; the student's own, never one from data."""

    text: str
    carries_over: bool = True

    def mask(self, frame: pd.DataFrame) -> Mask:
        """Return which rows it is true of."""
        return np.asarray(frame.index.isin(frame.query(self.text).index), dtype=bool)

    def code(self, name: str) -> str:
        """Return the line of pandas."""
        return f"{name}.index.isin({name}.query({self.text!r}).index)"
