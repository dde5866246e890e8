"""How much of the label one column alone tells, on rows that it was not learnt from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy import stats
from sklearn.tree import DecisionTreeClassifier

Floats = NDArray[np.float64]
Codes = NDArray[np.intp]
Form = Literal["value", "gap"]

#: Bins that a column of numbers is cut into; texts of more levels are left out: they name rows.
N_BINS, MOST_LEVELS = 24, 200
#: A tree of so many leaves reads a column whose bins tell nearly all.
N_LEAVES, LEAF = 12, 3
WORTH_A_TREE = 0.3


@dataclass(frozen=True, eq=False)
class Told:
    """What one column tells of a label with classes: the balanced error that is left, 1 for guessing.

    ``n_wrong`` counts rows; ``n_values`` how many different values, or bins, spoke.
    """

    place: int
    form: Form
    left: float
    n_wrong: int
    n_known: int
    n_values: int


def error_left(y: Codes, predicted: Codes) -> float:
    """Return the part of the error of guessing that is left, each class counting alike."""
    counts = np.bincount(y)
    wrong = np.bincount(y, weights=y != predicted, minlength=len(counts))
    present = counts > 0
    if present.sum() < 2:
        return 1.0
    return float((wrong[present] / counts[present]).mean() / (1 - 1 / present.sum()))


def tell_class(x: Floats, y: Codes, *, place: int, is_text: bool) -> Iterator[Told]:
    """Yield what the values of a column tell of the classes, and what its gaps do."""
    known = np.isfinite(x)
    halves = _halves(y)
    if not known.all():
        if known.any():
            yield _tell(known.astype(np.intp), y, halves, place=place, form="gap")
        if known.sum() < 2 * N_BINS or len(np.unique(y[known])) < 2:
            return
        halves = _halves(y[known])
    cells = _cells(x[known], is_text=is_text)
    if cells is None:
        return
    told = _tell(cells, y[known], halves, place=place, form="value")
    if not is_text and told.left <= WORTH_A_TREE:
        told = min(told, _by_tree(x[known], y[known], halves, place=place), key=lambda one: one.left)
    yield told


def _halves(y: Codes) -> NDArray[np.bool_]:
    """Return which rows are in the first half, class by class, at random."""
    order = np.random.default_rng(0).permutation(len(y))
    order = order[np.argsort(y[order], kind="stable")]
    first = np.zeros(len(y), dtype=bool)
    first[order[::2]] = True
    return first


def _cells(x: Floats, *, is_text: bool) -> Codes | None:
    values, codes = np.unique(x, return_inverse=True)
    if len(values) <= (MOST_LEVELS if is_text else N_BINS):
        return np.asarray(codes, dtype=np.intp)
    if is_text:
        return None
    edges = np.unique(np.quantile(x, np.linspace(0, 1, N_BINS + 1)[1:-1]))
    return np.asarray(np.searchsorted(edges, x, side="right"), dtype=np.intp)


def _tell(cells: Codes, y: Codes, first: NDArray[np.bool_], *, place: int, form: Form) -> Told:
    """Let each half answer for the other: the class that is relatively most frequent in the cell."""
    n_cells, n_classes = int(cells.max()) + 1, int(y.max()) + 1
    predicted = np.zeros(len(y), dtype=np.intp)
    for half in (first, ~first):
        table = np.zeros((n_cells, n_classes))
        np.add.at(table, (cells[half], y[half]), 1)
        share = table / np.maximum(table.sum(axis=0), 1)
        predicted[~half] = share.argmax(axis=1)[cells[~half]]
    return Told(place, form, error_left(y, predicted), int((predicted != y).sum()), len(y), n_cells)


def _by_tree(x: Floats, y: Codes, first: NDArray[np.bool_], *, place: int) -> Told:
    predicted = np.zeros(len(y), dtype=np.intp)
    for half in (first, ~first):
        tree = DecisionTreeClassifier(
            max_leaf_nodes=N_LEAVES, min_samples_leaf=LEAF, class_weight="balanced", random_state=0
        )
        predicted[~half] = tree.fit(x[half, None], y[half]).predict(x[~half, None])
    left = error_left(y, predicted)
    return Told(place, "value", left, int((predicted != y).sum()), len(y), len(np.unique(x)))


def rank_correlation(x: Floats, y: Floats) -> tuple[float, float]:
    """Return the correlations of ranks and of values on the rows where both are known; 0 where there are few."""
    both = np.isfinite(x) & np.isfinite(y)
    if both.sum() < 2 * N_BINS or np.ptp(x[both]) == 0 or np.ptp(y[both]) == 0:
        return 0.0, 0.0
    spearman = np.corrcoef(stats.rankdata(x[both]), stats.rankdata(y[both]))[0, 1]
    return float(spearman), float(np.corrcoef(x[both], y[both])[0, 1])
