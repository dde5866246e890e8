"""What stands over the points: the lines, the rows that decide, and r without each of them."""

import math
from collections.abc import Iterator

from course_toolkit._core.draw.axes import short
from course_toolkit._core.draw.marks import Dot, Line, Mark, Text
from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.words import _, format_count, format_number, ngettext
from course_toolkit.attributes.compute.pairs import PairOutcome, ScatterOutcome, TrendLine
from course_toolkit.attributes.draw.scatter import ROOM
from course_toolkit.attributes.draw.value_axis import padded

NAME_LENGTH = 14
#: A row is named among the points when leaving it out changes r by this much.
TELLING = 0.05
#: And less than this cannot be seen.
SEEN = 0.005
#: Nearer to the right edge than this, words go to the left of their point.
LEFTWARD = 0.8
N_LEFT_OUT_SHOWN = 8
Limits = tuple[float, float]


def pair_marks(outcome: PairOutcome, *, theme: Theme) -> list[Mark]:
    """Return the marks of a scatter plot; other pairs have none."""
    if not isinstance(outcome, ScatterOutcome):
        return []
    return [
        *_lines(outcome, theme),
        *_telling(outcome, theme),
        *_left_out(outcome, theme),
        *_correlations(outcome, theme),
    ]


def row_of_line(outcome: ScatterOutcome, y: float) -> int | None:
    """Return the position of the row listed at a height of the pane of correlations, None where none is."""
    place = int(y) - _first_line(outcome)
    return outcome.influences[place].position if 0 <= place < len(outcome.influences) else None


def _first_line(outcome: ScatterOutcome) -> int:
    """Return how many lines stand before the rows: that of all, and that without those left out."""
    return 1 if outcome.rest is None else 2


def _lines(outcome: ScatterOutcome, theme: Theme) -> Iterator[Mark]:
    has_rest = outcome.rest_line is not None
    for line, color, dashed in ((outcome.line, theme.muted if has_rest else theme.ink, has_rest),
                                (outcome.rest_line, theme.ink, False)):  # fmt: skip
        if line is not None:
            points = _clipped(line, padded(outcome.x_limits, ROOM), padded(outcome.y_limits, ROOM))
            if points:
                yield Line("scatter", points, color, width=theme.line_width * 1.2, dashed=dashed)


def _clipped(line: TrendLine, x_limits: Limits, y_limits: Limits) -> tuple[tuple[float, float], ...]:
    """Return the part of a line inside the pane."""
    low, high = x_limits
    if line.slope:
        ends = sorted((y - line.intercept) / line.slope for y in y_limits)
        low, high = max(low, ends[0]), min(high, ends[1])
    elif not y_limits[0] <= line.intercept <= y_limits[1]:
        return ()
    return ((low, line(low)), (high, line(high))) if low < high else ()


def _telling(outcome: ScatterOutcome, theme: Theme) -> Iterator[Mark]:
    """Ring and name the row whose leaving would change r most, where that is much."""
    now = outcome.rest or outcome.association
    if not outcome.influences or now is None:
        return
    first = outcome.influences[0]
    point = outcome.point(first.position)
    if point is None or abs(first.r_without - now.value) < TELLING:
        return
    yield Dot("scatter", *point, "none", radius=9, edge=theme.accent)
    yield _name(outcome, first.position, point, theme)


def _name(outcome: ScatterOutcome, position: int, point: tuple[float, float], theme: Theme) -> Text:
    low, high = padded(outcome.x_limits, ROOM)
    side = -1 if (point[0] - low) / (high - low) > LEFTWARD else 1
    return Text(
        "scatter", *point, short(outcome.index[position], NAME_LENGTH), theme.accent, theme.size(0.95),
        anchor="end" if side < 0 else "start", bold=True, dx=13 * side, halo=theme.panel,
    )  # fmt: skip


def _left_out(outcome: ScatterOutcome, theme: Theme) -> Iterator[Mark]:
    """Show where the rows left out lie; those beyond the axes at their edge."""
    limits = padded(outcome.x_limits, ROOM), padded(outcome.y_limits, ROOM)
    for position in outcome.left_out[:N_LEFT_OUT_SHOWN]:
        point = outcome.point(position)
        if point is None:
            continue
        place = tuple(min(max(value, low), high) for value, (low, high) in zip(point, limits, strict=True))
        yield Dot("scatter", place[0], place[1], theme.panel, radius=6, edge=theme.accent)
        yield _name(outcome, position, (place[0], place[1]), theme)


def _correlations(outcome: ScatterOutcome, theme: Theme) -> Iterator[Mark]:
    """List r of all rows, without those left out, and without each of the rows that change it most."""
    listed: list[tuple[str, float, str]] = []
    if outcome.association is not None:
        n = outcome.n_known
        words = ngettext("all {n} row", "all {n} rows", n)
        listed.append((words, outcome.association.value, theme.muted if outcome.rest else theme.ink))
    if outcome.rest is not None:
        listed.append((_without(outcome), outcome.rest.value, theme.ink))
    now = outcome.rest or outcome.association
    for one in outcome.influences:
        if len(listed) > _first_line(outcome) and now is not None and abs(one.r_without - now.value) < SEEN:
            break
        words = _("without {row}", row=short(outcome.index[one.position], NAME_LENGTH))
        listed.append((words, one.r_without, theme.accent))
    for place, (words, r, color) in enumerate(listed):
        yield Text("influence", -1, place + 0.3, words, color, theme.size(0.9), anchor="start")
        yield Text("influence", 1, place + 0.3, _correlation(r), color, theme.size(0.95), anchor="end", bold=True)
        if not math.isnan(r):
            yield Line("influence", ((0, place + 0.68), (r, place + 0.68)), color, width=3)
            yield Dot("influence", r, place + 0.68, color, radius=5, edge=theme.panel)


def _correlation(r: float) -> str:
    return format_number(round(r, 2) + 0.0, 2)  # a negative zero is zero


def _without(outcome: ScatterOutcome) -> str:
    if len(outcome.left_out) == 1:
        return _("without {row}", row=short(outcome.index[outcome.left_out[0]], NAME_LENGTH))
    return _("without {n} rows", n=format_count(len(outcome.left_out)))
