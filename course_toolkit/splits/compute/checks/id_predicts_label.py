"""An identifier, or the order of the rows, that predicts the label: it says how the table was put together."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.guard.wording import show
from course_toolkit._core.compute.meaning.names import hint_of
from course_toolkit._core.words import _, format_number
from course_toolkit.splits.compute.chance.ordering import Ordering, measure_kinds, measure_order
from course_toolkit.splits.compute.chance.significance import significant
from course_toolkit.splits.compute.examples import N_PAIRS, side_by_side
from course_toolkit.splits.compute.finding import SET_NAMES, Draft, NotCheckedError, SplitFinding
from course_toolkit.splits.compute.meaning.dates import clocks, read_moments
from course_toolkit.splits.compute.meaning.identifiers import is_whole, looks_like_identifier, n_distinct
from course_toolkit.splits.compute.meaning.numbering import How, orders_of
from course_toolkit.splits.compute.tables.columns import Column
from course_toolkit.splits.compute.tables.sets import Name, Sets

Floats = NDArray[np.float64]
Pair = tuple[str, str]

#: J. Cohen's small effect: an identifier that says less about the label is of no use to a model.
SMALL = 0.1
#: No model sees the position of a row; it is told only where it is the main thing about the label.
STRONG = 0.5
#: A running number leaves at most every second number out; measured whole numbers leave out more.
DENSE = 0.5
#: So alike are the orders of an identifier and of time where the one only tells the other.
SAME_ORDER = 0.95
N_ROWS_COMPARED = 20_000


@dataclass(frozen=True)
class Suspect:
    """One order in which the rows of two sets can be put, and what it says of the label in both together."""

    pair: Pair
    name: Name | None  # None for the position in the table
    how: How
    whole: Ordering
    per_set: dict[str, Ordering | None]


def find_id_predicts_label(sets: Sets) -> Iterator[Draft]:
    """Find identifiers, and orders of rows, that predict the label."""
    if sets.target is None:
        raise NotCheckedError(lambda: _("The sets hold no label: give label=, and keep that column in every set."))
    names = _identifiers(sets)
    times = _times(sets)
    suspects = [
        suspect
        for pair in sets.pairs
        for suspect in (*_by_identifiers(sets, pair, names, times), *_by_position(sets, pair, times))
    ]
    if not suspects:
        return
    found = significant([suspect.whole.p_value for suspect in suspects])
    for suspect, stands_out in zip(suspects, found, strict=True):
        if stands_out and _is_felt(suspect):
            yield _draft(sets, suspect)


def _is_felt(suspect: Suspect) -> bool:
    """Say whether the order says enough to be of use to a model, in the set that judges too."""
    least = STRONG if suspect.how == "position" else SMALL
    judged = suspect.per_set[suspect.pair[1]]
    return suspect.whole.strength >= least and (judged is None or judged.strength >= least / 2)


def _identifiers(sets: Sets) -> list[Name]:
    declared = [name for name in sets.declared.ids if all(name in frame for frame in sets.frames.values())]
    others = [name for name in sets.names if name not in declared and name != sets.declared.group]
    return declared + [name for name in others if _names_rows(sets, name)]


def _names_rows(sets: Sets, name: Name) -> bool:
    """Say whether a column looks like an identifier, or counts the rows under a name that promises nothing."""
    column = sets.column(name)
    return looks_like_identifier(column) or (hint_of(name) != "ordinary" and _is_running_number(column))


def _is_running_number(column: Column) -> bool:
    if column.kind != "number":
        return False
    values = np.concatenate(list(column.per_set.values()))
    if len(values) < 2 or not np.isfinite(values).all() or values.max() - values.min() + 1 > len(values) / DENSE:
        return False
    return is_whole(values) and n_distinct(column) == len(values)


def _times(sets: Sets) -> list[dict[str, Floats]]:
    """Return the columns that tell time: what goes with them is the order of time."""
    name = sets.declared.time
    if name is None:
        return [dict(moments.per_set) for moments in clocks(sets)]
    if any(name not in frame for frame in sets.frames.values()):
        return []
    moments = read_moments(sets, name)
    return [] if moments is None else [dict(moments.per_set)]


def _goes_with_time(per_set: dict[str, Floats], times: list[dict[str, Floats]], key: str) -> bool:
    return any(abs(_spearman(per_set[key], time[key])) >= SAME_ORDER for time in times)


def _spearman(one: Floats, other: Floats) -> float:
    """Return Spearman's correlation on a few rows, evenly chosen; 0 where one side does not vary."""
    known = np.flatnonzero(~(np.isnan(one) | np.isnan(other)))
    known = known[:: max(1, len(known) // N_ROWS_COMPARED)]
    if len(known) < 3 or len(np.unique(one[known])) < 2 or len(np.unique(other[known])) < 2:
        return 0.0
    ranks = [pd.Series(side[known]).rank().to_numpy() for side in (one, other)]
    return float(np.corrcoef(ranks[0], ranks[1])[0, 1])


def _by_identifiers(sets: Sets, pair: Pair, names: list[Name], times: list[dict[str, Floats]]) -> Iterator[Suspect]:
    for name in names:
        for how, per_set in orders_of(sets.column(name)):
            if how == "number" and _goes_with_time(per_set, times, pair[0]):
                continue
            suspect = _suspect(sets, pair, name, how, per_set)
            if suspect is not None:
                yield suspect


def _by_position(sets: Sets, pair: Pair, times: list[dict[str, Floats]]) -> Iterator[Suspect]:
    """Look at the position in each set; a set of one class, or ordered by time, says nothing.

    Both sets must be in order: a training set that was over-sampled ends with the rarer class, and rightly so.
    """
    per_set = {key: np.arange(sets.sizes[key], dtype=np.float64) for key in pair}
    if any(_goes_with_time(per_set, times, key) for key in pair):
        return
    per_set = {key: _first_of_group(sets, key, values) for key, values in per_set.items()}
    measured = {key: _measure(sets, [key], {key: values}, "position") for key, values in per_set.items()}
    first, last = (measured[key] for key in pair)
    if first is not None and last is not None:
        yield Suspect(pair, None, "position", _weaker(first, last), measured)
    elif first is not None and first.is_perfect and _was_cut_off(sets, pair):
        yield Suspect(pair, None, "position", first, measured)


def _weaker(first: Ordering, last: Ordering) -> Ordering:
    """Return what can be said of both sets."""
    return Ordering(
        first.n_rows + last.n_rows,
        max(first.p_value, last.p_value),
        min(first.strength, last.strength),
        math.nan,
        first.is_perfect and last.is_perfect,
    )


def _was_cut_off(sets: Sets, pair: Pair) -> bool:
    """Say whether the last set holds one class only, that with which the first one ends: a sorted table, cut."""
    labels = [_labels(sets, key) for key in pair]
    first, last = (side[~np.isnan(side)] for side in labels)
    return sets.task == "classification" and len(last) > 0 and bool((last == first[-1]).all())


def _labels(sets: Sets, key: str) -> Floats:
    assert sets.target is not None  # noqa: S101 — asked before anything else
    return sets.target.per_set[key]


def _first_of_group(sets: Sets, key: str, values: Floats) -> Floats:
    """Keep one row of each individual: its rows stand together and have one label, which proves nothing."""
    for name in (sets.declared.group, *sets.names):
        if name is not None and name in sets.names and (name == sets.declared.group or _repeats(sets.column(name))):
            group = sets.column(name).per_set[key]
            return np.where(pd.Series(group).duplicated().to_numpy() & ~np.isnan(group), np.nan, values)
    return values


def _repeats(column: Column) -> bool:
    n_rows = sum(len(values) for values in column.per_set.values())
    return looks_like_identifier(column) and n_distinct(column) < n_rows


def _suspect(sets: Sets, pair: Pair, name: Name, how: How, per_set: dict[str, Floats]) -> Suspect | None:
    whole = _measure(sets, list(pair), per_set, how)
    if whole is None:
        return None
    return Suspect(pair, name, how, whole, {key: _measure(sets, [key], per_set, how) for key in pair})


def _measure(sets: Sets, keys: list[str], per_set: dict[str, Floats], how: How) -> Ordering | None:
    """Measure one order; rows of one identifier count once, since they are one individual with one label."""
    values = np.concatenate([per_set[key] for key in keys])
    labels = np.concatenate([_labels(sets, key) for key in keys])
    if how == "position":
        return measure_order(values, labels, sets.task)
    if how == "number":
        first = ~pd.Series(values).duplicated().to_numpy()
        return measure_order(values[first], labels[first], sets.task)
    known = ~np.isnan(values)
    return measure_kinds(values[known].astype(np.intp), labels[known], sets.task)


def _draft(sets: Sets, suspect: Suspect) -> Draft:
    first, last = suspect.pair
    whole = suspect.whole
    columns = () if suspect.name is None else (suspect.name,)
    examples = (
        [(0, 0), (sets.sizes[first] - 1, sets.sizes[last] - 1)] if suspect.name is None else _extremes(sets, suspect)
    )
    evidence = {"strength": whole.strength, "auc": whole.auc, "p_value": whole.p_value, "n_rows": whole.n_rows}
    return lambda: SplitFinding(
        code="id_predicts_label", severity="warning" if whole.is_perfect else "question",
        title=_title(suspect), why=_why(suspect), columns=columns, sets=suspect.pair,
        evidence={name: number for name, number in evidence.items() if not np.isnan(number)},
        hypotheses=_hypotheses(suspect), fixes=_fixes(suspect),
        repair="" if suspect.name is None else "drop_columns",
        examples=side_by_side(sets, suspect.pair, examples, names=(*columns, sets.label)),
    )  # fmt: skip


def _extremes(sets: Sets, suspect: Suspect) -> list[tuple[int, int]]:
    """Return rows of the lowest, the middle and the highest identifier of each set."""
    rows = []
    for key in suspect.pair:
        values = dict(orders_of(sets.column(suspect.name)))[suspect.how][key]
        known = np.flatnonzero(~np.isnan(values))
        order = known[np.argsort(values[known], kind="stable")]
        rows.append(order[np.linspace(0, len(order) - 1, N_PAIRS).astype(np.intp)] if len(order) else order)
    return [(int(one), int(other)) for one, other in zip(*rows, strict=False)]


def _title(suspect: Suspect) -> str:
    first, last = (_(SET_NAMES[key]) for key in suspect.pair)
    if suspect.how == "position":
        return _(
            "The order of the rows follows the label, in the {first} and in the {last} alike ({measure}): was the "
            "table sorted, and not shuffled?",
            first=first, last=last, measure=_measured(suspect.whole),
        )  # fmt: skip
    if suspect.how == "beginning":
        return _(
            "What {column} begins with predicts the label ({measure}), in the {first} and the {last}: what do the "
            "letters stand for?",
            column=show(suspect.name), first=first, last=last, measure=_measured(suspect.whole),
        )  # fmt: skip
    return _(
        "{column} only numbers the rows, and yet predicts the label ({measure}), in the {first} and the {last}: why?",
        column=show(suspect.name), first=first, last=last, measure=_measured(suspect.whole),
    )  # fmt: skip


def _measured(whole: Ordering) -> str:
    if whole.is_perfect:
        return _("without one mistake")
    if not np.isnan(whole.auc):
        return _("area under the ROC curve {auc}", auc=format_number(max(whole.auc, 1 - whole.auc), 2))
    return _("correlation {strength}", strength=format_number(whole.strength, 2))


def _why(suspect: Suspect) -> str:
    if suspect.how == "position":
        return _(
            "Learning by batches, folds taken in order and whatever counts the rows then see the label; new rows come "
            "in no such order."
        )
    return _("A model will read the label in the number; somebody new gets a number that says nothing of the sort.")


def _hypotheses(suspect: Suspect) -> tuple[str, ...]:
    drift = _("The rows are in the order of time, and the label changes with time: then declare time=.")
    if suspect.how == "position":
        return _("The table was sorted by its label, or put together class after class."), drift
    return _("Identifiers were given class after class (the patients first, then the others)."), drift


def _fixes(suspect: Suspect) -> tuple[str, ...]:
    if suspect.name is None:
        shuffled = _("shuffled")
        lines = [f"{key} = {key}.sample(frac=1, random_state=0)  # {shuffled}" for key in suspect.pair]
        return ("\n".join(lines),)
    names = ", ".join(suspect.pair)
    dropped = ", ".join(f"{key}.drop(columns=[{suspect.name!r}])" for key in suspect.pair)
    return (f"{names} = {dropped}",)
