"""Numbers that are stored as text: decimal commas, blanks between thousands, units, words among them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from course_toolkit._core.compute.guard.wording import show_some
from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.meaning.names import hint_of
from course_toolkit._core.compute.meaning.numbers import is_plain
from course_toolkit._core.compute.steps import ToNumbers
from course_toolkit._core.compute.steps.said import say_name
from course_toolkit._core.words import _, ngettext
from course_toolkit.first_look.compute.cells import level_counts, rows_with, unread_levels
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.table import Mask, Positions, Table

#: A label of up to so many values names classes, whatever they are written in.
N_CLASSES = 20
#: So few whole numbers may be names of categories.
N_KINDS = 10


@dataclass(frozen=True)
class _Texts:
    """Which texts of a column keep it from being numbers; the masks have shape (n_levels,)."""

    attribute: Attribute
    is_odd: Mask
    is_unread: Mask


def find_numbers_as_text(table: Table) -> Iterator[Suspicion]:
    """Find columns that would be numbers, were it not for how some of their cells are written."""
    for name in table.names:
        attribute = table.attribute(name)
        if attribute.kind != "number" or attribute.levels is None or attribute.numbers is None:
            continue
        texts = _odd_texts(table, attribute)
        if _are_names(table, texts) or (name in table.explained and _are_kinds(texts)):
            continue
        unread = rows_with(attribute, texts.is_unread)
        if len(unread):
            table.explain([name], unread)  # what is read may still be too large or too small
        yield _suspicion(texts)


def _odd_texts(table: Table, attribute: Attribute) -> _Texts:
    is_odd = np.array([not is_plain(text) for text in np.asarray(attribute.levels)])
    explained = table.explained.get(attribute.name)
    if explained is not None:  # what stands for nothing known has been told
        rows = np.flatnonzero(explained & (np.asarray(attribute.codes) >= 0))
        is_odd[np.unique(np.asarray(attribute.codes)[rows])] = False
    return _Texts(attribute, is_odd, is_odd & unread_levels(attribute))


def _are_names(table: Table, texts: _Texts) -> bool:
    """Say whether the numbers are names of something: classes, identifiers, categories of somebody's choice."""
    attribute = texts.attribute
    marks = attribute.numbers is not None and bool(attribute.numbers.decimals | attribute.numbers.thousands)
    if attribute.name == table.label:
        return not marks and len(attribute.distinct) <= N_CLASSES
    if isinstance(attribute.series.dtype, pd.CategoricalDtype):
        return not marks and not texts.is_odd.any()
    return hint_of(attribute.name) in {"sure", "ordinary"} and not marks


def _are_kinds(texts: _Texts) -> bool:
    """Say whether there are few values, all whole and plainly written: they may be names of categories."""
    attribute = texts.attribute
    return not texts.is_odd.any() and attribute.is_whole and len(attribute.distinct) <= N_KINDS


def _suspicion(texts: _Texts) -> Suspicion:
    attribute = texts.attribute
    name, reading = attribute.name, attribute.numbers
    levels, counts = np.asarray(attribute.levels), level_counts(attribute)
    positions: Positions = rows_with(attribute, texts.is_odd)
    n_unread = int(counts[texts.is_unread].sum())
    order = np.argsort(-counts[texts.is_odd], kind="stable")[:5]
    odd = tuple(levels[texts.is_odd][order])
    unread = tuple(levels[texts.is_unread][np.argsort(-counts[texts.is_unread], kind="stable")[:5]])
    units = tuple(sorted(reading.units)) if reading else ()
    ambiguous = bool(reading and reading.is_ambiguous)
    few_kinds = _are_kinds(texts)

    def wording() -> Wording:
        return Wording(
            title=_title(texts, len(positions), n_unread, odd, unread),
            why=_("pandas takes the whole column for text: no mean, no histogram, and “10” comes before “9”."),
            question=_question(units, unread, ambiguous=ambiguous),
            hypotheses=_hypotheses(odd, units, few_kinds=few_kinds),
            decisions=(
                Decision("correct", _correction(n_unread), ToNumbers(name)),
                Decision("keep", _("keep the texts")),
            ),
        )

    return Suspicion(
        code="numbers_as_text", severity="question" if few_kinds else "warning", columns=(name,), wording=wording,
        positions=positions, explains=False,
        evidence={"n_read": int(np.count_nonzero(~np.isnan(attribute.floats))), "n_not_plain": len(positions),
                  "n_unread": n_unread},
    )  # fmt: skip


def _title(texts: _Texts, n_odd: int, n_unread: int, odd: tuple[str, ...], unread: tuple[str, ...]) -> str:
    column = say_name(texts.attribute.name)
    if not n_odd:
        return _("{column} holds numbers that are stored as text.", column=column)
    if n_unread:
        return ngettext(
            "{column} would be numbers, but {n} cell is none: {texts}.",
            "{column} would be numbers, but {n} cells are none: {texts}.", n_unread,
            column=column, texts=show_some(unread),
        )  # fmt: skip
    return ngettext(
        "{n} number of {column} is written so that the column is text: {texts}.",
        "{n} numbers of {column} are written so that the column is text: {texts}.", n_odd,
        column=column, texts=show_some(odd),
    )  # fmt: skip


def _question(units: tuple[str, ...], unread: tuple[str, ...], *, ambiguous: bool) -> str:
    if len(units) > 1:
        return _("Which unit is meant, when {units} stand side by side?", units=show_some(units))
    if unread:
        return _("What does {text} mean: a limit of measurement, a remark, a slip?", text=show_some(unread[:1]))
    if ambiguous:
        return _("Is 1,234 a thousand or a little more than one?")
    return _("Were all of these meant as numbers?")


def _hypotheses(odd: tuple[str, ...], units: tuple[str, ...], *, few_kinds: bool) -> tuple[str, ...]:
    if few_kinds:
        return (
            _("the numbers are names of categories, and no quantity"),
            _("the column was written as text"),
        )
    found = [_("they were written in a French spreadsheet, with a decimal comma")] if "," in "".join(odd) else []
    found += [_("units were typed into the cells")] if units else []
    return (
        *found,
        _("a few cells hold words or limits such as “<5”, and made text of the others"),
        _("the digits are a name (a code, a telephone number) and no quantity"),
    )


def _correction(n_unread: int) -> str:
    if not n_unread:
        return _("read the column as numbers")
    return ngettext("read the column as numbers; {n} cell becomes missing",
                    "read the column as numbers; {n} cells become missing", n_unread)  # fmt: skip
