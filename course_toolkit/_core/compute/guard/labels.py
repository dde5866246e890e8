"""The real classes: none missing, two of them, and which one is looked for."""

from collections.abc import Hashable
from difflib import get_close_matches
from typing import Any, NoReturn

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.guard.wording import explain, show, show_some
from course_toolkit._core.words import _, format_count

Labels = tuple[Hashable, ...]


def check_none_missing(y_true: NDArray[Any]) -> None:
    """Refuse classes that are missing."""
    if y_true.dtype.kind not in "fcOMmT":
        return
    missing = np.asarray(pd.isna(y_true))
    if missing.any():
        raise explain(
            _("y_true must say the class of every sample."),
            _(
                "Missing (NULL, NaN, None): {n_missing} of {n}; the first at position {position}.",
                n_missing=format_count(int(np.count_nonzero(missing))), n=format_count(len(missing)),
                position=int(np.argmax(missing)),
            ),
            _(
                "Ask the expert of the data what “no value” means. If it is a class of its own, fill it: "
                "y_true.fillna(0). If nobody knows, leave these samples out of both columns: "
                "known = y_true.notna(), then y_true[known] and y_score[known]"
            ),
        )  # fmt: skip


def refuse_unhashable() -> NoReturn:
    """Refuse samples that have a list of classes each."""
    raise explain(
        _("y_true must hold one class for each sample."),
        _("It holds lists, or other collections."),
        _("Choose one class and ask of each sample whether it has it: y_true.apply(lambda labels: 'a' in labels)"),
    )


def refuse_one_class(labels: Labels, n_samples: int) -> NoReturn:
    """Refuse classes that are all the same."""
    raise explain(
        _("y_true must hold both classes: the one to find, and the other."),
        _("One class only came, {label}; samples: {n}.", n=format_count(n_samples), label=show(labels[0])),
        _(
            "If missing values stood for the other class, fill them instead of dropping them: y_true.fillna(0). "
            "If a split did it: train_test_split(X, y, stratify=y) keeps both classes in each part."
        ),
    )


def resolve_pos_label(pos_label: Any, labels: Labels) -> Hashable:
    """Return the class to find: the one that was told, else 1 (or True) where the other is 0, −1 or False."""
    if pos_label is not None:
        return _known_label(pos_label, labels)
    if labels in {(0, 1), (-1, 1)}:
        return labels[1]
    rule = _("pos_label must say which class is the one to find: the labels alone do not tell.")
    if len(labels) == 2:
        first, second = (show(label) for label in labels)
        came = _("The classes are {first} and {second}.", first=first, second=second)
        raise explain(rule, came, _("Add pos_label={second} (or pos_label={first})", first=first, second=second))
    _refuse_quantities(labels)
    raise explain(
        rule,
        _("There are {n} classes ({labels}).", n=format_count(len(labels)), labels=show_some(labels)),
        _("One class against the rest: add pos_label={label}", label=show(labels[-1])),
    )


def _known_label(pos_label: Any, labels: Labels) -> Hashable:
    if isinstance(pos_label, Hashable):
        for label in labels:
            if label == pos_label:
                return label
    raise explain(
        _("pos_label must be one of the classes."),
        _("{value} came, which is none of the classes ({labels}).", value=show(pos_label), labels=show_some(labels)),
        _advise_label(pos_label, labels),
    )


def _advise_label(pos_label: Any, labels: Labels) -> str:
    by_text = {str(label): label for label in labels}
    near = get_close_matches(str(pos_label), by_text, n=1)
    if not near:
        return _("Choose one of these classes.")
    if near[0] == str(pos_label):
        return _("A text and a number are not the same: write pos_label={label}", label=show(by_text[near[0]]))
    return _("Did you mean pos_label={label}?", label=show(by_text[near[0]]))


def _refuse_quantities(labels: Labels) -> None:
    """Refuse numbers with decimals: nobody names classes so."""
    if any(isinstance(label, float) for label in labels):
        raise explain(
            _("y_true must hold classes."),
            _(
                "It holds quantities, {n} different ones ({labels}).",
                n=format_count(len(labels)), labels=show_some(labels),
            ),
            _(
                "If they are the scores, the two columns are exchanged: y_true comes first. If they are what a "
                "regression predicts, make two classes of them first: y_true >= 50"
            ),
        )  # fmt: skip
