"""What every step of a cleaning can do."""

import warnings
from abc import ABC, abstractmethod
from collections.abc import Hashable
from typing import TYPE_CHECKING, Protocol, Self, runtime_checkable

import pandas as pd

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.cleaning import check_columns_there, refuse_step

#: What pandas raises where a value does not suit a column; its announcements that it will are taken for it.
PANDAS_REFUSES = (
    TypeError, ValueError, KeyError, NameError, AttributeError, SyntaxError, ArithmeticError, NotImplementedError,
    DeprecationWarning, FutureWarning, RuntimeWarning,
)  # fmt: skip


@runtime_checkable
class Step(Protocol):
    """One change of a table, which never changes the table that it is given."""

    @property
    def carries_over(self) -> bool:
        """Whether it means the same for new data: "set 999 missing" does, "drop row 9" does not."""
        ...

    @property
    def columns(self) -> tuple[Hashable, ...]:
        """The columns that it needs."""
        ...

    def apply(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the changed table."""
        ...

    def code(self, name: str = "frame") -> str:
        """Return the lines of pandas that do the same to a table of that name."""
        ...

    def describe(self) -> str:
        """Say it in a few words, in the current language."""
        ...


class TableStep(ABC):
    """A step that says in words what pandas refuses."""

    if TYPE_CHECKING:  # a field in some steps, a property in others

        @property
        def columns(self) -> tuple[Hashable, ...]:
            """The columns that it needs."""

    @abstractmethod
    def changed(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the changed table, by the very calls that the code writes."""

    @abstractmethod
    def describe(self) -> str:
        """Say it in a few words, in the current language."""

    def apply(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the changed table; the one given stays as it is.

        Raises
        ------
        CourseError
            When a column is not there, or cannot take the step.
        """
        check_columns_there(frame, self.columns, step=self.describe())
        try:
            with warnings.catch_warnings():
                for kind in (DeprecationWarning, FutureWarning, RuntimeWarning):
                    warnings.simplefilter("error", kind)
                return self.changed(frame)
        except CourseError:
            raise
        except PANDAS_REFUSES as error:
            raise refuse_step(self.describe(), error) from error

    def fitted(self, frame: pd.DataFrame) -> Self:  # noqa: ARG002 — most steps are the same for every table
        """Return the same step with what it must know of a table, so that its code suits what stands there."""
        return self

    def carried_to(self, frame: pd.DataFrame) -> Self:  # noqa: ARG002 — most steps are the same for every table
        """Return the same step for new data: what was learned of the first table stays, what pandas needs is new."""
        return self


def fitted(step: Step, frame: pd.DataFrame) -> Step:
    """Return a step with what it must know of the table that it is about: signs in texts, categories."""
    try:
        return step.fitted(frame) if isinstance(step, TableStep) else step
    except UnicodeError as error:  # bytes, or half a sign, that pandas cannot store as a text
        raise refuse_step(step.describe(), error) from error


def carried_to(step: Step, frame: pd.DataFrame) -> Step:
    """Return a step that was fitted to one table as it is to be applied to new data."""
    return step.carried_to(frame) if isinstance(step, TableStep) else step


def with_column(frame: pd.DataFrame, name: Hashable, column: pd.Series) -> pd.DataFrame:
    """Return a table with another column in the place of one; the one given stays as it is."""
    changed = frame.copy(deep=False)
    changed[name] = column
    return changed
