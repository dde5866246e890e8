"""Scores and weights: numbers that say how sure a model is, and how much a sample counts."""

from collections.abc import Hashable
from typing import Any, NoReturn

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.guard.columns import check_numbers, first_text
from course_toolkit._core.compute.guard.wording import explain, show, show_some
from course_toolkit._core.words import _, format_count

Floats = NDArray[np.float64]


def check_scores(values: NDArray[Any]) -> Floats:
    """Return scores as finite numbers; class names and booleans are no scores."""
    text = first_text(values)
    is_class_name = text is not None and not _is_number(text[1])
    if is_class_name or _is_boolean(values):
        _refuse_hard_labels(tuple(pd.unique(np.asarray(values, dtype=object)).tolist()))
    return check_numbers(values, name="y_score")


def check_not_hard_labels(
    scores: Floats, labels: tuple[Hashable, ...], score_range: tuple[float, float]
) -> None:  # fmt: skip
    """Refuse scores that are the labels themselves, or 0 and 1 for labels in words: a threshold was at work."""
    known = {label for label in labels if isinstance(label, (int, float))} or {0, 1}
    # The range first: it is known, and of probabilities it nearly always settles the question.
    if score_range == (min(known), max(known)) and np.isin(scores, sorted(known)).all():
        _refuse_hard_labels(tuple(int(x) if x.is_integer() else x for x in np.unique(scores).tolist()))


def check_weights(values: NDArray[Any]) -> Floats:
    """Return weights as finite numbers from 0 up."""
    weights = check_numbers(values, name="sample_weight")
    negative = weights < 0
    if negative.any():
        place = int(np.argmax(negative))
        raise explain(
            _("sample_weight must not be negative."),
            _(
                "Negative: {n_bad} of {n}; the first is {value}, at position {position}.",
                n_bad=format_count(int(np.count_nonzero(negative))), n=format_count(len(weights)),
                value=weights[place], position=place,
            ),
            _("A weight says for how many a sample counts; 0 leaves it out."),
        )  # fmt: skip
    return weights


def refuse_weightless_class(label: Hashable | None) -> NoReturn:
    """Refuse weights that leave nothing of a class; None stands for all the other classes."""
    whose = _("the other class") if label is None else _("class {label}", label=show(label))
    raise explain(
        _("sample_weight must leave some weight to both classes."),
        _("All samples of {whose} weigh 0.", whose=whose),
        _("Leave sample_weight out, or look at how it was computed."),
    )


def _refuse_hard_labels(found: tuple[Hashable, ...]) -> NoReturn:
    raise explain(
        _("y_score must be scores: how sure the model is of each sample."),
        _("Hard labels came, nothing but {labels}: a threshold has decided already.", labels=show_some(found)),
        _(
            "Take model.predict_proba(X)[:, 1] or model.decision_function(X) instead of model.predict(X). "
            "A fully grown tree does give nothing but 0 and 1: for such a model use "
            "ThresholdExplorer.from_estimator(model, X, y)"
        ),
    )


def _is_boolean(values: NDArray[Any]) -> bool:
    if values.dtype.kind != "O":
        return values.dtype.kind == "b"
    return all(isinstance(value, (bool, np.bool_)) for value in values.tolist())


def _is_number(text: str) -> bool:
    try:
        float(text.replace(",", "."))
    except ValueError:
        return False
    return True
