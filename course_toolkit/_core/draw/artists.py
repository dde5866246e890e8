"""Marks as matplotlib artists: the renderer of ``.figure()`` and of the PNG where no kernel runs."""

from collections.abc import Mapping, Sequence
from functools import singledispatch

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.patheffects import withStroke

from course_toolkit._core.draw.marks import HALF_DIGIT, Area, Box, Dot, Line, Mark, Reveal, Text
from course_toolkit._core.draw.panes import Shape
from course_toolkit._core.draw.theme import DPI

PIXEL = 72 / DPI  # typographic points in a pixel of the page
ABOVE_THE_PLATE = 10


def add_artists(marks: Sequence[Mark], axes: Mapping[str, Axes], shapes: Mapping[str, Shape]) -> None:
    """Add each mark to its axes, above the plate and in the order of the list."""
    for position, mark in enumerate(marks):
        artist(mark, axes[mark.pane], shapes, ABOVE_THE_PLATE + position / (1 + len(marks)))


@singledispatch
def artist(mark: Mark, ax: Axes, shapes: Mapping[str, Shape], zorder: float) -> None:
    """Add one mark to its axes."""
    msg = f"no artist for {type(mark).__name__}"
    raise TypeError(msg)


@artist.register
def _(mark: Dot, ax: Axes, shapes: Mapping[str, Shape], zorder: float) -> None:
    dot = Line2D(
        [mark.x], [mark.y], marker="o", markersize=2 * mark.radius * PIXEL, markerfacecolor=mark.color,
        markeredgecolor=mark.edge, markeredgewidth=1.5 * PIXEL, linestyle="none", zorder=zorder, clip_on=False,
    )  # fmt: skip
    ax.add_artist(dot)


@artist.register
def _(mark: Line, ax: Axes, shapes: Mapping[str, Shape], zorder: float) -> None:
    xs, ys = zip(*mark.points, strict=True)
    line = Line2D(
        xs, ys, color=mark.color, linewidth=mark.width * PIXEL, zorder=zorder, clip_on=False,
        solid_capstyle="butt", dash_capstyle="butt",
    )  # fmt: skip
    if mark.dashed:
        line.set_linestyle((0, (3, 2)))  # in widths, as in the SVG
    ax.add_artist(line)


@artist.register
def _(mark: Box, ax: Axes, shapes: Mapping[str, Shape], zorder: float) -> None:
    box = Rectangle(
        (mark.x0, mark.y0), mark.x1 - mark.x0, mark.y1 - mark.y0, facecolor=mark.fill or "none",
        edgecolor=mark.edge or "none", linewidth=mark.width * PIXEL, alpha=mark.opacity, zorder=zorder, clip_on=False,
    )  # fmt: skip
    ax.add_artist(box)


@artist.register
def _(mark: Text, ax: Axes, shapes: Mapping[str, Shape], zorder: float) -> None:
    text = ax.annotate(
        mark.text,
        (mark.x, mark.y),
        xytext=(mark.dx * PIXEL, -mark.dy * PIXEL - HALF_DIGIT * mark.size),
        textcoords="offset points",
        color=mark.color,
        fontsize=mark.size,
        fontweight="bold" if mark.bold else "normal",
        ha={"start": "left", "middle": "center", "end": "right"}[mark.anchor],
        va="baseline",
        zorder=zorder,
        annotation_clip=False,
        parse_math=False,  # a student's "$" is a dollar, not mathematics
    )
    if mark.halo:
        text.set_path_effects([withStroke(linewidth=4 * PIXEL, foreground=mark.halo)])


@artist.register
def _(mark: Area, ax: Axes, shapes: Mapping[str, Shape], zorder: float) -> None:
    area = Polygon(
        mark.points, closed=True, facecolor=mark.fill, edgecolor="none", alpha=mark.opacity, zorder=zorder,
        clip_on=False,
    )  # fmt: skip
    ax.add_artist(area)


@artist.register
def _(mark: Reveal, ax: Axes, shapes: Mapping[str, Shape], zorder: float) -> None:
    shape = shapes[mark.shape]
    polygon = Polygon(shape.points, closed=True, facecolor=shape.fill, edgecolor="none", zorder=zorder)
    ax.add_artist(polygon)
    low, high = ax.get_ylim()
    polygon.set_clip_path(Rectangle((mark.x0, low), max(mark.x1 - mark.x0, 0), high - low, transform=ax.transData))
