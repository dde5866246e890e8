"""How likely chance alone is to bring several numbers so close to where a scaler would put them."""

from math import comb

import numpy as np
from scipy.special import erf

from course_toolkit.splits.compute.checks.preprocessing_on_all.numbers import Floats

#: At most this probability is a proof: nobody will see such a chance in a lifetime of splits.
PROOF = 1e-9
#: At most this probability is worth a question.
QUESTION = 1e-5
#: A column that varies by a smaller share than this, the others known, says nothing new.
COPY = 1e-6
#: Thresholds at which columns are counted; few, since each counts as a try of its own.
TRIES = 10.0 ** np.arange(-14, 0)
#: Columns whose mutual dependence is taken into account.
MOST_COLUMNS = 60


def p_closeness(distance: Floats, spread: Floats) -> Floats:
    """Return the probability that a normal deviate of this spread falls so close to 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.nan_to_num(erf(distance / spread / np.sqrt(2)), nan=1.0))


def p_both(one: Floats, other: Floats) -> Floats:
    """Return the probability that the product of two independent p-values is so small (Fisher's method)."""
    product = np.clip(one * other, 1e-300, 1.0)
    return np.asarray(np.minimum(1.0, product * (1 - np.log(product))))


def p_together(p_values: Floats, *, n_looked: int) -> float:
    """Bound the probability that so many of the columns looked at have such small p-values.

    For each of a few thresholds t, the K columns below it are held against a binomial law of n columns:
    P(K or more) ≤ (e·n·t/K)^K, which is corrected for the number of thresholds tried.
    """
    counts = (p_values[:, None] <= TRIES).sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.where(counts > 0, counts * np.log(np.e * n_looked * TRIES / counts), 0.0)
    return float(min(1.0, np.exp(max(logs.min() + np.log(len(TRIES)), -700.0))))


def p_of_events(p_values: Floats, *, n_looked: int) -> float:
    """Bound the probability that all of these events happen, had as many of any of those looked at been as welcome."""
    return min(1.0, comb(n_looked, len(p_values)) * float(np.prod(p_values)))


def discount(p_values: Floats, matrix: Floats) -> Floats:
    """Raise each p-value by what the columns before it say already, so that copies of a column count once.

    Means of correlated columns are correlated alike. Of jointly normal means, the one that varies only by the share s
    once the others are known is within d of 0 with s times less surprise: s is a diagonal entry of Cholesky's factor.
    """
    if len(p_values) < 2 or matrix.shape[0] < 3:
        return p_values
    p_values, matrix = p_values[:MOST_COLUMNS], matrix[:, :MOST_COLUMNS]
    centred = matrix - matrix.mean(axis=0)
    norms = np.linalg.norm(centred, axis=0)
    unit = centred / np.where(norms > 0, norms, 1.0)
    left = np.abs(np.diag(np.linalg.qr(unit, mode="r")))
    left = np.pad(left, (0, len(p_values) - len(left)))
    left[left < COPY] = 0.0
    with np.errstate(divide="ignore"):
        return np.asarray(np.minimum(1.0, p_values / left))
