"""Words and signs that stand for "not known", which pandas counts as values."""

from collections.abc import Hashable, Iterator
from typing import Any

import numpy as np

from course_toolkit._core.compute.guard.wording import show_some
from course_toolkit._core.compute.meaning.absent import is_absent, is_short_gap
from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.steps import Among, SetMissing
from course_toolkit._core.compute.steps.said import say_name
from course_toolkit._core.words import _, format_percent, ngettext
from course_toolkit.first_look.compute.cells import cells_at, holds_texts, level_counts, rows_with, unread_levels
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.table import Mask, Table

#: "NA" beside so many other codes of two or three letters is Namibia.
LONGEST_CODE, FEWEST_CODES = 3, 5


def find_missing_as_text(table: Table) -> Iterator[Suspicion]:
    """Find texts that say that nothing is known, the label among the columns."""
    for name in table.names:
        attribute = table.attribute(name)
        if attribute.levels is None or attribute.kind == "nested" or not holds_texts(attribute):
            continue
        is_gap = _gaps(attribute)
        if is_gap.any() and not is_gap.all():
            yield _suspicion(attribute, is_gap)


def _gaps(attribute: Attribute) -> Mask:
    """Return which of the texts stand for nothing known; shape (n_levels,)."""
    levels = np.asarray(attribute.levels)
    if attribute.kind == "text":
        are_codes = _are_codes(levels)
        return np.array([is_absent(text) or (is_short_gap(text) and not are_codes) for text in levels])
    is_gap = np.array([is_absent(text, among_numbers=True) for text in levels])
    return is_gap & unread_levels(attribute)


def _are_codes(levels: Any) -> bool:
    letters = [text for text in levels if text.strip().isalpha()]
    short = [text for text in letters if len(text.strip()) <= LONGEST_CODE]
    return len(short) > FEWEST_CODES and len(short) > len(letters) / 2


def _suspicion(attribute: Attribute, is_gap: Mask) -> Suspicion:
    name: Hashable = attribute.name
    positions = rows_with(attribute, is_gap)
    counts = level_counts(attribute)
    commonest_first = np.flatnonzero(is_gap)[np.argsort(-counts[is_gap], kind="stable")]
    texts = tuple(np.asarray(attribute.levels)[commonest_first])
    cells = tuple(cells_at(attribute, positions))
    n_known, is_text = len(attribute.series) - attribute.n_missing, attribute.kind == "text"
    share = len(positions) / len(attribute.series)

    def wording() -> Wording:
        keep = _("keep it as a category of its own: “not known” may tell something") if is_text else _("keep it")
        return Wording(
            title=ngettext("{n} cell of {column} ({share}) says in words that nothing is known: {texts}.",
                           "{n} cells of {column} ({share}) say in words that nothing is known: {texts}.",
                           len(positions), column=say_name(name), share=format_percent(share, 1),
                           texts=show_some(texts)),
            why=_("pandas counts these cells as known: isna() does not see them, and numbers beside them stay text."),
            question=_("What does {texts} mean in {column}: not measured, not applicable, or a category?",
                       texts=show_some(texts), column=say_name(name)),
            hypotheses=(
                _("it was not measured, or not answered"),
                _("it does not apply to that row"),
            ),
            decisions=(
                Decision("set_missing", _("set these cells missing"), SetMissing(name, Among(name, cells))),
                Decision("keep", keep),
            ),
        )  # fmt: skip

    return Suspicion(
        code="missing_as_text", severity="warning", columns=(name,), wording=wording, positions=positions,
        evidence={"n_cells": len(positions), "share": share, "n_known": n_known - len(positions)},
    )  # fmt: skip
