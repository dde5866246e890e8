"""Columns chosen by how well they go with the label, and by which rows they were chosen."""

from collections.abc import Callable, Iterator

import numpy as np
from scipy.stats import chi2 as chi2_law
from scipy.stats import rankdata
from sklearn.feature_selection import f_classif, f_regression

from course_toolkit.splits.compute.chance.significance import LEVEL
from course_toolkit.splits.compute.checks.preprocessing_on_all.fits import Fit, wrong_fits
from course_toolkit.splits.compute.checks.preprocessing_on_all.numbers import Bools, Floats, Keys, NumberTable
from course_toolkit.splits.compute.checks.preprocessing_on_all.proof import Proof
from course_toolkit.splits.compute.tables.columns import read_column
from course_toolkit.splits.compute.tables.sets import Name, Sets

#: One column less or more may be chosen by another rule; so many others are not by chance those of all rows.
ENOUGH_OTHERS = 3
FEWEST_ROWS = 10
FEWEST_COLUMNS = 8
MOST_COLUMNS = 2_000
MOST_CELLS = 20_000_000
#: Rows beyond which nobody chooses by chance.
MOST_ROWS = 20_000
#: The columns must go with the label, on average by so many standard errors, to have been chosen for it.
CLEAR = 2.0
#: An eigenvalue of this share of the largest is rounding.
ROUNDING = 1e-8

Score = Callable[[Floats, Floats], Floats]


def find_chosen(sets: Sets) -> Iterator[Proof]:
    """Look whether the columns kept of the raw ones are the best over more than the training rows."""
    pool = _pool(sets)
    if pool is None:
        return
    names, X, y = pool
    kept = np.isin(np.arange(len(names)), [i for i, name in enumerate(names) if name in set(sets.names)])
    best_of_train = [_best(score, X, y, ("train",), int(kept.sum())) for score in _scores(sets)]
    if any(np.array_equal(best, kept) for best in best_of_train):
        return
    for fit in wrong_fits(X):
        for score, of_train in zip(_scores(sets), best_of_train, strict=True):
            if not np.array_equal(_best(score, X, y, fit.keys, int(kept.sum())), kept):
                continue
            n_others = int(np.sum(kept & ~of_train))
            yield Proof(
                "chosen", fit, tuple(name for name, one in zip(names, kept, strict=True) if one), len(names),
                "error" if n_others >= ENOUGH_OTHERS else "question",
                evidence={"n_columns": int(kept.sum()), "n_looked": len(names), "n_not_best_of_train": n_others},
            )  # fmt: skip
            return


def _pool(sets: Sets) -> tuple[list[Name], dict[str, Floats], dict[str, Floats]] | None:
    """Return the raw columns of numbers that could have been chosen, and the label, of each set."""
    raw, target = sets.declared.raw, sets.target
    keys = [key for key, table in raw.items() if key in sets.frames and len(table) == len(sets.frames[key])]
    if target is None or "train" not in keys or len(keys) < 2:
        return None
    shared = [name for name in raw["train"].columns if name != sets.label and all(name in raw[key] for key in keys)]
    n_kept = len(set(sets.names) & set(shared))
    if not 0 < n_kept < len(shared) or sum(len(raw[key]) for key in keys) * len(shared) > MOST_CELLS:
        return None
    columns = [read_column(name, {key: raw[key][name] for key in keys}) for name in shared]
    columns = [one for one in columns if one.kind == "number"]
    columns = [one for one in columns if all(np.isfinite(values).all() for values in one.per_set.values())]
    if not columns:
        return None
    X = {key: np.column_stack([one.per_set[key] for one in columns]) for key in keys}
    return [one.name for one in columns], X, {key: target.per_set[key] for key in keys}


def _scores(sets: Sets) -> list[Score]:
    if sets.task == "classification":
        return [_f_of_classes, _variance]
    return [_f_of_quantity, _f_of_ranks, _variance]


def _best(score: Score, X: dict[str, Floats], y: dict[str, Floats], keys: Keys, n: int) -> Bools:
    values, label = np.concatenate([X[key] for key in keys]), np.concatenate([y[key] for key in keys])
    known = ~np.isnan(label)
    with np.errstate(all="ignore"):
        found = np.nan_to_num(score(values[known], label[known]), nan=-np.inf)
    best: Bools = np.zeros(values.shape[1], dtype=bool)
    best[np.argsort(-found, kind="stable")[:n]] = True
    return best


