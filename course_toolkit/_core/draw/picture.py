"""The picture: a plate drawn once by matplotlib, and marks in data coordinates on top of it."""

import warnings
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from textwrap import wrap
from typing import Any, ClassVar

from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image

from course_toolkit._core.draw.artists import add_artists
from course_toolkit._core.draw.marks import Mark
from course_toolkit._core.draw.panes import Events, Pane, Shape
from course_toolkit._core.draw.svg import overlay_svg, shapes_svg
from course_toolkit._core.draw.theme import DPI, LIGHT, PIXEL_RATIO, Theme

#: Whatever style a notebook has set (`sns.set_theme()`), the plate has the fonts that the marks count on.
OUR_STYLE = "default"
#: Enough for a dozen hues and the greys between letters and paper.
N_COLORS = 96
#: How many letters of 10 points stand side by side on an inch, a little less than they could.
CHARACTERS_PER_INCH = 11


@dataclass(frozen=True)
class Plate:
    """What is sent once: the pixels, the panes, and the shapes that marks reveal."""

    png: bytes
    width: float
    height: float
    panes: Mapping[str, Pane]
    shapes: str


class Picture(ABC):
    """A lesson's picture: subclasses draw what stays; whoever holds a result makes the marks that move.

    The live view shows the plate's PNG under the marks as SVG; :meth:`figure` draws the same marks with
    matplotlib. Both read the same list, and the same panes.
    """

    #: None where colours say how much: a palette would change those that are rare.
    n_colors: ClassVar[int | None] = N_COLORS

    size_inches: tuple[float, float] = (10.0, 6.0)
    theme: Theme = LIGHT

    @abstractmethod
    def draw(self, figure: Figure) -> Mapping[str, Axes]:
        """Draw what stays on a bare figure and return its axes by name."""

    def shapes(self) -> Mapping[str, Shape]:
        """Return the polygons that :class:`~.marks.Reveal` marks show a part of."""
        return {}

    def events(self) -> Mapping[str, Events]:
        """Return, for each pane that listens to the pointer, what it listens to."""
        return {}

    def figure(self, marks: Sequence[Mark] = ()) -> Figure:
        """Return a new matplotlib figure of the plate and the marks, bound to no window."""
        figure, axes = self._draw()
        with style.context(OUR_STYLE):
            add_artists(marks, axes, self.shapes())
        return figure

    def png(self, marks: Sequence[Mark] = (), *, sentence: str = "", pixel_ratio: float = 1.5) -> bytes:
        """Return the plate and the marks as a PNG, with a sentence under them: all that a printed page has."""
        figure = self.figure(marks)
        if not sentence:
            return _png(figure, DPI * pixel_ratio, n_colors=self.n_colors)
        theme, characters = self.theme, round(CHARACTERS_PER_INCH * self.size_inches[0] * 10 / self.theme.font_size)
        figure.text(
            0.02, 0, "\n".join(wrap(sentence, characters)), va="top", color=theme.ink, fontsize=theme.size(1.1),
            linespacing=1.4, parse_math=False,
        )  # fmt: skip
        return _png(figure, DPI * pixel_ratio, n_colors=self.n_colors, bbox_inches="tight", pad_inches=0.1)

    def marks(self) -> Sequence[Mark]:
        """Return the marks that the picture shows by itself, where nobody moves them."""
        return ()

    def _repr_png_(self) -> tuple[bytes, dict[str, Any]]:
        """Show the picture where a cell ends with it."""
        return self.png(self.marks()), {"width": round(self.size_inches[0] * DPI), "alt": repr(self)}

    @cached_property
    def plate(self) -> Plate:
        """The plate, drawn at the first use."""
        figure, axes = self._draw()
        # The PNG first: drawing settles aspect ratios, and with them where the axes lie.
        png = _png(figure, DPI * PIXEL_RATIO, n_colors=self.n_colors)
        width, height = (inches * DPI for inches in self.size_inches)
        events = self.events()
        panes = {name: _pane(name, ax, width, height, events.get(name, "")) for name, ax in axes.items()}
        return Plate(png, width, height, panes, shapes_svg(self.shapes(), panes))

    def overlay(self, marks: Sequence[Mark]) -> str:
        """Return the marks as the inside of an SVG of the plate's size."""
        return overlay_svg(marks, self.plate.panes)

    def _draw(self) -> tuple[Figure, Mapping[str, Axes]]:
        figure = Figure(figsize=self.size_inches, dpi=DPI, facecolor=self.theme.paper)
        with style.context(OUR_STYLE):
            return figure, self.draw(figure)


def _png(figure: Figure, dpi: float, *, n_colors: int | None, **box: Any) -> bytes:
    """Return the figure's pixels, with a palette where one will do: a quarter of the bytes, the same to the eye."""
    drawn, packed = BytesIO(), BytesIO()
    effort = 1 if n_colors else 6
    with warnings.catch_warnings(), style.context(OUR_STYLE):
        # A class named in Chinese shows boxes where the font has no glyph; a page of warnings would not help.
        warnings.filterwarnings("ignore", message="Glyph", category=UserWarning)
        figure.savefig(
            drawn, format="png", dpi=dpi, facecolor=figure.get_facecolor(), pil_kwargs={"compress_level": effort}, **box
        )  # fmt: skip
    if n_colors is None:
        return drawn.getvalue()
    image = Image.open(drawn).convert("RGB").quantize(n_colors, dither=Image.Dither.NONE)
    image.save(packed, format="png", optimize=True)
    return packed.getvalue()


def _pane(name: str, ax: Axes, width: float, height: float, events: Events) -> Pane:
    box = ax.get_position()
    return Pane(
        name=name,
        left=box.x0 * width,
        top=(1 - box.y1) * height,
        width=box.width * width,
        height=box.height * height,
        xlim=ax.get_xlim(),
        ylim=ax.get_ylim(),
        events=events,
    )
