"""No gap before the test: labels of the last training rows become known only after the test begins."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import singledispatch
from typing import Any

import numpy as np
import pandas as pd

from course_toolkit._core.compute.guard.wording import show
from course_toolkit._core.words import _, format_count, ngettext
from course_toolkit.splits.compute.checks.temporal_overlap import dates_code, declared_moments, reading_notes
from course_toolkit.splits.compute.examples import N_PAIRS, side_by_side
from course_toolkit.splits.compute.finding import SET_NAMES, Draft, NotCheckedError, Positions, SplitFinding
from course_toolkit.splits.compute.meaning.dates import Moments
from course_toolkit.splits.compute.tables.sets import Sets

Pair = tuple[str, str]

#: Units in French and English; months and years, of no fixed length, are those of a calendar on average.
_UNITS = {
    r"s|sec|secondes?|seconds?": 1, r"min|mins|minutes?": 60, r"h|hr|heures?|hours?": 3600, r"d|j|jours?|days?": 86_400,
    r"w|sem|semaines?|weeks?": 604_800, r"mois|months?": 2_629_746, r"trimestres?|quarters?": 7_889_238,
    r"y|an|ans|ann[ée]es?|years?": 31_556_952,
}  # fmt: skip
SECONDS_A_DAY = 86_400


@dataclass(frozen=True)
class Gap:
    """The rows of a set whose labels were not yet known when the next set began."""

    pair: Pair
    moments: Moments
    horizon: float  # in the unit of the moments
    start: float
    n_rows: dict[str, int]
    positions: dict[str, Positions]  # of very many rows in a file, the first ones
    examples: list[tuple[int, int]]


def find_missing_gap(sets: Sets) -> Iterator[Draft]:
    """Find rows to learn from whose labels become known only after the rows to judge by begin."""
    declared = sets.declared
    if declared.time is None or declared.horizon is None:
        raise NotCheckedError(
            lambda: _(
                "How long after its row a label becomes known was not declared. Where labels come later (readmitted "
                "within 30 days?), give time= and horizon='30 days'."
            )
        )
    moments = declared_moments(sets)
    horizon = read_horizon(declared.horizon, moments)
    for pair in sets.pairs:
        gap = look_for_gap(sets, pair, moments, horizon)
        if gap is not None:
            yield _draft(sets, gap)


def read_horizon(horizon: Any, moments: Moments) -> float:
    """Return a horizon in the unit of the moments: seconds for dates (a bare number is days), else a number."""
    number = _as_number(horizon)
    if moments.unit == "number" and number is not None:
        value = number
    elif moments.unit == "number":
        raise NotCheckedError(
            lambda: _(
                "The time {column} is in numbers, and the horizon {horizon} is not. Give the horizon as a number in "
                "the unit of {column}.",
                column=show(moments.name), horizon=show(horizon),
            )
        )  # fmt: skip
    else:
        value = number * SECONDS_A_DAY if number is not None else _in_seconds(horizon)
    if not math.isfinite(value) or value < 0:
        raise _unreadable(horizon)
    return value


def _as_number(horizon: Any) -> float | None:
    if pd.api.types.is_number(horizon) and not isinstance(horizon, (bool, np.timedelta64)):
        return float(horizon)
    if isinstance(horizon, str) and re.fullmatch(r"\s*\d+([.]\d+)?\s*", horizon):
        return float(horizon)
    return None


def _in_seconds(horizon: Any) -> float:
    if isinstance(horizon, str):
        return _text_in_seconds(horizon)
    if isinstance(horizon, (timedelta, np.timedelta64)):
        return float(pd.Timedelta(horizon).total_seconds())
    if hasattr(horizon, "rollforward"):  # an offset of pandas, such as three months
        return float((pd.Timestamp(0) + horizon - pd.Timestamp(0)).total_seconds())
    raise _unreadable(horizon)


def _text_in_seconds(horizon: str) -> float:
    for unit, n_seconds in _UNITS.items():
        found = re.fullmatch(rf"\s*(\d+(?:[.,]\d+)?)\s*(?:{unit})\s*", horizon, re.IGNORECASE)
        if found:
            return float(found[1].replace(",", ".")) * n_seconds
    try:
        return float(pd.Timedelta(horizon).total_seconds())
    except ValueError:
        raise _unreadable(horizon) from None


def _unreadable(horizon: Any) -> NotCheckedError:
    return NotCheckedError(
        lambda: _(
            "The horizon {horizon} is no length of time. Give pd.Timedelta('30 days'), '30 days', or a number in the "
            "unit of the time column.",
            horizon=show(horizon),
        )
    )  # fmt: skip


@singledispatch
def look_for_gap(sets: Sets, pair: Pair, moments: Moments, horizon: float) -> Gap | None:  # noqa: ARG001 — see overlap
    """Return the rows whose labels were not yet known; None without any."""
    first, last = (moments.per_set[key] for key in pair)
    start = float(np.nanmin(last))
    late = first + horizon > start
    if not horizon or not late.any():
        return None
    near = last < np.nanmax(first) + horizon
    positions = {pair[0]: np.flatnonzero(late), pair[1]: np.flatnonzero(near)}
    latest = positions[pair[0]][np.argsort(-first[late], kind="stable")][:N_PAIRS]
    opening = int(np.nanargmin(last))
    return Gap(
        pair, moments, horizon, start, {key: len(rows) for key, rows in positions.items()}, positions,
        [(int(row), opening) for row in latest],
    )  # fmt: skip


def _draft(sets: Sets, gap: Gap) -> Draft:
    first, last = gap.pair
    ambiguous = gap.moments.other_per_set is not None and _look_otherwise(sets, gap) is None
    return lambda: SplitFinding(
        code="missing_gap", severity="question" if ambiguous else "error", title=_title(gap),
        why=" ".join([
            _("On the day when the model is needed, these labels do not exist yet: it must learn without them."),
            *reading_notes(gap.moments),
        ]),
        columns=(gap.moments.name,),
        rows=tuple(sets.index(last)[gap.positions[last]]),
        evidence={
            f"n_rows_{first}": gap.n_rows[first],
            f"share_of_{first}": gap.n_rows[first] / sets.sizes[first],
            f"n_rows_{last}": gap.n_rows[last],
            "horizon_days" if gap.moments.unit == "seconds" else "horizon": _shown_horizon(gap),
        },
        hypotheses=(_("The split was made by time, but the wait for the labels was forgotten."),),
        fixes=(_fix(gap),), sets=gap.pair, positions=gap.positions, repair="split_by_time",
        examples=side_by_side(sets, gap.pair, gap.examples),
    )  # fmt: skip


def _look_otherwise(sets: Sets, gap: Gap) -> Gap | None:
    """Look again with day and month in each other's place."""
    other = Moments(gap.moments.name, "seconds", gap.moments.other_per_set or {})
    return look_for_gap(sets, gap.pair, other, gap.horizon)


