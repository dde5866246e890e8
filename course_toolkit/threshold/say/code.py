"""The scikit-learn lines that give the numbers on the screen."""

from course_toolkit.threshold.compute import ThresholdOutcome

#: What the lines of the scores begin with; here it stands above all other imports.
_NUMPY = "import numpy as np\n\n"
_FROM_PREDICTIONS = """\
import numpy as np
from sklearn.metrics import accuracy_score, average_precision_score, balanced_accuracy_score
from sklearn.metrics import confusion_matrix, f1_score, precision_score, recall_score, roc_auc_score

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
fpr = fp / (fp + tn)
specificity = tn / (tn + fp)
balanced_accuracy = balanced_accuracy_score(y_real, y_pred)
cost = {cost_fp!r} * fp + {cost_fn!r} * fn
"""


def say_code(outcome: ThresholdOutcome, *, scores: str) -> str:
    """Return runnable lines; ``scores`` are those that make ``y_true`` and ``y_score``."""
    return _FROM_PREDICTIONS.format(
        scores=scores.removeprefix(_NUMPY),
        threshold=float(outcome.threshold),
        pos_label=_plain(outcome.pos_label),
        cost_fp=float(outcome.cost_fp),
        cost_fn=float(outcome.cost_fn),
    )


def _plain(label: object) -> object:
    """Return a label as Python writes it: ``1`` rather than ``np.int64(1)``."""
    return label.item() if hasattr(label, "item") else label
