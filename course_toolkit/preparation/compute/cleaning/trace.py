"""The trace of a cleaning: steps recorded, undone, applied to new data, written as a script."""

import warnings
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Self

import pandas as pd

from course_toolkit._core.compute.guard.cleaning import (
    check_how_many,
    check_pairs,
    check_reason,
    check_something_left,
    check_table_name,
    labels_there,
    refuse_no_step,
    refuse_rows_gone,
)
from course_toolkit._core.compute.guard.tables import check_table
from course_toolkit._core.compute.steps import Correct, DropRows, Rows, Step, carried_to, fitted
from course_toolkit.preparation.compute.cleaning.absent import without_columns
from course_toolkit.preparation.compute.cleaning.asked import as_list
from course_toolkit.preparation.compute.cleaning.changes import RowsChanged, rows_changed
from course_toolkit.preparation.compute.cleaning.record import StepRecord, TableSize, cells_changed, size_of
from course_toolkit.preparation.compute.cleaning.script import write_script
from course_toolkit.preparation.compute.cleaning.shown import say_skipped, trace_frame, trace_html, trace_text


class SkippedStepsWarning(UserWarning):
    """Steps of a cleaning that name rows of one table were left out for another."""


class Trace:
    """A table, the steps taken on copies of it, and those taken back."""

    def __init__(self, frame: pd.DataFrame, *, steps: Iterable[tuple[Step, str]] = ()) -> None:
        self._original = check_table(frame, name="frame").copy()
        self._start = size_of(self._original)
        self._current = self._original
        self._records: list[StepRecord] = []
        self._undone: list[StepRecord] = []
        for step, reason in check_pairs(steps):
            self.add(step, reason=reason)

    @property
    def original(self) -> pd.DataFrame:
        """A copy of the table as it came."""
        return self._original.copy()

    @property
    def frame(self) -> pd.DataFrame:
        """A copy of the table after all steps, yours to use."""
        return self._current.copy()

    @property
    def steps(self) -> tuple[StepRecord, ...]:
        """The steps taken, in their order."""
        return tuple(self._records)

    @property
    def undone(self) -> tuple[StepRecord, ...]:
        """The steps that :meth:`redo` would take again, the next one first."""
        return tuple(reversed(self._undone))

    @property
    def sizes(self) -> tuple[TableSize, ...]:
        """How large the table was at first, and after each step."""
        return (self._start, *(record.after for record in self._records))

    def add(self, step: Step, *, reason: str = "") -> Self:
        """Take a step that was proposed, by a decision of the audit for example.

        Parameters
        ----------
        step : Step
            Of a finding: ``finding.decisions[1].step``.
        reason : str
            Why; what the expert said.

        Returns
        -------
        Cleaning
            Itself.

        Raises
        ------
        CourseError
            When there is no reason, when a column or all rows named are not there, when pandas refuses, or when
            nothing would be left of the table.
        TypeError
            When it is no step.
        """
        if not isinstance(step, Step):
            raise refuse_no_step(step)
        said = check_reason(reason)
        one = fitted(self._about_rows_there(step), self._current)
        after = one.apply(self._current)
        check_something_left(after, step=one.describe())
        before = self.sizes[-1]
        changed = cells_changed(self._current, after, one)
        self._records.append(StepRecord(one, said, before, size_of(after), changed))
        self._current = after
        self._undone.clear()
        return self

    def undo(self, n: int = 1) -> Self:
        """Take the last steps back.

        Parameters
        ----------
        n : int, default 1
            How many.

        Returns
        -------
        Cleaning
            Itself.

        Raises
        ------
        CourseError
            When there are not so many.
        """
        for _time in range(check_how_many(n, len(self._records), undone=False)):
            self._undone.append(self._records.pop())
        self._current = self.frame_after(len(self._records))
        return self

    def redo(self, n: int = 1) -> Self:
        """Take steps again that were undone; a new step in between forgets them.

        Parameters
        ----------
        n : int, default 1
            How many.

        Returns
        -------
        Cleaning
            Itself.

        Raises
        ------
        CourseError
            When there are not so many.
        """
        for _time in range(check_how_many(n, len(self._undone), undone=True)):
            record = self._undone.pop()
            self._records.append(record)
            self._current = record.step.apply(self._current)
        return self

    def frame_after(self, n_steps: int) -> pd.DataFrame:
        """Return the table as it was after the first steps; 0 for the table as it came."""
        frame = self._original
        for record in self._records[:n_steps]:
            frame = record.step.apply(frame)
        return frame.copy()

    def rows_changed(self, place: int, *, n_shown: int = 5) -> RowsChanged:
        """Return the first rows that a step changed, before and after it; 1 is the first step."""
        before = self.frame_after(place - 1)
        step = self._records[place - 1].step
        return rows_changed(before, step.apply(before), step, n_shown)

    def code(self, name: str = "frame") -> str:
        """Return a script of pandas that gives the same table, with every reason as a comment.

        Parameters
        ----------
        name : str, default "frame"
            The variable that holds the table as it was read, and afterwards the clean one.

        Returns
        -------
        str
            It imports pandas and needs nothing else, not this toolkit either.

        Raises
        ------
        CourseError
            When the name is none for a variable.
        """
        return write_script(self._records, self._start, check_table_name(name))

    def apply(self, other: pd.DataFrame, *, without: Any = ()) -> pd.DataFrame:
        """Clean new data by the same rules.

        Steps that name rows say nothing about another table: they are left out, and a warning names them. What was read
        off the first table, such as the unit behind numbers, stays as it was.

        Parameters
        ----------
        other : DataFrame
            New data with the same columns. It is never changed.
        without : column label or list of them, default ()
            Columns that new data do not have, the label for example; steps about them are left out.

        Returns
        -------
        DataFrame

        Raises
        ------
        CourseError
            When a column is missing, or holds what a step cannot be taken on.

        Warns
        -----
        SkippedStepsWarning
            When steps that name rows were left out.
        """
        frame = check_table(other, name="other").copy()
        for step in without_columns([one.step for one in self._records if one.carries_over], as_list(without)):
            frame = carried_to(step, frame).apply(frame)
        skipped = [one for one in self._records if not one.carries_over]
        if skipped:
            warnings.warn(say_skipped(skipped, len(self._records)), SkippedStepsWarning, stacklevel=2)
        return frame

    def summary(self) -> pd.DataFrame:
        """Return the steps as a table, one row each; row 0 is the table as it came.

        Returns
        -------
        DataFrame
            ``step`` and ``reason`` in words, ``n_rows``, ``n_columns`` and ``n_missing`` after it,
            ``n_cells_changed``, and ``carries_over``: whether the step holds for new data.
        """
        return trace_frame(self._start, self._records)

    def __str__(self) -> str:
        """Return the steps in words, for a terminal."""
        return trace_text(self._start, self._records)

    def __repr__(self) -> str:
        """Return the steps in words: a cell that ends with a cleaning shows what was done."""
        return str(self)

    def __len__(self) -> int:
        """Return how many steps were taken."""
        return len(self._records)

    def _repr_html_(self) -> str:
        """Return the steps as a table for a notebook."""
        return trace_html(self._start, self._records)

    def _about_rows_there(self, step: Step) -> Step:
        """Return a step that names rows without those that are gone; a step before may have dropped them."""
        index = self._current.index
        match step:
            case DropRows(Rows(labels)):
                there: Any = labels_there(index, labels)
                left: Step = replace(step, where=Rows(there))
            case Correct(_column, values):
                there = {label: values[label] for label in labels_there(index, values)}
                left = replace(step, values=there)
            case _other:
                return step
        if not there:
            raise refuse_rows_gone(step.describe())
        return left
