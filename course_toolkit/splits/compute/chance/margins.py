"""One column in two sets: scores in which a difference would show, and how large the difference is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from course_toolkit.splits.compute.tables.columns import Column

Floats = NDArray[np.float64]

QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)
#: A value seen less often says little, whichever set it is in.
FEWEST_SEEN = 10
MOST_LEVELS = 50
#: Cohen's h for what he calls a small difference of two shares: 45 % against 55 %, 0 % against 1 %. With a million rows
#: much smaller ones are no chance either, and matter to no model.
SMALL_EFFECT = 0.2


@dataclass(frozen=True)
class Difference:
    """Where a column differs most between two sets: a share of each set's rows, and what the share is of.

    ``what`` is "below" (values up to ``value``), "level" (values equal to ``value``) or "missing".
    """

    name: object
    what: str
    value: object
    shares: tuple[float, float]

    @property
    def size(self) -> float:
        """How far the two shares lie apart, from 0 to 1; for "below", the Kolmogorov–Smirnov distance."""
        return abs(self.shares[1] - self.shares[0])

    @property
    def matters(self) -> bool:
        """Whether it is large enough for a word (Cohen's h)."""
        angles: Floats = 2 * np.arcsin(np.sqrt(self.shares))
        return float(abs(angles[1] - angles[0])) >= SMALL_EFFECT


def margin_scores(values: Floats, *, is_category: bool, fine: bool = True) -> list[Floats]:
    """Return scores of the rows, each of shape (n_rows,), whose means show how the values are distributed.

    Of numbers the rank (are they larger?), the distance of the rank from the middle (do they vary more?) and, where
    ``fine``, whether they lie below a few quantiles; of categories whether it is this level; of both whether the
    value is missing.
    """
    missing = np.isnan(values)
    known = values[~missing]
    scores = [missing.astype(np.float64)] if 0 < missing.sum() < len(values) else []
    if known.size == 0 or known.min() == known.max():
        return scores
    if is_category:
        levels, counts = np.unique(known, return_counts=True)
        common = levels[np.argsort(-counts, kind="stable")][:MOST_LEVELS]
        return scores + [(values == level).astype(np.float64) for level in common if _seen(values == level)]
    rank = standard_rank(values)
    if fine:
        cuts = np.unique(np.quantile(known, QUANTILES, method="inverted_cdf"))
        scores += [_spread_over(values <= cut, missing) for cut in cuts if _seen(known <= cut)]
    return [*scores, rank, np.where(missing, 0.0, np.abs(rank) - np.abs(rank[~missing]).mean())]


def _seen(holds: NDArray[np.bool_]) -> bool:
    return FEWEST_SEEN <= int(holds.sum()) <= len(holds) - FEWEST_SEEN


def _spread_over(holds: NDArray[np.bool_], missing: NDArray[np.bool_]) -> Floats:
    """Return 1 and 0, less the mean of the known; 0 for the missing, who say nothing here."""
    return np.where(missing, 0.0, holds - holds[~missing].mean())


def standard_rank(values: Floats) -> Floats:
    """Return the ranks with mean 0 and variance 1; 0 where a value is missing or all are equal."""
    missing = np.isnan(values)
    ranks = np.zeros(len(values))
    known = stats.rankdata(values[~missing])
    if known.size and known.std() > 0:
        ranks[~missing] = (known - known.mean()) / known.std()
    return ranks


def largest_difference(column: Column, first: Floats, second: Floats, *, is_category: bool) -> Difference:
    """Return where the known values, or the missing ones, differ most."""
    missing = Difference(column.name, "missing", None, (float(np.isnan(first).mean()), float(np.isnan(second).mean())))
    known = [values[~np.isnan(values)] for values in (first, second)]
    if min(len(values) for values in known) == 0:
        return missing
    places = np.unique(np.concatenate(known))
    below = np.array([np.searchsorted(np.sort(values), places, side="right") / len(values) for values in known])
    shares = np.diff(below, axis=1, prepend=0.0) if is_category else below
    at = int(np.abs(shares[1] - shares[0]).argmax())
    what = "level" if is_category else "below"
    if not is_category and np.isinf(places[at]) and np.isfinite(places).any():  # "at most -inf" says nothing
        finite = np.flatnonzero(np.isfinite(places))
        at = int(finite[np.abs(shares[1] - shares[0])[finite].argmax()])
    value = column.text(float(places[at]))
    return max(
        Difference(column.name, what, value, (float(shares[0, at]), float(shares[1, at]))),
        missing,
        key=lambda one: one.size,
    )
