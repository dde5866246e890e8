"""Formulas that columns follow: guessed from a few rows, many times, so that broken rows spoil few of the guesses."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from course_toolkit.first_look.compute.rules.relations.formulas import BROKEN, Form, Formula, rounded
from course_toolkit.first_look.compute.rules.relations.measures import Measures, step_of

Floats = NDArray[np.float64]

#: Rows that are searched, rows of one guess, and guesses.
N_ROWS, N_GUESSED, N_GUESSES = 1_000, 9, 10
#: What holds is guessed again and again; so many of the commonest guesses are tried.
FEWEST_VOTES, N_TRIED = 3, 150
FEWEST_ROWS = 10
#: A formula holds on so many of the rows, and gives so many different values.
MOST_HOLD, FEWEST_VALUES = 0.9, 8
#: The logarithm of the probability that chance makes any formula of the table hold as exactly.
LOG_LEVEL = np.log(1e-6)
#: Rounding takes no more than this part of what the other columns leave open: else a strong correlation would do.
MOST_BY_CHANCE, MOST_BY_ROUNDING = 0.5, 0.15
#: Columns among which three terms are tried.
N_FOR_THREE = 16
#: Powers that formulas are made of.
POWERS = np.array([-3, -2, -1, -0.5, 0.5, 1, 2, 3])
NEAR_POWER = 0.06
#: Terms of a sum that are looked for, all columns at once.
MOST_TERMS = 12
#: A direction in which rows differ by less than this, in steps, is none but for rounding.
FLAT = 0.5
N_REFITS = 3
NEARLY = 0.03
#: Of a first guess, so many rows are looked at, and so many of them must be near.
N_TRIED_ROWS, MOST_START = 200, 0.75
TINY = 1e-12


@dataclass(frozen=True)
class Fit:
    """A formula, the share of the rows on which it holds, and the rows where it is broken."""

    formula: Formula
    share: float
    n_known: int
    predicted: Floats
    broken: NDArray[np.bool_]


@dataclass(frozen=True)
class _Guess:
    """Columns that may follow a formula."""

    target: int
    terms: tuple[int, ...]
    form: Form


def find_fits(measures: Measures) -> Iterator[Fit]:
    """Yield formulas that hold, simple ones first; a column that was found to be computed is not looked at again."""
    some = measures.some(N_ROWS)
    alive = list(range(len(measures.names)))
    for size in (1, 2, 3, 0):
        seen: set[frozenset[Hashable]] = set()
        better: dict[frozenset[Hashable], tuple[float, Formula]] = {}
        for guess in _guesses(some, alive, size):
            formula = fit(some, guess)
            quality = None if formula is None else judge(some, formula, n_trials=len(alive) ** (len(guess.terms) + 1))
            if quality is not None and formula is not None:
                key = frozenset(formula.columns)
                if key not in better or quality > better[key][0]:
                    better[key] = (quality, formula)
        for key, (_quality, formula) in sorted(better.items(), key=lambda item: -item[1][0]):
            if any(len(key & other) >= max(2, len(key)) for other in seen) or not _all_alive(measures, key, alive):
                continue
            seen.add(key)
            alive.remove(measures.names.index(formula.target))
            found = hold(measures, formula)
            if found is not None:
                yield found


def _all_alive(measures: Measures, names: frozenset[Hashable], alive: Sequence[int]) -> bool:
    return {measures.names.index(name) for name in names} <= set(alive)


def _guesses(measures: Measures, alive: Sequence[int], size: int) -> Iterator[_Guess]:
    """Yield what a few rows suggest: formulas of so many terms, or of any number where ``size`` is 0."""
    rows = measures.values[:, alive]
    complete = np.flatnonzero(np.isfinite(rows).all(axis=1))
    if len(complete) < FEWEST_ROWS or len(alive) <= size or (size == 3 and len(alive) > N_FOR_THREE):
        return
    rng = np.random.default_rng(0)
    steps = np.array([step_of(column) for column in rows.T])
    n_few = min(len(complete), N_GUESSED if size else len(alive) + N_GUESSED)
    votes: Counter[_Guess] = Counter()
    for _turn in range(N_GUESSES):
        few = rows[rng.choice(complete, n_few, replace=False)]
        votes.update(set(_null_guesses(few, steps) if size == 0 else _few_terms(few, steps, size)))
    for guess, n_votes in votes.most_common(N_TRIED):
        if n_votes >= FEWEST_VOTES:
            yield _Guess(alive[guess.target], tuple(alive[place] for place in guess.terms), guess.form)


def _few_terms(few: Floats, steps: Floats, size: int) -> Iterator[_Guess]:
    spaces: list[tuple[Form, Floats, Floats]] = [("sum", few, few)]
    positive = (few > 0).all(axis=0)
    logs = np.log(np.where(positive, few, 1.0))
    spaces.append(("product", logs, logs))
    if size == 1:
        spaces.append(("logarithm", logs, few))
    for form, sources, targets in spaces:
        usable = np.ptp(sources, axis=0) > 0
        sets = list(combinations(np.flatnonzero(usable), size))
        if not sets:
            continue
        yield from _exact(form, sources, targets, np.array(sets), _noise(form, few, steps))


def _noise(form: Form, few: Floats, steps: Floats) -> tuple[Floats, Floats]:
    """Return how far rounding takes sources and targets off, each of shape (n_rows, n_columns)."""
    plain = np.broadcast_to(steps / 2, few.shape)
    relative = plain / np.maximum(np.abs(few), TINY)
    return (plain if form == "sum" else relative), (relative if form == "product" else plain)


def _exact(
    form: Form, sources: Floats, targets: Floats, sets: NDArray[np.intp], noise: tuple[Floats, Floats]
) -> Iterator[_Guess]:
    """Yield the targets that a small regression gives to within rounding."""
    centred, aims = sources - sources.mean(axis=0), targets - targets.mean(axis=0)
    scale = np.maximum(np.abs(centred).max(axis=0), TINY)
    design = np.moveaxis((centred / scale)[:, sets], 0, 1)  # (n_sets, n_rows, size)
    weights = np.linalg.pinv(design, rcond=1e-9) @ aims  # (n_sets, size, n_targets)
    rest = np.abs(aims - design @ weights).max(axis=1)
    size_of = np.abs(weights) / scale[sets][:, :, None]
    allowed = noise[1].max(axis=0) + np.einsum("sit,si->st", size_of, noise[0].max(axis=0)[sets])
    spread = np.abs(aims).max(axis=0)
    good = (rest <= 2 * allowed + 1e-9 * spread) & (allowed < spread / 3) & (spread > 0)
    good &= (size_of * scale[sets][:, :, None] > allowed[:, None, :] / 2).all(axis=1)  # each term tells
    for number, target in zip(*np.nonzero(good), strict=True):
        terms = tuple(int(place) for place in sets[number])
        if target not in terms:
            yield _Guess(int(target), terms, form)


def _null_guesses(few: Floats, steps: Floats) -> Iterator[_Guess]:
    """Yield sums of several columns: a direction in which a few rows do not differ, counted in steps."""
    scaled = (few - few.mean(axis=0)) / steps
    if len(few) <= few.shape[1] + 2 or few.shape[1] < 3:
        return
    _left, sizes, directions = np.linalg.svd(scaled, full_matrices=False)
    flat = directions[sizes / np.sqrt(len(few)) < FLAT]
    for direction in flat[-1:]:
        parts = np.abs(direction) * scaled.std(axis=0)
        terms = np.flatnonzero(parts > max(1.0, 0.02 * float(parts.max())))
        if 3 < len(terms) <= MOST_TERMS + 1:
            weights = (direction / steps)[terms]
            alone = np.flatnonzero(np.sign(weights) != np.sign(np.median(weights)))
            place = int(alone[0]) if len(alone) == 1 else int(np.argmax(parts[terms]))
            target = int(terms[place])
            yield _Guess(target, tuple(int(one) for one in terms if one != target), "sum")


def fit(measures: Measures, guess: _Guess) -> Formula | None:
    """Return the formula that a guess stands for, fitted to the rows that follow it; None where none do."""
    names = [measures.names[place] for place in (guess.target, *guess.terms)]
    columns = measures.values[:, [guess.target, *guess.terms]]
    use_logs = np.array([guess.form == "product", *[guess.form != "sum"] * len(guess.terms)])
    with np.errstate(all="ignore"):
        work = np.where(use_logs, np.log(columns), columns)
    known = np.isfinite(work).all(axis=1)
    if known.sum() < FEWEST_ROWS:
        return None
    solved = _robust(work[known])
    if solved is None:
        return None
    weights, constant = solved
    if guess.form == "product":
        weights = POWERS[np.abs(POWERS[:, None] - weights).argmin(axis=0)]
        if np.abs(weights - solved[0]).max() > NEAR_POWER:
            return None
        constant = float(np.exp(np.median(work[known, 0] - work[known, 1:] @ weights)))
    else:
        weights, constant = _rounded_sum(work[known], weights, constant)
    constant = rounded(constant) if guess.form == "product" else constant
    return Formula(names[0], tuple(names[1:]), tuple(map(float, weights)), float(constant), guess.form)


def _rounded_sum(work: Floats, weights: Floats, constant: float) -> tuple[Floats, float]:
    """Return weights and constant as people write them, where that gives the same."""
    written = np.array([rounded(float(weight)) for weight in weights])
    rest = work[:, 0] - work[:, 1:] @ written
    before = np.median(np.abs(work[:, 0] - work[:, 1:] @ weights - constant))
    middle = float(np.median(rest))
    for aim in (0.0, rounded(middle), middle):
        if np.median(np.abs(rest - aim)) <= 1.2 * before + 1e-9 * np.abs(work[:, 0]).max():
            return written, aim
    return weights, constant


def _robust(work: Floats) -> tuple[Floats, float] | None:
    """Regress the first column on the others, thrice, on the rows that follow best."""
    kept = _start(work)
    for _turn in range(N_REFITS):
        part = work[kept]
        mean = part.mean(axis=0)
        scale = np.maximum(np.abs(part - mean).max(axis=0), TINY)
        design = (part - mean) / scale
        weights = np.linalg.lstsq(design[:, 1:], design[:, 0], rcond=1e-12)[0] * scale[0] / scale[1:]
        constant = float(mean[0] - mean[1:] @ weights)
        rest = np.abs(work[:, 0] - work[:, 1:] @ weights - constant)
        kept = rest <= np.partition(rest, int(len(rest) * MOST_HOLD) - 1)[int(len(rest) * MOST_HOLD) - 1]
    return weights, constant


def _start(work: Floats) -> NDArray[np.bool_]:
    """Return the rows that the best of a few guesses fits best."""
    rng, best = np.random.default_rng(1), (np.inf, np.ones(len(work), dtype=bool))
    few, tried = min(len(work), work.shape[1] + 3), work[:: max(1, len(work) // N_TRIED_ROWS)]
    for _turn in range(N_GUESSES):
        part = work[rng.choice(len(work), few, replace=False)]
        mean = part.mean(axis=0)
        scale = np.maximum(np.abs(part - mean).max(axis=0), TINY)
        design = (part - mean) / scale
        weights = np.linalg.lstsq(design[:, 1:], design[:, 0], rcond=1e-12)[0]
        rest = np.abs((tried - mean) / scale @ np.concatenate([[1.0], -weights])) * scale[0]
        cut = float(np.partition(rest, int(len(rest) * MOST_START))[int(len(rest) * MOST_START)])
        if cut < best[0]:
            best = (cut, np.abs((work - mean) / scale @ np.concatenate([[1.0], -weights])) * scale[0] <= cut)
    return best[1]


def judge(measures: Measures, formula: Formula, *, n_trials: float) -> float | None:
    """Return how good a formula is, larger is better; None where chance or a mere correlation would do as much."""
    target = measures.column(formula.target)
    predicted = formula.predicted(measures)
    tolerance = formula.tolerance(measures, predicted)
    known = np.isfinite(target) & np.isfinite(predicted)
    n_known = int(known.sum())
    if n_known < FEWEST_ROWS or len(np.unique(target[known])) < FEWEST_VALUES:
        return None
    off, allowed = np.abs(target - predicted)[known], tolerance[known]
    share = float((off <= allowed).mean())
    loose = _spread_without(measures, formula, known)
    chance = min(1.0, 2 * float(np.median(allowed)) / max(loose, TINY))
    n_told = share * n_known - len(formula.terms) - 1
    tight = off <= formula.tolerance(measures, predicted, own_rounding=True)[known]
    most = MOST_BY_CHANCE if tight.mean() >= MOST_HOLD else MOST_BY_ROUNDING
    if share < MOST_HOLD or n_told * np.log(chance) + np.log(n_trials) > LOG_LEVEL or chance > most:
        return None
    return _quality(measures, formula, known, off)


def _quality(measures: Measures, formula: Formula, known: NDArray[np.bool_], off: Floats) -> float:
    """Say how much a formula looks like the one that was computed.

    What was computed and rounded is off by all of its own rounding and no more; a simple formula beats its inversions.
    """
    half = step_of(measures.column(formula.target)) / 2
    allowed = formula.tolerance(measures, formula.predicted(measures), own_rounding=True)[known]
    tight = float((off <= allowed).mean())
    fill = min(1.0, float(np.quantile(off, 0.8)) / half) if half > 0 else 0.0
    weights = np.array(formula.weights)
    odd = 0.1 * float((np.abs(weights) == 0.5).sum()) + 0.02 * float((weights < 0).sum())  # noqa: PLR2004 — a root
    late = 0.06 * measures.names.index(formula.target) / len(measures.names)
    return tight + 0.1 * fill - odd + late - 0.5 * (formula.target in measures.dates)


def _spread_without(measures: Measures, formula: Formula, known: NDArray[np.bool_]) -> float:
    """Return how widely the target spreads once its best single term is allowed for."""
    target = measures.column(formula.target)[known]
    spreads = [float(np.subtract(*np.quantile(target, [0.9, 0.1])))]
    for name in formula.terms if len(formula.terms) > 1 else ():
        term = measures.column(name)[known]
        for one in (term, np.log(np.maximum(term, TINY))):
            line = np.polyval(np.polyfit(one - one.mean(), target, 1), one - one.mean())
            spreads.append(float(np.subtract(*np.quantile(target - line, [0.9, 0.1]))))
    return min(spreads)


def hold(measures: Measures, formula: Formula) -> Fit | None:
    """Hold a formula against all rows."""
    target = measures.column(formula.target)
    formula = _with_shift(measures, formula)
    predicted = formula.predicted(measures)
    tolerance = formula.tolerance(measures, predicted)
    known = np.isfinite(target) & np.isfinite(predicted)
    off = np.abs(target - predicted)
    share = float((off[known] <= tolerance[known]).mean()) if known.any() else 0.0
    if share < MOST_HOLD:
        return None
    own = formula.tolerance(measures, predicted, own_rounding=True)
    if (off[known] <= own[known]).mean() >= share - NEARLY:  # computed from the very values that stand in the table
        tolerance, share = own, float((off[known] <= own[known]).mean())
    return Fit(formula, share, int(known.sum()), predicted, known & (off > BROKEN * tolerance))


def _with_shift(measures: Measures, formula: Formula) -> Formula:
    """Return the formula for values that were cut off, where that fits better."""
    if formula.form == "sum":
        return formula  # its constant holds the shift
    target = measures.column(formula.target)
    off = target - formula.predicted(measures)
    half = step_of(target) / 2
    off = off[np.isfinite(off)]
    cut = replace(formula, shift=half)
    return cut if (np.abs(off + half) <= half).mean() > (np.abs(off) <= half).mean() + 0.2 else formula
