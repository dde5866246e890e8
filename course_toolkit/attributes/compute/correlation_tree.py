"""The tree of attributes: who joins whom at which strength, and the order in which neighbours are alike.

Complete linkage: two branches join at the strength of their *weakest* pair, so that cutting the tree at a threshold
gives groups all of whose pairs reach it. With single linkage a chain would do: A like B, B like C, and A need not be
like C at all, though each was told to stand for the others.
"""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import leaves_list, linkage
from scipy.spatial.distance import squareform

Floats = NDArray[np.float64]

#: Of more leaves than this, no time is spent on which branch of two comes first.
MANY_LEAVES = 200
#: A pair of equal columns is at a distance of 0, but for rounding.
ROUNDING = 1e-12


@dataclass(frozen=True)
class Branch:
    """Two branches that join: at which places of the order, with which strengths of their own, and at which one."""

    places: tuple[float, float]
    strengths: tuple[float, float]
    strength: float


@dataclass(frozen=True, eq=False)
class Tree:
    """Attributes by likeness; ``joins`` as SciPy's ``linkage`` gives them, with 1 - strength as the distance."""

    joins: Floats

    @cached_property
    def order(self) -> NDArray[np.intp]:
        """The attributes from the first leaf to the last."""
        return np.asarray(leaves_list(self.joins), dtype=np.intp)

    @property
    def stops(self) -> list[float]:
        """The thresholds at which a group grows or falls apart, ascending, in thousandths."""
        return sorted(
            {max(0, math.floor(1000 * (1 - distance) + 1e-6)) / 1000 for distance in self.joins[:, 2].tolist()}
        )

    def cut(self, threshold: float) -> list[list[int]]:
        """Return the groups of two or more whose pairs all reach the threshold, in the order of the leaves."""
        ends = np.flatnonzero(self._steps > 1 - threshold + ROUNDING) + 1
        return [group.tolist() for group in np.split(self.order, ends) if len(group) > 1]

    @cached_property
    def _steps(self) -> Floats:
        """Between each leaf and the next one, the distance at which they join: a cut is where a step is higher."""
        n_leaves = len(self.joins) + 1
        steps = np.zeros(n_leaves - 1)
        spans = {int(leaf): (place, place) for place, leaf in enumerate(self.order)}
        for number, (one, other, distance, _size) in enumerate(self.joins.tolist(), start=n_leaves):
            (first, last), (_next, last_2) = sorted((spans.pop(int(one)), spans.pop(int(other))))
            steps[last] = distance
            spans[number] = (first, last_2)
        return steps

    def branches(self, shown: NDArray[np.intp]) -> list[Branch]:
        """Return the joins among some leaves, which lie side by side in their order, at places 0, 1, 2 and so on."""
        n_leaves = len(self.joins) + 1
        stems: dict[int, tuple[float, float]] = {int(leaf): (float(place), 1.0) for place, leaf in enumerate(shown)}
        found = []
        for number, (one, other, distance, _size) in enumerate(self.joins.tolist(), start=n_leaves):
            pair = [stems[int(stem)] for stem in (one, other) if int(stem) in stems]
            if len(pair) == 2:
                (place, strength), (place_2, strength_2) = pair
                found.append(Branch((place, place_2), (strength, strength_2), 1 - distance))
                stems[number] = ((place + place_2) / 2, 1 - distance)
            elif pair:
                stems[number] = pair[0]
        return found


def grow_tree(strengths: Floats) -> Tree:
    """Return the tree of a matrix of strengths; a pair that could not be measured counts as not linked."""
    distances = 1 - np.nan_to_num(np.abs(strengths), nan=0.0)
    np.fill_diagonal(distances, 0.0)
    condensed = squareform(np.clip((distances + distances.T) / 2, 0, 1), checks=False)
    return Tree(linkage(condensed, method="complete", optimal_ordering=len(strengths) <= MANY_LEAVES))
