"""Where the parts of the picture of correlations stand, in inches: names decide how much room there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course_toolkit._core.draw.theme import Theme

#: Left, bottom, width, height in inches.
Box: TypeAlias = tuple[float, float, float, float]

#: A letter's width in font sizes, about; points in an inch.
LETTER, POINTS = 0.6, 72
#: From so many attributes on, names are written small and upright, from more on smaller.
FEW, MANY = 12, 24
#: The side of the matrix and the room for one pair, in inches.
SIDES, PAIR = ((FEW, 4.3), (MANY, 5.0), (10**9, 5.6)), 3.7
TREE, GAP, TOP = 0.9, 0.1, 0.42


@dataclass(frozen=True)
class Layout:
    """The boxes of the parts, and the sizes of type in points."""

    size_inches: tuple[float, float]
    boxes: dict[str, Box]
    name_size: float
    cell_size: float
    is_upright: bool

    def add(self, figure: Figure, part: str) -> Axes:
        """Add the axes of a part."""
        (width, height), (left, bottom, wide, high) = self.size_inches, self.boxes[part]
        return figure.add_axes((left / width, bottom / height, wide / width, high / height), label=part)


def lay_out(names: Sequence[str], *, has_label: bool, has_pair: bool, theme: Theme) -> Layout:
    """Return where everything stands for so many attributes with such names."""
    n, large = len(names), theme.font_size / 9.5
    side = next(size for most, size in SIDES if n <= most) - (0.2 if theme.lecture else 0)
    name_size = min(theme.size(0.9), 0.8 * side * POINTS / n)
    longest = max(map(len, names)) * LETTER * name_size / POINTS
    is_upright = n > FEW
    left = max(longest + 0.2, 0.75 * longest + 0.3 if not is_upright else 0)
    bottom = max(0.8 * large, (longest if is_upright else 0.7 * longest) + 0.25)
    cell = side / n
    strip = min(cell, 0.42 * large) if has_label else 0.0
    tree_left = left + side + GAP + (strip + GAP if has_label else 0)
    right = tree_left + TREE * large
    pair_left = right + (1.05 if theme.lecture else 0.95)
    pair_width = PAIR + (0.3 if theme.lecture else 0)
    boxes = {
        "matrix": (left, bottom, side, side),
        "label": (left + side + GAP, bottom, strip, side),
        "tree": (tree_left, bottom, TREE * large, side),
        "signs": (tree_left, bottom - 0.72 * large, TREE * large, 0.3 * large),
        "pair": (pair_left, bottom, pair_width, side),
    }
    width = pair_left + pair_width + 0.2 if has_pair else right + 0.2
    cell_size = min(theme.size(0.85), 0.3 * cell * POINTS)
    return Layout((width, bottom + side + TOP * large), boxes, name_size, cell_size, is_upright)
