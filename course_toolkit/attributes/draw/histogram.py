"""The plate of numbers and dates: an axis for the histogram, the box plot under it, and a ruler of bins."""

import math

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedFormatter, FixedLocator, NullLocator

from course_toolkit._core.draw.axes import dress, set_labels, set_title, short
from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.words import _, format_count, ngettext
from course_toolkit.attributes.compute.bins import MOST
from course_toolkit.attributes.compute.outcome import NumberOutcome
from course_toolkit.attributes.draw.boxes import draw_boxes, lane_names
from course_toolkit.attributes.draw.palette import class_colors
from course_toolkit.attributes.draw.value_axis import padded, place_ticks

NAME_LENGTH = 60
#: What stands on the ruler of bins.
RULER = (1, 2, 5, 10, 20, 50, 100, 200, 400)
#: From the ruler's rule names to the next, in powers of ten, so that they do not meet.
APART = 0.28


def draw_numbers(figure: Figure, outcome: NumberOutcome, theme: Theme) -> dict[str, Axes]:
    """Draw what no number of bins moves."""
    n_lanes = 1 if outcome.classes is None else len(outcome.classes)
    axes = _axes(figure, n_lanes, has_ruler=len(outcome.stops) > 1, theme=theme)
    colors, limits = class_colors(outcome.classes, theme), padded(outcome.span)
    histogram, box = axes["histogram"], axes["box"]
    histogram.set(xlim=limits, ylim=(0, n_lanes))
    histogram.tick_params(labelbottom=False, labelleft=False, left=False)
    histogram.yaxis.set_major_locator(NullLocator())
    histogram.grid(visible=False, axis="y")
    set_title(histogram, short(outcome.name, NAME_LENGTH), theme)
    box.set(xlim=limits, ylim=(0, n_lanes), yticks=[])
    spreads = [spread.within(*outcome.shown) for spread in outcome.spreads]
    draw_boxes(box, spreads, colors, index=outcome.index, theme=theme)
    for ax in (histogram, box):
        place_ticks(ax.xaxis, limits, outcome.kind)
    if outcome.classes is not None:
        lane_names(histogram, outcome.classes.words, colors, counts=outcome.classes.counts, theme=theme)
    set_labels(histogram, "", _("rows a bin") if n_lanes == 1 else _("share of the class"), theme)
    histogram.yaxis.set_label_coords(-0.055, 0.5)
    _say_outside(box, outcome, theme)
    if "bins" in axes:
        _draw_ruler(axes["bins"], outcome, theme)
    return axes


def _axes(figure: Figure, n_lanes: int, *, has_ruler: bool, theme: Theme) -> dict[str, Axes]:
    names = ["histogram", "box", "bins"] if has_ruler else ["histogram", "box"]
    box = 0.55 + 0.22 * n_lanes
    grid = figure.add_gridspec(
        len(names), 1, left=0.085, right=0.985 if n_lanes == 1 else 0.86, top=0.93, bottom=0.1 if has_ruler else 0.09,
        hspace=0.4 if theme.lecture else 0.34, height_ratios=[3.4, box, 0.22][: len(names)],
    )  # fmt: skip
    axes = {name: figure.add_subplot(grid[place, 0], label=name) for place, name in enumerate(names)}
    for ax in axes.values():
        dress(ax, theme)
    return axes


def _say_outside(ax: Axes, outcome: NumberOutcome, theme: Theme) -> None:
    """Write under the box plot how many values the axis leaves out."""
    if outcome.n_outside:
        words = ngettext("{n} value is not shown", "{n} values are not shown", outcome.n_outside)
        ax.annotate(
            words, (1, 1), xycoords="axes fraction", xytext=(0, 2), textcoords="offset points", ha="right", va="bottom",
            color=theme.accent, fontsize=theme.size(0.85),
        )  # fmt: skip


def _draw_ruler(ax: Axes, outcome: NumberOutcome, theme: Theme) -> None:
    low, high = math.log10(outcome.stops[0]), math.log10(outcome.stops[-1])
    ax.set(xlim=(low - 0.03, high + 0.03), ylim=(0, 1))
    ticks = [n for n in RULER if outcome.stops[0] <= n <= outcome.stops[-1]] or [outcome.stops[0], outcome.stops[-1]]
    ax.xaxis.set_major_locator(FixedLocator([math.log10(n) for n in ticks]))
    ax.xaxis.set_major_formatter(FixedFormatter([format_count(n) for n in ticks]))
    ax.yaxis.set_major_locator(NullLocator())
    ax.grid(visible=False)
    ax.spines["left"].set_visible(False)
    set_labels(ax, _("number of bins"), "", theme)
    ax.xaxis.labelpad = 1
    taken: list[float] = []
    rules = outcome.rules
    for name, n_bins in (
        ("Freedman–Diaconis", rules.freedman_diaconis), ("Sturges", rules.sturges), ("Scott", rules.scott),
    ):  # fmt: skip
        place = math.log10(min(max(n_bins, outcome.stops[0]), outcome.stops[-1]))
        if all(abs(place - other) > APART for other in taken):
            taken.append(place)
            _mark_rule(ax, name, n_bins, place, theme)


def _mark_rule(ax: Axes, name: str, n_bins: int, place: float, theme: Theme) -> None:
    ax.plot([place, place], [0, 1], color=theme.ink, linewidth=1.4)
    low, high = ax.get_xlim()
    near_end = (place - low) / (high - low)
    words = f"{name} {format_count(n_bins)}" + (" ▸" if n_bins > MOST else "")
    ax.annotate(
        words, (place, 1), xytext=(0, 1), textcoords="offset points", va="bottom",
        ha="right" if near_end > 0.85 else "left" if near_end < 0.15 else "center",  # noqa: PLR2004 — no room beyond
        color=theme.ink, fontsize=theme.size(0.8), annotation_clip=False,
    )  # fmt: skip
