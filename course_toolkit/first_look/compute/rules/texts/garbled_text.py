"""Texts that were read in the wrong encoding: "FranÃ§ois"."""

import re
from collections.abc import Iterator
from typing import Any

import numpy as np

from course_toolkit._core.compute.guard.wording import show
from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.steps import MapValues
from course_toolkit._core.compute.steps.said import say_name
from course_toolkit._core.words import _, ngettext
from course_toolkit.first_look.compute.cells import MOST_WRITTEN, holds_texts, rows_with
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.table import Table

#: What the bytes of é, à, ’ look like to whoever takes them for Western European text, and the sign for "unreadable".
_PROMISING = re.compile("[ÃÂâÅ][\u0080-\u00bf\u0152-\u2122]|\ufffd")


def find_garbled_text(table: Table) -> Iterator[Suspicion]:
    """Find texts whose bytes make other, better text; names of columns are texts too."""
    names = [name for name in table.names if isinstance(name, str) and _is_garbled(name)]
    if names:
        yield _names(names)
    for attribute in table.attributes("text", "number", "date"):
        if attribute.levels is not None and holds_texts(attribute):
            is_garbled = np.array([_is_garbled(text) for text in attribute.levels], dtype=bool)
            if is_garbled.any():
                yield _suspicion(attribute, is_garbled)


def _is_garbled(text: str) -> bool:
    return _PROMISING.search(text) is not None and ("\ufffd" in text or mended(text) is not None)


def mended(text: str) -> str | None:
    """Return the text that was meant; None where the bytes make none."""
    for encoding in ("cp1252", "latin-1"):
        try:
            better = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return better if better != text else None
    return None


def _suspicion(attribute: Attribute, is_garbled: np.ndarray) -> Suspicion:
    name, positions = attribute.name, rows_with(attribute, is_garbled)
    texts = np.asarray(attribute.levels)[is_garbled]
    mapping: dict[Any, Any] = {text: better for text in texts if (better := mended(text)) is not None}
    first = next(iter(mapping.items()), (texts[0], None))

    def wording() -> Wording:
        shown = show(first[0]) if first[1] is None else f"{show(first[0])} = {show(first[1])}"
        mend = (Decision("correct", _("write them as they were meant"), MapValues(name, mapping)),)
        return Wording(
            title=ngettext("{n} text of {column} was read in the wrong encoding: {examples}.",
                           "{n} texts of {column} were read in the wrong encoding: {examples}.", len(texts),
                           column=say_name(name), examples=shown),
            why=_("Equal words that came by another way no longer match, and a reader stumbles over them."),
            question=_("In which encoding was the file written?"),
            hypotheses=(
                _("the file is UTF-8 and was read as Latin-1 or cp1252, here or before"),
                _("tables of different encodings were put together"),
            ),
            decisions=(
                *(mend if mapping and len(mapping) <= MOST_WRITTEN else ()),
                Decision("keep", _("keep them, and read the file again with another encoding=")),
            ),
        )  # fmt: skip

    return Suspicion(
        code="garbled_text", severity="warning", columns=(name,), wording=wording, positions=positions,
        evidence={"n_rows": len(positions), "n_texts": len(texts)}, explains=False,
    )  # fmt: skip


def _names(names: list[str]) -> Suspicion:
    def wording() -> Wording:
        return Wording(
            title=ngettext("{n} name of a column was read in the wrong encoding: {names}.",
                           "{n} names of columns were read in the wrong encoding: {names}.", len(names),
                           names=", ".join(map(show, names[:5]))),
            why=_("The texts below were read in the same way: accents are lost, and words no longer match."),
            question=_("In which encoding was the file written?"),
            hypotheses=(_("the file is UTF-8 and was read as Latin-1 or cp1252, here or before"),),
            decisions=(Decision("keep", _("keep them, and read the file again with another encoding=")),),
        )  # fmt: skip

    return Suspicion(
        code="garbled_text", severity="warning", columns=tuple(names), wording=wording,
        evidence={"n_names": len(names)}, explains=False,
    )  # fmt: skip
