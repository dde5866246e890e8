"""What choosing a finding moves: the rows it concerns, what was seen, the claimed and the honest score."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

import numpy as np

from course_toolkit._core.draw.axes import short
from course_toolkit._core.draw.marks import Box, Dot, Line, Mark, Text
from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.words import _, format_number, format_percent
from course_toolkit.splits.compute.cost.leak_cost import CostOfLeak
from course_toolkit.splits.compute.cost.models import shown_name
from course_toolkit.splits.compute.finding import SET_NAMES, SplitFinding
from course_toolkit.splits.compute.profile import ColumnProfile, Evidence, RowsProfile, SplitProfile

#: In the panes of marks: where curves begin and end, leaving room for a legend above and for numbers below.
BOTTOM, TOP = 0.12, 0.86
MOST_NAMES = 8
MOST_MODELS = 4
#: So many letters of a note fit into a pane in lecture mode.
LINE_LENGTH = 42
ONE_PERCENT = 0.01


def leak_marks(
    finding: SplitFinding | None, seen: Evidence, costs: Sequence[CostOfLeak], *, profile: SplitProfile, theme: Theme
) -> list[Mark]:
    """Return the marks of one finding; only words where there is none, or nothing was measured."""
    if finding is None:
        return [
            *note("seen", _("Nothing suspicious was found."), theme),
            *note("cost", _("No leak, no cost."), theme),
        ]
    return [*_concerned(finding, profile, theme), *_seen(seen, theme), *_costs(finding, costs, theme)]


def score_colors(theme: Theme) -> tuple[str, str]:
    """Return the colours of the claimed and of the honest score: orange and blue, readable on the theme's paper."""
    claimed, honest = ("fn", "tp") if theme.name == "light" else ("fp", "tn")
    return theme.outcomes[claimed], theme.outcomes[honest]


def note(pane: str, text: str, theme: Theme, *, y: float = 0.5) -> Iterator[Mark]:
    """Write a line in a pane that has nothing to draw."""
    yield Text(pane, 0.5, y, text, theme.muted, theme.size())


def _concerned(finding: SplitFinding, profile: SplitProfile, theme: Theme) -> Iterator[Mark]:
    """Underline each set by the share of its rows that the finding concerns."""
    for place, (key, n_rows) in enumerate(profile.sizes.items()):
        n_concerned = len(finding.positions.get(key, ()))
        if n_concerned:
            share = n_concerned / n_rows
            yield Box("sets", 0, place + 0.28, max(share, ONE_PERCENT), place + 0.36, fill=theme.accent)
            words = _("{share} concerned", share=format_percent(share, 0 if share >= ONE_PERCENT else 1))
            yield Text("sets", 0, place + 0.48, words, theme.accent, theme.size(0.85), anchor="start", bold=True)


def _seen(seen: Evidence, theme: Theme) -> Iterator[Mark]:
    if isinstance(seen, RowsProfile):
        yield from _row_marks(seen, theme)
    elif isinstance(seen, ColumnProfile):
        yield from _column_marks(seen, theme)
    else:
        yield from note("seen", _("Nothing to draw: see the numbers below."), theme)


def _row_marks(seen: RowsProfile, theme: Theme) -> Iterator[Mark]:
    """Draw each row as a line across its columns: the same row twice is one line upon the other."""
    x = np.linspace(0.03, 0.97, len(seen.names)) if len(seen.names) > 1 else np.array([0.5])
    styles = ((theme.muted, 7.0, False), (theme.accent, 2.0, False), (theme.ink, 2.0, True))
    for place, ((key, heights), (color, width, dashed)) in enumerate(zip(seen.rows, styles, strict=False)):
        for points in _pieces(x, BOTTOM + heights * (TOP - BOTTOM)):
            yield Line("seen", points, color, width=width, dashed=dashed)
        yield _legend(f"━ {_(SET_NAMES[key])}", color, place, len(seen.rows), theme)
    if len(seen.names) <= MOST_NAMES:
        for position, name in zip(x, seen.names, strict=True):
            yield Text("seen", position, 0.04, short(name, 9), theme.muted, theme.size(0.75))
    else:
        words = _("{n} columns, each from its smallest to its largest value", n=len(seen.names))
        for y, line in zip((0.078, 0.025), wrap(words, LINE_LENGTH), strict=False):
            yield Text("seen", 0.5, y, line, theme.muted, theme.size(0.8))


def _legend(text: str, color: str, place: int, n_places: int, theme: Theme) -> Mark:
    """Write one entry of the legend: up to two side by side, more of them one below the other."""
    x, y = (0.02 + 0.49 * place, 0.95) if n_places <= 2 else (0.02, 0.97 - 0.055 * place)
    return Text("seen", x, y, text, color, theme.size(0.85), anchor="start", bold=True, halo=theme.panel)


