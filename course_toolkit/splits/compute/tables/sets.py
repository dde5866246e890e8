"""The sets of a split, made comparable: which columns they share, which one is the label, what was declared."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import Any, ClassVar, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit.splits.compute.tables.columns import Column, read_column

Task = Literal["classification", "regression"]
Name = Hashable

#: Whole numbers with more distinct values than this are quantities rather than classes.
MOST_CLASSES = 20
#: Of fewer different values nothing is told.
FEWEST_MEASURED = 6
ORDER = ("train", "validation", "test")


@dataclass(frozen=True)
class Declared:
    """What the student knows beside the tables; None where nothing was said."""

    group: Name | None = None
    time: Name | None = None
    ids: tuple[Name, ...] = ()
    categories: tuple[Name, ...] = ()
    horizon: pd.Timedelta | float | None = None
    pipeline: Any = None
    raw: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    split_params: Mapping[str, Any] | None = None
    evaluations: Any = None
    code: str | None = None


@dataclass(frozen=True)
class Sets:
    """The training, test and perhaps validation rows of one split.

    ``frames`` are the student's tables as they came, label included; what is read from them goes through
    :meth:`column`, which makes the sides comparable and remembers.
    """

    frames: Mapping[str, pd.DataFrame]
    label: Name | None
    declared: Declared = field(default_factory=Declared)
    task_told: Task | None = None
    in_memory: ClassVar[bool] = True
    _columns: dict[Name, Column] = field(default_factory=dict, repr=False, compare=False)
    _found: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Every two sets: the one that learns or chooses first, the one that judges last."""
        return sorted(combinations(self.frames, 2), key=lambda pair: pair != ("train", "test"))

    def remember(self, what: str, find: Callable[[], Any]) -> Any:
        """Return what several checks need, found once."""
        if what not in self._found:
            self._found[what] = find()
        return self._found[what]

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The attributes that all sets have, in the order of the training set; the label is none."""
        first, *others = self.frames.values()
        return tuple(name for name in first.columns if name != self.label and all(name in one for one in others))

    @cached_property
    def unshared(self) -> tuple[Name, ...]:
        """Columns that not every set has."""
        every = dict.fromkeys(name for frame in self.frames.values() for name in frame.columns)
        return tuple(name for name in every if not all(name in frame for frame in self.frames.values()))

    @property
    def sizes(self) -> dict[str, int]:
        """How many rows each set has."""
        return {key: len(frame) for key, frame in self.frames.items()}

    def column(self, name: Name) -> Column:
        """Return an attribute, or the label, in the form that all sets can be compared in."""
        if name not in self._columns:
            self._columns[name] = read_column(name, {key: frame[name] for key, frame in self.frames.items()})
        return self._columns[name]

    def columns(self, names: Sequence[Name] | None = None) -> list[Column]:
        """Return several attributes; all of them where none are named."""
        return [self.column(name) for name in (self.names if names is None else names)]

    def matrix(self, key: str, names: Sequence[Name] | None = None) -> NDArray[np.float64]:
        """Return the comparable values of one set, shape (n_rows, n_columns)."""
        columns = [column.per_set[key] for column in self.columns(names)]
        return np.column_stack(columns) if columns else np.empty((len(self.frames[key]), 0))

    @cached_property
    def target(self) -> Column | None:
        """The label of each set; None where some set has none."""
        if self.label is None or any(self.label not in frame for frame in self.frames.values()):
            return None
        return self.column(self.label)

    @cached_property
    def task(self) -> Task:
        """What was told, else: texts and few whole numbers that come back are classes, the rest quantities."""
        if self.task_told is not None or self.target is None:
            return self.task_told or "classification"
        if self.target.kind == "text":
            return "classification"
        values = np.concatenate([self.target.per_set[key] for key in self.frames])
        distinct = np.unique(values[~np.isnan(values)])
        whole = bool((distinct == np.round(distinct)).all())
        if not whole or len(distinct) > MOST_CLASSES or _are_measured(distinct, self.target.n_known):
            return "regression"
        return "classification"

    def index(self, key: str) -> pd.Index:
        """Return what the student calls the rows of a set."""
        return self.frames[key].index


def _are_measured(distinct: NDArray[np.float64], n_known: int) -> bool:
    """Say whether whole numbers of a few rows are quantities: hardly one comes back, and they lie apart, as weights do.

    Codes of classes follow one another, and a class of a single row could not be learned.
    """
    if len(distinct) < FEWEST_MEASURED or 2 * len(distinct) <= n_known:
        return False
    return bool(distinct[-1] - distinct[0] >= 2 * len(distinct))
