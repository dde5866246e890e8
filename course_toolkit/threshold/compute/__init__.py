"""What a threshold does: scores ranked once, then every count, ratio, curve and best threshold from them."""

from course_toolkit.threshold.compute.criteria import CRITERIA
from course_toolkit.threshold.compute.curves import ScoreHistogram
from course_toolkit.threshold.compute.estimator import EstimatorScores, scores_from_estimator
from course_toolkit.threshold.compute.listing import OUTCOMES
from course_toolkit.threshold.compute.outcome import ThresholdOutcome
from course_toolkit.threshold.compute.ranked import RankedScores
from course_toolkit.threshold.compute.scales import SCALES
from course_toolkit.threshold.compute.scores import measure_threshold, rank_scores, rank_trusted_scores
from course_toolkit.threshold.compute.sources import EstimatorSource, PredictionSource, ScoreSource
from course_toolkit.threshold.compute.summary import (
    Curve,
    ThresholdSummary,
    anchors,
    key_thresholds,
    summarize,
    usual_threshold,
)

__all__ = [
    "CRITERIA",
    "OUTCOMES",
    "SCALES",
    "Curve",
    "EstimatorScores",
    "EstimatorSource",
    "PredictionSource",
    "RankedScores",
    "ScoreHistogram",
    "ScoreSource",
    "ThresholdOutcome",
    "ThresholdSummary",
    "anchors",
    "key_thresholds",
    "measure_threshold",
    "rank_scores",
    "rank_trusted_scores",
    "scores_from_estimator",
    "summarize",
    "usual_threshold",
]