def _pieces(x: np.ndarray, y: np.ndarray) -> Iterator[tuple[tuple[float, float], ...]]:
    """Return the parts of a curve between its gaps, which are missing values."""
    piece: list[tuple[float, float]] = []
    for point in zip(x.tolist(), y.tolist(), strict=True):
        if np.isfinite(point[1]):
            piece.append(point)
        elif piece:
            yield tuple(piece)
            piece = []
    if piece:
        yield tuple(piece)


def _column_marks(seen: ColumnProfile, theme: Theme) -> Iterator[Mark]:
    top = max((shares.max() for shares in seen.shares.values() if len(shares)), default=0) or 1
    colors = theme.classes if seen.by_class else (theme.muted, theme.accent, theme.ink)
    for place, ((group, shares), color) in enumerate(zip(seen.shares.items(), colors, strict=False)):
        heights = BOTTOM + shares / top * (TOP - BOTTOM)
        edges = np.linspace(0.02, 0.98, len(shares) + 1)
        if place == 0:
            for left, right, height in zip(edges, edges[1:], heights, strict=False):
                yield Box("seen", left, BOTTOM, right, height, fill=color, opacity=0.45)
        else:
            outline = [(edges[0], BOTTOM), *_steps(edges, heights), (edges[-1], BOTTOM)]
            yield Line("seen", tuple((float(x), float(y)) for x, y in outline), color, width=2.5)
        name = group if seen.by_class else _(SET_NAMES[group])
        yield _legend(f"■ {short(name, 20)}", color, place, len(seen.shares), theme)
    yield from _column_ends(seen, theme)


def _steps(edges: np.ndarray, heights: np.ndarray) -> Iterator[tuple[float, float]]:
    for left, right, height in zip(edges, edges[1:], heights, strict=False):
        yield from ((left, height), (right, height))


def _column_ends(seen: ColumnProfile, theme: Theme) -> Iterator[Mark]:
    """Write under the bars what they are: the ends of the axis, or the first levels."""
    yield Text("seen", 0.5, 0.04, short(seen.name, 22), theme.ink, theme.size(0.85), bold=True)
    if seen.levels:
        ends = (seen.levels[0], seen.levels[-1])
    elif seen.kind == "date":
        ends = (str(np.datetime64(int(seen.edges[0]), "s"))[:10], str(np.datetime64(int(seen.edges[-1]), "s"))[:10])
    else:
        ends = (_short_number(seen.edges[0]), _short_number(seen.edges[-1]))
    yield Text("seen", 0.02, 0.04, short(ends[0], 10), theme.muted, theme.size(0.8), anchor="start")
    yield Text("seen", 0.98, 0.04, short(ends[1], 10), theme.muted, theme.size(0.8), anchor="end")


def _short_number(value: float) -> str:
    digits = 0 if abs(value) >= 100 or value == round(value) else 2
    return format_number(value, digits)


def _costs(finding: SplitFinding, costs: Sequence[CostOfLeak], theme: Theme) -> Iterator[Mark]:
    if not costs:
        words = _("Tick “Mend it” to measure.") if finding.repair else _("Only you can answer this one.")
        yield from note("cost", words, theme)
        return
    shown = costs[:MOST_MODELS]
    values = np.concatenate([np.concatenate([one.leaky, one.honest]) for one in shown])
    low, high = float(values.min()), float(values.max())
    span = max(high - low, 0.02)
    leaky, honest = score_colors(theme)
    yield Text("cost", 0.02, 0.95, "● " + _("claimed"), leaky, theme.size(0.85), anchor="start", bold=True)
    yield Text("cost", 0.4, 0.95, "● " + _("honest"), honest, theme.size(0.85), anchor="start", bold=True)
    for place, one in enumerate(shown):
        y = 0.8 - 0.22 * place
        yield Text(
            "cost", 0.02, y, short(shown_name(one.model), 16), theme.ink, theme.size(0.9), anchor="start", bold=True
        )
        for scores, color, dy in ((one.leaky, leaky, -0.06), (one.honest, honest, -0.13)):
            yield from _score_marks(scores, color, y + dy, theme, low=low, span=span)


def _score_marks(scores: np.ndarray, color: str, y: float, theme: Theme, *, low: float, span: float) -> Iterator[Mark]:
    """Draw the mean as a disc, one standard deviation to each side as a line, and both in numbers."""
    mean, std = float(scores.mean()), float(scores.std(ddof=1))

    def place(value: float) -> float:
        return float(np.clip(0.06 + (value - low) / span * 0.5, 0.02, 0.62))

    yield Line("cost", ((place(mean - std), y), (place(mean + std), y)), color, width=4)
    yield Dot("cost", place(mean), y, color, radius=6, edge=theme.panel)
    words = f"{format_number(mean)} ± {format_number(std)}"
    yield Text("cost", 0.98, y, words, theme.ink, theme.size(0.9), anchor="end")
