"""Box plots lying on their side, one in each lane of a pane, with their outliers named."""

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke
from numpy.typing import NDArray

from course_toolkit._core.draw.axes import short
from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.words import format_count
from course_toolkit.attributes.compute.spread import Spread

Floats = NDArray[np.float64]

#: Half the height of a box, and of the cap of a whisker, in lanes.
HALF_BOX, HALF_CAP = 0.2, 0.1
#: So many outliers of a box are drawn, spread over all of them, and so many at most are named.
N_DRAWN, N_NAMED = 400, 6
#: What a letter takes of the width of an axis, about, in ordinary type.
LETTER = 0.011
NAME_LENGTH = 12
LANE_LENGTH = 16


def draw_boxes(
    ax: Axes, spreads: Sequence[Spread], colors: Sequence[str], *, index: pd.Index, theme: Theme, named: bool = True
) -> None:
    """Draw a box plot in each lane, the first on top; lane *i* from the bottom is centred on *i* + 0.5."""
    for place, (spread, color) in enumerate(zip(spreads, colors, strict=True)):
        if spread.n:
            lane = len(spreads) - place - 0.5
            _draw_box(ax, spread, lane, color, theme)
            _draw_outliers(ax, spread.outlier_values, lane, theme)
            if named:
                names = index[spread.outliers[:N_NAMED]]
                _name_outliers(ax, spread.outlier_values[:N_NAMED], names, lane, theme)


def _draw_box(ax: Axes, spread: Spread, lane: float, color: str, theme: Theme) -> None:
    ink, width = theme.ink, theme.line_width * 0.8
    for start, stop in ((spread.low_whisker, spread.q1), (spread.q3, spread.high_whisker)):
        ax.plot([start, stop], [lane, lane], color=ink, linewidth=width)
    for cap in (spread.low_whisker, spread.high_whisker):
        ax.plot([cap, cap], [lane - HALF_CAP, lane + HALF_CAP], color=ink, linewidth=width)
    ax.add_patch(
        Rectangle(
            (spread.q1, lane - HALF_BOX), spread.q3 - spread.q1, 2 * HALF_BOX, facecolor=color, edgecolor=ink,
            linewidth=width, zorder=3,
        )
    )  # fmt: skip
    ax.plot(
        [spread.median] * 2, [lane - HALF_BOX, lane + HALF_BOX], color=theme.ink, linewidth=2 * width, zorder=4,
        solid_capstyle="butt",
    )  # fmt: skip


def _draw_outliers(ax: Axes, values: Floats, lane: float, theme: Theme) -> None:
    if len(values) > N_DRAWN:  # the furthest ones each, the others evenly
        values = np.concatenate([values[:N_NAMED], np.sort(values)[:: math.ceil(len(values) / N_DRAWN)]])
    ax.plot(
        values, np.full(len(values), lane), linestyle="none", marker="o", markersize=theme.size(0.5),
        markerfacecolor="none", markeredgecolor=theme.accent, markeredgewidth=1.2, zorder=5,
    )  # fmt: skip


def _name_outliers(ax: Axes, values: Floats, names: pd.Index, lane: float, theme: Theme) -> None:
    """Write the names of outliers above them, as far as names do not meet."""
    low, high = ax.get_xlim()
    taken: list[tuple[float, float]] = []
    for own, value in zip(names, values.tolist(), strict=True):
        name = short(own, NAME_LENGTH)
        place = (value - low) / (high - low)
        half = LETTER * theme.font_size / 9.5 * (len(name) + 1.5) / 2
        if not 0 <= place <= 1 or any(place - half < right and left < place + half for left, right in taken):
            continue
        taken.append((place - half, place + half))
        anchor = "right" if place + half > 1 else "left" if place - half < 0 else "center"
        ax.annotate(
            name, (value, lane), xytext=(0, 0.5 * theme.size()), textcoords="offset points", ha=anchor,
            va="bottom", color=theme.accent, fontsize=theme.size(0.85), parse_math=False, zorder=6,
            path_effects=[withStroke(linewidth=2.5, foreground=theme.panel)],  # over the box of the next lane
        )  # fmt: skip


def lane_names(
    ax: Axes, names: Sequence[str], colors: Sequence[str], *, counts: NDArray[np.intp], theme: Theme
) -> None:
    """Write beside each lane, on the right, which class it is."""
    for place, (name, color, count) in enumerate(zip(names, colors, counts.tolist(), strict=True)):
        ax.annotate(
            f"{short(name, LANE_LENGTH)}\nn = {format_count(count)}", (1, len(names) - place - 0.5),
            xycoords=("axes fraction", "data"), xytext=(8, 0), textcoords="offset points", va="center", ha="left",
            color=color, fontsize=theme.size(0.85), fontweight="bold", parse_math=False, annotation_clip=False,
        )  # fmt: skip
