"""Columns scaled by quantiles or made of ranks, and over which rows that is exact."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from scipy.stats import norm, rankdata

from course_toolkit.splits.compute.checks.preprocessing_on_all.fits import Fit, wrong_fits
from course_toolkit.splits.compute.checks.preprocessing_on_all.numbers import FLOAT_NOISE, Floats, Keys, NumberTable
from course_toolkit.splits.compute.checks.preprocessing_on_all.proof import Kind, Proof, Severity
from course_toolkit.splits.compute.tables.sets import Name

#: A QuantileTransformer clips what it hands to the normal law at these shares.
CLIPPED = 1e-7
#: How many quantiles a QuantileTransformer learns unless told otherwise.
N_QUANTILES = 1_000
#: A column written in steps as coarse as this may have median 0 and quartiles 1 apart by nature.
COARSE_STEP = 1e-3
FEWEST_ROWS = 8
#: Ranks fill more than this of the way from 0 to 1, their normal deviates go as far down as up ...
HALF = 0.5
SYMMETRIC = 1e-3
#: ... and their quartiles are where they should be.
ABOUT = 0.1
#: With fewer distinct values than this share of the rows, equal quartiles may be chance ...
TIED = 0.5
#: ... in one column or two.
ENOUGH_TIED = 3
N_SHOWN = 5

Exact = Callable[[Floats], bool]


def find_quantiles(table: NumberTable, transformed: frozenset[Name]) -> Iterator[Proof]:
    """Look for columns scaled by median and quartiles, or ranked, among more rows than the training set's."""
    yield from _look(table, "robust", _robust, transformed)
    yield from _look(table, "ranks", _ranked, transformed)


def _look(table: NumberTable, kind: Kind, exact: Exact, transformed: frozenset[Name]) -> Iterator[Proof]:
    explained: set[int] = set()
    in_train = _exact_columns(table, ("train",), kind, exact)
    for fit in wrong_fits(table.parts):
        hits = [j for j in _exact_columns(table, fit.keys, kind, exact) if j not in explained]
        alone = [j for j in hits if j not in in_train]
        itself = [j for j in hits if j in in_train and not _tied(table, j, fit.keys)] if len(fit.keys) == 1 else []
        chosen = _different(table, alone or itself, fit.keys)
        severity = _severity(table, kind, chosen, fit, more=len(hits) > len(in_train), transformed=transformed)
        if severity is None:
            continue
        explained |= set(chosen)
        yield Proof(
            kind, fit, tuple(table.names[j] for j in chosen), len(table.columns),
            "warning" if severity == "error" and not alone else severity, not alone,
            {"n_columns": len(chosen), "n_looked": len(table.columns)}, _shown(table, chosen, fit),
        )  # fmt: skip


def _exact_columns(table: NumberTable, keys: Keys, kind: Kind, exact: Exact) -> list[int]:
    found = []
    for j in range(len(table.columns)):
        if kind == "robust" and table.steps[j] >= COARSE_STEP:
            continue
        if kind == "robust" and _off_centre(table.sample(j, keys)):
            continue
        values = table.values(j, keys)
        if len(values) >= FEWEST_ROWS and exact(values):
            found.append(j)
    return found


def _severity(
    table: NumberTable, kind: Kind, chosen: list[int], fit: Fit, *, more: bool, transformed: frozenset[Name]
) -> Severity | None:
    """Return what the columns amount to; where values are tied, quartiles fall together by chance."""
    if any(table.names[j] in transformed for j in chosen):
        return "error"
    free = [j for j in chosen if not _tied(table, j, fit.keys)]
    if kind == "robust":
        if not fit.with_train and len(free) < ENOUGH_TIED:
            return None  # the sine of an hour has such quartiles in some sets
        return "error" if free or (more and len(chosen) >= ENOUGH_TIED) else None
    if len(chosen) < 2:
        return None  # a grid from 0 to 1 is one column of ranks
    given = all(_evenly_spaced(table.values(j, fit.keys)) for j in chosen)  # places and numbers may come as shares
    return "question" if given else "error"


