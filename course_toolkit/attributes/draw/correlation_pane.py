"""One pair beside the matrix: its points, its boxes or its counts, on one pane."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, LogNorm
from matplotlib.ticker import MaxNLocator

from course_toolkit._core.draw.axes import NOT_HIDDEN, add_legend, dress, set_labels, set_title, short
from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.words import _, format_count
from course_toolkit.attributes.compute.pairs import GroupsOutcome, PairOutcome, ScatterOutcome, TableOutcome
from course_toolkit.attributes.draw.boxes import draw_boxes
from course_toolkit.attributes.draw.correlation_colors import CellColors, ink_on
from course_toolkit.attributes.draw.palette import class_colors, plain_color
from course_toolkit.attributes.draw.value_axis import padded, place_ticks

NAME_LENGTH, TITLE_LENGTH, LEVEL_LENGTH = 22, 15, 11
#: Points have room to be large, or are small, or one of many.
POINT_SIZES = ((100, 36.0, 0.95), (1_000, 13.0, 0.75), (10**12, 5.0, 0.5))
ROOM = 0.06
N_TICKS = 5
#: So many categories have room for their counts.
MOST_WRITTEN = 7


def draw_pane(ax: Axes, outcome: PairOutcome, *, ringed: int | None, theme: Theme) -> Axes:
    """Draw a pair on axes of its own and return them."""
    dress(ax, theme)
    if isinstance(outcome, ScatterOutcome):
        _draw_scatter(ax, outcome, ringed, theme)
    elif isinstance(outcome, GroupsOutcome):
        _draw_groups(ax, outcome, theme)
    elif isinstance(outcome, TableOutcome):
        _draw_table(ax, outcome, theme)
    else:
        ax.set(xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[])
        ax.text(0.5, 0.5, _("nothing to draw"), ha="center", va="center", color=theme.muted, fontsize=theme.size(1.2))
    x, y = (short(name, LEVEL_LENGTH if theme.lecture else TITLE_LENGTH) for name in (outcome.x, outcome.y))
    set_title(ax, _("{y} against {x}", x=x, y=y), theme)
    return ax


def _draw_scatter(ax: Axes, outcome: ScatterOutcome, ringed: int | None, theme: Theme) -> None:
    limits = padded(outcome.x_limits, ROOM), padded(outcome.y_limits, ROOM)
    ax.set(xlim=limits[0], ylim=limits[1])
    for axis, limit, kind in zip((ax.xaxis, ax.yaxis), limits, outcome.kinds, strict=True):
        place_ticks(axis, limit, kind)
        if kind != "date":
            axis.set_major_locator(MaxNLocator(nbins=N_TICKS))
    ax.tick_params(axis="x", rotation=20 if outcome.kinds[0] == "date" else 0)
    (_draw_points if outcome.cells is None else _draw_counts)(ax, outcome, theme)
    point = None if ringed is None else outcome.point(ringed)
    if point is not None:
        _ring(ax, point, short(outcome.index[ringed], LEVEL_LENGTH), theme)
    set_labels(ax, short(outcome.x, NAME_LENGTH), short(outcome.y, NAME_LENGTH), theme)


def _draw_points(ax: Axes, outcome: ScatterOutcome, theme: Theme) -> None:
    places, classes = outcome.drawn, outcome.classes
    size, opacity = next((size, opacity) for most, size, opacity in POINT_SIZES if len(places) <= most)
    codes = np.zeros(len(places), dtype=np.intp) if classes is None else classes.codes[outcome.positions[places]]
    names = ("",) if classes is None else classes.words
    for code, (color, words) in enumerate(zip(class_colors(classes, theme), names, strict=True)):
        some = places[codes == code]
        ax.scatter(
            outcome.x_values[some], outcome.y_values[some], s=size * (1.6 if theme.lecture else 1), color=color,
            alpha=opacity, linewidths=0.4, edgecolors=theme.panel, label=NOT_HIDDEN + short(words, LEVEL_LENGTH),
        )  # fmt: skip
    if classes is not None:
        add_legend(ax, theme)
    if len(places) < len(outcome.positions):
        words = _("{n} of {total} points", n=format_count(len(places)), total=format_count(len(outcome.positions)))
        _note(ax, words, theme)


def _draw_counts(ax: Axes, outcome: ScatterOutcome, theme: Theme) -> None:
    cells = outcome.cells
    if cells is None:
        return
    colors = LinearSegmentedColormap.from_list("counts", [theme.grid, plain_color(theme), theme.ink])
    counts, top = np.ma.masked_equal(cells.counts, 0), max(2, int(cells.counts.max()))
    ax.pcolormesh(cells.x_edges, cells.y_edges, counts, cmap=colors, norm=LogNorm(1, top), rasterized=True)
    _note(ax, _("{total} points, counted in cells", total=format_count(int(cells.counts.sum()))), theme)


def _ring(ax: Axes, point: tuple[float, float], name: str, theme: Theme) -> None:
    """Ring the row that makes or hides the correlation, and name it."""
    ax.plot(*point, marker="o", markersize=theme.size(1.4), markerfacecolor="none", markeredgecolor=theme.accent,
            markeredgewidth=2, zorder=6, clip_on=False)  # fmt: skip
    low, high = ax.get_xlim()
    side = 1 if point[0] < (low + high) / 2 else -1
    ax.annotate(name, point, xytext=(side * theme.size(1.2), 0), textcoords="offset points", va="center",
                ha="left" if side > 0 else "right", color=theme.accent, fontsize=theme.size(0.95),
                fontweight="bold", parse_math=False, zorder=6)  # fmt: skip


def _draw_groups(ax: Axes, outcome: GroupsOutcome, theme: Theme) -> None:
    levels, limits = outcome.levels, padded(outcome.limits)
    n_lanes = len(levels)
    ax.set(xlim=limits, ylim=(0, n_lanes))
    place_ticks(ax.xaxis, limits, outcome.kind)
    if outcome.kind != "date":
        ax.xaxis.set_major_locator(MaxNLocator(nbins=N_TICKS))
    ax.tick_params(axis="x", rotation=20 if outcome.kind == "date" else 0)
    ax.grid(visible=False, axis="y")
    draw_boxes(ax, outcome.spreads, class_colors(levels, theme), index=outcome.index, theme=theme, named=False)
    ax.set_yticks([n_lanes - place - 0.5 for place in range(n_lanes)])
    ax.set_yticklabels([short(words, LEVEL_LENGTH) for words in levels.words], parse_math=False)
    ax.tick_params(axis="y", length=0, labelsize=theme.size(0.85))
    set_labels(ax, short(outcome.number, NAME_LENGTH), "", theme)


def _draw_table(ax: Axes, outcome: TableOutcome, theme: Theme) -> None:
    n_rows, n_columns = outcome.counts.shape
    shares = outcome.counts / np.maximum(outcome.counts.sum(axis=1, keepdims=True), 1)
    colors = CellColors(theme).of(shares, np.zeros(shares.shape, dtype=bool))
    ax.imshow(colors, interpolation="nearest", aspect="auto", extent=(-0.5, n_columns - 0.5, n_rows - 0.5, -0.5))
    ax.grid(visible=False)
    ax.spines[:].set_visible(False)
    ax.set(xticks=range(n_columns), yticks=range(n_rows))
    ax.set_xticklabels([short(words, LEVEL_LENGTH) for words in outcome.x_levels.words], parse_math=False,
                       rotation=40, ha="right", rotation_mode="anchor")  # fmt: skip
    ax.set_yticklabels([short(words, LEVEL_LENGTH) for words in outcome.y_levels.words], parse_math=False)
    ax.tick_params(length=0, labelsize=theme.size(0.8))
    set_labels(ax, short(outcome.x, NAME_LENGTH), short(outcome.y, NAME_LENGTH), theme)
    if max(n_rows, n_columns) <= MOST_WRITTEN:
        for (row, column), count in np.ndenumerate(outcome.counts):
            ax.text(column, row, format_count(int(count)), ha="center", va="center", fontsize=theme.size(0.85),
                    color=ink_on(colors[row, column]))  # fmt: skip


def _note(ax: Axes, words: str, theme: Theme) -> None:
    ax.annotate(words, (1, 0), xycoords="axes fraction", xytext=(-3, 4), textcoords="offset points", ha="right",
                va="bottom", color=theme.muted, fontsize=theme.size(0.8))  # fmt: skip
