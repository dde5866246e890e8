"""Rows on which two columns hold each other's value: strange as they stand, ordinary once exchanged."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Floats = NDArray[np.float64]

#: A row is strange beyond this squared distance (of two normal columns, three in ten million are), and ordinary within
#: that one (95 in a hundred are); the distance is robust. Each of its two values must be uncommon in its own column.
STRANGE, ORDINARY, UNCOMMON = 30.0, 6.0, 1.8
#: Rows exchanged are a few of many; where more are, they are no slip.
MOST_EXCHANGED, FEWEST_ROWS = 0.1, 30
#: Heavy tails make strange rows in every direction. A lone exchanged row counts where hardly any row is half as
#: strange; several count where few lie at the same place turned about the centre.
LONE, LONE_STRANGE, HALF_STRANGE, FEW_STRANGE, TOLERATED = 2, 50.0, 15.0, 3, 4
#: Rows by which centre and spread are told; columns among which pairs are tried.
N_ROWS, N_COLUMNS = 2_000, 60
N_TRIMS, INSIDE = 2, 13.8
HEAPED = 0.12
#: Exchanged rows are like all others once put right; what is less likely than this is another group.
UNLIKELY = 1e-3
#: The median absolute deviation of a normal column, in standard deviations.
MAD = 0.6745


@dataclass(frozen=True)
class Exchange:
    """Two columns, by position, the rows on which they are exchanged, and how strange these are before and after."""

    first: int
    second: int
    rows: NDArray[np.intp]
    before: float
    after: float


@dataclass(frozen=True)
class _Cloud:
    """Where the rows of a pair of columns lie."""

    centre: Floats
    precision: Floats

    def distance(self, points: Floats) -> Floats:
        """Return the squared distance of each row from the centre."""
        off = points - self.centre
        return np.asarray(((off @ self.precision) * off).sum(axis=1))

    def is_exchanged(self, points: Floats, spread: Floats) -> NDArray[np.bool_]:
        """Say which rows are strange as they stand and ordinary the other way round."""
        uncommon = (np.abs(points - self.centre) >= UNCOMMON * spread).all(axis=1)
        return np.asarray(uncommon & (self.distance(points) >= STRANGE) & (self.distance(points[:, ::-1]) <= ORDINARY))


def find_exchanges(values: Floats) -> list[Exchange]:
    """Return the pairs of columns that are exchanged on some rows."""
    n_columns = min(values.shape[1], N_COLUMNS)
    if len(values) < FEWEST_ROWS or n_columns < 2:
        return []
    values = values[:, :n_columns]
    sample = values[np.random.default_rng(0).permutation(len(values))[:N_ROWS]]
    with np.errstate(all="ignore"):
        middle = _middle(sample)
        spread = _middle(np.abs(sample - middle)) / MAD
    smooth = [place for place in range(n_columns) if not _is_heaped(sample[:, place])]
    found = []
    for first, second in combinations(smooth, 2):
        apart = abs(middle[first] - middle[second])
        if spread[first] > 0 and spread[second] > 0 and apart >= UNCOMMON * max(spread[first], spread[second]):
            pair = [first, second]
            one = _exchanged(values[:, first], values[:, second], sample[:, pair], spread[pair])
            rest = np.delete(values, pair, axis=1)
            found += [] if one is None or _is_group(one[0], rest) else [Exchange(first, second, *one)]
    return found


def _is_heaped(column: Floats) -> bool:
    """Say whether many rows share one value: such columns have no smooth cloud."""
    known = column[np.isfinite(column)]
    return not len(known) or bool(np.unique(known, return_counts=True)[1].max() > HEAPED * len(known))


def _middle(sample: Floats) -> Floats:
    """Return the median of each column; NaN where nothing is known."""
    known = np.isfinite(sample).any(axis=0)
    result = np.full(sample.shape[1], np.nan)
    result[known] = np.nanmedian(sample[:, known], axis=0)
    return result


def _exchanged(
    first: Floats, second: Floats, sample: Floats, spread: Floats
) -> tuple[NDArray[np.intp], float, float] | None:
    """Return the rows on which two columns are exchanged, and how strange they are before and after."""
    is_up = np.nanmedian(sample[:, 1]) > np.nanmedian(sample[:, 0])
    beyond = np.flatnonzero(second <= first if is_up else second >= first)
    if not 0 < len(beyond) <= 2 * MOST_EXCHANGED * len(first):
        return None
    cloud = _cloud(sample)
    if cloud is None or cloud.distance(cloud.centre[None, ::-1])[0] < STRANGE:
        return None
    points = np.column_stack([first, second])
    exchanged = cloud.is_exchanged(points[beyond], spread)
    rows = beyond[exchanged]
    if not len(rows) or len(rows) > MOST_EXCHANGED * len(first) or not _stand_alone(cloud, points, rows, spread):
        return None
    if not _is_the_same_cloud(cloud, points[rows]):
        return None
    before, after = cloud.distance(points[rows]), cloud.distance(points[rows][:, ::-1])
    return rows, float(np.median(before)), float(np.median(after))


def _is_group(rows: NDArray[np.intp], rest: Floats) -> bool:
    """Say whether rows differ from all others in other columns too: a group of their own, not exchanged ones."""
    if len(rows) <= LONE or not rest.shape[1]:
        return False
    several = np.unique(np.concatenate([rows, np.random.default_rng(0).permutation(len(rest))[:N_ROWS]]))
    place = np.isin(several, rows)
    tight, n_free = 0.0, 0
    for column in rest[several].T:
        known = np.isfinite(column)
        ranks = stats.rankdata(column[known]) / max(int(known.sum()), 1) - 0.5  # uniform: a variance of 1/12
        own = ranks[place[known]]
        if len(own) > LONE:
            z = float(own.mean()) * np.sqrt(12 * len(own))
            if 2 * stats.norm.sf(abs(z)) * rest.shape[1] < UNLIKELY:
                return True
            tight += 12 * float(((own - own.mean()) ** 2).sum())
            n_free += len(own) - 1
    return n_free > 0 and bool(stats.chi2.cdf(tight, n_free) < UNLIKELY)


def _is_the_same_cloud(cloud: _Cloud, points: Floats) -> bool:
    """Say whether rows, once exchanged, are centred and spread as all others are."""
    n_rows = len(points)
    if n_rows <= LONE:
        return True
    even = (points[:, ::-1] - cloud.centre) @ np.linalg.cholesky(cloud.precision)
    middle = even.mean(axis=0)
    off_centre = stats.chi2.sf(n_rows * float(middle @ middle), 2)
    too_tight = stats.chi2.cdf(float(((even - middle) ** 2).sum()), 2 * (n_rows - 1))
    return bool(off_centre >= UNLIKELY and too_tight >= UNLIKELY)


def _cloud(points: Floats) -> _Cloud | None:
    """Return centre and spread of the bulk of the rows."""
    kept = points[np.isfinite(points).all(axis=1)]
    if len(kept) < FEWEST_ROWS:
        return None
    middle = np.median(kept, axis=0)
    spread = np.median(np.abs(kept - middle), axis=0)
    inside = np.asarray((np.abs(kept - middle) <= 5 * np.maximum(spread, 1e-300)).all(axis=1))
    for _turn in range(N_TRIMS):
        part = kept[inside]
        if len(part) < FEWEST_ROWS or bool((np.ptp(part, axis=0) == 0).any()):
            return None
        covariance = np.asarray(np.cov(part, rowvar=False))
        covariance = covariance + 1e-6 * np.diag(np.diag(covariance))
        cloud = _Cloud(part.mean(axis=0), np.linalg.inv(covariance))
        inside = cloud.distance(kept) <= INSIDE
    return cloud


def _stand_alone(cloud: _Cloud, points: Floats, rows: NDArray[np.intp], spread: Floats) -> bool:
    """Say whether the exchanged rows are more than the tail of a cloud: its tail goes in other directions too."""
    other = np.asarray(np.isfinite(points).all(axis=1))
    other[rows] = False
    others = points[other]
    others = others[cloud.distance(others) >= HALF_STRANGE]
    if len(rows) <= LONE:
        return len(others) <= FEW_STRANGE and bool((cloud.distance(points[rows]) >= LONE_STRANGE).all())
    root = np.linalg.cholesky(cloud.precision)  # points @ root are round
    round_ones, back = (others - cloud.centre) @ root, np.linalg.inv(root)
    n_elsewhere = 0
    for _turn in range(3):
        round_ones = np.column_stack([-round_ones[:, 1], round_ones[:, 0]])
        n_elsewhere += int(cloud.is_exchanged(round_ones @ back + cloud.centre, spread).sum())
    return len(rows) >= TOLERATED * n_elsewhere
