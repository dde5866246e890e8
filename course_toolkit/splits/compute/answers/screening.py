"""Which of thousands of columns are worth a closer look: a coarse, quick and optimistic reading of each."""

import numpy as np
from numpy.typing import NDArray

from course_toolkit.splits.compute.tables.sets import Task

Floats = NDArray[np.float64]

#: Rows that stand next to each other when a column is sorted, and answer together: enough to let a class prevail, and
#: few where a quantity may climb within a block.
BLOCK = {"classification": 20, "regression": 4}


def block_error(X: Floats, y: Floats, task: Task) -> Floats:
    """Return, for each column, what is left of the error of guessing if sorted neighbours answered for each other.

    Each column is sorted and cut in small blocks; each block answers with its best guess, having seen its own
    labels. What even this leaves, no reading of the column alone does better. Missing values are left aside.
    """
    n, block = len(X), BLOCK[task]
    order = np.argsort(X, axis=0, kind="stable")  # missing ones last
    n_known = (~np.isnan(X)).sum(axis=0)
    n_blocks = n // block
    if n_blocks == 0:
        return np.zeros(X.shape[1])
    blocks = order[: n_blocks * block].reshape(n_blocks, block, -1)
    known = (np.arange(1, n_blocks + 1) * block)[:, None] <= n_known
    left = _variance_left(y[blocks], known) if task == "regression" else _guesses_left(y, blocks, known)
    return np.where(n_known >= block, left, 1.0)


def _variance_left(y: Floats, known: NDArray[np.bool_]) -> Floats:
    n_blocks = np.maximum(known.sum(axis=0), 1)
    within = np.where(known, y.var(axis=1), 0).sum(axis=0) / n_blocks
    mean = np.where(known, y.mean(axis=1), 0).sum(axis=0) / n_blocks
    square = np.where(known, (y**2).mean(axis=1), 0).sum(axis=0) / n_blocks
    return np.asarray(within / np.maximum(square - mean**2, 1e-300))


def _guesses_left(y: Floats, blocks: NDArray[np.intp], known: NDArray[np.bool_]) -> Floats:
    classes, codes = np.unique(y, return_inverse=True)
    weights = np.stack([((codes == c)[blocks].sum(axis=1) * known) for c in range(len(classes))])
    totals = weights.sum(axis=1, keepdims=True)
    shares = weights / np.maximum(totals, 1)
    n_present = np.maximum((totals[:, 0] > 0).sum(axis=0), 1)
    right = shares.max(axis=0).sum(axis=0) / n_present
    return np.where(n_present > 1, (1 - right) / np.maximum(1 - 1 / n_present, 1e-300), 1.0)
