"""Dates that are written in several ways in one column."""

from collections.abc import Iterator
from itertools import islice

import numpy as np
import pandas as pd

from course_toolkit._core.compute.guard.wording import show_some
from course_toolkit._core.compute.meaning.absent import is_absent
from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.meaning.dates import FORMATS, are_promising, is_iso, months_numbered, parse_dates
from course_toolkit._core.compute.steps import MapValues
from course_toolkit._core.compute.steps.said import say_name
from course_toolkit._core.words import _, ngettext
from course_toolkit.first_look.compute.cells import MOST_WRITTEN, holds_texts, level_counts, rows_with
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.table import Table

#: So many of the texts must be dates in one way or another, each way having so many.
MOST, FEWEST = 0.95, 0.02
MOST_WAYS = 4
MOST_LEVELS = 50_000
#: So many texts rule most columns out.
N_LEVELS_TRIED = 100
FEWEST_DATES = 5


def find_mixed_dates(table: Table) -> Iterator[Suspicion]:
    """Find columns of text that are dates only when several formats are tried one after the other."""
    for attribute in table.attributes("text"):
        if attribute.levels is None or len(attribute.levels) > MOST_LEVELS or not holds_texts(attribute):
            continue
        few = attribute.levels[:: max(1, len(attribute.levels) // N_LEVELS_TRIED)]
        if not _ways(few):
            continue
        ways = _ways(attribute.levels)
        if len(ways) > 1:
            yield _suspicion(attribute, ways)


def _ways(levels: np.ndarray) -> dict[str, np.ndarray]:
    """Return the texts of each format, the commonest format first; empty where they are no dates."""
    told = np.array([not is_absent(text, among_numbers=True) for text in levels])
    if told.sum() < FEWEST_DATES or not are_promising(levels[told].tolist()):
        return {}
    texts = pd.Series([months_numbered(text.strip()) for text in levels], dtype=object)
    left, ways = told.copy(), dict[str, np.ndarray]()
    while left.any() and len(ways) < MOST_WAYS:
        read = {one: _read(texts, left, one) for one in FORMATS}
        best = max(read, key=lambda one: int(read[one].sum()))
        if read[best].sum() < max(1, FEWEST * told.sum()):
            break
        ways[best] = read[best]
        left &= ~read[best]
    return ways if left.sum() <= (1 - MOST) * told.sum() else {}


def _read(texts: pd.Series, left: np.ndarray, one: str) -> np.ndarray:
    """Return which of the texts left are days in a format."""
    tried = left & np.array([is_iso(text) for text in texts]) if one == "ISO8601" else left
    read = np.zeros(len(texts), dtype=bool)
    read[tried] = parse_dates(texts[tried], one).notna().to_numpy()
    return read


def _suspicion(attribute: Attribute, ways: dict[str, np.ndarray]) -> Suspicion:
    name, counts, levels = attribute.name, level_counts(attribute), np.asarray(attribute.levels)
    first, *others = ways
    is_other = np.logical_or.reduce([ways[one] for one in others])
    positions = rows_with(attribute, is_other)
    examples = tuple(levels[np.flatnonzero(one)[0]] for one in ways.values())
    mapping = _mapping(levels, ways)

    def wording() -> Wording:
        write = Decision("correct", _("write every date as year, month and day"), MapValues(name, mapping))
        return Wording(
            title=ngettext("{n} date of {column} is written in another way than the rest: {examples}.",
                           "{n} dates of {column} are written in other ways than the rest: {examples}.",
                           len(positions), column=say_name(name), examples=show_some(examples)),
            why=_("Read in one format, the dates of the others are lost, or day and month change places unseen."),
            question=_("Which way did each source write its dates?"),
            hypotheses=(
                _("the rows come from several sources"),
                _("a spreadsheet turned what it could into its own dates, and left the rest"),
            ),
            decisions=(
                *((write,) if len(mapping) <= MOST_WRITTEN else ()),
                Decision("keep", _("keep the texts, and ask which source writes how")),
            ),
        )  # fmt: skip

    return Suspicion(
        code="mixed_dates", severity="warning", columns=(name,), wording=wording, positions=positions, explains=False,
        evidence={"n_ways": len(ways), "n_rows": len(positions), "n_of_the_commonest": int(counts[ways[first]].sum())},
    )  # fmt: skip


def _mapping(levels: np.ndarray, ways: dict[str, np.ndarray]) -> dict[str, str]:
    """Return each text with its day written year first; a few more than a line of code should have."""
    found: dict[str, str] = {}
    for one, is_read in ways.items():
        texts = list(islice(levels[is_read].tolist(), MOST_WRITTEN + 1))
        days = parse_dates(pd.Series([months_numbered(text.strip()) for text in texts], dtype=object), one)
        found |= {text: day for text, day in zip(texts, days.dt.strftime("%Y-%m-%d"), strict=True) if text != day}
    return found
