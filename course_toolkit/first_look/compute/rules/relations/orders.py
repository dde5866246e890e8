"""Pairs of columns of which one never exceeds the other: told by their names, or by how their differences end at 0."""

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from course_toolkit._core.compute.meaning.names import vocabulary, words_of

Floats = NDArray[np.float64]

#: Words that stand for the lower and for the upper end of the same thing, French and English, accents aside.
_PAIRS = (
    ("min minimum mini minimal minimale", "max maximum maxi maximal maximale"),
    ("low lower lowest bas basse inferieur inferieure", "high higher upper highest haut haute superieur superieure"),
    ("start begin beginning debut commencement from", "end ending fin finish stop to until"),
    ("diastolic diastolique dia dbp pad tad", "systolic systolique sys sbp pas tas"),
    ("birth naissance born dob ddn", "death deces died mort dod"),
    ("admission entree hospitalisation arrival arrivee checkin", "discharge sortie departure depart checkout"),
    ("net nette ht", "gross brut brute ttc"),
    ("order ordered commande", "delivery delivered livraison shipping shipped expedition"),
    ("hire hired hiring embauche", "termination leave leaving resignation licenciement demission depart"),
    ("open opened opening ouverture", "close closed closing cloture fermeture"),
    ("first premier premiere", "last dernier derniere"),
    ("part partial partiel partielle sub", "total totale totaux"),
)
PAIRS = tuple((vocabulary(low), vocabulary(high)) for low, high in _PAIRS)
#: Pairs that are ordered in time only: a share may close below its opening price.
TIMES_ONLY = frozenset({2, 4, 5, 7, 8, 9, 10})
#: Words that two ends may have each for itself.
LOOSE = vocabulary(
    "date dates dt time heure jour day year annee an le la de du d des of the at on in value valeur price prix montant "
    "amount pression tension arterielle pressure blood bp ta mmhg mm hg"
)
_GLUED = re.compile(r"(\w{1,12}?)(min|max)")

#: An order is meant where it holds on so many rows; where the names do not say so, on nearly all.
MOST_HOLD, NEARLY_ALL = 0.8, 0.98
FEWEST_ROWS = 5
#: What the differences of a pair without telling names must show: so many rows, this share of them the wrong way round
#: once one column is shuffled, and so many differences on the near side of 0 to tell that there is an end.
MANY_ROWS, SHUFFLED_WRONG, N_NEAR = 100, 0.15, 25
LEVEL = 1e-6
FEWER = 0.15
N_COLUMNS = 40
#: A value that so many rows share is a heap.
PILED = 0.05
FEWEST_DIFFERENCES = 10


@dataclass(frozen=True)
class Order:
    """Two columns, the lower one first, and the rows on which it is not."""

    low: Hashable
    high: Hashable
    by: Literal["names", "values"]
    n_known: int
    broken: NDArray[np.intp]

    @property
    def share(self) -> float:
        """The share of the rows on which the order holds."""
        return 1 - len(self.broken) / self.n_known


def named_pairs(names: Sequence[Hashable], *, are_times: bool) -> Iterator[tuple[Hashable, Hashable]]:
    """Yield the pairs of columns whose names say that one is the lower end and the other the upper one."""
    read = {name: _words(name) for name in names}
    for number, (low, high) in enumerate(PAIRS):
        if number in TIMES_ONLY and not are_times:
            continue
        for first in (name for name in names if read[name] & low):
            for second in (name for name in names if name is not first and read[name] & high):
                rests = read[first] - low, read[second] - high
                if rests[0] == rests[1] or not (rests[0] ^ rests[1]) - LOOSE:
                    yield first, second


def _words(name: Hashable) -> frozenset[str]:
    words: list[str] = []
    for word in words_of(name):
        glued = _GLUED.fullmatch(word)
        words += [glued[1], glued[2]] if glued else [word]
    return frozenset(words)


def broken_order(low: Floats, high: Floats) -> tuple[int, NDArray[np.intp]]:
    """Return on how many rows both ends are known, and the rows on which the lower one is above."""
    known = np.isfinite(low) & np.isfinite(high)
    return int(known.sum()), np.flatnonzero(known & (low > high))


def told_by_values(values: Floats) -> Iterator[tuple[int, int]]:
    """Yield the pairs of columns, lower one first, whose differences end at 0 as no continuous ones do.

    Where an order is meant, differences may be small but not negative: their density is cut off at 0. Noise has no edge
    there: its logarithm goes on below 0 as it bends above, so that where n1, n2 and n3 differences lie in three equal
    strips above 0, about ``n1³ n3 / n2³`` are to be expected in the strip below.
    """
    rng = np.random.default_rng(0)
    piled = np.array([_piled_up(column) for column in values.T])
    for first, second in combinations(range(min(values.shape[1], N_COLUMNS)), 2):
        both = values[:, [first, second]]
        both = both[(np.isfinite(both) & (both != piled[[first, second]])).all(axis=1)]
        difference = both[:, 1] - both[:, 0]
        n_rising, n_falling = int((difference > 0).sum()), int((difference < 0).sum())
        low, high = (first, second) if n_rising >= n_falling else (second, first)
        difference = difference if n_rising >= n_falling else -difference
        n_wrong = min(n_rising, n_falling)
        if n_rising + n_falling < MANY_ROWS or not 0 < n_wrong <= (1 - NEARLY_ALL) * len(both):
            continue
        if _has_edge(difference) and _shuffled_wrong(both, rng, n_rising >= n_falling) >= SHUFFLED_WRONG:
            yield low, high


def _piled_up(column: Floats) -> float:
    """Return the value that many rows share, nought say, since a heap has an edge of its own; NaN where none is."""
    values, counts = np.unique(column[np.isfinite(column)], return_counts=True)
    return float(values[counts.argmax()]) if counts.size and counts.max() > PILED * len(column) else np.nan


def _shuffled_wrong(both: Floats, rng: np.random.Generator, is_rising: bool) -> float:  # noqa: FBT001 — private
    """Return the share of rows in the wrong order once one column is shuffled, what is constant left out."""
    shuffled = rng.permutation(both[:, 1]) - both[:, 0]
    return float(((shuffled < 0) if is_rising else (shuffled > 0)).mean())


def _has_edge(difference: Floats) -> bool:
    """Say whether differences that are nearly all positive stop at 0 rather than thin out."""
    above = np.sort(difference[difference > 0])
    if len(above) < 4 * N_NEAR or len(np.unique(above)) < FEWEST_DIFFERENCES:
        return False
    near = max(N_NEAR, len(above) // 20)
    width = float(above[near - 1])
    near = int((above <= width).sum())  # whole numbers come in heaps
    n_next, n_third = (int(((above > k * width) & (above <= (k + 1) * width)).sum()) for k in (1, 2))
    n_below = int(((difference < 0) & (difference >= -width)).sum())
    allowed = min(near**3 * n_third / max(n_next, 1) ** 3, near**2 / max(n_next, 1))
    return n_below <= FEWER * allowed and float(stats.poisson.cdf(n_below, allowed)) <= LEVEL
