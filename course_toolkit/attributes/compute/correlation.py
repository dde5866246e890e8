"""All attributes of a table against one another: the matrix, its tree, and the groups that repeat one another."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.guard.choices import check_choice
from course_toolkit._core.compute.guard.correlations import (
    check_costs,
    check_enough_rows,
    check_pair,
    refuse_too_few_columns,
)
from course_toolkit._core.compute.guard.state import check_state_number
from course_toolkit._core.compute.guard.tables import check_column_of, check_table
from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.words import _
from course_toolkit.attributes.compute.association import (
    FEWEST_ROWS,
    Association,
    Measure,
    is_category,
    measure_association,
)
from course_toolkit.attributes.compute.correlation_cells import Cells, measure_cells
from course_toolkit.attributes.compute.correlation_columns import WORDS_LEFT_OUT, Columns, LeftOut, choose_columns
from course_toolkit.attributes.compute.correlation_groups import AttributeGroup, Evidence, describe_group
from course_toolkit.attributes.compute.correlation_tree import Tree, grow_tree

Method = Literal["pearson", "spearman", "auto"]
METHODS = ("pearson", "spearman", "auto")

#: So many attributes have room in a picture.
MOST_SHOWN = 40


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
        evidence = self._evidence
        return tuple(describe_group(evidence, group, cut) for group in self.tree.cut(cut))

    def associate(self, first: Hashable, second: Hashable) -> Association:
        """Measure one pair with everything that can be said of it; the label may be one of the two."""
        everything = {attribute.name: attribute for attribute in self._with_label}
        one, other = check_pair((first, second), names=tuple(everything))
        return measure_association(everything[one], everything[other])

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
    def _with_label(self) -> tuple[Attribute, ...]:
        return self.attributes if self.columns.label is None else (*self.attributes, self.columns.label)

    @cached_property
    def _evidence(self) -> Evidence:
        label = self.columns.label
        measures = [None if label is None else _measure(one, label) for one in self.attributes]
        return Evidence(self.attributes, self.links, self.label_links, measures, self.costs)


def correlate(
    frame: pd.DataFrame, *, label: Hashable | None = None, method: Method = "pearson", costs: Any = None
) -> Correlations:
    """Measure how strongly all attributes go together, and which of them repeat one another.

    Which attributes say the same thing, and what speaks for keeping each of them?

    Parameters
    ----------
    frame : DataFrame of shape (n_rows, n_columns)
        At least three rows, and two columns that hold different values. Each pair is measured on the rows where both
        are known.
    label : hashable, optional
        The column to predict: it is in no group, and how each attribute goes with it is one of the arguments.
    method : {"pearson", "spearman", "auto"}, default "pearson"
        Between numbers: along a straight line, or of their ranks. ``"auto"`` takes the ranks where one row alone makes
        or hides Pearson's r.
    costs : dict of column to float, optional
        What an attribute costs to measure, in any unit.

    Returns
    -------
    Correlations
        ``.matrix()`` and ``.frame()`` are tables, ``.groups(threshold)`` the groups to thin out.

    Raises
    ------
    CourseError
        When there are too few rows or usable columns, or a name is no column.
    TypeError
        When costs are no dictionary of numbers.

    See Also
    --------
    say_correlations, CorrelationPicture, CorrelationExplorer

    Notes
    -----
    Between numbers (dates and booleans are numbers) Pearson's r, between categories Cramér's V, between both the
    correlation ratio, the latter two freed of what chance adds. Identifiers, constant and empty columns, and texts
    most of which are different, are left out and named in ``left_out``. Of a large table with missing values, ranks
    are taken once a column rather than once a pair. Of more than 2,000 columns, those with the strongest links are
    looked at.

    References
    ----------
    Bergsma, W. (2013). A bias-correction for Cramér's V and Tschuprow's T. Journal of the Korean Statistical Society,
    42(3), 323-328. https://doi.org/10.1016/j.jkss.2012.10.002

    Examples
    --------
    >>> import course_toolkit as ct
    >>> correlations = correlate(ct.load_sante().drop(index=9), label="malade", method="auto")
    >>> [group.names for group in correlations.groups(0.95)]
    [('IMC', 'poids')]
    """
    check_table(frame, name="frame")
    check_enough_rows(frame, name="frame", minimum=FEWEST_ROWS)
    target = None if label is None else check_column_of(frame, label, name="label")
    check_choice(method, name="method", choices=METHODS)
    known_costs = check_costs(costs, frame=frame)
    columns = choose_columns(frame, target)
    if len(columns.used) < 2:
        refuse_too_few_columns([one.name for one in columns.used], _by_reason(columns.left_out), name="frame")
    return _correlate(columns, method, known_costs, frame.index)


def correlate_again(correlations: Correlations, *, method: Method) -> Correlations:
    """Return the correlations of the same table by another method: nothing is read again."""
    return _correlate(correlations.columns, method, correlations.costs, correlations.index)


def _correlate(columns: Columns, method: Method, costs: Mapping[Hashable, float], index: pd.Index) -> Correlations:
    label = () if columns.label is None else (columns.label,)
    cells = measure_cells((*columns.used, *label), method)
    size = len(columns.used)
    return Correlations(columns, method, cells, grow_tree(cells.links[:size, :size]), costs, index)


def _measure(one: Attribute, other: Attribute) -> Measure:
    measures: tuple[Measure, ...] = ("pearson", "correlation_ratio", "cramers_v")
    return measures[is_category(one) + is_category(other)]


def _by_reason(left_out: tuple[LeftOut, ...]) -> dict[str, list[Hashable]]:
    found: dict[str, list[Hashable]] = {}
    for one in left_out:
        found.setdefault(_(WORDS_LEFT_OUT[one.reason]), []).append(one.name)
    return found
