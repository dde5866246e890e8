"""Classes that one set has and another has not."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.words import N_, _, format_count, ngettext
from course_toolkit.splits.compute.chance.proportions import LevelCounts, count_levels, rows_holding
from course_toolkit.splits.compute.chance.significance import LEVEL
from course_toolkit.splits.compute.finding import SET_NAMES, Draft, NotCheckedError, SplitFinding
from course_toolkit.splits.compute.tables.columns import Column
from course_toolkit.splits.compute.tables.sets import Sets
from course_toolkit.splits.compute.tables.spelling import same_but_spelling
from course_toolkit.splits.compute.tables.value_text import some_values

Floats = NDArray[np.float64]

WHY_UNSEEN = N_("A model never answers with a class that it has not seen: these rows are wrong from the start.")
WHY_UNTESTED = N_("The score says nothing about a class that the set does not have.")


def find_unseen_class(sets: Sets) -> Iterator[Draft]:
    """Find classes of a later set that training never saw, and classes of the training set that no test judges.

    That the class is unseen is proved, but it leaks nothing, and in a random split of a rare class it is nobody's
    fault: a warning. A class that is missing from the test set is one where chance does not explain it, and else a
    question.
    """
    target = sets.target
    if target is None:
        raise NotCheckedError(lambda: _("The label is not in every set; hand the sets over with their labels."))
    if sets.task == "regression":
        raise NotCheckedError(
            lambda: _("The label is a quantity; say task='classification' if its numbers are classes.")
        )
    for key in ("test", "validation"):
        if key in sets.frames and min(sets.sizes["train"], sets.sizes[key]):
            counts = count_levels(target, ("train", key))
            if counts.counts.sum(axis=1).min():
                yield from _compare(sets, target, counts, key)


def _compare(sets: Sets, target: Column, counts: LevelCounts, key: str) -> Iterator[Draft]:
    in_train, in_other = counts.counts > 0
    if (in_other & ~in_train).any():
        yield _draft_unseen(sets, target, counts.levels[in_other & ~in_train], counts.levels[in_train], key)
    if (in_train & ~in_other).any():
        yield _draft_untested(sets, target, counts, key)


def _draft_unseen(sets: Sets, target: Column, unseen: Floats, known: Floats, key: str) -> Draft:
    rows, counts = rows_holding(sets, target, key, unseen), count_levels(target, [key])
    n_rows = int(counts.counts[0, np.isin(counts.levels, unseen)].sum())
    labels = [target.text(float(level)) for level in unseen]
    spelled = same_but_spelling(labels, [target.text(float(level)) for level in known])

    def draft() -> SplitFinding:
        return SplitFinding(
            code="unseen_class",
            severity="warning",
            title=ngettext(
                "{n} class of the {name} does not occur in the training set: {classes} ({n_rows}).",
                "{n} classes of the {name} do not occur in the training set: {classes} ({n_rows}).",
                len(labels), name=_(SET_NAMES[key]), classes=some_values(labels),
                n_rows=ngettext("{n} row", "{n} rows", n_rows),
            ),
            columns=(sets.label,),
            rows=tuple(sets.index(key)[rows]),
            evidence={"n_classes": len(labels), "n_rows": n_rows, "n_rows_in_set": sets.sizes[key]},
            hypotheses=_hypotheses(spelled),
            fixes=(f"train, test = train_test_split(frame, stratify=frame[{sets.label!r}], random_state=0)",),
            why=_(WHY_UNSEEN),
            sets=("train", key),
            positions={key: rows},
        )  # fmt: skip

    return draft


def _hypotheses(spelled: tuple[object, object] | None) -> tuple[str, ...]:
    rare = _("the class is rare, and the split was not stratified")
    if spelled is None:
        return (rare, _("the rows were sorted by class, or by a time at which the class did not exist yet"))
    return (_("one class, written in two ways: “{a}” and “{b}”", a=spelled[0], b=spelled[1]), rare)


def _draft_untested(sets: Sets, target: Column, counts: LevelCounts, key: str) -> Draft:
    absent = (counts.counts[1] == 0) & (counts.counts[0] > 0)
    labels = [target.text(float(level)) for level in counts.levels[absent]]
    n_rows = int(counts.counts[0, absent].sum())
    n_train, n_other = counts.counts.sum(axis=1)
    # All rows of a class fall on one side with a probability of about (share of that side) ^ (rows of the class).
    chance = float(n_train / (n_train + n_other)) ** int(counts.counts[0, absent].max())
    surprising = chance * len(counts.levels) <= LEVEL and sets.declared.time is None

    def draft() -> SplitFinding:
        return SplitFinding(
            code="unseen_class",
            severity="warning" if surprising else "question",
            title=ngettext(
                "{n} class of the training set does not occur in the {name}: {classes} ({n_rows} of {total}).",
                "{n} classes of the training set do not occur in the {name}: {classes} ({n_rows} of {total}).",
                len(labels), name=_(SET_NAMES[key]), classes=some_values(labels),
                n_rows=format_count(n_rows), total=ngettext("{n} row", "{n} rows", int(n_train)),
            ),
            columns=(sets.label,),
            evidence={"n_classes": len(labels), "n_train_rows": n_rows, "chance": chance},
            hypotheses=_hypotheses(None),
            fixes=(f"train, test = train_test_split(frame, stratify=frame[{sets.label!r}], random_state=0)",),
            why=_(WHY_UNTESTED),
            sets=("train", key),
        )  # fmt: skip

    return draft
