"""The cells of a matrix of correlations over columns of all kinds."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse, stats

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.progress import progress
from course_toolkit.attributes.compute.association import FEWEST_ROWS, is_category, pearson
from course_toolkit.attributes.compute.correlation_influence import CHANGE, measure_influence
from course_toolkit.attributes.compute.correlation_matrix import correlation_matrix, scale_columns
from course_toolkit.attributes.compute.correlation_mixed import indicator, links_to_categories, links_to_numbers

Floats = NDArray[np.float64]

#: Ranks are taken anew for each pair with missing values as long as no more cells than this must be sorted.
MOST_CELLS_RANKED = 2 * 10**7
#: And where nobody asked for ranks, they are compared with the values as long as no more cells must be sorted.
MOST_CELLS_RANKED_UNASKED = 2 * 10**6


@dataclass(frozen=True, eq=False)
class Cells:
    """A matrix over columns of all kinds; every array has the shape (n_columns, n_columns).

    Attributes
    ----------
    links : array of float
        r where it has a sign, else a strength in [0, 1]; NaN where there is none.
    n_rows : array of float
        On how many rows both are known.
    pearson : array of float
        Pearson's r between numbers, whatever stands in ``links``; NaN elsewhere.
    by_ranks : array of bool
        Where the value is one of ranks.
    without : array of float
        Pearson's r without the row that changes it most; NaN where none matters.
    rows : array of int
        The position of that row, -1 where none matters.
    is_fragile : array of bool
        Where that one row makes Pearson's r, or hides it.
    ranks : array of float
        Spearman's rho between numbers, where ranks were taken; NaN elsewhere.
    ranks_differ : array of bool
        Where the ranks go together much more, or much less, than the values: far values, or a curve.
    """

    links: Floats
    n_rows: Floats
    pearson: Floats
    by_ranks: NDArray[np.bool_]
    without: Floats
    rows: NDArray[np.intp]
    is_fragile: NDArray[np.bool_]
    ranks: Floats
    ranks_differ: NDArray[np.bool_]


def measure_cells(attributes: Sequence[Attribute], method: str) -> Cells:
    """Return all cells; between numbers by the method asked for."""
    cells = _empty(len(attributes))
    numbers, categories = _places(attributes, category=False), _places(attributes, category=True)
    if len(numbers):
        _fill_numbers(cells, [attributes[place].floats for place in numbers], numbers, method)
    if len(categories):
        _fill_categories(cells, attributes, numbers, categories)
    np.fill_diagonal(cells.links, 1.0)
    return cells


def rank(values: Floats) -> Floats:
    """Return the ranks of the finite values, NaN elsewhere."""
    finite = np.isfinite(values)
    ranks = np.full(len(values), np.nan)
    ranks[finite] = stats.rankdata(values[finite])
    return ranks


def _empty(size: int) -> Cells:
    shape = (size, size)
    unknown = [np.full(shape, np.nan) for _matrix in range(4)]
    return Cells(
        links=unknown[0], n_rows=np.zeros(shape), pearson=unknown[1], by_ranks=np.zeros(shape, dtype=bool),
        without=unknown[2], rows=np.full(shape, -1, dtype=np.intp), is_fragile=np.zeros(shape, dtype=bool),
        ranks=unknown[3], ranks_differ=np.zeros(shape, dtype=bool),
    )  # fmt: skip


def _places(attributes: Sequence[Attribute], *, category: bool) -> NDArray[np.intp]:
    return np.array([place for place, one in enumerate(attributes) if is_category(one) is category], dtype=np.intp)


def _fill_numbers(cells: Cells, columns: list[Floats], places: NDArray[np.intp], method: str) -> None:
    scaled = scale_columns(columns)
    r, sums = correlation_matrix(scaled)
    influence = measure_influence(scaled, sums, r)
    fragile = influence.is_fragile(r)
    ranked = method != "pearson" or scaled.n_rows * len(columns) <= MOST_CELLS_RANKED_UNASKED
    rho = _rank_correlations(columns, sums.n) if ranked else np.full_like(r, np.nan)
    differ = np.abs(rho - r) >= CHANGE
    chosen = {"pearson": np.zeros_like(differ), "spearman": np.ones_like(differ), "auto": fragile | differ}[method]
    block = np.ix_(places, places)
    for matrix, found in (
        (cells.links, np.where(chosen, rho, r)), (cells.n_rows, sums.n), (cells.pearson, r), (cells.by_ranks, chosen),
        (cells.without, influence.without), (cells.rows, influence.rows), (cells.is_fragile, fragile),
        (cells.ranks, rho), (cells.ranks_differ, differ),
    ):  # fmt: skip
        matrix[block] = found


def _rank_correlations(columns: list[Floats], n_rows: Floats) -> Floats:
    """Return Spearman's rho of all pairs."""
    rho, _sums = correlation_matrix(scale_columns([rank(column) for column in progress(columns)]))
    n_known = np.diag(n_rows)
    gaps = np.argwhere(np.triu(n_rows < np.maximum.outer(n_known, n_known), k=1)).tolist()
    if sum(n_rows[i, j] for i, j in gaps) <= MOST_CELLS_RANKED:
        for i, j in gaps:
            rho[i, j] = rho[j, i] = _spearman(columns[i], columns[j])
    return rho


def _spearman(x: Floats, y: Floats) -> float:
    both = np.isfinite(x) & np.isfinite(y)
    few = np.count_nonzero(both) < FEWEST_ROWS
    return float("nan") if few else pearson(stats.rankdata(x[both]), stats.rankdata(y[both]))


def _fill_categories(
    cells: Cells, attributes: Sequence[Attribute], numbers: NDArray[np.intp], categories: NDArray[np.intp]
) -> None:
    members = [indicator(np.asarray(attributes[place].codes, dtype=np.intp)) for place in categories]
    scaled = scale_columns([attributes[place].floats for place in numbers])
    everyone = sparse.csr_array(sparse.hstack(members, format="csr"))
    owners = np.repeat(np.arange(len(members)), [one.shape[1] for one in members])
    for place, own in zip(progress(categories.tolist()), members, strict=True):
        if len(numbers):
            _put(cells, place, numbers, *links_to_numbers(own, scaled))
        _put(cells, place, categories, *links_to_categories(own, everyone, owners))


def _put(cells: Cells, place: int, others: NDArray[np.intp], values: Floats, n_rows: Floats) -> None:
    cells.links[place, others] = cells.links[others, place] = values
    cells.n_rows[place, others] = cells.n_rows[others, place] = n_rows
