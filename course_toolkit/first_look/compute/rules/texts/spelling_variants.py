"""One category written in several ways."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.guard.wording import show
from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.meaning.names import FIRST_NAMES, SURNAMES, hint_of, words_of
from course_toolkit._core.compute.meaning.spelling import group_spellings, join_synonyms, slips
from course_toolkit._core.compute.steps import MapValues
from course_toolkit._core.compute.steps.said import say_name
from course_toolkit._core.words import _, ngettext
from course_toolkit.first_look.compute.cells import MOST_WRITTEN, cells_at, holds_texts, level_counts, rows_with
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.table import Positions, Severity, Table

#: A category comes back; texts that come once are names or sentences.
ROWS_PER_CATEGORY = 2
MOST_LEVELS = 20_000
LONGEST = 60
N_SHOWN = 3
#: Whole numbers up to so many may be categories, and "1" and "1.0" two of them.
N_KINDS = 20


@dataclass(frozen=True)
class Variants:
    """Spellings of one column: the place of the commonest of each category; ``is_slip`` where letters differ."""

    attribute: Attribute
    target: NDArray[np.intp]
    is_slip: bool

    @property
    def is_other(self) -> NDArray[np.bool_]:
        """Which texts are not the commonest of their category; shape (n_levels,)."""
        return np.asarray(self.target != np.arange(len(self.target)))


def find_spelling_variants(table: Table) -> Iterator[Suspicion]:
    """Find categories under several spellings; the label is looked at by itself."""
    for attribute in table.attributes("text", "number"):
        if attribute.name in table.explained and table.explained[attribute.name].all():
            continue  # names of rows
        for variants in find_variants(table, attribute):
            yield suspect_spelling(table, variants, code="spelling_variants")


def find_variants(table: Table, attribute: Attribute) -> Iterator[Variants]:
    """Yield the spellings of a column that are the same but for typing, then those that look like slips."""
    if attribute.levels is None or not 1 < len(attribute.levels) <= MOST_LEVELS or not holds_texts(attribute):
        return
    counts = _open_counts(table, attribute)
    if attribute.kind == "number" and attribute.name != table.label and not _is_answer(attribute):
        yield from _numbers_twice(attribute, counts)
    else:
        yield from _texts_twice(attribute, counts)


def _is_answer(attribute: Attribute) -> bool:
    """Say whether words stand among zeros and ones."""
    return bool(attribute.is_unread.any()) and set(attribute.distinct.tolist()) <= {0, 1}


def _texts_twice(attribute: Attribute, counts: NDArray[np.intp]) -> Iterator[Variants]:
    every = np.asarray(attribute.levels)
    levels, counted = every[counts > 0].tolist(), counts[counts > 0]
    groups = group_spellings(levels, counted)
    if not _come_back(levels, counted, groups):
        return
    groups = join_synonyms(levels, counted, groups)
    told = Variants(attribute, _commonest(every, _spread(groups, counts), counts), is_slip=False)
    if told.is_other.any():
        yield told
    if hint_of(attribute.name) in {"sure", "weak"} or {*words_of(attribute.name)} & (SURNAMES | FIRST_NAMES):
        return  # names of people are close to one another
    meant = slips(levels, counted, groups)
    if meant:
        joined = np.array([meant.get(group, group) for group in groups.tolist()])
        target = _commonest(every, _spread(joined, counts), counts)
        own = np.arange(len(target))
        yield Variants(attribute, np.where(_spread(joined != groups, counts) == 1, target, own), is_slip=True)


def _spread(of_known: NDArray[Any], counts: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return what is known of the texts that stand somewhere, -1 for the others; shape (n_levels,)."""
    every = np.full(len(counts), -1, dtype=np.intp)
    every[counts > 0] = of_known
    return every


def _open_counts(table: Table, attribute: Attribute) -> NDArray[np.intp]:
    """Return how often each text stands there, those aside that have been explained."""
    explained = table.explained.get(attribute.name)
    if explained is None:
        return level_counts(attribute)
    codes = np.asarray(attribute.codes)
    return np.bincount(codes[~explained & (codes >= 0)], minlength=len(np.asarray(attribute.levels)))


def _come_back(levels: Sequence[str], counts: NDArray[np.intp], groups: NDArray[np.intp]) -> bool:
    """Say whether texts are categories: short, and seen more than once on average."""
    if not len(levels) or counts.sum() < ROWS_PER_CATEGORY * len(np.unique(groups)):
        return False
    return float(np.median([len(text) for text in levels])) <= LONGEST


