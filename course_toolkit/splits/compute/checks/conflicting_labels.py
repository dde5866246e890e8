"""The same attributes in two sets with different labels, more often than chance explains."""

from collections.abc import Iterator
from typing import Literal

from course_toolkit._core.words import N_, _, format_percent, ngettext
from course_toolkit.splits.compute.checks.exact_duplicates import check_columns, evidence, left_out_words
from course_toolkit.splits.compute.copies.copied import (
    Copied,
    conflicting_pairs,
    count_conflicts_inside,
    find_copied,
    other_label,
)
from course_toolkit.splits.compute.copies.equal_rows import Twins
from course_toolkit.splits.compute.examples import side_by_side
from course_toolkit.splits.compute.finding import SET_NAMES, Draft, NotCheckedError, SplitFinding
from course_toolkit.splits.compute.tables.sets import Sets

Severity = Literal["error", "warning", "question"]
WHY = N_(
    "No model can be right about both rows; one that has learned the first by heart is wrong about the second, and the "
    "score is too low for it."
)
SLIP = N_("one of the two labels is a slip of whoever gave it")
AGAIN = N_("the same individual was measured twice, and the attributes say too little to tell when")
CHANCE = N_("chance: different individuals with the same few values")


def find_conflicting_labels(sets: Sets) -> Iterator[Draft]:
    """Find the rows of two sets that are equal but for their label."""
    check_columns(sets)
    if sets.target is None:
        raise NotCheckedError(lambda: _("The label is not in every set; hand the sets over with their labels."))
    for copied in find_copied(sets):
        twins = other_label(sets, copied)
        if twins.n_patterns:
            yield _draft(sets, copied, twins)


def _draft(sets: Sets, copied: Copied, twins: Twins) -> Draft:
    first, last = copied.pair
    numbers = {**evidence(sets, copied, twins), f"n_rows_inside_{first}": count_conflicts_inside(sets, copied.twins)}
    rows = tuple(sets.index(last)[twins.rows[last]])
    pairs = conflicting_pairs(sets, twins)[:3]
    # of a quantity, two measurements of one thing differ by nature: misleading, but no mistake that is proved
    severity: Severity = ("error" if sets.task == "classification" else "warning") if copied.proved else "question"

    def draft() -> SplitFinding:
        title = ngettext(
            "{n} row of the {last} ({share}) has the attributes of a row of the {first}, and another label.",
            "{n} rows of the {last} ({share}) have the attributes of rows of the {first}, and other labels.",
            numbers["n_rows"],
            share=format_percent(numbers["share"], 1),
            first=_(SET_NAMES[first]),
            last=_(SET_NAMES[last]),
        )
        return SplitFinding(
            code="conflicting_labels",
            severity=severity,
            title=title + left_out_words(copied.left_out),
            columns=(sets.label,),
            rows=rows,
            evidence=numbers,
            hypotheses=(_(SLIP), _(AGAIN)) if copied.proved else (_(CHANCE), _(SLIP)),
            fixes=_fixes(sets, copied),
            why=_(WHY),
            examples=side_by_side(sets, copied.pair, pairs),
            sets=copied.pair,
            positions={key: twins.rows[key] for key in copied.pair},
            repair="drop_rows",
        )

    return draft


def _fixes(sets: Sets, copied: Copied) -> tuple[str, ...]:
    left_out = ", ".join(repr(name) for name in (sets.label, *copied.left_out))
    return (
        f"attributes = [name for name in frame.columns if name not in [{left_out}]]\n"
        f"labels = frame.groupby(attributes, dropna=False)[{sets.label!r}]\n"
        'frame = frame[labels.transform("nunique") <= 1]  # ' + _("before the split, once the labels were checked"),
    )
