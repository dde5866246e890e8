"""Empty cells: how many, on which rows together, and what they go with."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.steps import DropColumns, DropRows, FillMissing, Missing, Step
from course_toolkit._core.compute.steps.said import say_name, say_names, say_value
from course_toolkit._core.words import _, format_count, format_percent, ngettext
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.rules.structure.constant_column import is_constant
from course_toolkit.first_look.compute.rules.structure.gaps import Link, find_links
from course_toolkit.first_look.compute.table import Mask, Table

MOSTLY = 0.5
#: More columns with gaps of their own than this make one finding.
MOST_ALONE = 20


@dataclass(frozen=True, eq=False)
class _Gaps:
    """Columns that are empty on the same rows, and what the gaps go with."""

    columns: tuple[Attribute, ...]
    is_missing: Mask
    links: tuple[Link, ...] = ()

    @property
    def names(self) -> tuple[Hashable, ...]:
        return tuple(one.name for one in self.columns)

    @property
    def share(self) -> float:
        return float(self.is_missing.mean())


def find_missing_values(table: Table) -> Iterator[Suspicion]:
    """Find columns with empty cells; those that are empty on the same rows make one finding."""
    groups: dict[bytes, list[Attribute]] = {}
    for attribute in table.attributes():
        if attribute.n_missing and attribute.kind != "empty" and not is_constant(attribute):
            key = blake2b(np.packbits(attribute.is_missing).tobytes(), digest_size=16).digest()
            groups.setdefault(key, []).append(attribute)
    found = [_Gaps(tuple(columns), columns[0].is_missing) for columns in groups.values()]
    if len(found) > MOST_ALONE:
        yield _many(found)
        return
    links = find_links(table, [one.is_missing for one in found], [one.names for one in found])
    for gaps, linked in zip(found, links, strict=True):
        yield _suspicion(_Gaps(gaps.columns, gaps.is_missing, linked))


def _suspicion(gaps: _Gaps) -> Suspicion:
    names, positions = gaps.names, np.flatnonzero(gaps.is_missing)
    share, mostly = gaps.share, gaps.share > MOSTLY
    filling, links = _filling(gaps.columns[0]) if len(names) == 1 else None, gaps.links

    def wording() -> Wording:
        drop = Decision("drop", _("drop what is mostly empty"), DropColumns(names)) if mostly else Decision(
            "drop", _("drop the rows without a value"), DropRows(Missing(names[0]))
        )  # fmt: skip
        return Wording(
            title=" ".join([_title(names, len(positions), share), *(link.say() for link in links)]),
            why=_("Many models refuse empty cells, and whoever drops or fills them changes who is in the table."),
            question=_("Why is there no value: never measured, not applicable, or lost?"),
            hypotheses=_hypotheses(links, len(names)),
            decisions=(Decision("keep", _("keep the gaps, and let the model know of them")), *_fill(filling), drop),
        )

    evidence = {"n_missing": len(positions), "share": share, "n_columns": len(names)}
    for link in links:
        evidence |= {"p_value": min(link.p_value, evidence.get("p_value", 1.0))}
    return Suspicion(
        code="mostly_missing" if mostly else "missing_values", severity="question", columns=names, wording=wording,
        positions=positions, evidence=evidence, explains=False,
    )  # fmt: skip


def _title(names: tuple[Hashable, ...], n_rows: int, share: float) -> str:
    if len(names) == 1:
        return ngettext("{column} is empty in {n} row ({share}).", "{column} is empty in {n} rows ({share}).", n_rows,
                        column=say_name(names[0]), share=format_percent(share, 1))  # fmt: skip
    return ngettext(
        "{n_columns} columns are empty on the same {n} row ({share}): {names}.",
        "{n_columns} columns are empty on the same {n} rows ({share}): {names}.", n_rows,
        n_columns=format_count(len(names)), share=format_percent(share, 1), names=say_names(names),
    )  # fmt: skip


def _hypotheses(links: tuple[Link, ...], n_columns: int) -> tuple[str, ...]:
    if links:
        return (
            _("it was measured only where there was a reason to, so that the gap itself tells something"),
            _("the rows come from several sources, and some of them do not have it"),
        )
    together = (_("the columns come from a table that lacked these rows"),) if n_columns > 1 else ()
    return (
        *together,
        _("it was not measured, whatever the value would have been"),
        _("it does not apply to these rows"),
    )


def _filling(attribute: Attribute) -> Step | None:
    """Return the step that fills a number in: a proposal to be judged, with the median of what is known."""
    if attribute.kind != "number" or attribute.is_text or not len(attribute.known):
        return None
    median = float(np.median(attribute.known))
    whole = attribute.is_whole and median == int(median)
    return FillMissing(attribute.name, int(median) if whole else median)


def _fill(step: Step | None) -> tuple[Decision, ...]:
    if not isinstance(step, FillMissing):
        return ()
    words = _("fill in the median, {value}; for a model, the median of the training set", value=say_value(step.value))
    return (Decision("correct", words, step),)


def _many(found: list[_Gaps]) -> Suspicion:
    names = tuple(name for gaps in found for name in gaps.names)
    n_cells = sum(int(gaps.is_missing.sum()) * len(gaps.names) for gaps in found)
    n_rows = len(found[0].is_missing)
    mostly = tuple(name for gaps in found if gaps.share > MOSTLY for name in gaps.names)
    positions = np.flatnonzero(np.logical_or.reduce([gaps.is_missing for gaps in found]))

    def wording() -> Wording:
        drop = (Decision("drop", _("drop what is mostly empty"), DropColumns(mostly)),) if mostly else ()
        return Wording(
            title=ngettext("{n} column has empty cells ({share} of its cells): {names}.",
                           "{n} columns have empty cells ({share} of their cells): {names}.", len(names),
                           share=format_percent(n_cells / (n_rows * len(names)), 1), names=say_names(names)),
            why=_("Many models refuse empty cells, and whoever drops or fills them changes who is in the table."),
            question=_("Why is there no value: never measured, not applicable, or lost?"),
            hypotheses=(
                _("it was not measured, whatever the value would have been"),
                _("the rows come from several sources, and some of them do not have it"),
            ),
            decisions=(Decision("keep", _("keep the gaps, and let the model know of them")), *drop),
        )  # fmt: skip

    return Suspicion(
        code="missing_values", severity="question", columns=names, wording=wording, positions=positions,
        evidence={"n_missing": n_cells, "n_columns": len(names), "n_mostly_missing": len(mostly)}, explains=False,
    )  # fmt: skip
