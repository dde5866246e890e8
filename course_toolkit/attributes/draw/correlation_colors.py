"""Colours of a matrix of correlations: blue where both rise, orange where one falls, grey where there is no sign."""

from dataclasses import dataclass

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from numpy.typing import NDArray

from course_toolkit._core.draw.theme import Theme

Colors = NDArray[np.float64]

#: Orange and blue, which colour-blind readers tell apart, and a grey: on paper they end dark, on a dark page bright.
ON_PAPER = ("#b04a08", "#0a5a9c", "#4d5560")
ON_DARK = ("#f2933f", "#57b0f2", "#c3cbd4")
#: How bright red, green and blue look (WCAG 2); at this brightness, black and white are equally well read, at 4.58 : 1.
BRIGHTNESS = np.array([0.2126, 0.7152, 0.0722])
BLACK_INK_FROM = 0.179
BLACK_INK, WHITE_INK = "#000000", "#ffffff"


@dataclass(frozen=True)
class CellColors:
    """From a link to its colour: nothing is the panel's own colour, in the light and in the dark."""

    theme: Theme

    @property
    def signed(self) -> LinearSegmentedColormap:
        """The colours from -1 to 1."""
        falls, rises, _grey = self._ends
        return LinearSegmentedColormap.from_list("signed", [falls, self.theme.panel, rises])

    @property
    def unsigned(self) -> LinearSegmentedColormap:
        """The colours of a strength from 0 to 1."""
        return LinearSegmentedColormap.from_list("unsigned", [self.theme.panel, self._ends[2]])

    def of(self, links: NDArray[np.float64], has_sign: NDArray[np.bool_]) -> Colors:
        """Return the colour of each cell; of one without a value, the page's."""
        known = np.nan_to_num(links)
        colors = np.where(has_sign[..., None], self.signed((known + 1) / 2), self.unsigned(np.abs(known)))
        colors[np.isnan(links)] = (*_rgb(self.theme.paper), 1.0)
        return colors

    @property
    def _ends(self) -> tuple[str, str, str]:
        return ON_DARK if self.theme.name == "dark" else ON_PAPER


def ink_on(color: NDArray[np.float64]) -> str:
    """Return the ink that is read on a colour."""
    rgb = color[:3]
    linear = np.where(rgb <= 0.03928, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 — sRGB's own
    return BLACK_INK if float(linear @ BRIGHTNESS) > BLACK_INK_FROM else WHITE_INK


def _rgb(color: str) -> tuple[float, ...]:
    return tuple(int(color[k : k + 2], 16) / 255 for k in (1, 3, 5))
