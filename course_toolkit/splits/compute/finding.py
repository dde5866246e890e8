"""A suspicion about a split: a finding that knows which sets and which of their rows it is about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.compute import sets
from course_toolkit._core.compute.finding import Finding

GUIDE = "05-separer-sans-fuite"
SET_NAMES = sets.SET_NAMES

Positions = NDArray[np.intp]
#: What mends a finding; "" where only the student can.
Repair = Literal[
    "",
    "undo_resampling",
    "refit_preprocessing",
    "select_again",
    "drop_columns",
    "split_by_group",
    "split_by_time",
    "drop_rows",
]


# IPython takes a class's own repr before an inherited card: here the card is wanted.
@dataclass(frozen=True, kw_only=True, repr=False)
class SplitFinding(Finding):
    """One suspicion about a split; a :class:`Finding` with three more fields.

    Parameters
    ----------
    sets : tuple of {"train", "validation", "test"}, default ("train", "test")
        The sets concerned; the last one is the one whose score is not to be believed.
    positions : dict of str to array of int, default {}
        For each set concerned, the positions (0 is the first row) of all its rows concerned.
    repair : str, default ""
        What mends it: one of ``"drop_rows"`` (those of ``positions`` in the last set), ``"drop_columns"`` (those of
        ``columns``), ``"split_by_group"``, ``"split_by_time"``, ``"refit_preprocessing"``, ``"select_again"``,
        ``"undo_resampling"``; empty where only the student can.

    See Also
    --------
    Finding : The fields that every finding has.
    check_split : Finds them.
    """

    sets: tuple[str, ...] = ("train", "test")
    positions: Mapping[str, Positions] = field(default_factory=dict, compare=False)  # arrays have no single truth
    repair: Repair = ""
    guide: str | None = GUIDE

    def __hash__(self) -> int:
        """Hash what a finding is compared by, the numbers aside."""
        return hash((self.code, self.severity, self.title, self.sets, self.columns))


#: A finding, worded when it is asked for, so that it comes in the language of that moment.
Draft = Callable[[], SplitFinding]


class NotCheckedError(Exception):
    """A check could not be made; ``reason`` says why and what would make it possible, when asked."""

    def __init__(self, reason: Callable[[], str]) -> None:
        super().__init__()
        self.reason = reason


@dataclass(frozen=True)
class NotChecked:
    """A check that was not made, and why."""

    code: str
    reason: Callable[[], str]
    crashed: Any = None  # the exception, where it is the check that failed
