"""Texts that a spreadsheet or a page would run: formulas and tags."""

import re
from collections.abc import Iterator

import numpy as np

from course_toolkit._core.compute.guard.wording import show_some
from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.steps import Among, SetMissing
from course_toolkit._core.compute.steps.said import say_name
from course_toolkit._core.words import _, ngettext
from course_toolkit.first_look.compute.cells import MOST_WRITTEN, cells_at, holds_texts, rows_with
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.table import Table

_FORMULA = re.compile(r"\s*[=+@-]@?[A-Za-z_.]+[(|].*", re.DOTALL)
_TAG = re.compile(
    r"</?(script|iframe|img|svg|object|embed|a|style|link|meta|p|br|div|span|b|i|u|em|strong|font|table|td|tr|ul|li|h[1-6])"
    r"(\s[^<>]*)?/?>|javascript:", re.IGNORECASE,
)  # fmt: skip


def find_text_with_markup(table: Table) -> Iterator[Suspicion]:
    """Find formulas and tags among texts."""
    for attribute in table.attributes("text"):
        if attribute.levels is not None and holds_texts(attribute):
            is_meant = np.array([_runs(text) for text in attribute.levels], dtype=bool)
            if is_meant.any():
                yield _suspicion(attribute, is_meant)


def _runs(text: str) -> bool:
    if text.lstrip()[:1] in {"=", "+", "@", "-"} and _FORMULA.fullmatch(text):
        return True
    return ("<" in text or ":" in text) and _TAG.search(text) is not None


def _suspicion(attribute: Attribute, is_meant: np.ndarray) -> Suspicion:
    name, positions = attribute.name, rows_with(attribute, is_meant)
    texts = tuple(np.asarray(attribute.levels)[is_meant][:3])
    cells = tuple(cells_at(attribute, positions)[: MOST_WRITTEN + 1])

    def wording() -> Wording:
        empty = Decision("set_missing", _("set these cells missing"), SetMissing(name, Among(name, cells)))
        return Wording(
            title=ngettext("{n} text of {column} is a formula or holds tags of a page: {texts}.",
                           "{n} texts of {column} are formulas or hold tags of a page: {texts}.", len(positions),
                           column=say_name(name), texts=show_some(texts)),
            why=_("These texts would run in a spreadsheet or on a page that shows them as they are."),
            question=_("Were these texts copied from a page, or typed by somebody who tried what would happen?"),
            hypotheses=(
                _("the text was copied from a page with its tags"),
                _("somebody tried to make a program run them"),
            ),
            decisions=(
                Decision("keep", _("keep them as text, and never open the table in a spreadsheet unchecked")),
                *((empty,) if len(cells) <= MOST_WRITTEN else ()),
            ),
        )  # fmt: skip

    return Suspicion(
        code="text_with_markup", severity="question", columns=(name,), wording=wording, positions=positions,
        evidence={"n_rows": len(positions)}, explains=False,
    )  # fmt: skip
