"""What the explorer prints where there is no picture: its state and the numbers drawn."""

from collections.abc import Iterator

import numpy as np

from course_toolkit._core.words import format_count, format_value
from course_toolkit.attributes.compute.outcome import AttributeOutcome, CategoryOutcome, Histogram, NumberOutcome
from course_toolkit.attributes.compute.pairs import GroupsOutcome, PairOutcome, ScatterOutcome, TableOutcome
from course_toolkit.attributes.compute.spread import Spread
from course_toolkit.attributes.say.amounts import cut, say_value
from course_toolkit.attributes.say.pair import say_correlation

N_BINS_PRINTED = 12


def attribute_fingerprint(outcome: AttributeOutcome, histogram: Histogram | None) -> Iterator[str]:
    """Yield the numbers drawn of one attribute."""
    names = (None,) if outcome.classes is None else outcome.classes.words
    if isinstance(outcome, NumberOutcome) and histogram is not None:
        low, high = (say_value(limit, outcome.kind) for limit in outcome.shown)
        yield f"{low} … {high} · {histogram.n_bins} · FD {format_count(outcome.rules.freedman_diaconis)}"
        for name, spread, counts in zip(names, outcome.spreads, histogram.counts, strict=True):
            yield _titled(name, f"{_box(spread, outcome.kind)} · {_counts(counts)}")
    elif isinstance(outcome, CategoryOutcome):
        yield " · ".join(map(cut, outcome.levels.words))
        for name, counts in zip(names, outcome.counts, strict=True):
            yield _titled(name, _counts(counts, limit=len(counts)))


def pair_fingerprint(outcome: PairOutcome) -> Iterator[str]:
    """Yield the numbers drawn of two attributes."""
    if isinstance(outcome, ScatterOutcome):
        yield from _scatter(outcome)
    elif isinstance(outcome, GroupsOutcome):
        for words, spread in zip(outcome.levels.words, outcome.spreads, strict=True):
            yield _titled(words, _box(spread, outcome.kind))
    elif isinstance(outcome, TableOutcome):
        yield " · ".join(map(cut, outcome.x_levels.words))
        for words, counts in zip(outcome.y_levels.words, outcome.counts, strict=True):
            yield _titled(words, _counts(counts, limit=len(counts)))


def _scatter(outcome: ScatterOutcome) -> Iterator[str]:
    for line in (outcome.line, outcome.rest_line):
        if line is not None:
            yield f"y = {format_value(line.intercept)} + {format_value(line.slope)} · x"
    for one in outcome.influences:
        yield f"− {cut(outcome.index[one.position])}: r = {say_correlation(one.r_without)}"


def _titled(name: str | None, text: str) -> str:
    return text if name is None else f"{cut(name)}: {text}"


def _box(spread: Spread, kind: str) -> str:
    if not spread.n:
        return "—"
    marks = (spread.low_whisker, spread.q1, spread.median, spread.q3, spread.high_whisker)
    return " | ".join(say_value(mark, kind) for mark in marks) + f" + {format_count(spread.n_outliers)}"


def _counts(counts: np.ndarray, *, limit: int = N_BINS_PRINTED) -> str:
    """Write counts; those of many bins put together, so that a line stays a line."""
    parts = [int(part.sum()) for part in np.array_split(counts, min(limit, len(counts)))]
    return " ".join(map(format_count, parts))
