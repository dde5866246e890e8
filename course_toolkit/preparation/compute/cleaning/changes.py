"""A few of the rows that a step changed, as they were and as they are."""

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from course_toolkit._core.compute.steps import DropRows, Step
from course_toolkit.preparation.compute.cleaning.record import changed_masks

N_BESIDE = 3
#: A column for the time of a question, under a name that no table has.
PLACE = "course_toolkit: place of the row"


@dataclass(frozen=True)
class RowsChanged:
    """The first rows that a step changed or dropped.

    Attributes
    ----------
    before : DataFrame
        As they were, the columns concerned first.
    after : DataFrame
        The same rows as they are; without rows where they were dropped.
    n_rows : int
        How many rows were changed or dropped in all.
    """

    before: pd.DataFrame
    after: pd.DataFrame
    n_rows: int


def rows_changed(before: pd.DataFrame, after: pd.DataFrame, step: Step, n_shown: int) -> RowsChanged:
    """Return the first rows that differ between two versions of a table."""
    positions, positions_after = _positions(before, after, step)
    first, first_after = (some[:n_shown] for some in (positions, positions_after))
    columns = _in_view(before, step)
    kept = [name for name in columns if name in after.columns]
    new = [name for name in after.columns if name not in before.columns]
    return RowsChanged(before[columns].iloc[first], after[[*kept, *new]].iloc[first_after], len(positions))


def _positions(before: pd.DataFrame, after: pd.DataFrame, step: Step) -> tuple[np.ndarray, np.ndarray]:
    """Return the places of the rows concerned in both tables; where columns went or got new names, all rows are."""
    if len(before) != len(after):
        return np.flatnonzero(_is_gone(before, step)), np.array([], dtype=np.intp)
    masks = list(changed_masks(before, after, step).values())
    positions = np.flatnonzero(np.logical_or.reduce(masks)) if masks else np.arange(len(before))
    return positions, positions


def _is_gone(before: pd.DataFrame, step: Step) -> np.ndarray:
    """Follow every row through the step by its place, since labels may repeat."""
    if isinstance(step, DropRows):
        return step.where.mask(before)
    places = np.arange(len(before))
    return ~np.isin(places, step.apply(before.assign(**{PLACE: places}))[PLACE])


def _in_view(frame: pd.DataFrame, step: Step) -> list[Hashable]:
    """Return the columns concerned, and a few others to know the rows by."""
    concerned = [name for name in step.columns if name in frame.columns]
    beside = [name for name in frame.columns if name not in concerned][:N_BESIDE]
    return [*concerned, *beside]
