"""The plate of categories: one bar each, split by class or not."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedFormatter, FixedLocator, MaxNLocator

from course_toolkit._core.draw.axes import NOT_HIDDEN, add_legend, dress, set_labels, set_title, short
from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.words import _, format_count
from course_toolkit.attributes.compute.outcome import CategoryOutcome
from course_toolkit.attributes.draw.palette import OTHERS, class_colors

NAME_LENGTH, TITLE_LENGTH = 22, 60
BAR = 0.78


def draw_categories(figure: Figure, outcome: CategoryOutcome, theme: Theme) -> dict[str, Axes]:
    """Draw how often each category comes."""
    grid = figure.add_gridspec(1, 1, left=0.27 if theme.lecture else 0.2, right=0.95, top=0.92, bottom=0.11)
    ax = figure.add_subplot(grid[0, 0], label="bars")
    dress(ax, theme)
    places = np.arange(len(outcome.levels))
    _draw_bars(ax, outcome, places, theme)
    top = float(outcome.totals.max())
    ax.set(xlim=(0, 1.1 * top), ylim=(len(places) - 0.4, -0.6))
    ax.grid(visible=False, axis="y")
    ax.xaxis.set_major_locator(MaxNLocator(nbins=6, integer=True))
    ax.yaxis.set_major_locator(FixedLocator(places.tolist()))
    ax.yaxis.set_major_formatter(FixedFormatter(["" for _place in places]))
    size = theme.size(0.95 if len(places) <= 12 else 0.75)
    for place, (words, total) in enumerate(zip(outcome.levels.words, outcome.totals.tolist(), strict=True)):
        is_value = outcome.levels.levels[place].kind == "value"
        ax.annotate(
            short(words, NAME_LENGTH), (0, place), xytext=(-6, 0), textcoords="offset points", ha="right",
            va="center", color=theme.ink if is_value else theme.muted, fontsize=size, parse_math=False,
            fontstyle="normal" if is_value else "italic", annotation_clip=False,
        )  # fmt: skip
        ax.annotate(
            format_count(total), (total, place), xytext=(5, 0), textcoords="offset points", va="center",
            color=theme.ink, fontsize=size,
        )  # fmt: skip
    set_title(ax, short(outcome.name, TITLE_LENGTH), theme)
    set_labels(ax, _("rows"), "", theme)
    return {"bars": ax}


def _draw_bars(ax: Axes, outcome: CategoryOutcome, places: np.ndarray, theme: Theme) -> None:
    start = np.zeros(len(places))
    if outcome.classes is None:
        greys = {"others": OTHERS, "missing": theme.muted}
        colors = [greys.get(level.kind, theme.classes[3]) for level in outcome.levels.levels]
        ax.barh(places, outcome.totals, height=BAR, color=colors)
        return
    for counts, color, words in zip(
        outcome.counts, class_colors(outcome.classes, theme), outcome.classes.words, strict=True
    ):
        ax.barh(places, counts, left=start, height=BAR, color=color, label=NOT_HIDDEN + short(words, 18))
        start = start + counts
    add_legend(ax, theme)
