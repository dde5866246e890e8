"""Marks as SVG: the live view's and the HTML export's renderer. Text stays text, and is escaped.

Attributes stand in single quotes: the overlay travels inside JSON, where a double quote takes two bytes.
"""

from collections.abc import Mapping, Sequence
from functools import singledispatch
from html import escape

import numpy as np

from course_toolkit._core.draw.marks import HALF_DIGIT, Area, Box, Dot, Line, Mark, Reveal, Text
from course_toolkit._core.draw.panes import Pane, Shape
from course_toolkit._core.draw.theme import DPI

POINT = DPI / 72  # pixels of the page in a typographic point
#: What all marks of a kind share stands in picture_view.css: m and e anchor a text, b makes it bold.
ANCHOR_CLASSES = {"start": "", "middle": "m", "end": "e"}


def overlay_svg(marks: Sequence[Mark], panes: Mapping[str, Pane]) -> str:
    """Return the marks as SVG elements, in pixels of the page."""
    return "".join(element(mark, panes[mark.pane]) for mark in marks)


def shapes_svg(shapes: Mapping[str, Shape], panes: Mapping[str, Pane]) -> str:
    """Return the shapes as SVG definitions that :class:`Reveal` marks refer to."""
    return "".join(
        f"<polygon id='{escape(name)}' points='{_points(shape.points, panes[shape.pane])}' fill='{shape.fill}'/>"
        for name, shape in shapes.items()
    )


@singledispatch
def element(mark: Mark, pane: Pane) -> str:
    """Return one mark as an SVG element."""
    msg = f"no SVG for {type(mark).__name__}"
    raise TypeError(msg)


@element.register
def _(mark: Dot, pane: Pane) -> str:
    x, y = _place(pane, mark.x, mark.y)
    return f"<circle cx='{x}' cy='{y}' r='{mark.radius:g}' fill='{mark.color}' stroke='{mark.edge}'/>"


@element.register
def _(mark: Line, pane: Pane) -> str:
    dashes = f" stroke-dasharray='{3 * mark.width:g} {2 * mark.width:g}'" if mark.dashed else ""
    points = _points(mark.points, pane)
    return f"<polyline points='{points}' stroke='{mark.color}' stroke-width='{mark.width:g}'{dashes}/>"


@element.register
def _(mark: Box, pane: Pane) -> str:
    # An axis may run either way.
    (left, right), (top, bottom) = map(
        sorted, zip(pane.to_page(mark.x0, mark.y0), pane.to_page(mark.x1, mark.y1), strict=True)
    )
    edge = f" stroke='{mark.edge}' stroke-width='{mark.width:g}'" if mark.edge else ""
    fill = mark.fill or "none"
    opacity = f" opacity='{mark.opacity:g}'" if mark.opacity != 1 else ""
    return (
        f"<rect x='{_short(left)}' y='{_short(top)}' width='{_short(right - left)}' height='{_short(bottom - top)}' "
        f"fill='{fill}'{edge}{opacity}/>"
    )


@element.register
def _(mark: Text, pane: Pane) -> str:
    x, y = pane.to_page(mark.x, mark.y)
    size = mark.size * POINT
    names = " ".join(ANCHOR_CLASSES[mark.anchor] + "b" * mark.bold)
    styled = f" class='{names}'" if names else ""
    halo = f" stroke='{mark.halo}'" if mark.halo else ""
    baseline = y + mark.dy + HALF_DIGIT * size
    return (
        f"<text x='{_short(x + mark.dx)}' y='{_short(baseline)}' font-size='{_short(size)}' fill='{mark.color}'"
        f"{styled}{halo}>{escape(mark.text)}</text>"
    )


@element.register
def _(mark: Reveal, pane: Pane) -> str:
    left, right = (pane.to_page(x, 0)[0] for x in (mark.x0, mark.x1))
    name = escape(mark.shape)
    # A nested <svg> clips to its own box. The view makes the id its own, since a page may hold two explorers.
    return (
        f"<svg x='{_short(left)}' width='{_short(max(right - left, 0))}' height='100%'>"
        f"<use href='#{name}' x='{_short(-left)}'/></svg>"
    )


@element.register
def _(mark: Area, pane: Pane) -> str:
    opacity = f" opacity='{mark.opacity:g}'" if mark.opacity != 1 else ""
    return f"<polygon points='{_points(mark.points, pane)}' fill='{mark.fill}'{opacity}/>"


def _points(points: Sequence[tuple[float, float]], pane: Pane) -> str:
    # All at once: the outline of a histogram has hundreds of points, and a slider waits.
    x, y = np.asarray(points, dtype=np.float64).T
    left, top = pane.to_page(x, y)
    places = np.round(np.stack([left, top], axis=1), 1) + 0.0  # a negative zero is zero
    return " ".join([f"{one:g},{other:g}" for one, other in places.tolist()])


def _place(pane: Pane, x: float, y: float) -> tuple[str, str]:
    left, top = pane.to_page(x, y)
    return _short(left), _short(top)


def _short(pixels: float) -> str:
    """Write a tenth of a pixel, and no zero that says nothing: marks travel at each move of a slider."""
    return f"{round(pixels, 1):g}"