def _shown_horizon(gap: Gap) -> float:
    return gap.horizon / SECONDS_A_DAY if gap.moments.unit == "seconds" else gap.horizon


def _title(gap: Gap) -> str:
    first, last = gap.pair
    n_rows = gap.n_rows[first]
    return ngettext(
        "The label of {n} row of the {first} became known only after the {last} began ({start}): it takes {horizon}.",
        "The labels of {n} rows of the {first} became known only after the {last} began ({start}): it takes {horizon}.",
        n_rows, first=_(SET_NAMES[first]), last=_(SET_NAMES[last]), start=gap.moments.show(gap.start),
        horizon=_horizon_in_words(gap),
    )  # fmt: skip


def _horizon_in_words(gap: Gap) -> str:
    if gap.moments.unit == "number":
        return _("{n} in the unit of {column}", n=format_count(gap.horizon), column=show(gap.moments.name))
    if gap.horizon >= SECONDS_A_DAY:
        return ngettext("{n} day", "{n} days", gap.horizon / SECONDS_A_DAY)
    return ngettext("{n} hour", "{n} hours", gap.horizon / 3600)


def _fix(gap: Gap) -> str:
    """Return the code that drops the rows whose labels were not known yet."""
    first, last = gap.pair
    wait = f"{gap.horizon:.15g}"
    if gap.moments.unit == "seconds":
        wait = f"pd.Timedelta(seconds={wait})"
    return "\n".join([
        f"begin = {dates_code(last, gap.moments)}.min()",
        f"{first} = {first}[{dates_code(first, gap.moments)} + {wait} <= begin]",
    ])  # fmt: skip
