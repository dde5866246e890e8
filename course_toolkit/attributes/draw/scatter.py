"""The plate of two numbers: points, or counts of points in cells, and an axis of correlations."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, LogNorm, to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.ticker import FixedFormatter, FixedLocator

from course_toolkit._core.draw.axes import NOT_HIDDEN, dress, set_labels, set_title, short
from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.words import _, format_count, format_number
from course_toolkit.attributes.compute.pairs import ScatterOutcome
from course_toolkit.attributes.draw.palette import add_point_legend, class_colors, plain_color
from course_toolkit.attributes.draw.value_axis import padded, place_ticks

NAME_LENGTH = 34
ROOM = 0.05
#: So many rows are listed beside the points, after the one of all rows.
N_LINES = 7
CORRELATIONS = (-1.0, -0.5, 0.0, 0.5, 1.0)


def draw_scatter(figure: Figure, outcome: ScatterOutcome, theme: Theme) -> dict[str, Axes]:
    """Draw the points, and beside them the axis on which correlations are compared."""
    grid = figure.add_gridspec(
        1, 2, left=0.1, right=0.98, top=0.92, bottom=0.13, wspace=0.1, width_ratios=(2.4, 1)
    )  # fmt: skip
    scatter, influence = (figure.add_subplot(grid[0, k], label=name) for k, name in enumerate(("scatter", "influence")))
    for ax in (scatter, influence):
        dress(ax, theme)
    limits = padded(outcome.x_limits, ROOM), padded(outcome.y_limits, ROOM)
    scatter.set(xlim=limits[0], ylim=limits[1])
    for axis, limit, kind in zip((scatter.xaxis, scatter.yaxis), limits, outcome.kinds, strict=True):
        place_ticks(axis, limit, kind)
    if outcome.cells is None:
        _draw_points(scatter, outcome, theme)
    else:
        _draw_cells(scatter, outcome, theme)
    x, y = short(outcome.x, NAME_LENGTH), short(outcome.y, NAME_LENGTH)
    set_title(scatter, _("{y} against {x}", x=x, y=y), theme)
    set_labels(scatter, x, y, theme)
    _draw_correlations(influence, theme)
    return {"scatter": scatter, "influence": influence}


def _draw_points(ax: Axes, outcome: ScatterOutcome, theme: Theme) -> None:
    places, n = outcome.drawn, len(outcome.drawn)
    size, opacity = (46.0, 0.95) if n <= 100 else (16.0, 0.75) if n <= 1000 else (6.0, 0.55)
    classes = outcome.classes
    codes = np.zeros(n, dtype=np.intp) if classes is None else classes.codes[outcome.positions[places]]
    names = ("",) if classes is None else classes.words
    for code, (color, words) in enumerate(zip(class_colors(classes, theme), names, strict=True)):
        some = places[codes == code]
        ax.scatter(
            outcome.x_values[some], outcome.y_values[some], s=size * (1.6 if theme.lecture else 1), color=color,
            alpha=opacity, linewidths=0.4, edgecolors=theme.panel, label=NOT_HIDDEN + short(words, 18),
        )  # fmt: skip
    if classes is not None:
        add_point_legend(ax, theme)
    n_kept = len(outcome.positions) - len(outcome.left_out)
    if n < n_kept:
        words = _("{n} of {total} points, drawn at random", n=format_count(n), total=format_count(n_kept))
        _note(ax, words, theme)


def _draw_cells(ax: Axes, outcome: ScatterOutcome, theme: Theme) -> None:
    cells = outcome.cells
    if cells is None:
        return
    counts = np.ma.masked_equal(cells.counts, 0)
    colors = LinearSegmentedColormap.from_list("counts", [_mixed(theme.panel, plain_color(theme)), theme.ink])
    top = max(2, int(cells.counts.max()))
    ax.pcolormesh(cells.x_edges, cells.y_edges, counts, cmap=colors, norm=LogNorm(1, top), rasterized=True)
    total = format_count(int(cells.counts.sum()))
    words = _("{total} points, counted in cells: from 1 (pale) to {top}", total=total, top=format_count(top))
    _note(ax, words, theme)


def _mixed(ground: str, color: str) -> str:
    """Return a colour halfway to the ground."""
    return to_hex(np.mean([to_rgb(ground), to_rgb(color)], axis=0).tolist())


def _note(ax: Axes, words: str, theme: Theme) -> None:
    ax.annotate(
        words, (1, 1), xycoords="axes fraction", xytext=(0, 3), textcoords="offset points", ha="right", va="bottom",
        color=theme.muted, fontsize=theme.size(0.8),
    )  # fmt: skip


def _draw_correlations(ax: Axes, theme: Theme) -> None:
    """Draw the axis from −1 to 1; the marks say which rows stand on it."""
    ax.set(xlim=(-1.08, 1.08), ylim=(N_LINES, 0), yticks=[])
    ax.axvline(0, color=theme.muted, linewidth=1)
    ax.xaxis.set_major_locator(FixedLocator(CORRELATIONS))
    ax.xaxis.set_major_formatter(FixedFormatter([format_number(r, 1) for r in CORRELATIONS]))
    ax.spines["left"].set_visible(False)
    set_title(ax, _("What one row does to r"), theme)
    set_labels(ax, "r", "", theme)
