"""Colours, sizes and fonts as data, the same for every lesson.

The four outcomes of a decision say two things at once: the hue says right (blue) or wrong (orange),
the lightness says the true class (pale: negative, deep: positive). Hues are Okabe and Ito's, which
colour-blind readers tell apart.

References
----------
Okabe M., Ito K., "Color Universal Design", 2008, https://jfly.uni-koeln.de/color/
"""

from dataclasses import dataclass, field, replace

OUTCOME_COLORS = {"tn": "#7cc4ee", "fp": "#f0b13c", "fn": "#c8500a", "tp": "#0a66a8"}
#: The ink that is readable on each outcome's colour (contrast of at least 4.5 to 1).
OUTCOME_INKS = {"tn": "#10222e", "fp": "#2b1c00", "fn": "#ffffff", "tp": "#ffffff"}
#: One colour a class, for any number of classes up to eight.
CLASS_COLORS = ("#009e73", "#9a4f86", "#e69f00", "#56b4e9", "#0072b2", "#d55e00", "#8a7a00", "#555555")

FONT_FAMILY = "DejaVu Sans"
#: Browsers without matplotlib's font take the next of the same width.
FONT_STACK = "DejaVu Sans, Bitstream Vera Sans, Verdana, sans-serif"
DPI = 100
#: The plate has twice the pixels of the page, so that a projector or a high-density screen stays sharp.
PIXEL_RATIO = 2


@dataclass(frozen=True)
class Theme:
    """Paper, ink and sizes of one way of looking: light or dark, notebook or lecture.

    Parameters
    ----------
    paper, panel, ink, muted, grid : str
        Colours of the ground, of the inside of the axes, of text and curves, of what is secondary, of grid lines.
    accent : str
        Colour of what the reader moves.
    font_size : float
        Size of ordinary text, in points at 100 dots an inch.
    line_width : float
        Width of curves, in points.
    """

    name: str = "light"
    paper: str = "#ffffff"
    panel: str = "#ffffff"
    ink: str = "#1b1f24"
    muted: str = "#57606a"
    grid: str = "#dfe3e8"
    accent: str = "#b3126b"
    font_size: float = 9.5
    line_width: float = 1.8
    lecture: bool = False
    outcomes: dict[str, str] = field(default_factory=lambda: dict(OUTCOME_COLORS))
    outcome_inks: dict[str, str] = field(default_factory=lambda: dict(OUTCOME_INKS))
    classes: tuple[str, ...] = CLASS_COLORS

    def for_lecture(self) -> "Theme":
        """Return the same colours with type that is read from the last row."""
        return replace(self, font_size=13.0, line_width=2.8, lecture=True)

    def size(self, relative: float = 1.0) -> float:
        """Return a font size in points, relative to ordinary text."""
        return self.font_size * relative


LIGHT = Theme()
DARK = Theme(
    name="dark",
    paper="#15191e",
    panel="#1b2027",
    ink="#e8ebef",
    muted="#a9b3be",
    grid="#343c46",
    accent="#ff7ac0",
    classes=("#2fc79a", "#d58bc4", *CLASS_COLORS[2:]),
)


def choose_theme(*, dark: bool = False, lecture: bool = False) -> Theme:
    """Return the theme for a page and an audience."""
    theme = DARK if dark else LIGHT
    return theme.for_lecture() if lecture else theme
