"""Training rows later than test rows: the future would tell about the past."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.compute.guard.wording import show
from course_toolkit._core.words import _, format_count, format_percent
from course_toolkit.splits.compute.examples import N_PAIRS, side_by_side
from course_toolkit.splits.compute.finding import SET_NAMES, Draft, NotCheckedError, Positions, SplitFinding
from course_toolkit.splits.compute.meaning.dates import Moments, clocks, has_any, read_moments
from course_toolkit.splits.compute.tables.sets import Sets

Pair = tuple[str, str]
PerSet = Mapping[str, NDArray[np.float64]]


@dataclass(frozen=True)
class Overlap:
    """The rows of two sets between the start of the later one and the end of the earlier one, both included."""

    pair: Pair
    moments: Moments
    start: float
    end: float
    n_same: int
    n_known: int
    n_rows: dict[str, int]
    positions: dict[str, Positions]  # of very many rows in a file, the first ones
    examples: list[tuple[int, int]]


class UnreadableTimeError(NotCheckedError):
    """The column that was declared to be the time tells no time."""


def find_temporal_overlap(sets: Sets) -> Iterator[Draft]:
    """Find rows to learn from that are later than rows to judge by; an error where the time was declared."""
    if sets.declared.time is not None:
        try:
            moments = declared_moments(sets)
        except UnreadableTimeError:
            yield _draft_unreadable(sets)
            return
        yield from _look_at_declared(sets, moments)
        return
    found = clocks(sets)
    if not found:
        raise NotCheckedError(
            lambda: _("No time was declared, and no column holds dates. If rows have an order in time, give time=.")
        )
    for pair in sets.pairs:
        every = [overlap(sets, pair, moments) for moments in found]
        overlaps = [one for one in every if one is not None and one.end > one.start]
        if overlaps:
            yield _draft_asked(sets, overlaps)


def declared_moments(sets: Sets) -> Moments:
    """Return the column that was declared to be the time, or say why it cannot be read."""
    name = sets.declared.time
    absent = [key for key, frame in sets.frames.items() if name not in frame]
    if absent:
        raise NotCheckedError(
            lambda: _(
                "The column {column}, declared as time, is not in the {set_name}. Keep it in every set until the split "
                "is checked; drop it before learning.",
                column=show(name), set_name=_(SET_NAMES[absent[0]]),
            )
        )  # fmt: skip
    moments = read_moments(sets, name)
    if moments is None:
        raise UnreadableTimeError(
            lambda: _(
                "The column {column}, declared as time, holds neither numbers nor texts that read as dates. Read them "
                "with pd.to_datetime(frame[{column}], format=…) first.",
                column=show(name),
            )
        )  # fmt: skip
    if not has_any(moments.per_set):
        raise NotCheckedError(
            lambda: _("The column {column}, declared as time, is empty in one of the sets.", column=show(name))
        )
    return moments


@singledispatch
def overlap(
    sets: Sets,  # noqa: ARG001 — its class says where the rows are
    pair: Pair,
    moments: Moments,
    per_set: PerSet | None = None,
) -> Overlap | None:
    """Return the rows that stand in the wrong order, those of the same moment included; None where there are none."""
    first, last = ((per_set or moments.per_set)[key] for key in pair)
    start, end = float(np.nanmin(last)), float(np.nanmax(first))
    if end < start:
        return None
    late, early = np.flatnonzero(first >= start), np.flatnonzero(last <= end)
    latest = late[np.argsort(-first[late], kind="stable")][:N_PAIRS]
    earliest = early[np.argsort(last[early], kind="stable")][:N_PAIRS]
    return Overlap(
        pair, moments, start, end, int((first == start).sum()), int((~np.isnan(first)).sum()),
        {pair[0]: len(late), pair[1]: len(early)}, {pair[0]: late, pair[1]: early},
        list(zip(latest.tolist(), earliest.tolist(), strict=False)),
    )  # fmt: skip


def _look_at_declared(sets: Sets, moments: Moments) -> Iterator[Draft]:
    for pair in sets.pairs:
        found = overlap(sets, pair, moments)
        if found is None:
            continue
        other = None if moments.other_per_set is None else overlap(sets, pair, moments, moments.other_per_set)
        certain = moments.other_per_set is None or (other is not None and other.end > other.start)
        yield _draft_declared(sets, found, proved=certain and found.end > found.start)


def _draft_declared(sets: Sets, found: Overlap, *, proved: bool) -> Draft:
    if proved:
        return lambda: SplitFinding(
            severity="error", title=_title(found),
            hypotheses=(_("The rows were shuffled before they were split, as train_test_split does by itself."),),
            **_rest(sets, found),
        )  # fmt: skip
    if found.end > found.start:  # by one reading of the texts only
        return lambda: SplitFinding(
            severity="question",
            title=_("Is the day before the month in {column}? If so: {overlap}",
                column=show(found.moments.name), overlap=_title(found)),
            hypotheses=(_("The dates are American: then the order may be right."),), **_rest(sets, found),
        )  # fmt: skip
    return lambda: SplitFinding(
        severity="question",
        title=_(
            "The {first} ends at the moment when the {last} begins ({moment}): could one be known when the other is "
            "predicted?",
            first=_(SET_NAMES[found.pair[0]]), last=_(SET_NAMES[found.pair[1]]), moment=found.moments.show(found.start),
        ),
        hypotheses=(_("Rows of one day were cut in two: put the whole day on one side."),), **_rest(sets, found),
    )  # fmt: skip


def _draft_unreadable(sets: Sets) -> Draft:
    name = sets.declared.time
    seen = next((one for one in map(sets.column(name).text, sets.column(name).per_set["train"]) if one), "")
    return lambda: SplitFinding(
        code="temporal_overlap",
        severity="warning",
        title=_(
            "The column {column}, declared as time, cannot be read as one ({value}, for example): whether the sets "
            "follow one another was not checked.",
            column=show(name), value=show(seen),
        ),
        why=_("If later rows stand in the training set, the score is that of a model which has seen the future."),
        columns=(name,),
        hypotheses=(
            _("The dates are written in a way that is not known here: read them first."),
            _("Another column holds the time."),
        ),
        fixes=(f"train[{name!r}] = pd.to_datetime(train[{name!r}], format='%d/%m/%Y')  # {seen!r}",),
    )  # fmt: skip


def _draft_asked(sets: Sets, overlaps: list[Overlap]) -> Draft:
    return lambda: SplitFinding(
        severity="question",
        title=_("Is the future to be predicted? {overlap}", overlap=_title(overlaps[0])),
        hypotheses=(
            _("The model will be used on rows to come: split by time, and declare time=."),
            _("The date does not matter to the question asked: then a random split is right."),
        ),
        **{**_rest(sets, overlaps[0]), "columns": tuple(one.moments.name for one in overlaps)},
    )  # fmt: skip


def _title(found: Overlap) -> str:
    first, last = found.pair
    return _(
        "By {column}, {n_late} of {n} dated rows of the {first} ({share}) are no earlier than the first row of the "
        "{last}: the one goes up to {end}, the other begins on {start}.",
        column=show(found.moments.name), n_late=format_count(found.n_rows[first]),
        n=format_count(found.n_known), share=format_percent(found.n_rows[first] / found.n_known),
        first=_(SET_NAMES[first]), last=_(SET_NAMES[last]),
        end=found.moments.show(found.end), start=found.moments.show(found.start),
    )  # fmt: skip


def _rest(sets: Sets, found: Overlap) -> dict[str, Any]:
    """Return the fields that every finding of this check fills alike."""
    first, last = found.pair
    n_late, n_early = (found.n_rows[key] for key in found.pair)
    return {
        "code": "temporal_overlap",
        "why": " ".join(
            [_("A model that has seen what came later predicts the past: on the day it is used, it will not."),
                *reading_notes(found.moments)]
        ),
        "columns": (found.moments.name,),
        "rows": tuple(sets.index(last)[found.positions[last]]),
        "evidence": {
            f"n_rows_{first}_not_earlier": n_late,
            f"n_rows_{first}_same_moment": found.n_same,
            f"n_rows_{last}_not_later": n_early,
            f"share_of_{first}": n_late / found.n_known,
        },
        "examples": side_by_side(sets, found.pair, found.examples),
        "sets": found.pair,
        "positions": found.positions,
        "repair": "split_by_time",
        "fixes": ("\n".join(_split_by_time(found)),),
    }  # fmt: skip


def reading_notes(moments: Moments) -> list[str]:
    """Say how the dates were read, where they could be read otherwise."""
    notes = []
    if moments.other_per_set is not None:
        notes.append(_("(Day and month could change places in every date: the day was read first, as in French.)"))
    if len(moments.formats) > 1:
        notes.append(
            _(
                "(The sets write their dates differently: {formats}.)",
                formats=", ".join(one.replace("M%m", "%B") for one in moments.formats),
            )
        )
    if moments.mixed_zones:
        notes.append(_("(Only some of the sets give a time zone: the other dates were taken for UTC.)"))
    return notes


def dates_code(frame: str, moments: Moments) -> str:
    """Return the code that reads the moments of a table."""
    column = f"{frame}[{moments.name!r}]"
    if moments.period is not None:
        return moments.period.code(column)
    if moments.unit == "number":
        return column
    one_will_do = len(moments.formats) == 1 and "M%m" not in moments.formats[0]
    how = [f"format={moments.formats[0] if one_will_do else 'mixed'!r}"] if moments.formats else []
    text = f"{column}.astype(str)" if moments.formats == ("%Y%m%d",) else column
    return f"pd.to_datetime({', '.join([text, *how, 'utc=True', *_errors(moments)])})"


def _errors(moments: Moments) -> list[str]:
    return ["errors='coerce'"] if moments.formats else []


def _split_by_time(found: Overlap) -> list[str]:
    first, last = found.pair
    return [
        f"frame = pd.concat([{first}, {last}])",
        f"moments = {dates_code('frame', found.moments)}",
        f"cut = moments.sort_values().iloc[len({first})]",
        f"{first}, {last} = frame[moments < cut], frame[moments >= cut]",
    ]
