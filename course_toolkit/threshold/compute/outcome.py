"""What one threshold does: the confusion matrix and every ratio of it."""

from dataclasses import dataclass

import pandas as pd

from course_toolkit.threshold.compute.ratios import COLUMNS, Ratios


@dataclass(frozen=True, slots=True)
class ThresholdOutcome(Ratios[float]):
    """Hold the four counts at one threshold; every ratio of the lecture is a property.

    It answers: "if I alert everyone whose score is at least the threshold, how often am I right, whom do I
    miss, and what does it cost?"

    Parameters
    ----------
    threshold : float
        A sample is called positive when its score is at least this.
    tn, fp, fn, tp : int
        True negatives, false positives, false negatives, true positives; floats where samples have weights.
    pos_label : label, default=1
        The class that is looked for.
    cost_fp, cost_fn : float, default=1.0
        What one false positive and one false negative cost, in any one unit.

    See Also
    --------
    measure_threshold : Measure one threshold.
    RankedScores.at : Measure many of the same scores, each in microseconds.
    say_threshold : The same in a sentence.
    ThresholdPicture : The same in a picture.

    Notes
    -----
    A ratio of 0/0 is undefined and given as NaN, never as 0 or 1. scikit-learn answers 0 there (with a
    warning): the precision of a model that alerts no one is not bad, it does not exist. The same holds for
    Matthews' correlation where everyone is called alike. F1 is written with counts, 2 TP / (2 TP + FP + FN),
    so it is 0 and not undefined where no one is alerted but someone should have been.

    References
    ----------
    .. [1] T. Fawcett, "An introduction to ROC analysis", Pattern Recognition Letters, 2006.
       DOI 10.1016/j.patrec.2005.10.010
    .. [2] D. Chicco and G. Jurman, "The advantages of the Matthews correlation coefficient (MCC) over F1 score
       and accuracy in binary classification evaluation", BMC Genomics, 2020. DOI 10.1186/s12864-019-6413-7

    Examples
    --------
    >>> from course_toolkit.threshold.compute import measure_threshold
    >>> y_true = [0, 0, 0, 1, 1, 1, 1, 1, 0]
    >>> y_score = [0.4, 0.35, 0.3, 0.9, 0.85, 0.7, 0.6, 0.55, 0.75]
    >>> outcome = measure_threshold(y_true, y_score, 0.9)
    >>> outcome.tp, outcome.fp, outcome.tn, outcome.fn
    (1, 0, 4, 4)
    >>> outcome.precision, outcome.recall, round(outcome.f1, 3)
    (1.0, 0.2, 0.333)
    """

    def frame(self) -> pd.DataFrame:
        """Return the counts and ratios as one row, with the columns of :meth:`RankedScores.metrics`.

        One row, so that several outcomes are compared by ``pd.concat([a.frame(), b.frame()])``.
        """
        return pd.DataFrame({name: [getattr(self, name)] for name in COLUMNS})
