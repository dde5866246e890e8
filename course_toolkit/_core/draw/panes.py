"""Where the axes of a plate lie on the page, and the shapes that it holds ready."""

from dataclasses import dataclass
from typing import Literal

Events = Literal["", "click", "drag"]


@dataclass(frozen=True)
class Shape:
    """A filled polygon that never changes; the marks reveal a part of it."""

    pane: str
    points: tuple[tuple[float, float], ...]
    fill: str


@dataclass(frozen=True)
class Pane:
    """Where an axes lies on the page, in pixels from the top left, and which data range it spans."""

    name: str
    left: float
    top: float
    width: float
    height: float
    xlim: tuple[float, float]
    ylim: tuple[float, float]
    events: Events = ""

    def to_page(self, x: float, y: float) -> tuple[float, float]:
        """Return the pixel of a data point."""
        (x0, x1), (y0, y1) = self.xlim, self.ylim
        return (
            self.left + (x - x0) / (x1 - x0) * self.width,
            self.top + (y1 - y) / (y1 - y0) * self.height,
        )
