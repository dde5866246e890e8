"""Scores sorted once: how many of each class reach a threshold, and at which thresholds that changes."""

import math
from dataclasses import dataclass
from typing import Self, cast

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Counts = Floats  # whole numbers, in truth, unless samples have weights: the same formulas hold for both


@dataclass(frozen=True, slots=True, eq=False)
class ClassScores:
    """The scores of one class in increasing order.

    ``weight_from[i]`` is what ``scores[i:]`` weigh together; None where every sample counts for one.
    """

    scores: Floats
    weight_from: Floats | None = None

    @classmethod
    def sort(cls, scores: Floats, weight: Floats | None) -> Self:
        """Sort the scores of one class."""
        if weight is None:
            return cls(np.sort(scores))
        counted = weight > 0  # a sample that weighs nothing changes no count
        scores, weight = scores[counted], weight[counted]
        order = np.argsort(scores)
        # Summed from the highest score downwards, as scikit-learn does: the sums are the same to the last bit.
        weight_from = np.append(np.cumsum(weight[order][::-1])[::-1], 0.0)
        return cls(scores[order], weight_from)

    @property
    def total(self) -> float:
        """How many samples there are, or what they weigh."""
        return len(self.scores) if self.weight_from is None else float(self.weight_from[0])

    def reaching(self, threshold: float) -> float:
        """Return how many scores are at least the threshold, or what they weigh."""
        below = int(self.scores.searchsorted(threshold))
        return len(self.scores) - below if self.weight_from is None else float(self.weight_from[below])

    def reaching_each(self, thresholds: Floats) -> Counts:
        """Do the same for many thresholds."""
        below = self.scores.searchsorted(thresholds)
        if self.weight_from is None:
            return cast("Counts", len(self.scores) - below)
        return self.weight_from[below]


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """Every threshold at which a count changes, in increasing order, and what reaches it.

    They are the distinct scores and, last, the next float above the highest: there nobody is positive.
    The first one calls everybody positive.
    """

    thresholds: Floats
    fp: Counts
    tp: Counts

    @classmethod
    def of(cls, negatives: ClassScores, positives: ClassScores) -> Self:
        """Find the steps of two sorted classes."""
        scores = np.sort(np.concatenate([negatives.scores, positives.scores]))
        distinct = scores[np.append(True, scores[1:] != scores[:-1])]
        thresholds = np.append(distinct, math.nextafter(distinct[-1], math.inf))
        return cls(thresholds, negatives.reaching_each(thresholds), positives.reaching_each(thresholds))

    def __len__(self) -> int:
        return len(self.thresholds)

    def index(self, threshold: float) -> int:
        """Return the step with the same counts as a threshold."""
        return min(int(self.thresholds.searchsorted(threshold)), len(self) - 1)

    @property
    def tn(self) -> Counts:
        """True negatives at each step."""
        return cast("Counts", self.fp[0] - self.fp)

    @property
    def fn(self) -> Counts:
        """False negatives at each step."""
        return cast("Counts", self.tp[0] - self.tp)
