"""What there is to know of all attributes together: the matrix, its tree, the groups, and each pair."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.guard.correlations import check_pair
from course_toolkit._core.compute.guard.state import check_state_number
from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit.attributes.compute.association import Association, Measure, is_category, measure_association
from course_toolkit.attributes.compute.correlation_cells import Cells
from course_toolkit.attributes.compute.correlation_columns import Columns, LeftOut
from course_toolkit.attributes.compute.correlation_groups import AttributeGroup, Evidence, describe_group
from course_toolkit.attributes.compute.correlation_tree import Tree

Method = Literal["pearson", "spearman", "auto"]

#: So many attributes have room in a picture.
MOST_SHOWN = 40


@dataclass(frozen=True)
class CellLink:
    """What one cell holds: its value, Pearson's r (NaN where a category is in it), and the row that decides r."""

    value: float
    pearson: float
    deciding_row: int | None


@dataclass(frozen=True, eq=False, repr=False)
class Correlations:
    """How strongly all attributes of a table go together.

    Attributes
    ----------
    columns : Columns
        The attributes, those left out, and the label.
    method : {"pearson", "spearman", "auto"}
        What was asked for.
    cells : Cells
        The matrix: values, rows, measures, and what one row does.
    tree : Tree
        Attributes by likeness.
    costs : mapping of names to float
        What attributes cost to measure, where it is known.
    index : Index
        The names of the rows.
    """

    columns: Columns
    method: Method
    cells: Cells
    tree: Tree
    costs: Mapping[Hashable, float]
    index: pd.Index

    @property
    def attributes(self) -> tuple[Attribute, ...]:
        """The attributes in the matrix."""
        return self.columns.used

    @cached_property
    def names(self) -> tuple[Hashable, ...]:
        """Their names."""
        return tuple(attribute.name for attribute in self.attributes)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The columns that are in no pair, and why."""
        return self.columns.left_out

    @property
    def label(self) -> Hashable | None:
        """The name of the label; None where there is none that tells rows apart."""
        return None if self.columns.label is None else self.columns.label.name

    @property
    def n_rows(self) -> int:
        """How many rows the table has."""
        return len(self.index)

    @property
    def links(self) -> NDArray[np.float64]:
        """The matrix in the order of ``names``: r where it has a sign, else a strength; NaN where there is none."""
        size = len(self.attributes)
        return self.cells.links[:size, :size]

    @property
    def strengths(self) -> NDArray[np.float64]:
        """The matrix without signs, in [0, 1]."""
        return np.abs(self.links)

    @property
    def label_links(self) -> NDArray[np.float64]:
        """How strongly each attribute goes with the label, in [0, 1]; NaN without a label."""
        size = len(self.attributes)
        return np.abs(self.cells.links[:size, size]) if self.label is not None else np.full(size, np.nan)

    @cached_property
    def shown(self) -> NDArray[np.intp]:
        """The attributes with the strongest links, at most 40, in the order of the tree."""
        if len(self.attributes) <= MOST_SHOWN:
            return self.tree.order
        off_diagonal = np.nan_to_num(self.strengths)
        np.fill_diagonal(off_diagonal, 0)
        strongest = set(np.argsort(-off_diagonal.max(axis=1), kind="stable")[:MOST_SHOWN].tolist())
        return np.array([leaf for leaf in self.tree.order.tolist() if leaf in strongest], dtype=np.intp)

    @property
    def strongest_pair(self) -> tuple[int, int] | None:
        """The two attributes that go together most; None where no two can be compared."""
        above = np.triu(np.nan_to_num(self.strengths, nan=-1.0) + 2, k=1)
        i, j = np.unravel_index(int(np.argmax(above)), above.shape)
        return None if np.isnan(self.strengths[i, j]) else (int(i), int(j))

    @property
    def n_hidden(self) -> int:
        """How many attributes have no room in the picture."""
        return len(self.attributes) - len(self.shown)

    def __repr__(self) -> str:
        return f"Correlations({len(self.names)} attributes, {self.n_rows} rows, method={self.method!r})"

    def measure_of(self, i: int, j: int) -> Measure:
        """Return which measure stands in a cell."""
        return _measure(self.attributes[i], self.attributes[j])

    def groups(self, threshold: float) -> tuple[AttributeGroup, ...]:
        """Return the groups to thin out: every two attributes of one go together at least so strongly.

        Parameters
        ----------
        threshold : float
            Between 0 and 1.

        Returns
        -------
        tuple of AttributeGroup
            In the order of the matrix; each with the arguments for each member, and none chosen.

        Raises
        ------
        CourseError
            When the threshold is no number between 0 and 1.

        Notes
        -----
        Complete linkage: *every* pair of a group reaches the threshold. In a chain (single linkage), A goes with B and
        B with C, but A need not go with C, and none could stand for all. Links that leave a group are its ``ties``.
        """
        cut = check_state_number(threshold, name="threshold", minimum=0, maximum=1)
        if cut not in self._known_groups:
            groups = self.tree.cut(cut)
            self._known_groups[cut] = tuple(describe_group(self._evidence, group, cut) for group in groups)
        return self._known_groups[cut]

    def associate(self, first: Hashable, second: Hashable) -> Association:
        """Measure one pair with everything that can be said of it; the label may be one of the two."""
        everything = {attribute.name: attribute for attribute in self._with_label}
        one, other = check_pair((first, second), names=tuple(everything))
        return measure_association(everything[one], everything[other])

    def link_of(self, first: Hashable, second: Hashable) -> CellLink:
        """Return what the cell of a pair holds; the label may be one of the two."""
        cell = self._places[first], self._places[second]
        row = int(self.cells.rows[cell]) if self.cells.is_fragile[cell] else None
        return CellLink(float(self.cells.links[cell]), float(self.cells.pearson[cell]), row)

    def frame(self) -> pd.DataFrame:
        """Return all pairs as a table, the strongest first.

        Returns
        -------
        DataFrame
            ``first``, ``second``, ``measure``, ``value``, ``n_rows``; ``without_row``: Pearson's r without the row
            that changes it most, whose name is ``row``; missing where no row matters.
        """
        pairs = list(combinations(range(len(self.names)), 2))
        i, j = np.array(pairs).T
        rows = self.cells.rows[i, j]
        table = pd.DataFrame(
            {
                "first": [self.names[place] for place in i],
                "second": [self.names[place] for place in j],
                "measure": [self.written_measure(*pair) for pair in pairs],
                "value": self.links[i, j],
                "n_rows": self.cells.n_rows[i, j].astype(np.int64),
                "without_row": self.cells.without[i, j],
                "row": [self.index[row] if row >= 0 else None for row in rows],
            }
        )
        order = np.argsort(-np.nan_to_num(np.abs(table["value"].to_numpy()), nan=-1.0), kind="stable")
        return table.iloc[order].reset_index(drop=True)

    def matrix(self) -> pd.DataFrame:
        """Return the matrix as a table, neighbours alike."""
        order, names = self.tree.order, pd.Index(self.names, tupleize_cols=False)
        return pd.DataFrame(self.links[np.ix_(order, order)], index=names[order], columns=names[order])

    def written_measure(self, i: int, j: int) -> str:
        """Return which measure stands in a cell, ``"spearman"`` where it is Pearson's of the ranks."""
        return "spearman" if self.cells.by_ranks[i, j] else self.measure_of(i, j)

    @cached_property
    def _places(self) -> dict[Hashable, int]:
        return {attribute.name: place for place, attribute in enumerate(self._with_label)}

    @cached_property
    def _with_label(self) -> tuple[Attribute, ...]:
        return self.attributes if self.columns.label is None else (*self.attributes, self.columns.label)

    @cached_property
    def _known_groups(self) -> dict[float, tuple[AttributeGroup, ...]]:
        """The groups of the thresholds asked for: what draws, what speaks and what prints ask for the same."""
        return {}

    @cached_property
    def _evidence(self) -> Evidence:
        label = self.columns.label
        measures = [None if label is None else _measure(one, label) for one in self.attributes]
        size = len(self.attributes)
        linear = self.cells.ranks[:size, :size] if self.method == "auto" else self.links
        return Evidence(self.attributes, self.links, linear, self.label_links, measures, self.costs)


def _measure(one: Attribute, other: Attribute) -> Measure:
    measures: tuple[Measure, ...] = ("pearson", "correlation_ratio", "cramers_v")
    return measures[is_category(one) + is_category(other)]
