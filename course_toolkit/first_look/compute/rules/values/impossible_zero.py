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
from course_toolkit.first_look.compute.rules.values.knowledge import COUNTED, OTHERWISE, known_of
from course_toolkit.first_look.compute.rules.values.measures import numbers_of
from course_toolkit.first_look.compute.rules.values.spelling import number_text
from course_toolkit.first_look.compute.rules.values.tails import tail_of
from course_toolkit.first_look.compute.table import Positions, Table

#: Measures of the body that no living being has at zero, besides those whose range is known.
OF_THE_LIVING = vocabulary(
    "insulin insuline skin skinthickness skinfold triceps hemoglobin haemoglobin hemoglobine waist"
)
#: What is there at all has some of it; of these a zero is asked about, where it lies off the others.
OF_THINGS = vocabulary(
    "surface superficie area price prix salary salaire wage length longueur width largeur height hauteur weight poids "
    "mass masse diameter diametre radius rayon thickness epaisseur perimeter perimetre distance age ages population "
    "duration duree"
)
AGES = vocabulary("age ages")
#: Counted from one on: an order of nothing, a car without a seat.
FROM_ONE = vocabulary("quantity quantite qty qte seats places sieges seat capacity capacite")
#: Where the name asks for it, zeros are at most this share, lie at least so many steps and this part of the median off
#: the others; nobody grows up from one day to the next.
FEW, FEWEST_STEPS, LEAST_PART, YOUNGEST = 0.05, 5, 0.05, 12.0
#: So many times as many ones as zeros: fewer, and zeros go on where ones leave off.
MORE_ONES = 4
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
    if _asks(attribute, len(positions), others):
        return "question"
    is_rare = len(positions) <= max(1, LARGEST_SHARE * len(others))
    below = tail_of(others, above=False)
    is_apart = below is not None and others[0] >= NEAREST * np.median(others) and below.beyond(0.0)[0] >= APART
    return "question" if is_rare and is_apart and len(np.unique(others)) > 10 else None


def _asks(attribute: Attribute, n_zeros: int, others: np.ndarray) -> bool:
    """Return whether a zero is worth a question by the name and by how few there are."""
    words = frozenset(words_of(attribute.name))
    if words & (OTHERWISE | (COUNTED - FROM_ONE)) or n_zeros > max(1, FEW * len(others)):
        return False
    if words & FROM_ONE:
        n_least = int(np.count_nonzero(others == others[0]))
        return bool((others == np.rint(others)).all()) and (others[0] > 1 or n_least >= MORE_ONES * n_zeros)
    if not words & OF_THINGS:
        return False
    is_off = others[0] >= FEWEST_STEPS * _step(others) and others[0] >= LEAST_PART * np.median(others)
    return bool(is_off and (others[0] >= YOUNGEST or not words & AGES))


def _step(values: np.ndarray) -> float:
    """Return the unit in which values are written: 1 of whole numbers, 0.1 of one decimal."""
    return next((10.0**-n for n in range(6) if np.array_equal(np.round(values, n), values)), 0.0)


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
