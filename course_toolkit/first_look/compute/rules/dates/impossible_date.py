"""Dates that no calendar has, and dates that lie centuries away."""

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from course_toolkit._core.compute.guard.wording import show_some
from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.meaning.dates import months_numbered, parse_dates
from course_toolkit._core.compute.steps import MapValues
from course_toolkit._core.compute.steps.said import say_name
from course_toolkit._core.words import _, ngettext
from course_toolkit.first_look.compute.cells import MOST_WRITTEN, rows_with, unread_levels
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.rules.dates.days import (
    BIRTH,
    is_year,
    set_missing,
    to_day,
    to_seconds,
    today,
    words,
    years_of,
)
from course_toolkit.first_look.compute.table import Positions, Table

#: Figures and signs that were meant to be a date.
_MEANT = re.compile(r"\d{1,4}([-/. ])\d{1,2}\1\d{1,4}([T ].*)?|\d{8}")
#: Nobody has lived longer, by a few years.
LONGEST_LIFE = 125
#: A year of few figures, and years long before the others.
SHORT_YEAR = 1000
LONG_AGO = 1850
FEW = 0.05


def find_impossible_date(table: Table) -> Iterator[Suspicion]:
    """Find texts among dates that are no day, and days too long ago to be meant."""
    for attribute in table.attributes("date", "number"):
        if attribute.kind == "date":
            if attribute.levels is not None:
                yield from _no_days(table, attribute)
            yield from _too_early(attribute, table.open_floats(attribute.name), is_years=False)
        elif is_year(attribute):
            yield from _too_early(attribute, table.open_floats(attribute.name), is_years=True)


def _no_days(table: Table, attribute: Attribute) -> Iterator[Suspicion]:
    is_unread = unread_levels(attribute)
    levels = np.asarray(attribute.levels)
    meant = is_unread & np.array([_MEANT.fullmatch(text.strip()) is not None for text in levels])
    positions = rows_with(attribute, meant)
    explained = table.explained.get(attribute.name)
    if explained is not None:
        positions = positions[~explained[positions]]
    if len(positions):
        yield _no_day(attribute, positions, tuple(levels[np.unique(np.asarray(attribute.codes)[positions])]))


def _no_day(attribute: Attribute, positions: Positions, texts: tuple[str, ...]) -> Suspicion:
    name, turned = attribute.name, _turned(texts, str(attribute.date_format))
    empty = set_missing(attribute, positions)

    def wording() -> Wording:
        exchanged = _("day and month changed places: as {format} all of them are days", format=_turn(attribute))
        mend = Decision("correct", _("exchange day and month there"), MapValues(name, turned))
        return Wording(
            title=ngettext("{n} date of {column} is no day of any calendar: {texts}.",
                           "{n} dates of {column} are no days of any calendar: {texts}.", len(positions),
                           column=say_name(name), texts=show_some(texts)),
            why=_("Whoever reads the column as dates loses these cells, or the whole column stays text."),
            question=_("Which day was meant?"),
            hypotheses=(
                *((exchanged,) if turned else ()),
                _("the day, the month or the year was mistyped"),
                _("the day was not known, and something was filled in"),
            ),
            decisions=(
                *((mend,) if turned else ()),
                *((Decision("set_missing", _("set them missing"), empty),) if empty else ()),
                Decision("keep", _("keep them until the day is known")),
            ),
        )  # fmt: skip

    return Suspicion(
        code="impossible_date", severity="error", columns=(name,), wording=wording, positions=positions,
        evidence={"n_rows": len(positions), "n_with_month_first": len(turned)},
    )  # fmt: skip


def _turn(attribute: Attribute) -> str:
    return str(attribute.date_format).replace("%d", "%_").replace("%m", "%d").replace("%_", "%m")


def _turned(texts: tuple[str, ...], one: str) -> dict[Any, Any]:
    """Return the texts as the column's own format writes them, where all are days with the month first."""
    other = one.replace("%d", "%_").replace("%m", "%d").replace("%_", "%m")
    if other == one or "M%m" in one or len(texts) > MOST_WRITTEN:
        return {}
    days = parse_dates(pd.Series([months_numbered(text.strip()) for text in texts], dtype=object), other)
    return {} if days.isna().any() else dict(zip(texts, days.dt.strftime(one).tolist(), strict=True))


def _too_early(attribute: Attribute, values: np.ndarray, *, is_years: bool) -> Iterator[Suspicion]:
    """Find years of few figures, births of people who would be too old, and a few dates centuries before the others."""
    known = np.flatnonzero(~np.isnan(values))
    if not len(known):
        return
    years = values[known].astype(np.intp) if is_years else years_of(values[known])
    this_year, middle = today().year, float(np.median(years))
    born = bool(words(attribute.name) & BIRTH)
    first = max(SHORT_YEAR, this_year - LONGEST_LIFE) if born and middle > this_year - LONGEST_LIFE else (
        LONG_AGO if middle > LONG_AGO + LONGEST_LIFE else SHORT_YEAR
    )  # fmt: skip
    early = years < first
    if not early.any() or early.mean() > FEW or middle < SHORT_YEAR:
        return
    yield _early(attribute, known[early], first, born=born, earliest=float(values[known].min()), is_years=is_years)


def _early(
    attribute: Attribute, positions: Positions, first: int, *, born: bool, earliest: float, is_years: bool
) -> Suspicion:
    name, empty = attribute.name, set_missing(attribute, positions)
    shown = f"{earliest:.0f}" if is_years else to_day(earliest)

    def wording() -> Wording:
        return Wording(
            title=ngettext("{n} date of {column} lies before {first}: {earliest}.",
                           "{n} dates of {column} lie before {first}, the earliest being {earliest}.", len(positions),
                           column=say_name(name), first=first, earliest=shown),
            why=_("Durations and ages counted from such a date are centuries long, and pull every mean with them."),
            question=_("Which day was meant?"),
            hypotheses=(
                _("a figure of the year was lost or mistyped: 0202 for 2020"),
                _("it stands for “not known”, as 1900-01-01 does in spreadsheets"),
                _("it is that old"),
            ),
            decisions=(
                *((Decision("set_missing", _("set them missing"), empty),) if empty else ()),
                Decision("keep", _("keep them: they are that old")),
            ),
        )  # fmt: skip

    sure = born or earliest < (SHORT_YEAR if is_years else to_seconds(pd.Timestamp(SHORT_YEAR, 1, 1)))
    return Suspicion(
        code="impossible_date", severity="error" if sure else "warning", columns=(name,), wording=wording,
        positions=positions, evidence={"n_rows": len(positions), "first_year_expected": first},
    )  # fmt: skip
