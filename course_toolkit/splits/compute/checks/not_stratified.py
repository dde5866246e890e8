"""Classes, or values of a quantity, in other proportions in one set than in another."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.words import N_, _, format_count, format_number, format_percent
from course_toolkit.splits.compute.chance.exchange import draw_exchange, stand_out
from course_toolkit.splits.compute.chance.margins import largest_difference, margin_scores
from course_toolkit.splits.compute.chance.proportions import LevelCounts, count_levels, differing_pairs
from course_toolkit.splits.compute.chance.significance import LEVEL
from course_toolkit.splits.compute.finding import SET_NAMES, Draft, NotCheckedError, SplitFinding
from course_toolkit.splits.compute.meaning.roles import group_of, time_of
from course_toolkit.splits.compute.tables.columns import Column
from course_toolkit.splits.compute.tables.sets import Sets
from course_toolkit.splits.compute.tables.value_text import value_text

WHY = N_(
    "A model learns how frequent each class is, and accuracy and precision depend on it: with other proportions in the "
    "test set, they say little about either."
)
WHY_QUANTITY = N_("The errors are measured on other values than those the model learned to predict.")
BALANCED = N_(
    "the training set was balanced on purpose, after the split: then nothing is wrong, and the test set rightly kept "
    "its own proportions"
)
BY_TIME = N_("the proportions change with time, as a split by time rightly shows")
BY_GROUP = N_("the classes lie in few groups: put them into the sets with StratifiedGroupKFold")
SORTED = N_("the rows were sorted by class and not shuffled, or the split was not stratified")
OTHER_SOURCE = N_("the sets come from other sources, or one of them was re-sampled")


def find_not_stratified(sets: Sets) -> Iterator[Draft]:
    """Find the pairs of sets in which the label is distributed differently, more than chance allows."""
    target = sets.target
    if target is None:
        raise NotCheckedError(lambda: _("The label is not in every set; hand the sets over with their labels."))
    if sets.task == "regression":
        yield from _quantities(sets, target)
        return
    for pair in differing_pairs(sets, target, sets.pairs):
        yield _draft_classes(sets, target, pair)


def is_balanced_on_purpose(counts: LevelCounts) -> bool:
    """Say whether all classes of the first set are equally frequent, to the row, and those of the second are not."""
    first, second = ([*row[row > 0]] for row in counts.counts)
    return len(first) > 1 and len(set(first)) == 1 and len(set(second)) > 1


def _draft_classes(sets: Sets, target: Column, pair: tuple[str, str]) -> Draft:
    counts = count_levels(target, pair)
    shares = counts.shares
    most = int(np.abs(shares[1] - shares[0]).argmax())
    label = target.text(float(counts.levels[most]))
    balanced = pair[0] == "train" and is_balanced_on_purpose(counts)
    time, group = time_of(sets, pair), group_of(sets, pair)
    numbers = {
        "first_share": float(shares[0, most]), "second_share": float(shares[1, most]),
        "n_first": int(counts.counts[0, most]), "n_second": int(counts.counts[1, most]),
    }  # fmt: skip
    sizes = [int(size) for size in counts.counts.sum(axis=1)]
    hypotheses = (BALANCED,) * balanced + (BY_TIME,) * (time is not None) + (BY_GROUP,) * (group is not None)

    def draft() -> SplitFinding:
        return SplitFinding(
            code="not_stratified",
            severity="question" if balanced or time is not None else "warning",
            title=_title(pair, label, numbers, sizes, balanced=balanced),
            columns=(sets.label,),
            evidence=numbers,
            hypotheses=tuple(_(text) for text in hypotheses or (SORTED, OTHER_SOURCE)),
            fixes=() if balanced or time is not None else _fixes(sets, group),
            why=_(WHY),
            sets=pair,
        )

    return draft


def _title(pair: tuple[str, str], label: object, numbers: dict[str, float], sizes: list[int], *, balanced: bool) -> str:
    words = {
        "label": value_text(label), "first": _(SET_NAMES[pair[0]]), "second": _(SET_NAMES[pair[1]]),
        "first_share": format_percent(numbers["first_share"], 1), "n_first": format_count(numbers["n_first"]),
        "second_share": format_percent(numbers["second_share"], 1), "n_second": format_count(numbers["n_second"]),
        "first_size": format_count(sizes[0]), "second_size": format_count(sizes[1]),
    }  # fmt: skip
    if balanced:
        return _(
            "All classes of the {first} are equally frequent, those of the {second} are not: “{label}” is "
            "{first_share} of the one and {second_share} of the other. Was the {first} balanced after the split?",
            **words,
        )
    return _(
        "“{label}” is {first_share} of the {first} ({n_first} of {first_size}) and {second_share} of the {second} "
        "({n_second} of {second_size}): more apart than chance allows.",
        **words,
    )


def _fixes(sets: Sets, group: object) -> tuple[str, ...]:
    if group is not None:
        folds = "StratifiedGroupKFold(n_splits=5, shuffle=True, random_state=0)"
        return (f"{folds}.split(frame, frame[{sets.label!r}], groups=frame[{group!r}])",)
    return (f"train, test = train_test_split(frame, stratify=frame[{sets.label!r}], random_state=0)",)


def _quantities(sets: Sets, target: Column) -> Iterator[Draft]:
    for pair in sets.pairs:
        exchange = draw_exchange(sets, pair, among={key: ~np.isnan(target.per_set[key]) for key in pair})
        values, second = exchange.values(target), exchange.row_in_second
        if min(second.sum(), (~second).sum()) == 0:
            continue
        scores = np.column_stack([np.zeros(len(values)), *margin_scores(values, is_category=False)])
        found = stand_out(exchange.totals(scores), exchange.in_second, level=LEVEL / len(sets.pairs))
        difference = largest_difference(target, values[~second], values[second], is_category=False)
        if found.any() and difference.matters:
            means = [_mean(values[~second]), _mean(values[second])]
            yield _draft_quantity(sets, pair, means, distance=difference.size)


def _mean(values: NDArray[np.float64]) -> float:
    with np.errstate(over="ignore", invalid="ignore"):  # of infinite values the mean is infinite, or none
        return float(values.mean())


def _draft_quantity(sets: Sets, pair: tuple[str, str], means: list[float], *, distance: float) -> Draft:
    time = time_of(sets, pair)

    def draft() -> SplitFinding:
        return SplitFinding(
            code="not_stratified",
            severity="question",
            title=_(
                "The label “{label}” is distributed differently in the {first} (mean {first_mean}) and the {second} "
                "(mean {second_mean}), more than chance allows.",
                label=sets.label, first=_(SET_NAMES[pair[0]]), second=_(SET_NAMES[pair[1]]),
                first_mean=format_number(means[0]), second_mean=format_number(means[1]),
            ),
            columns=(sets.label,),
            evidence={"first_mean": means[0], "second_mean": means[1], "distance": distance},
            hypotheses=(_(BY_TIME),) if time is not None else (_(SORTED_QUANTITY), _(OTHER_SOURCE)),
            fixes=() if time is not None else ("train, test = train_test_split(frame, random_state=0)",),
            why=_(WHY_QUANTITY),
            sets=pair,
        )  # fmt: skip

    return draft


SORTED_QUANTITY = N_("the rows were sorted and not shuffled before the split")
