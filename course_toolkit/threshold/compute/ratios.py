"""The formulas of the lecture, written once: for one threshold (numbers) and for many (arrays)."""

import math
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Amount = TypeVar("Amount", float, NDArray[np.float64])


def share(part: Amount, whole: Amount) -> Amount:
    """Divide numbers or arrays; 0/0 is undefined, NaN."""
    if isinstance(whole, np.ndarray):
        quotient = np.full(whole.shape, np.nan)
        np.divide(part, whole, out=quotient, where=whole != 0)
        return quotient
    return part / whole if whole else math.nan


@dataclass(frozen=True, slots=True)
class Ratios(Generic[Amount]):
    """The four counts and what the lecture makes of them; everything but the label is a number or an array."""

    threshold: Amount
    tn: Amount
    fp: Amount
    fn: Amount
    tp: Amount
    pos_label: Hashable = 1
    cost_fp: float = 1.0
    cost_fn: float = 1.0

    @property
    def n_samples(self) -> Amount:
        """All samples (their weight, if there are weights)."""
        return self.tn + self.fp + self.fn + self.tp

    @property
    def n_alerts(self) -> Amount:
        """Samples called positive: TP + FP."""
        return self.tp + self.fp

    @property
    def accuracy(self) -> Amount:
        """(TP + TN) / n: the share of samples that are called right."""
        return share(self.tp + self.tn, self.n_samples)

    @property
    def balanced_accuracy(self) -> Amount:
        """(recall + specificity) / 2: accuracy as if both classes had as many samples."""
        return (self.recall + self.specificity) / 2

    @property
    def precision(self) -> Amount:
        """TP / (TP + FP): the share of alerts that are right; undefined (NaN) where there is no alert."""
        return share(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> Amount:
        """TP / (TP + FN): the share of real positives that are found."""
        return share(self.tp, self.tp + self.fn)

    @property
    def tpr(self) -> Amount:
        """The recall, by its name on the ROC curve."""
        return self.recall

    @property
    def fpr(self) -> Amount:
        """FP / (FP + TN): the share of real negatives that raise a false alert."""
        return share(self.fp, self.fp + self.tn)

    @property
    def specificity(self) -> Amount:
        """TN / (TN + FP): the share of real negatives that are left in peace."""
        return share(self.tn, self.tn + self.fp)

    @property
    def f1(self) -> Amount:
        """2 PR / (P + R) = 2 TP / (2 TP + FP + FN): the harmonic mean of precision and recall.

        The lecture notes divide by accuracy + recall and lack the factor 2: both are slips of the pen.
        """
        return self.f_beta(1.0)

    def f_beta(self, beta: float) -> Amount:
        """(1 + β²) TP / ((1 + β²) TP + β² FN + FP): recall counts β times as much as precision."""
        found = (1 + beta**2) * self.tp
        return share(found, found + beta**2 * self.fn + self.fp)

    @property
    def mcc(self) -> Amount:
        """Matthews' correlation of truth and call, from −1 to 1; undefined where all are called the same."""
        # In two roots: the product of all four sums overflows 64 bits at 100,000 samples.
        alerts_and_positives: Amount = ((self.tp + self.fp) * (self.tp + self.fn)) ** 0.5
        others: Amount = ((self.tn + self.fp) * (self.tn + self.fn)) ** 0.5
        return share(self.tp * self.tn - self.fp * self.fn, alerts_and_positives * others)

    @property
    def prevalence(self) -> Amount:
        """(TP + FN) / n: the share of samples that really are positive, whatever the threshold."""
        return share(self.tp + self.fn, self.n_samples)

    @property
    def cost(self) -> Amount:
        """cost_fp · FP + cost_fn · FN: what the errors cost together."""
        return self.cost_fp * self.fp + self.cost_fn * self.fn


#: The columns of every frame of outcomes.
COLUMNS = (
    "threshold", "tn", "fp", "fn", "tp", "n_alerts",
    "accuracy", "balanced_accuracy", "precision", "recall", "specificity", "fpr", "f1", "mcc", "prevalence", "cost",
)  # fmt: skip
