"""What oversampling gives: the training rows, rows added behind them, and where those come from."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit.preparation.compute.resampling.columns import Mixed
from course_toolkit.preparation.compute.resampling.parents import find_parents

Positions = NDArray[np.intp]

#: So many made rows are shown with those they lie between.
MOST_SHOWN = 40


@dataclass(frozen=True, eq=False)
class Oversampled:
    """A training set whose rare classes were given more rows.

    Attributes
    ----------
    X : DataFrame or array of shape (n_rows + n_added, n_columns)
        The training rows as they came, then the added ones; of the type that came, under a new index from 0.
    y : Series or array of shape (n_rows + n_added,)
        Their classes.
    before, after : dict
        How many rows each class had and has, the largest class first.
    added : array of bool, shape (n_rows + n_added,)
        Which rows were added.
    sources : array of int, shape (n_added,)
        The position in ``X_train`` of the row that each added one copies; -1 for rows made by SMOTE.
    sampler : str
        imbalanced-learn's object: ``RandomOverSampler``, ``SMOTE``, ``SMOTENC`` or ``SMOTEN``.
    k_neighbors : int
        How many neighbours SMOTE chose among.
    is_unsplit : bool
        Whether nothing shows that these rows were split from a table: no set by their name, no ``X_test``, and an
        index that counts from 0.
    table, labels : DataFrame and Series
        ``X`` and ``y``, whatever type came.
    mixed : Mixed or None
        The table as SMOTE saw it.

    See Also
    --------
    oversample : Makes it.
    say_oversampling, OversamplingPicture
    """

    X: Any
    y: Any
    before: dict[Hashable, int]
    after: dict[Hashable, int]
    added: NDArray[np.bool_]
    sources: Positions
    sampler: str
    k_neighbors: int
    is_unsplit: bool
    table: pd.DataFrame
    labels: pd.Series
    mixed: Mixed | None

    @property
    def categories(self) -> tuple[Hashable, ...]:
        """The columns that SMOTE voted on."""
        return () if self.mixed is None else self.mixed.categories

    @property
    def n_added(self) -> int:
        """How many rows were added."""
        return int(self.added.sum())

    def summary(self) -> pd.DataFrame:
        """Return the class balance as a table.

        Returns
        -------
        DataFrame
            A row for each class: ``before``, ``added``, ``after``, and the shares ``before_share``, ``after_share``.
        """
        table = pd.DataFrame(
            {"before": self.before, "after": self.after}, index=pd.Index(list(self.before), dtype=object)
        )
        table.insert(1, "added", table["after"] - table["before"])
        for name in ("before", "after"):
            table[f"{name}_share"] = table[name] / table[name].sum()
        return table.rename_axis("class")

    def frame(self) -> pd.DataFrame:
        """Return the class balance as a table; see :meth:`summary`."""
        return self.summary()

    # For the picture ------------------------------------------------------------------------------

    @cached_property
    def measures(self) -> tuple[Hashable, ...]:
        """The columns of numbers, those that tell the enlarged class from the others best first."""
        original = self.table[~self.added]
        is_rare = self.labels[~self.added].isin(self.enlarged).to_numpy()
        numeric = [
            column for column in original.columns
            if pd.api.types.is_numeric_dtype(original[column].dtype) and column not in self.categories
            and original[column].nunique() > 2
        ]  # fmt: skip
        gaps = {
            column: _gap(original[column].to_numpy(dtype=np.float64, na_value=np.nan), is_rare) for column in numeric
        }
        return tuple(sorted(numeric, key=lambda column: -gaps[column]))

    @cached_property
    def enlarged(self) -> tuple[Hashable, ...]:
        """The classes that were given rows, the one given most first."""
        return tuple(sorted((label for label, n in self.before.items() if self.after[label] > n),
                            key=lambda label: self.before[label] - self.after[label]))  # fmt: skip

    @cached_property
    def times(self) -> Positions:
        """How often each training row stands in the result, its own place included; shape (n_rows,)."""
        n_rows = len(self.added) - self.n_added
        copies = self.sources[self.sources >= 0]
        times: Positions = 1 + np.bincount(copies, minlength=n_rows)
        return times

    @cached_property
    def shown(self) -> Positions:
        """Positions of some made rows, those shown with the rows that they lie between."""
        made = np.flatnonzero(self.added)
        if len(made) <= MOST_SHOWN:
            return made
        some: Positions = made[np.linspace(0, len(made) - 1, MOST_SHOWN).round().astype(int)]
        return some

    @cached_property
    def parents(self) -> Positions | None:
        """Of the rows shown, positions of the two that each lies between; None where rows were not made of numbers."""
        if self.sampler != "SMOTE" or self.mixed is None:
            return None
        found = np.empty((len(self.shown), 2), dtype=np.intp)
        values = self.table.to_numpy(dtype=np.float64)
        classes = self.labels.to_numpy()
        for label in self.enlarged:
            of_class = classes[self.shown] == label
            members = np.flatnonzero((classes == label) & ~self.added)
            if of_class.any():
                places = find_parents(values[self.shown[of_class]], values[members], k_neighbors=self.k_neighbors)
                found[of_class] = members[places]
        return found

    @cached_property
    def widest(self) -> tuple[Hashable, float] | None:
        """The column that makes most of the squared distance between two rows, and its share; None of one alone."""
        if self.mixed is None or (~self.mixed.is_category).sum() < 2:
            return None
        variances = self.mixed.matrix.var(axis=0) * ~self.mixed.is_category
        if not variances.sum():
            return None
        place = int(variances.argmax())
        return self.mixed.frame.columns[place], float(variances[place] / variances.sum())

    def __repr__(self) -> str:
        """Return the method and the balance."""
        balance = ", ".join(f"{label!r}: {n} → {self.after[label]}" for label, n in self.before.items())
        return f"Oversampled({self.sampler}, {balance})"


def _gap(values: NDArray[np.float64], is_rare: NDArray[np.bool_]) -> float:
    """Return how far the mean of the rare class lies from that of the others, in standard deviations."""
    known = np.isfinite(values)
    rare, others = values[known & is_rare], values[known & ~is_rare]
    spread = float(values[known].std()) if known.any() else 0.0
    return abs(float(rare.mean() - others.mean())) / spread if len(rare) and len(others) and spread else 0.0