def _f_of_classes(X: Floats, y: Floats) -> Floats:
    return np.asarray(f_classif(X, y)[0])


def _f_of_quantity(X: Floats, y: Floats) -> Floats:
    return np.asarray(f_regression(X, y)[0])


def _f_of_ranks(X: Floats, y: Floats) -> Floats:
    return np.asarray(f_regression(rankdata(X, axis=0), rankdata(y))[0])


def _variance(X: Floats, y: Floats) -> Floats:  # noqa: ARG001 — one signature for all scores
    return np.asarray(X.var(axis=0))


def find_chosen_alike(sets: Sets, table: NumberTable) -> Iterator[Proof]:
    """Ask where all columns go with the label about equally well over all rows, and less equally over either part.

    What is the best of thousands of columns over all rows lies just above one bar: correlations with the label that
    are nearly equal over all rows. Whoever chose by the training rows, or by knowledge, leaves the test rows free to
    differ: of k columns independent of one another, with m of n rows in the test set, the sum of squared differences
    of the correlations from their mean, times n²/m, is as a chi-squared variable of k − 1 degrees of freedom, or more.
    """
    target = sets.target
    columns = [j for j, one in enumerate(table.columns) if one is not target]
    if target is None or target.kind == "date" or sum(sets.sizes.values()) > MOST_ROWS:
        return
    if not FEWEST_COLUMNS <= len(columns) <= MOST_COLUMNS:
        return
    for fit in wrong_fits(table.parts):
        if not fit.with_train or len(fit.keys) != 2:
            continue
        found = _equality(sets, table, columns, fit)
        if found is not None and found <= LEVEL / 2:
            yield Proof(
                "chosen_alike", fit, tuple(table.names[j] for j in columns), len(columns), "question",
                evidence={"n_columns": len(columns), "p_value": found},
            )  # fmt: skip


def _equality(sets: Sets, table: NumberTable, columns: list[int], fit: Fit) -> float | None:
    """Return how likely correlations with the label as equal as these are; None where none can be worked out."""
    target = sets.target
    if target is None:
        return None
    y = np.concatenate([target.per_set[key] for key in fit.keys])
    X = np.column_stack([np.concatenate([table.columns[j].per_set[key] for key in fit.keys]) for j in columns])
    in_train = np.repeat([key == "train" for key in fit.keys], [len(target.per_set[key]) for key in fit.keys])
    known = np.isfinite(y) & ~np.isnan(X).any(axis=1)
    y, X, in_train = y[known], X[known], in_train[known]
    n, n_others = len(y), int(np.sum(~in_train))
    classes = len(np.unique(y))
    if n_others < FEWEST_ROWS or n - n_others < FEWEST_ROWS or classes < 2 or n > MOST_ROWS:
        return None
    if sets.task == "classification" and classes > 2:
        return None
    return _p_equal(X, y, in_train)


def _p_equal(X: Floats, y: Floats, in_train: Bools) -> float | None:
    n, n_others = len(y), int(np.sum(~in_train))
    spread = X.std(axis=0)
    X = X[:, spread > 0]
    products = (X - X.mean(axis=0)) / X.std(axis=0) * ((y - y.mean()) / y.std())[:, None]
    on_train = products[in_train].mean(axis=0)
    strongest = np.argsort(-np.abs(on_train))[: n // 4]  # more could not be told from one another by so few rows
    products = products[:, strongest] * np.sign(on_train[strongest])
    found = products.mean(axis=0)
    if len(found) < FEWEST_COLUMNS or found.mean() < CLEAR / np.sqrt(n):
        return None
    # What the other rows leave free, one column with another; copies of a column leave nothing.
    values, vectors = np.linalg.eigh(np.cov(products, rowvar=False))
    free = values > ROUNDING * values.max()
    rotated, ones = (vectors[:, free].T @ found, vectors[:, free].sum(axis=0))
    weights = 1 / values[free]
    mean = np.sum(weights * ones * rotated) / np.sum(weights * ones**2)
    statistic = n**2 / n_others * np.sum(weights * (rotated - mean * ones) ** 2)
    return float(chi2_law.cdf(statistic, int(free.sum()) - 1))
