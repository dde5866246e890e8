"""Two columns that together follow the label: their difference, sum, product, ratio, order or combination."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import Ridge

Floats = NDArray[np.float64]
Form = Literal["linear", "product", "logarithms", "ratio", "order", "cross"]

FORMS: tuple[Form, ...] = ("linear", "product", "logarithms", "ratio", "order")
#: Forms that stay what they are when columns are moved, which spares digits.
CENTRED = ("linear", "product")
PAIRS_AT_ONCE = 200
#: Columns among which all pairs are looked at.
MOST_COLUMNS = 60
#: Values of a category of which the combinations can still be counted.
MOST_LEVELS = 20
#: The label explains so much of the combination's variance at least.
FEWEST_R2 = 0.8
#: Better than the better of the two columns by this factor, in what is left.
GAIN = 3.0
#: Rows to a cell of a cross table.
ROWS_PER_CELL = 5


@dataclass(frozen=True)
class PairOfColumns:
    """Two columns, by position, their combination for every row, and how much of the label it explains."""

    first: int
    second: int
    form: Form
    values: Floats
    r2: float
    is_text: bool = False


def choose_columns(X: Floats, y: Floats) -> NDArray[np.intp]:
    """Return the columns that may be part of a pair: those that a linear model or the label's correlation picks out."""
    p = X.shape[1]
    if p <= MOST_COLUMNS:
        return np.arange(p)
    filled = _standard(X)
    weight = np.abs(Ridge(1e-3 * len(y)).fit(filled, y).coef_)
    alone = np.abs(filled.T @ (y - y.mean()))
    half = MOST_COLUMNS // 2
    return np.unique(np.concatenate([np.argsort(-weight)[:half], np.argsort(-alone)[:half]]))


def find_pairs(X: Floats, fit_rows: Floats, scores: Floats) -> Iterator[PairOfColumns]:
    """Return the pairs of numeric columns that a simple combination of explains some score of the label with.

    ``X`` holds the rows for which combinations are wanted, ``fit_rows`` and ``scores``, shape (n_rows, n_scores),
    those they are fitted on.
    """
    scores = scores[:, np.ptp(scores, axis=0) > 0]
    if not scores.size:
        return
    chosen = np.unique(np.concatenate([choose_columns(fit_rows, y) for y in scores.T]))[:MOST_COLUMNS]
    pairs = np.array(list(combinations(chosen, 2)), dtype=np.intp).reshape(-1, 2)
    mean = _means(fit_rows)
    X, fit_rows = (np.where(np.isnan(part), mean, part) for part in (X, fit_rows))
    alone = _r2(np.stack([np.ones_like(fit_rows.T), (fit_rows - mean).T], axis=2), scores)[0]
    for form in FORMS:
        shift = mean if form in CENTRED else np.zeros_like(mean)
        for start in range(0, len(pairs), PAIRS_AT_ONCE):
            some = pairs[start : start + PAIRS_AT_ONCE]
            r2, weights = _r2(_design(fit_rows - shift, some, form), scores)
            best_alone = np.maximum(alone[some[:, 0]], alone[some[:, 1]])
            good = (r2 >= FEWEST_R2) & (GAIN * (1 - r2) <= 1 - best_alone)
            for i, k in zip(*np.nonzero(good), strict=True):
                values = _design(X - shift, some[i : i + 1], form)[0] @ weights[i, :, k]
                yield PairOfColumns(int(some[i, 0]), int(some[i, 1]), form, values, float(r2[i, k]))


def find_crosses(X: Floats, y: Sequence[Floats], n_fit: int) -> Iterator[PairOfColumns]:
    """Return the pairs of columns with few values of which each combination of values has its own label.

    The first ``n_fit`` rows are those of ``y``: the label's scores, each an indicator of a class or a quantity.
    """
    few = [j for j in range(X.shape[1]) if 2 <= len(np.unique(X[:, j][~np.isnan(X[:, j])])) <= MOST_LEVELS]
    codes = {j: np.unique(X[:, j], return_inverse=True)[1] for j in few[:MOST_COLUMNS]}
    alone = {j: _explained_by(code[:n_fit], y) for j, code in codes.items()}
    for i, j in combinations(codes, 2):
        cells = codes[i] * (codes[j].max() + 1) + codes[j]
        if len(np.unique(cells[:n_fit])) * ROWS_PER_CELL > n_fit:
            continue
        r2 = _explained_by(cells[:n_fit], y)
        if r2 >= FEWEST_R2 and GAIN * (1 - r2) <= 1 - max(alone[i], alone[j]):
            yield PairOfColumns(i, j, "cross", cells.astype(np.float64), r2, is_text=True)


def _explained_by(cells: NDArray[np.intp], y: Sequence[Floats]) -> float:
    """Return the share of the label's variance between the cells, corrected for how many there are."""
    n = np.bincount(cells)
    between = within = 0.0
    for score in y:
        means = np.bincount(cells, weights=score) / np.maximum(n, 1)
        within += float(((score - means[cells]) ** 2).sum())
        between += float(((score - score.mean()) ** 2).sum())
    n_cells, n_rows = int((n > 0).sum()), len(cells)
    return 1 - (within / max(n_rows - n_cells, 1)) / max(between / max(n_rows - 1, 1), 1e-300)


def _means(X: Floats) -> Floats:
    """Return the mean of each column; 0 where nothing is known."""
    return np.asarray(np.nansum(X, axis=0) / np.maximum((~np.isnan(X)).sum(axis=0), 1))


def _standard(X: Floats) -> Floats:
    mean = _means(X)
    filled = np.where(np.isnan(X), mean, X) - mean
    spread = filled.std(axis=0)
    return np.asarray(filled / np.where(spread == 0, 1, spread))


def _design(X: Floats, pairs: NDArray[np.intp], form: Form) -> Floats:
    """Return, for each pair, the columns of a small regression, shape (n_pairs, n_rows, n_terms)."""
    a, b = X[:, pairs[:, 0]].T, X[:, pairs[:, 1]].T
    one = np.ones_like(a)
    if form == "linear":
        return np.stack([one, a, b], axis=2)
    if form == "product":
        return np.stack([one, a, b, a * b], axis=2)
    if form == "logarithms":
        return np.stack([one, np.log(np.maximum(a, 1e-12)), np.log(np.maximum(b, 1e-12))], axis=2)
    if form == "order":
        return np.stack(
            [one, np.isclose(a, b, rtol=1e-9, atol=0).astype(np.float64), (a > b).astype(np.float64)], axis=2
        )
    ratio = a / np.where(b == 0, np.nan, b)
    turned = b / np.where(a == 0, np.nan, a)
    return np.stack([one, np.nan_to_num(ratio), np.nan_to_num(turned)], axis=2)


def _r2(design: Floats, scores: Floats) -> tuple[Floats, Floats]:
    """Fit each small regression to each score; return the shares of variance explained, and the weights."""
    scale = np.sqrt((design**2).mean(axis=1, keepdims=True))
    scale[scale == 0] = 1
    scaled = design / scale
    turned = scaled.transpose(0, 2, 1)
    weights = np.linalg.pinv(turned @ scaled / len(scores), rcond=1e-13, hermitian=True) @ (
        turned @ scores / len(scores)
    )
    rest = ((scaled @ weights - scores) ** 2).mean(axis=1)
    return 1 - rest / scores.var(axis=0), weights / scale.transpose(0, 2, 1)
