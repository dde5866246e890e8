"""The sets counted: how many rows, of which classes, and how exact a score on each can be."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from course_toolkit._core.words import _, format_number
from course_toolkit.splits.compute.chance.optimism import std_error_of
from course_toolkit.splits.compute.tables.sets import Task

#: A quantity is shown as quarters of all its values.
QUARTERS = (0.25, 0.5, 0.75)


@dataclass(frozen=True)
class SetCount:
    """One set, counted.

    Parameters
    ----------
    key : {"train", "validation", "test"}
    n_rows : int
    share : float
        Of the whole table.
    counts : tuple of int
        Rows of each class, in the order of ``Census.classes``; of each quarter of the values of a quantity.
    std_error : float
        Of an accuracy (its largest, as a share), or of a typical error (as a share of it).
    mean, std : float
        Of a quantity; NaN for classes.
    """

    key: str
    n_rows: int
    share: float
    counts: tuple[int, ...]
    std_error: float
    mean: float
    std: float

    @property
    def shares(self) -> tuple[float, ...]:
        """The share of each class in the set."""
        return tuple(count / self.n_rows for count in self.counts)


@dataclass(frozen=True)
class Census:
    """The sets of a split, counted; every number of the picture and of the sentences is here.

    Parameters
    ----------
    task : {"classification", "regression"}
    label : column label
    classes : tuple of labels
        In their order; of a quantity, the number of each quarter of all its values.
    edges : tuple of float
        Where the quarters meet; empty for classes.
    sets : tuple of SetCount
    n_rows : int
        Of the whole table.

    See Also
    --------
    SplitPicture, say_split
    """

    task: Task
    label: Hashable
    classes: tuple[Hashable, ...]
    edges: tuple[float, ...]
    sets: tuple[SetCount, ...]
    n_rows: int

    @property
    def names(self) -> tuple[str, ...]:
        """The classes in words; of a quantity, from where to where each quarter goes."""
        return _quarters(self.edges) if self.edges else tuple(map(str, self.classes))

    @property
    def n_dropped(self) -> int:
        """How many rows of the table are in no set."""
        return self.n_rows - sum(one.n_rows for one in self.sets)

    def absent(self) -> list[tuple[str, Hashable]]:
        """Return each set with each class that it has no row of."""
        return [
            (one.key, label)
            for one in self.sets
            for label, count in zip(self.classes, one.counts, strict=True)
            if count == 0
        ]

    @property
    def largest_gap(self) -> float:
        """The largest difference between two sets in the share of a class."""
        return max((max(shares) - min(shares) for shares in zip(*(one.shares for one in self.sets), strict=True)),
                   default=0.0)  # fmt: skip

    def frame(self) -> pd.DataFrame:
        """Return the counts as a table, a row for each set."""
        rows = {
            one.key: {
                "n_rows": one.n_rows,
                "share": one.share,
                **({f"n_{label}": count for label, count in zip(self.classes, one.counts, strict=True)}
                   if self.task == "classification" else {"mean": one.mean, "std": one.std}),
                "std_error": one.std_error,
            }
            for one in self.sets
        }  # fmt: skip
        return pd.DataFrame.from_dict(rows, orient="index").rename_axis("set")


def count_sets(frames: Mapping[str, pd.DataFrame], label: Hashable, task: Task, *, n_rows: int) -> Census:
    """Count the sets of a split."""
    labels = {key: frame[label] for key, frame in frames.items()}
    everyone = pd.concat(list(labels.values()), ignore_index=True)
    if task == "regression":
        edges = tuple(everyone.astype(float).quantile(list(QUARTERS)).tolist())
        classes: tuple[Hashable, ...] = (1, 2, 3, 4)
        codes = {key: np.searchsorted(edges, one.to_numpy(dtype=float), side="left") for key, one in labels.items()}
    else:
        levels, edges = sorted_classes(everyone), ()
        classes = tuple(levels.tolist())
        codes = {key: levels.get_indexer(one.astype(object)) for key, one in labels.items()}
    sets = tuple(
        SetCount(
            key, len(one), len(one) / n_rows, tuple(np.bincount(codes[key], minlength=len(classes)).tolist()),
            std_error_of(task, len(one)), *_moments(one, task),
        )
        for key, one in labels.items()
    )  # fmt: skip
    return Census(task, label, classes, edges, sets, n_rows)


def sorted_classes(values: pd.Series) -> pd.Index:
    """Return the different values in their order, as they are written where they have none."""
    known = pd.Index(values.astype(object).unique(), dtype=object)
    try:
        return pd.Index(sorted(known), dtype=object)
    except TypeError:  # texts and numbers together
        return pd.Index(sorted(known, key=str), dtype=object)


def _moments(values: pd.Series, task: Task) -> tuple[float, float]:
    if task == "classification":
        return np.nan, np.nan
    numbers = values.astype(float)
    return float(numbers.mean()), float(numbers.std(ddof=1)) if len(numbers) > 1 else np.nan


def _quarters(edges: tuple[float, ...]) -> tuple[str, ...]:
    low, middle, high = (format_number(edge, _digits(edges)) for edge in edges)
    return (
        _("up to {high}", high=low),
        _("{low} to {high}", low=low, high=middle),
        _("{low} to {high}", low=middle, high=high),
        _("above {low}", low=high),
    )


def _digits(edges: tuple[float, ...]) -> int:
    """Return as many decimals as tell the edges apart."""
    step = float(np.diff(edges).min())
    return int(np.clip(1 - np.floor(np.log10(step)), 0, 6)) if step > 0 else 2
