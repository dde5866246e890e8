"""The plate of a number and a category: the points and a box of each."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedFormatter, FixedLocator

from course_toolkit._core.draw.axes import NOT_HIDDEN, dress, set_labels, set_title, short
from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.words import _, format_count
from course_toolkit.attributes.compute.pairs import GroupsOutcome
from course_toolkit.attributes.draw.boxes import draw_boxes
from course_toolkit.attributes.draw.palette import add_point_legend, class_colors, plain_color
from course_toolkit.attributes.draw.value_axis import padded, place_ticks

NAME_LENGTH = 20
#: Points are scattered in the lower part of their lane, the box stands above them.
BAND = (-0.47, -0.26)


def draw_groups(figure: Figure, outcome: GroupsOutcome, theme: Theme) -> dict[str, Axes]:
    """Draw a lane for each category, with the box plot of its numbers and the points themselves."""
    classes, levels = outcome.classes, outcome.levels
    ax = figure.add_subplot(
        figure.add_gridspec(1, 1, left=0.25 if theme.lecture else 0.19, right=0.97, top=0.92, bottom=0.13)[0, 0],
        label="groups",
    )
    dress(ax, theme)
    limits, n_lanes = padded(outcome.limits), len(levels)
    ax.set(xlim=limits, ylim=(0, n_lanes))
    ax.grid(visible=False, axis="y")
    place_ticks(ax.xaxis, limits, outcome.kind)
    ax.yaxis.set_major_locator(FixedLocator([n_lanes - place - 0.5 for place in range(n_lanes)]))
    ax.yaxis.set_major_formatter(FixedFormatter([""] * n_lanes))
    for place, (words, spread) in enumerate(zip(levels.words, outcome.spreads, strict=True)):
        ax.annotate(
            f"{short(words, NAME_LENGTH)}\nn = {format_count(spread.n)}", (0, n_lanes - place - 0.5),
            xycoords=("axes fraction", "data"), xytext=(-8, 0), textcoords="offset points", ha="right", va="center",
            color=theme.ink, fontsize=theme.size(0.9 if n_lanes < 8 else 0.75), parse_math=False,
            annotation_clip=False,
        )  # fmt: skip
    _draw_points(ax, outcome, theme)
    colors = class_colors(levels, theme) if classes is None else (plain_color(theme),) * n_lanes
    spreads = [spread.within(*outcome.limits) for spread in outcome.spreads]
    draw_boxes(ax, spreads, colors, index=outcome.index, theme=theme)
    number, category = short(outcome.number, NAME_LENGTH), short(outcome.category, NAME_LENGTH)
    set_title(ax, _("{number} by {category}", number=number, category=category), theme)
    set_labels(ax, number, "", theme)
    return {"groups": ax}


def _draw_points(ax: Axes, outcome: GroupsOutcome, theme: Theme) -> None:
    """Draw the points below their box, spread in height so that they do not hide one another."""
    rows, classes = outcome.drawn, outcome.classes
    lanes = len(outcome.levels) - outcome.levels.codes[rows] - 0.5
    heights = lanes + np.random.default_rng(0).uniform(*BAND, len(rows))
    codes = outcome.levels.codes[rows] if classes is None else classes.codes[rows]
    shown = outcome.levels if classes is None else classes
    for code, (color, words) in enumerate(zip(class_colors(shown, theme), shown.words, strict=True)):
        some = codes == code
        ax.scatter(
            outcome.values[rows[some]], heights[some], s=9.0 if len(rows) <= 1000 else 3.0, color=color, alpha=0.6,
            linewidths=0, label=NOT_HIDDEN + short(words, 18),
        )  # fmt: skip
    if classes is not None:
        add_point_legend(ax, theme)
    if len(rows) < outcome.n_known:
        words = _("{n} points drawn of {total}; the boxes are those of all", n=format_count(len(rows)),
                  total=format_count(outcome.n_known))  # fmt: skip
        ax.annotate(
            words, (1, 1), xycoords="axes fraction", xytext=(0, 3), textcoords="offset points", ha="right",
            va="bottom", color=theme.muted, fontsize=theme.size(0.8),
        )  # fmt: skip