def _evenly_spaced(values: Floats) -> bool:
    """Say whether the values are a shuffled grid, without the ties and normal deviates that a transformer leaves."""
    gaps = np.diff(np.sort(values))
    return bool(np.ptp(gaps) <= CLIPPED * gaps.max())


def _tied(table: NumberTable, j: int, keys: Keys) -> bool:
    values = table.values(j, keys)
    return len(np.unique(values)) < TIED * len(values)


def _off_centre(some: Floats) -> bool:
    """Say whether so many of some values lie on one side that 0 cannot be the median: the cheap question first."""
    return bool(max(np.count_nonzero(some > 0), np.count_nonzero(some < 0)) > (HALF + ABOUT) * len(some))


def _robust(values: Floats) -> bool:
    """Say whether the median is 0 and the quartiles are 1 apart, to the last digits."""
    noise = FLOAT_NOISE * 10
    half = len(values) / 2
    if np.count_nonzero(values < -noise) > half or np.count_nonzero(values > noise) > half:
        return False  # most columns stop here, long before their quantiles are worked out
    low, middle, high = np.quantile(values, [0.25, 0.5, 0.75])
    return bool(abs(middle) <= noise and abs(high - low - 1) <= noise)


def _ranked(values: Floats) -> bool:
    """Say whether the values are their own ranks, as shares or as the normal deviates of these."""
    low, high = values.min(), values.max()
    if low >= 0 and high <= 1:
        return high - low > HALF and _are_ranks(values)
    if low > -8 and high < 8 and abs(low + high) <= SYMMETRIC and high > 1:
        shares = norm.cdf(values)
        return _are_ranks(shares)
    return False


def _are_ranks(shares: Floats) -> bool:
    """Say whether shares are ranks; both ends are apart, where QuantileTransformer does not share ties out."""
    n = len(shares)
    if not _spaced(shares):
        return False
    if n > N_QUANTILES:
        return _knots_exact(shares)
    inner = (shares > shares.min()) & (shares < shares.max())
    ranks = rankdata(shares)[inner]
    if len(np.unique(ranks)) < FEWEST_ROWS:
        return False
    forms = ((ranks - 1) / (n - 1), ranks / n, ranks / (n + 1), (ranks - 0.375) / (n + 0.25))
    return any(np.abs(shares[inner] - form).max() <= 2 * CLIPPED for form in forms)


def _knots_exact(shares: Floats) -> bool:
    """Say whether, up to each of the quantiles that are learned by default, just as many rows lie as should."""
    knots = np.linspace(0, 1, N_QUANTILES)[1:-1]
    n_below = np.searchsorted(np.sort(shares), knots)
    return bool(np.abs(n_below - knots * (len(shares) - 1)).max() <= 2)


def _spaced(shares: Floats) -> bool:
    """Say whether a few quantiles lie about where those of ranks would: the cheap question first."""
    some = shares[:: max(1, len(shares) // 5_000)]
    found = np.quantile(some, [0.25, 0.5, 0.75])
    return bool(np.abs(found - [0.25, 0.5, 0.75]).max() <= ABOUT)


def _different(table: NumberTable, columns: Sequence[int], keys: Keys) -> list[int]:
    """Leave out columns that hold the same values as one before them."""
    kept: list[int] = []
    for j in columns:
        values = table.values(j, keys)
        if not any(np.array_equal(values, table.values(i, keys)) for i in kept[:N_SHOWN]):
            kept.append(j)
    return kept


def _shown(table: NumberTable, columns: list[int], fit: Fit) -> dict[Name, tuple[float, float]]:
    def medians(j: int) -> tuple[float, float]:
        return float(np.median(table.values(j, ("train",)))), float(np.median(table.values(j, fit.keys)))

    return {table.names[j]: medians(j) for j in columns[:N_SHOWN]}
