"""A column that is computed from others, and the rows in which the computation does not come out."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.compute.steps import Correct, DropColumns, Rows, SetMissing
from course_toolkit._core.words import _, format_number, format_percent, ngettext
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.rules.naming import select
from course_toolkit.first_look.compute.rules.relations.fitting import find_fits
from course_toolkit.first_look.compute.rules.relations.formulas import BROKEN, TOLERANCE
from course_toolkit.first_look.compute.rules.relations.judging import Fit
from course_toolkit.first_look.compute.rules.relations.measures import Measures, read_measures, step_of
from course_toolkit.first_look.compute.table import Positions, Severity, Table

Floats = NDArray[np.float64]

#: Columns among which all pairs are tried; of more, those that go with another one most.
N_COLUMNS = 40
FEWEST_ROWS = 10
#: Broken on more than this share of the rows, the formula itself may be no law.
FEW_BROKEN = 0.02
#: Off by a little on more than this share, it may be none either; on more than that, it is a tendency.
FEW_OFF, MANY_OFF = 0.02, 0.05
FEWEST_AT_ONE_END = 3
#: A column is named the wrong one where its value is rarer than what would fit by so many halvings more than others.
CLEARLY = 2
#: Gaps may take so much of a column.
MOST_MISSING = 0.5
N_SHOWN = 3


def find_derived_columns(table: Table) -> Iterator[Suspicion]:
    """Find the columns that follow from others to within rounding, and the rows that break the rule."""
    if table.n_rows < FEWEST_ROWS:
        return
    measures = _searched(read_measures(table, dates=True))
    for fit in find_fits(measures) if len(measures.names) > 1 else ():
        yield _derived(fit, tuple(measures.dates))
        if fit.broken.any():
            yield _broken(table, measures, fit)


def _searched(measures: Measures) -> Measures:
    """Return the columns that are worth a search: filled well enough, and not too many."""
    filled = np.flatnonzero(np.isfinite(measures.values).mean(axis=0) >= 1 - MOST_MISSING)
    names = [measures.names[place] for place in filled]
    if len(names) <= N_COLUMNS:
        return _complete(measures.only(names))
    few = measures.some(300).values[:, filled]
    ranks = np.nan_to_num(few - np.nanmean(few, axis=0)).argsort(axis=0).argsort(axis=0).astype(np.float32)
    ranks = (ranks - ranks.mean(axis=0)) / np.sqrt(len(few) * np.maximum(ranks.var(axis=0), 1e-9))
    best = np.zeros(len(names), dtype=np.float32)
    for start in range(0, len(names), 1000):
        close = ranks[:, start : start + 1000].T @ ranks
        np.abs(close, out=close)
        close[np.arange(len(close)), start + np.arange(len(close))] = 0
        best[start : start + 1000] = close.max(axis=1)
    chosen = np.sort(np.argsort(-best, kind="stable")[:N_COLUMNS])
    return _complete(measures.only([names[place] for place in chosen]))


def _complete(measures: Measures) -> Measures:
    """Leave out the emptiest columns until enough rows are complete."""
    while len(measures.names) > 2 and np.isfinite(measures.values).all(axis=1).sum() < FEWEST_ROWS:
        n_gaps = (~np.isfinite(measures.values)).sum(axis=0)
        measures = measures.only([n for n, gaps in zip(measures.names, n_gaps, strict=True) if gaps < n_gaps.max()])
    return measures


def _derived(fit: Fit, dates: tuple[Hashable, ...]) -> Suspicion:
    formula, n_known, share = fit.formula, fit.n_known, fit.share
    numbers = {"share": share, "n_rows": n_known, "n_broken": int(fit.broken.sum())}

    def wording() -> Wording:
        return Wording(
            title=_("{column} follows from others: {column} = {formula}, on {share} of {n} rows.",
                    column=formula.target, formula=formula.text(dates=dates), share=format_percent(share, 1),
                    n=format_number(n_known, 0)),
            why=_("A column that is computed from others brings nothing new, and what they share counts twice."),
            question=_("Was {column} computed, and from the values that stand in the table?", column=formula.target),
            hypotheses=(
                _("{column} was computed from the others", column=formula.target),
                _("another one of these columns was computed from the rest"),
            ),
            decisions=(
                Decision("keep", _("keep it: the formula says something that the model would not find by itself")),
                *(_dropped(name) for name in formula.columns),
            ),
        )  # fmt: skip

    return Suspicion(
        code="derived_column", severity="question", columns=formula.columns, wording=wording, evidence=numbers,
        explains=False,
    )  # fmt: skip


def _dropped(name: Hashable) -> Decision:
    return Decision("drop", _("drop {column}, and keep the others", column=name), DropColumns((name,)))


@dataclass(frozen=True)
class _Mended:
    """What one column would have to be in the broken rows, if all others are right."""

    name: Hashable
    found: Floats
    fitting: Floats
    gain: int  # how much more ordinary it would be
    mends: bool  # whether that would make the rows come out

    @property
    def rank(self) -> tuple[bool, int]:
        """How likely it is the wrong one."""
        return self.mends, self.gain

    def shown(self) -> str:
        """Name a few of the values."""
        pairs = zip(self.found[:N_SHOWN].tolist(), self.fitting[:N_SHOWN].tolist(), strict=True)
        return "; ".join(
            _("{found} where {fitting} would fit", found=_number(found), fitting=_number(fitting))
            for found, fitting in pairs
        )


def _mended(measures: Measures, fit: Fit, name: Hashable, rows: Positions) -> _Mended | None:
    column = measures.column(name)
    fitting = (fit.predicted if name == fit.formula.target else fit.formula.solved_for(name, measures))[rows]
    if not np.isfinite(fitting).all() or name in measures.dates:
        return None
    step, sound = step_of(column), np.delete(column, rows)
    written = np.array([_as_written(float(value), step) for value in fitting])
    gain = float(np.median(_oddness(sound, column[rows]) - _oddness(sound, written)))
    return _Mended(name, column[rows], written, round(gain), _mends(measures, fit, name, rows, written))


def _oddness(sound: Floats, values: Floats) -> Floats:
    """Return how far out values lie among sound ones: 0 in the middle, 1 where half as many lie beyond, and so on."""
    sound = np.sort(sound[np.isfinite(sound)])
    below = np.searchsorted(sound, values, side="right")
    above = len(sound) - np.searchsorted(sound, values, side="left")
    return np.asarray(np.log2((len(sound) + 2) / (2 * np.minimum(np.minimum(below, above) + 1, len(sound) / 2 + 1))))


def _mends(measures: Measures, fit: Fit, name: Hashable, rows: Positions, written: Floats) -> bool:
    """Say whether the one value, written as finely as its column is, makes the formula come out in each row."""
    if name == fit.formula.target:
        return True
    values = measures.values[rows].copy()
    values[:, measures.names.index(name)] = written
    target = measures.column(fit.formula.target)[rows]
    predicted = fit.formula.predicted(Measures(measures.names, values, measures.dates))
    half = step_of(measures.column(fit.formula.target)) / 2
    return bool((np.abs(target - predicted) <= BROKEN * TOLERANCE * half).all())


def _broken(table: Table, measures: Measures, fit: Fit) -> Suspicion:
    formula, positions = fit.formula, np.flatnonzero(fit.broken)
    where, dates = select(table, positions), tuple(measures.dates)
    mended = [one for name in formula.columns if (one := _mended(measures, fit, name, positions)) is not None]
    mended.sort(key=lambda one: one.rank, reverse=True)
    is_told = _stands_out(mended)
    kept = 1 - len(positions) / fit.n_known
    numbers = {"n_rows": len(positions), "share": kept}
    if is_told:
        numbers |= {"found": float(mended[0].found[0]), "fitting": float(mended[0].fitting[0])}

    def wording() -> Wording:
        title = ngettext(
            "{n} row breaks {column} = {formula}, which {share} of the rows keep to.",
            "{n} rows break {column} = {formula}, which {share} of the rows keep to.",
            len(positions), column=formula.target, formula=formula.text(dates=dates),
            share=format_percent(kept, 1),
        )  # fmt: skip
        if is_told:
            title += " " + _("{column}: {values}.", column=mended[0].name, values=mended[0].shown())
        return Wording(
            title=title,
            why=_("One of the values in such a row is wrong, and a model takes it for a fact."),
            question=_("Which of {names} is wrong in these rows?", names=", ".join(map(str, formula.columns))),
            hypotheses=(
                _("a value was mistyped, stands in another unit or in another column"),
                _("a value was changed after {column} had been computed", column=formula.target),
                _("the formula is not meant to hold for these rows"),
            ),
            decisions=(
                *(_corrected(one, where) for one in mended if where is not None),
                *(_emptied(name, where) for name in formula.columns if where is not None),
                Decision("keep", _("keep them: the formula is not meant for these rows")),
            ),
        )

    return Suspicion(
        code="derivation_broken", severity=_severity(fit), columns=formula.columns, wording=wording,
        positions=positions, evidence=numbers,
    )  # fmt: skip


def _stands_out(mended: Sequence[_Mended]) -> bool:
    """Say whether the first column is far likelier the wrong one than the second."""
    if len(mended) < 2:
        return bool(mended)
    first, second = mended[:2]
    return first.mends > second.mends or first.gain >= second.gain + CLEARLY


def _severity(fit: Fit) -> Severity:
    """Return how sure it is that rows break a law: others keep to it, and the broken ones are not all at one end."""
    n_broken, n_off = int(fit.broken.sum()), round((1 - fit.share) * fit.n_known)
    if _at_one_end(fit):
        return "question"
    if n_off <= max(1, FEW_OFF * fit.n_known) and n_broken <= max(1, FEW_BROKEN * fit.n_known):
        return "error"
    return "warning" if n_off <= MANY_OFF * fit.n_known else "question"


def _at_one_end(fit: Fit) -> bool:
    """Say whether the formula ceases to hold beyond some size: another one holds there."""
    predicted, known = fit.predicted, np.isfinite(fit.predicted)
    broken = predicted[fit.broken & known]
    sound = predicted[known & ~fit.broken]
    if len(broken) < FEWEST_AT_ONE_END or not len(sound):
        return False
    beyond = min((sound >= broken.min()).sum(), (sound <= broken.max()).sum())
    return bool(beyond <= len(broken))


def _corrected(mended: _Mended, where: Rows) -> Decision:
    values = dict(zip(where.labels, mended.fitting.tolist(), strict=True))
    said = _("put in the {column} that fits, where it is the wrong one", column=mended.name)
    return Decision("correct", said, Correct(mended.name, values))


def _emptied(name: Hashable, where: Rows) -> Decision:
    return Decision("set_missing", _("set {column} missing there", column=name), SetMissing(name, where))


def _as_written(value: float, step: float) -> float:
    """Return a value rounded to the step of its column."""
    n_decimals = max(0, int(np.ceil(-np.log10(step) - 1e-9))) if step > 0 else 6
    return float(np.round(np.rint(value / step) * step, n_decimals)) if n_decimals < 12 else value


def _number(value: float) -> str:
    text = f"{value:.6g}"
    return format_number(value, len(text.split(".")[1]) if "." in text and "e" not in text else 0)
