"""Which columns, gaps and pairs of columns hold the answer: suspects, held against what all the others say."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom, hypergeom

from course_toolkit.splits.compute.answers.alone import Rows, ask_all, ask_alone, beats, error_left
from course_toolkit.splits.compute.answers.column_pairs import PairOfColumns, find_crosses, find_pairs
from course_toolkit.splits.compute.answers.label_means import resolution
from course_toolkit.splits.compute.answers.trial import ROWS_OF_OTHERS, Attribute, Form, Trial
from course_toolkit.splits.compute.chance.significance import LEVEL
from course_toolkit.splits.compute.tables.sets import Name, Sets

Floats = NDArray[np.float64]


#: Nearly perfect: a tenth is left of the error of guessing (of the standard deviation, for a quantity) ...
NEAR = {"classification": 0.1, "regression": 0.01}
#: ... and as good as perfect, which is what copies of the label are: they may not speak for each other.
SURE = {"classification": 0.01, "regression": 0.0001}
#: Sorted neighbours that have seen their own labels err less than they should; where even they err, nobody asks on.
SCREEN = {"classification": 0.2, "regression": 0.05}
#: Of a quantity, two columns must leave nothing but roundings: honest columns may add up to almost everything.
LEFT_BY_PAIRS = 1e-4
#: All others together leave at least so many times as much.
TIMES = 2
#: Columns looked at closely.
MOST_SUSPECTS = 20
ROWS_OF_PAIRS = 500
#: A flag speaks for a class where it covers this share of it.
COVERED = 0.5
#: float64 ends at 1e308, where the square of the product of two such numbers is near.
LARGEST = 1e70
#: Digits that a quantity and its copy share, at least.
FEWEST_STEPS = 1_000
FEWEST_VALUES = 10


@dataclass(frozen=True)
class Suspect:
    """Columns, or gaps of one, that tell the label, and how well they and all others do."""

    names: tuple[Name, ...]
    form: Form
    told: float
    told_by_others: float
    left: float
    left_by_others: float
    p_value: float
    is_label: bool = False
    word: str = ""


def find_suspects(trial: Trial) -> list[Suspect]:
    """Return what tells the label: single columns and gaps first, then flags, then pairs of the columns left."""
    found = _single(trial)
    taken = {name for one in found for name in one.names}
    if trial.rows.task == "classification":
        found += _flags(trial, taken)
        taken = {name for one in found for name in one.names}
    return found + _pairs(trial, taken)


# ------------------------------------------------------------------------------- one column


def _single(trial: Trial) -> list[Suspect]:
    task, rows = trial.rows.task, trial.rows
    near = []
    order = np.argsort([0 if one.is_text else left for one, left in zip(trial.attributes, trial.screened, strict=True)])
    for j in order[: 2 * MOST_SUSPECTS]:
        one = trial.attributes[j]
        if not one.is_text and trial.screened[j] > SCREEN[task]:
            continue
        answer = ask_alone(one.x, one.x_judged, rows, is_text=one.is_text)
        if answer.left <= NEAR[task] and _holds(answer.left_judged, rows) and answer.by_chance * trial.n_tests <= LEVEL:
            near.append((one, answer))
    sure = {one.name for one, answer in near if answer.left <= SURE[task]}
    near.sort(key=lambda two: two[1].left)
    by_others: dict[frozenset[Name], Floats] = {}
    found: dict[Name, Suspect] = {}
    for one, answer in near[:MOST_SUSPECTS]:
        if one.name in found:
            continue
        without = frozenset(sure | {one.name})
        if without not in by_others:
            by_others[without] = ask_all(trial.others(set(without)), rows.y[:ROWS_OF_OTHERS], task)
        told = np.full(len(rows.y), np.nan)
        told[answer.known] = answer.predicted
        suspect = _against(trial, (one.name,), one.form, told, by_others[without])
        if suspect is not None:
            found[one.name] = replace(suspect, word=one.word)
    return list(found.values())


def _holds(left: float, rows: Rows) -> bool:
    """Say whether what is left on the judged rows is still nearly nothing, given how few there are."""
    near = NEAR[rows.task]
    if rows.task == "regression":
        return left <= TIMES * near
    n = int(np.unique(rows.y_judged, return_counts=True)[1].min(initial=len(rows.y_judged)))
    return bool(left <= near + 3 * np.sqrt(near / max(n, 1)))


def _against(trial: Trial, names: tuple[Name, ...], form: Form, told: Floats, others: Floats) -> Suspect | None:
    """Hold an answer against that of all other columns, on the rows where both answer."""
    task = trial.rows.task
    known = ~np.isnan(told[:ROWS_OF_OTHERS])
    y, one, other = trial.rows.y[:ROWS_OF_OTHERS][known], told[:ROWS_OF_OTHERS][known], others[known]
    left, left_by_others = error_left(y, one, task), error_left(y, other, task)
    p_value = beats(y, one, other, task)
    if left_by_others <= max(NEAR[task], TIMES * left) or p_value * trial.n_tests > LEVEL:
        return None
    is_label = form == "value" and is_the_label(trial.sets, names[0])
    return Suspect(names, form, _told(y, one, task), _told(y, other, task), left, left_by_others, p_value, is_label)


def _told(y: Floats, predicted: Floats, task: str) -> float:
    return (
        max(0.0, 1 - error_left(y, predicted, "regression")) if task == "regression" else float((y == predicted).mean())
    )


def is_the_label(sets: Sets, name: Name) -> bool:
    """Say whether a column is the label under other names, or in another unit, in every row of every set."""
    if sets.target is None:
        return False
    x, y = (np.concatenate(list(column.per_set.values())) for column in (sets.column(name), sets.target))
    known = np.isfinite(y)
    x, y = x[known], y[known]
    if not np.isfinite(x).all():
        return False
    if sets.task == "classification":
        n_pairs = len(np.unique(np.column_stack([x, y]), axis=0))
        return n_pairs == len(np.unique(x)) == len(np.unique(y)) >= 2
    return sets.column(name).kind == "number" and _on_one_line(x, y)


def _on_one_line(x: Floats, y: Floats) -> bool:
    """Say whether two quantities are one in two units, but for the digits that the coarser is printed with."""
    if len(np.unique(y)) < FEWEST_VALUES or np.ptp(x) == 0:
        return False
    for one, other in ((x, y), (y, x)):
        step = max(resolution(one), 1e-9 * float(np.ptp(one)))
        slope, origin = np.polyfit(other - other.mean(), one, 1)
        rest = np.abs(one - origin - slope * (other - other.mean()))
        if rest.max() <= 1.1 * step and np.ptp(one) >= FEWEST_STEPS * step:
            return True
    return False


# ------------------------------------------------------------------------------- flags


def _flags(trial: Trial, taken: set[Name]) -> list[Suspect]:
    """Find values of two-valued columns, or gaps, that one class has alone, and most of it."""
    y = trial.rows.y
    found: dict[Name, Suspect] = {}
    for one in trial.attributes:
        if one.name in taken or one.name in found:
            continue
        known = one.x[~np.isnan(one.x)]
        if len(known) == 0 or not _has_two_values(known):
            continue
        for value in np.unique(known):
            suspect = _flag(trial, one, one.x == value, one.x_judged == value)
            if suspect is not None:
                found.setdefault(one.name, suspect)
    return list(found.values()) if len(y) else []


def _has_two_values(known: Floats) -> bool:
    low, high = known.min(), known.max()
    return bool(low < high and ((known == low) | (known == high)).all())


def _flag(trial: Trial, one: Attribute, raised: NDArray[np.bool_], judged: NDArray[np.bool_]) -> Suspect | None:
    y = trial.rows.y
    classes = np.unique(y[raised])
    if len(classes) != 1 or (trial.rows.y_judged[judged] != classes[0]).any():
        return None
    n, n_of_class, n_raised = len(y), int((y == classes[0]).sum()), int(raised.sum())
    by_chance = float(hypergeom.sf(n_raised - 1, n, n_of_class, n_raised))
    if n_raised < COVERED * n_of_class or by_chance * 2 * trial.n_tests > LEVEL:
        return None
    others = ask_all(trial.others({one.name}), y[:ROWS_OF_OTHERS], "classification")
    asked = raised[:ROWS_OF_OTHERS]
    n_wrong = int((others != y[:ROWS_OF_OTHERS])[asked].sum())
    near = NEAR["classification"]
    p_value = float(binom.sf(n_wrong - 1, int(asked.sum()), near)) if asked.any() else 1.0
    if p_value * trial.n_tests > LEVEL:
        return None
    form: Form = "flag" if one.form == "value" else one.form
    wrong = n_wrong / int(asked.sum())
    return Suspect((one.name,), form, 1.0, 1 - wrong, 0.0, wrong, p_value, word=one.word)


# ------------------------------------------------------------------------------- pairs


def _pairs(trial: Trial, taken: set[Name]) -> list[Suspect]:
    """Find pairs of columns, not yet suspected, that only together tell the label; no column comes twice."""
    rows = trial.rows
    values = [one for one in trial.attributes if one.form == "value" and one.name not in taken and _within_reach(one)]
    if len(values) < 2 or len(rows.y) < 2 * MOST_SUSPECTS:
        return []
    every = np.column_stack([np.concatenate([one.x, one.x_judged]) for one in values])
    n = len(rows.y)
    scores = _scores(rows.y, rows.task)
    numeric = np.array([not one.is_text for one in values])
    found: list[PairOfColumns] = []
    columns = np.where(numeric, every, 0.0)
    fitted = min(n, ROWS_OF_PAIRS)
    found += find_pairs(columns, columns[:fitted], np.column_stack(scores)[:fitted])
    if rows.task == "regression" and (rows.y > 0).all():
        # What is a product of powers, as weight over height squared, is a sum of logarithms.
        powers = find_pairs(columns, columns[:fitted], np.log(rows.y[:fitted, None]))
        found += [replace(pair, values=np.exp(pair.values)) for pair in powers if pair.form == "logarithms"]
    if rows.task == "classification":
        found += find_crosses(every, scores[: len(np.unique(rows.y))], n)
    result: list[Suspect] = []
    for pair in sorted(found, key=lambda pair: -pair.r2)[: 2 * MOST_SUSPECTS]:
        two = values[pair.first], values[pair.second]
        if taken.isdisjoint(one.name for one in two):
            suspect = _confirm(trial, two, pair, n)
            if suspect is not None:
                result.append(suspect)
                taken = taken | set(suspect.names)
    return result


def _within_reach(one: Attribute) -> bool:
    """Say whether products and squares of the numbers, and squares of these, are still numbers."""
    every = np.concatenate([one.x, one.x_judged])
    return bool(np.abs(every[np.isfinite(every)]).max(initial=0) <= LARGEST)


def _scores(y: Floats, task: str) -> Sequence[Floats]:
    classes = np.unique(y)
    if task == "regression" or len(classes) == 2:
        return [y]
    return [*((y == c).astype(np.float64) for c in classes), y]


def _confirm(trial: Trial, two: tuple[Attribute, Attribute], pair: PairOfColumns, n: int) -> Suspect | None:
    """Ask a pair of which neither tells alone: one honest attribute measured twice speaks for itself."""
    rows, names = trial.rows, (two[0].name, two[1].name)
    if rows.task == "regression":
        told = pair.values[:n]
        judged = error_left(rows.y_judged, pair.values[n:], rows.task)
        if max(1 - pair.r2, judged) > LEFT_BY_PAIRS:
            return None
    else:
        answer = ask_alone(pair.values[:n], pair.values[n:], rows, is_text=pair.is_text)
        if answer.left > NEAR[rows.task] or not _holds(answer.left_judged, rows):
            return None
        if any(ask_alone(one.x, one.x_judged, rows, is_text=one.is_text).left <= NEAR[rows.task] for one in two):
            return None
        told = np.full(n, np.nan)
        told[answer.known] = answer.predicted
    others = ask_all(trial.others(set(names)), rows.y[:ROWS_OF_OTHERS], rows.task)
    return _against(trial, names, "pair", told, others)
