"""A label of one value, beside which an empty cell may be the other class."""

from collections.abc import Hashable, Iterator
from typing import Any

import numpy as np
import pandas as pd

from course_toolkit._core.compute.steps import DropRows, FillMissing, Missing
from course_toolkit._core.compute.steps.said import say_name, say_value
from course_toolkit._core.words import _, format_count
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.rules.label.classes import read_classes
from course_toolkit.first_look.compute.table import Table

#: The word for the other class, where one value is a word for yes or no.
_OTHERS = {
    "oui": "non", "non": "oui", "yes": "no", "no": "yes", "o": "n", "y": "n", "vrai": "faux", "faux": "vrai",
    "true": "false", "false": "true", "malade": "sain", "sain": "malade", "sick": "healthy", "healthy": "sick",
    "positif": "négatif", "négatif": "positif", "positive": "negative", "negative": "positive", "1": "0", "0": "1",
}  # fmt: skip


def find_label_of_one_value(table: Table) -> Iterator[Suspicion]:
    """Find a label that has one value, or one value and gaps, or none at all."""
    target = table.target
    if target is None:
        return
    name = target.name
    if target.kind == "empty":
        yield _nothing(name, table.n_rows)
        return
    classes = read_classes(table)
    if classes is None or len(classes.levels) > 1:
        return
    (value,), n_known, positions = classes.levels, classes.n_known, np.flatnonzero(target.is_missing)
    yield _only_one(name, value, n_known) if not len(positions) else Suspicion(
        code="label_of_one_value", severity="question", columns=(name,), positions=positions, explains=False,
        evidence={"n_known": n_known, "n_missing": len(positions)},
        wording=lambda: _wording(name, value, n_known, len(positions)),
    )  # fmt: skip


def other_class(value: Any) -> Any:
    """Return the class that stands across from one: 0 for 1, "non" for "oui"; None where nobody can say."""
    if isinstance(value, str):
        found = _OTHERS.get(value.strip().lower())
        if found is None:
            return None
        return found.upper() if value.strip().isupper() else found.capitalize() if value.strip().istitle() else found
    if isinstance(value, (bool, np.bool_)):
        return not value
    return {0: 1, 1: 0}.get(value) if pd.api.types.is_number(value) and not isinstance(value, complex) else None


def _wording(name: Hashable, value: Any, n_known: int, n_missing: int) -> Wording:
    other = other_class(value)
    fill = () if other is None else (
        Decision("correct", _("an empty cell is the other class: fill in {value}", value=say_value(other)),
                 FillMissing(name, other)),
    )  # fmt: skip
    return Wording(
        title=_("The label {column} is {value} ({n_known} rows) or empty ({n_missing} rows): there is no other class.",
                column=say_name(name), value=say_value(value), n_known=format_count(n_known),
                n_missing=format_count(n_missing)),
        why=_("Without a second class nothing can be learnt, and whoever fills the gaps makes one up."),
        question=_("Does an empty cell of {column} mean the other class, or that nobody knows?", column=say_name(name)),
        hypotheses=(
            _("an empty cell (NULL) stands for the other class: only the cases were written down"),
            _("the class of these rows is not known"),
        ),
        decisions=(
            Decision("keep", _("keep it, and ask the expert before anything else")),
            *fill,
            Decision("drop", _("the class is not known: drop these rows"), DropRows(Missing(name))),
        ),
    )  # fmt: skip


def _only_one(name: Hashable, value: Any, n_known: int) -> Suspicion:
    def wording() -> Wording:
        return Wording(
            title=_("The label {column} is {value} in every row.", column=say_name(name), value=say_value(value)),
            why=_("Without a second class nothing can be learnt."),
            question=_("Where are the rows of the other class?"),
            hypotheses=(_("the table is a selection of one class"), _("another column is the label")),
            decisions=(Decision("keep", _("keep it, and look for the other rows")),),
        )

    return Suspicion(
        code="label_of_one_value", severity="warning", columns=(name,), wording=wording,
        evidence={"n_known": n_known, "n_missing": 0}, explains=False,
    )  # fmt: skip


def _nothing(name: Hashable, n_rows: int) -> Suspicion:
    def wording() -> Wording:
        return Wording(
            title=_("The label {column} is empty.", column=say_name(name)),
            why=_("Without labels there is nothing to predict."),
            question=_("Where did the labels get lost?"),
            hypotheses=(
                _("the labels were lost when tables were joined"),
                _("this table is the one to predict for"),
            ),
            decisions=(Decision("keep", _("keep it until the labels are found")),),
        )

    return Suspicion(
        code="label_of_one_value", severity="warning", columns=(name,), wording=wording,
        evidence={"n_known": 0, "n_missing": n_rows}, explains=False,
    )  # fmt: skip
