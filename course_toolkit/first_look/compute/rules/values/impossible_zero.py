"""Zeros where nothing can be zero: a height, a blood pressure, a glucose that was not measured."""

from collections.abc import Iterator
from typing import Literal

import numpy as np

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.meaning.names import vocabulary, words_of
from course_toolkit._core.words import _, format_percent, ngettext
from course_toolkit.first_look.compute.finding import Suspicion, Wording
from course_toolkit.first_look.compute.rules.values.bulk import FEWEST, Bulk
from course_toolkit.first_look.compute.rules.values.deciding import keep, usual
from course_toolkit.first_look.compute.rules.values.knowledge import OTHERWISE, known_of
from course_toolkit.first_look.compute.rules.values.measures import numbers_of
from course_toolkit.first_look.compute.rules.values.spelling import number_text
from course_toolkit.first_look.compute.rules.values.tails import tail_of
from course_toolkit.first_look.compute.table import Positions, Table

#: Measures of the body that no living being has at zero, besides those whose range is known.
OF_THE_LIVING = vocabulary(
    "insulin insuline skin skinthickness skinfold triceps hemoglobin haemoglobin hemoglobine waist"
)
#: How far from all other values, in mean spacings, zeros must lie where the name says nothing.
APART = 8.0
#: More zeros than this share are a "none" of its own: no rain, no purchase.
LARGEST_SHARE = 0.2
#: Where the name says nothing, the smallest other value is at least this share of their median: no zero in sight.
NEAREST = 0.3


def find_impossible_zeros(table: Table) -> Iterator[Suspicion]:
    """Find zeros in columns that cannot hold one."""
    for attribute in numbers_of(table):
        floats = table.open_floats(attribute.name)
        positions = np.flatnonzero(floats == 0)
        others = np.sort(attribute.known[attribute.known > 0])
        if not len(positions) or len(others) < FEWEST or others[0] == others[-1]:
            continue
        severity = _severity(attribute, positions, others)
        if severity is not None:
            yield _suspicion(table, attribute, positions, severity)


def _severity(attribute: Attribute, positions: Positions, others: np.ndarray) -> Literal["warning", "question"] | None:
    if _cannot_be_zero(attribute, others):
        return "warning"
    if len(attribute.known) > len(others) + len(positions):
        return None  # negative values beside: zero is in the middle
    is_rare = len(positions) <= max(1, LARGEST_SHARE * len(others))
    below = tail_of(others, above=False)
    is_apart = below is not None and others[0] >= NEAREST * np.median(others) and below.beyond(0.0)[0] >= APART
    return "question" if is_rare and is_apart and len(np.unique(others)) > 10 else None


def _cannot_be_zero(attribute: Attribute, others: np.ndarray) -> bool:
    words = frozenset(words_of(attribute.name))
    if words & OF_THE_LIVING and not words & OTHERWISE:
        return bool((attribute.known >= 0).all())
    if attribute.distinct[0] == 0 and attribute.distinct[-1] <= 1:
        return False  # scaled to the range from 0 to 1
    known = known_of(attribute.name, Bulk(others, np.array([], dtype=np.intp)), others)
    return known is not None and known.unit.possible[0] > 0


def _suspicion(
    table: Table, attribute: Attribute, positions: Positions, severity: Literal["warning", "question"]
) -> Suspicion:
    name, n_rows = attribute.name, len(positions)
    others = attribute.known[attribute.known != 0]
    smallest, share = float(others.min()), n_rows / len(attribute.known)
    means = (float(attribute.known.mean()), float(others.mean()))
    empty, leave_out = usual(table, attribute, positions)

    def wording() -> Wording:
        return Wording(
            title=ngettext(
                "{n} value of {column} is 0, where the smallest of the others is {smallest}.",
                "{n} values of {column} ({share}) are 0, where the smallest of the others is {smallest}.",
                n_rows, column=name, share=format_percent(share, 1), smallest=number_text(smallest),
            ),
            why=_(
                "A zero that stands for “not measured” counts as a measure: the mean of {column} is {mean} with the "
                "zeros and {without} without.",
                column=name, mean=number_text(means[0]), without=number_text(means[1]),
            ),
            question=_("Does 0 in {column} mean “none” or “not measured”?", column=name),
            hypotheses=(
                _("a zero for “not measured”"),
                _("really none: then it is a kind of case of its own"),
            ),
            decisions=(keep(_("zero means none: keep it")), empty, leave_out),
        )  # fmt: skip

    evidence = {"n_rows": n_rows, "share": share, "smallest_other": smallest, "mean": means[0],
                "mean_without": means[1]}  # fmt: skip
    return Suspicion(code="impossible_zero", severity=severity, columns=(name,), positions=positions,
                     evidence=evidence, wording=wording)  # fmt: skip