def _commonest(levels: NDArray[Any], groups: NDArray[np.intp], counts: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return, for each text, the place of the commonest text of its category without blanks around it.

    Texts that stand nowhere are given their own place.
    """
    is_neat = np.array([text == " ".join(text.split()) for text in levels])
    order = np.lexsort((-np.arange(len(groups)), counts, is_neat))  # the best last, the first of equals among them
    best = dict(zip(groups[order].tolist(), order.tolist(), strict=True))
    return np.array([place if group < 0 else best[group] for place, group in enumerate(groups.tolist())])


def _numbers_twice(attribute: Attribute, counts: NDArray[np.intp]) -> Iterator[Variants]:
    """Yield categories such as "1", "1.0" and "01"."""
    if attribute.numbers is None or not attribute.is_whole or len(attribute.distinct) > N_KINDS:
        return
    values = attribute.numbers.values  # noqa: PD011 — an array already
    groups = np.where(np.isnan(values) | (counts == 0), -1, np.searchsorted(attribute.distinct, values))
    variants = Variants(attribute, _commonest(np.asarray(attribute.levels), groups, counts), is_slip=False)
    if variants.is_other.any():
        yield variants


def suspect_spelling(table: Table, variants: Variants, *, code: str) -> Suspicion:
    """Return the suspicion that texts are spellings of one category."""
    attribute, is_other = variants.attribute, variants.is_other
    positions = _open_rows(table, attribute, rows_with(attribute, is_other))
    n_categories = len(np.unique(variants.target[is_other]))
    examples = _examples(variants)
    mapping = _mapping(variants)
    severity: Severity = "question" if variants.is_slip else "warning"
    n_spellings = int(np.count_nonzero(is_other))
    written = MapValues(attribute.name, mapping) if len(mapping) <= MOST_WRITTEN else None

    def wording() -> Wording:
        return Wording(
            title=_title(attribute, n_spellings, n_categories, examples, is_slip=variants.is_slip),
            why=_("Each spelling counts as a category of its own: counts fall apart, and a model sees more kinds than "
                  "there are."),
            question=_("Do these spellings mean the same?"),
            hypotheses=_hypotheses(is_slip=variants.is_slip),
            decisions=_decisions(written),
        )  # fmt: skip

    return Suspicion(
        code=code, severity=severity, columns=(attribute.name,), wording=wording, positions=positions,
        evidence={"n_rows": len(positions), "n_spellings": n_spellings, "n_categories": n_categories},
    )  # fmt: skip


def _open_rows(table: Table, attribute: Attribute, positions: Positions) -> Positions:
    explained = table.explained.get(attribute.name)
    return positions if explained is None else positions[~explained[positions]]


def _examples(variants: Variants) -> tuple[str, ...]:
    """Return what stands for what, the most frequent first: ' M' = 'M'."""
    levels, counts = np.asarray(variants.attribute.levels), level_counts(variants.attribute)
    others = np.flatnonzero(variants.is_other)
    chosen = others[np.argsort(-counts[others], kind="stable")]
    pairs = [f"{show(levels[place])} = {show(levels[variants.target[place]])}" for place in chosen[:N_SHOWN]]
    return (*pairs, "…") if len(others) > N_SHOWN else tuple(pairs)


def _mapping(variants: Variants) -> dict[Any, Any]:
    """Return each other spelling, as the cells are stored, and the commonest one as it is stored."""
    attribute, found = variants.attribute, {}
    for place in np.flatnonzero(variants.is_other)[: MOST_WRITTEN + 1]:
        target = cells_at(attribute, _rows_of(attribute, int(variants.target[place])))[0]
        for cell in cells_at(attribute, _rows_of(attribute, int(place))):
            found[cell] = target
    return found


def _rows_of(attribute: Attribute, place: int) -> Positions:
    if pd.api.types.is_object_dtype(attribute.series.dtype):
        return np.flatnonzero(np.asarray(attribute.codes) == place)
    return np.array([int(np.argmax(np.asarray(attribute.codes) == place))])  # all its cells are the same text


def _title(
    attribute: Attribute, n_spellings: int, n_categories: int, examples: tuple[str, ...], *, is_slip: bool
) -> str:
    column, shown = say_name(attribute.name), ", ".join(examples)
    if is_slip:
        return ngettext(
            "{n} rare value of {column} is a letter away from a common one: {examples}.",
            "{n} rare values of {column} are a letter away from a common one: {examples}.", n_spellings,
            column=column, examples=shown,
        )  # fmt: skip
    return ngettext(
        "{n} category of {column} is written in several ways: {examples}.",
        "{n} categories of {column} are written in several ways: {examples}.", n_categories,
        column=column, examples=shown,
    )  # fmt: skip


def _hypotheses(*, is_slip: bool) -> tuple[str, ...]:
    if is_slip:
        return (_("a slip of the keyboard"), _("two different words that look alike"))
    return (
        _("several hands, or several programs, filled the column in"),
        _("the cells were typed freely instead of chosen from a list"),
        _("the spelling means something here, as capitals do in codes"),
    )


def _decisions(step: MapValues | None) -> tuple[Decision, ...]:
    keep = Decision("keep", _("keep the spellings"))
    return (keep,) if step is None else (Decision("correct", _("write each in its commonest way"), step), keep)
