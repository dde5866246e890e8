"""The scikit-learn lines that give the numbers on the screen."""

from course_toolkit.threshold.compute import ThresholdOutcome

_FROM_PREDICTIONS = """\
from sklearn.metrics import accuracy_score, average_precision_score, confusion_matrix
from sklearn.metrics import f1_score, precision_score, recall_score, roc_auc_score

{scores}
y_pred = y_score >= {threshold!r}
y_real = y_true == {pos_label!r}

tn, fp, fn, tp = confusion_matrix(y_real, y_pred).ravel().tolist()
accuracy = accuracy_score(y_real, y_pred)
precision = precision_score(y_real, y_pred, zero_division=float("nan"))
recall = recall_score(y_real, y_pred)
f1 = f1_score(y_real, y_pred, zero_division=float("nan"))
auc = roc_auc_score(y_real, y_score)
average_precision = average_precision_score(y_real, y_score)
"""


def say_code(outcome: ThresholdOutcome, *, scores: str) -> str:
    """Return runnable lines; ``scores`` are those that make ``y_true`` and ``y_score``."""
    return _FROM_PREDICTIONS.format(
        scores=scores, threshold=float(outcome.threshold), pos_label=_plain(outcome.pos_label)
    )


def _plain(label: object) -> object:
    """Return a label as Python writes it: ``1`` rather than ``np.int64(1)``."""
    return label.item() if hasattr(label, "item") else label
