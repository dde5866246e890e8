"""The samples themselves: the lecture's ranked table, and the rows behind a cell of the matrix."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

#: The cells of the confusion matrix, in scikit-learn's order.
OUTCOMES = ("tn", "fp", "fn", "tp")

Positions = NDArray[np.int64]
Mask = NDArray[np.bool_]


def ranked_table(
    order: Positions, *, ids: NDArray[np.generic], y_true: NDArray[np.generic], y_score: NDArray[np.float64],
    is_positive: Mask, threshold: float,
) -> pd.DataFrame:  # fmt: skip
    """Return the lecture's table: the highest score first, the outcome last."""
    score = y_score[order]
    return pd.DataFrame({
        "rank": np.arange(1, len(order) + 1),
        "id": ids[order],
        "class": y_true[order],
        "score": score,
        "outcome": _outcome_names(is_positive[order], score >= threshold),
    })  # fmt: skip


def rows_of(outcome: str, order: Positions, *, is_positive: Mask, n_alerts: int) -> Positions:
    """Return the positions of the samples with an outcome; the alerts are the first of the order."""
    called = order[:n_alerts] if outcome in {"tp", "fp"} else order[n_alerts:]
    wanted = is_positive[called] if outcome in {"tp", "fn"} else ~is_positive[called]
    return called[wanted]


def _outcome_names(really: Mask, called: Mask) -> NDArray[np.str_]:
    names: NDArray[np.str_] = np.array([name.upper() for name in OUTCOMES]).take(2 * really + called)
    return names
