"""Dates that are stored as text, or as numbers of eight digits."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from course_toolkit._core.compute.guard.wording import show
from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.meaning.dates import are_compact_days, months_numbered, parse_dates
from course_toolkit._core.compute.steps import ToDates
from course_toolkit._core.compute.steps.said import say_name
from course_toolkit._core.words import _
from course_toolkit.first_look.compute.cells import unread_levels
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.table import Table

COMPACT = "%Y%m%d"
FIRST_DAY, LAST_DAY = 18_000_101, 20_991_231
N_VALUES_TRIED = 1000


@dataclass(frozen=True)
class _Found:
    """Dates that are no dates yet: an example, and the formats that fit, the likeliest first."""

    attribute: Attribute
    example: str
    formats: tuple[str, ...]
    is_ambiguous: bool


def find_dates_as_text(table: Table) -> Iterator[Suspicion]:
    """Find dates that pandas does not know to be dates."""
    for attribute in table.attributes("date", "number"):
        if attribute.kind == "date" and attribute.levels is not None and attribute.date_format is not None:
            yield _suspicion(_in_texts(attribute, attribute.levels[~unread_levels(attribute)]))
        elif attribute.kind == "number" and attribute.levels is None and _are_days(attribute):
            yield _suspicion(_Found(attribute, str(int(attribute.distinct[0])), (COMPACT,), is_ambiguous=False))


def _are_days(attribute: Attribute) -> bool:
    distinct = attribute.distinct
    if not len(distinct) or distinct[0] < FIRST_DAY or distinct[-1] > LAST_DAY or not attribute.is_whole:
        return False
    some = distinct[:: max(1, len(distinct) // N_VALUES_TRIED)]
    return are_compact_days([str(int(value)) for value in some])


def _in_texts(attribute: Attribute, levels: np.ndarray) -> _Found:
    one = str(attribute.date_format)
    texts = pd.Series([months_numbered(text.strip()) for text in levels], dtype=object)
    turned = one.replace("%d", "%_").replace("%m", "%d").replace("%_", "%m")
    is_ambiguous = "M%m" not in one and turned != one and bool(parse_dates(texts, turned).notna().all())
    return _Found(attribute, str(levels[0]), (one, turned) if is_ambiguous else (one,), is_ambiguous)


def _suspicion(found: _Found) -> Suspicion:
    name, kind = found.attribute.name, "text" if found.attribute.is_text else "number"

    def wording() -> Wording:
        titles = {
            "text": _("{column} holds dates that are stored as text, such as {example}.",
                      column=say_name(name), example=show(found.example)),
            "number": _("{column} holds dates that are stored as whole numbers, such as {example}.",
                        column=say_name(name), example=found.example),
        }  # fmt: skip
        told = " " + _("Day and month may change places: no day is above 12.") if found.is_ambiguous else ""
        readings = (
            Decision("correct", _("read them as dates written {format}", format=one.replace("M%m", "%B")),
                     ToDates(name, one, from_numbers=kind == "number"))
            for one in found.formats
        )  # fmt: skip
        american = (_("the dates are American: the month comes first"),) if found.is_ambiguous else ()
        return Wording(
            title=titles[kind] + told,
            why=_("They are sorted digit by digit, and no time can be counted between them."),
            question=_("Which comes first, the day or the month?") if found.is_ambiguous
            else _("Were these meant as dates?"),
            hypotheses=(_("the file was read without parse_dates"), *american),
            decisions=(*readings, Decision("keep", _("keep them as they are"))),
        )  # fmt: skip

    return Suspicion(
        code="dates_as_text", severity="question", columns=(name,), wording=wording, explains=False,
        evidence={
            "n_read": int(np.count_nonzero(~np.isnan(found.attribute.floats))), "n_readings": 1 + found.is_ambiguous,
        },
    )  # fmt: skip
