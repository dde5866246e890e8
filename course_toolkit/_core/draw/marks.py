"""What moves in a picture: a few primitives in the data coordinates of a named pane."""

from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]

#: From a text's middle line down to its baseline, in font sizes. Both renderers put it in by hand: browsers disagree
#: on what a middle is, and matplotlib's depends on which letters there are.
HALF_DIGIT = 0.365


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled disc; ``radius`` in pixels of the page."""

    pane: str
    x: float
    y: float
    color: str
    radius: float = 6.0
    edge: str = "#ffffff"


@dataclass(frozen=True, slots=True)
class Line:
    """A polyline through ``points``; ``width`` in pixels of the page."""

    pane: str
    points: tuple[tuple[float, float], ...]
    color: str
    width: float = 2.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle between two corners; with an edge, a fill, or both."""

    pane: str
    x0: float
    y0: float
    x1: float
    y1: float
    fill: str | None = None
    edge: str | None = None
    width: float = 2.0
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text at a point, moved by ``dx`` to the right and ``dy`` down, in pixels of the page.

    The point is on the text's middle line. ``size`` is in points; ``halo`` is the colour of an outline
    that keeps the text readable over curves.
    """

    pane: str
    x: float
    y: float
    text: str
    color: str
    size: float
    anchor: Anchor = "middle"
    bold: bool = False
    dx: float = 0.0
    dy: float = 0.0
    halo: str | None = None


@dataclass(frozen=True, slots=True)
class Reveal:
    """The part between ``x0`` and ``x1`` of a shape that the plate holds ready."""

    pane: str
    shape: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Area:
    """The inside of a closed polyline, filled: the bars of a histogram, a band around a line."""

    pane: str
    points: tuple[tuple[float, float], ...]
    fill: str
    opacity: float = 1.0


Mark = Dot | Line | Box | Text | Reveal | Area
