"""Formulas that columns follow: guessed from a few rows, many times, so that broken rows spoil few of the guesses."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from course_toolkit.first_look.compute.rules.relations.formulas import (
    DAY_SECONDS,
    TOLERANCE,
    YEAR_DAYS,
    Form,
    Formula,
    is_plain,
    rounded,
)
from course_toolkit.first_look.compute.rules.relations.judging import FEWEST_ROWS, MOST_HOLD, TINY, Fit, hold, judge
from course_toolkit.first_look.compute.rules.relations.measures import Measures, step_of
from course_toolkit.first_look.compute.rules.relations.rates import find_rates

Floats = NDArray[np.float64]

#: Rows that are searched, rows of one guess, and guesses.
N_ROWS, N_GUESSED, N_GUESSES = 1_000, 9, 10
#: What holds is guessed again and again; so many of the commonest guesses are tried.
FEWEST_VOTES, N_TRIED = 3, 150
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
#: Weights that people choose: once, half, a mean of so many; one for each day or year. A fit to rounded values may miss
#: them by so much, and the constant of values that were cut off by that much.
PLAIN = np.array([1, 2, *(1 / np.arange(2, 11)), 0.01, 100, 1 / DAY_SECONDS, 1 / (DAY_SECONDS * YEAR_DAYS)])
CLOSE, CUT_OFF = 0.06, 0.04
#: Of a first guess, so many rows are looked at, and so many of them must be near.
N_TRIED_ROWS, MOST_START = 200, 0.75
#: A guess made from the very values is off by its own rounding, which the fit to a few rows may stretch so far.
OWN = 2.0


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
        for formula in _candidates(some, alive, size):
            quality = judge(some, formula, n_trials=len(alive) ** (len(formula.terms) + 1))
            key = frozenset(formula.columns)
            if quality is not None and (key not in better or quality > better[key][0]):
                better[key] = (quality, formula)
        for key, (_quality, formula) in sorted(better.items(), key=lambda item: -item[1][0]):
            if any(len(key & other) >= max(2, len(key)) for other in seen) or not _all_alive(measures, key, alive):
                continue
            seen.add(key)
            alive.remove(measures.names.index(formula.target))
            found = hold(measures, formula)
            if found is not None:
                yield found


def _candidates(measures: Measures, alive: Sequence[int], size: int) -> Iterator[Formula]:
    """Yield the formulas that guesses stand for; those with a rate, which no regression finds, among those of two."""
    formulas = (fit(measures, guess) for guess in _guesses(measures, alive, size))
    yield from (formula for formula in formulas if formula is not None)
    if size == 2:
        yield from find_rates(measures.only([measures.names[place] for place in alive]))


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
    good = np.zeros(rest.shape, dtype=bool)
    own = np.broadcast_to(noise[1].max(axis=0), rest.shape)  # computed from the very values, and rounded
    for most, least, off in ((2 * allowed, 3, allowed), (OWN * own, 6, own)):
        tells = (size_of * scale[sets][:, :, None] > off[:, None, :] / 2).all(axis=1)  # each term does
        good |= (rest <= most + 1e-9 * spread) & (off < spread / least) & (spread > 0) & tells
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
        rest = float(np.abs(scaled @ direction).std())
        terms = np.flatnonzero(parts > max(2 * rest, 0.02 * float(parts.max())))
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
        half = step_of(columns[:, 0]) / 2 * TOLERANCE
        weights, constant = _rounded_sum(work[known], weights, constant, half)
    constant = rounded(constant) if guess.form == "product" else constant
    formula = Formula(names[0], tuple(names[1:]), tuple(map(float, weights)), float(constant), guess.form)
    return _cut_off(measures, formula) if guess.form == "product" and not is_plain(constant) else formula


def _cut_off(measures: Measures, formula: Formula) -> Formula:
    """Return the formula with a constant that people write, where the values were cut off and not rounded."""
    plain = float(f"{formula.constant:.0e}")
    if abs(plain - formula.constant) > CUT_OFF * abs(plain):
        return formula
    cut = replace(formula, constant=plain, shift=step_of(measures.column(formula.target)) / 2)
    return cut if _share(measures, cut) >= max(MOST_HOLD, _share(measures, formula)) else formula


def _share(measures: Measures, formula: Formula) -> float:
    """Return on which share of the rows a formula holds to within the rounding of what it gives."""
    predicted = formula.predicted(measures)
    off = np.abs(measures.column(formula.target) - predicted)
    known = np.isfinite(off)
    return float((off <= formula.tolerance(measures, predicted, own_rounding=True))[known].mean())


def _rounded_sum(work: Floats, weights: Floats, constant: float, half: float) -> tuple[Floats, float]:
    """Return weights and constant as people write them, where that gives the same."""
    off = np.abs(work[:, 0] - work[:, 1:] @ weights - constant)
    most = 1.2 * np.median(off) + 1e-9 * np.abs(work[:, 0]).max()
    share = max(MOST_HOLD, float((off <= half).mean()))
    for written in (_plain(weights), np.array([rounded(float(weight)) for weight in weights])):
        rest = work[:, 0] - work[:, 1:] @ written
        middle = float(np.median(rest))
        for aim in (0.0, rounded(middle), middle):
            off = np.abs(rest - aim)
            if np.median(off) <= most or (off <= half).mean() >= share:
                return written, aim
    return weights, constant


def _plain(weights: Floats) -> Floats:
    """Return the plainest numbers near some weights, where each is near one; the weights themselves otherwise."""
    ratios = np.abs(weights)[:, None] / PLAIN
    nearest = np.abs(ratios - 1).argmin(axis=1)
    is_near = np.abs(ratios[np.arange(len(weights)), nearest] - 1) <= CLOSE
    return np.sign(weights) * PLAIN[nearest] if is_near.all() else weights


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
