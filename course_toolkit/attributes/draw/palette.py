"""One colour a class, and greys for those that are put together or missing."""

from matplotlib.axes import Axes
from matplotlib.collections import PathCollection

from course_toolkit._core.draw.axes import add_legend
from course_toolkit._core.draw.theme import Theme
from course_toolkit.attributes.compute.levels import Level, Levels

OTHERS = "#8c959f"


def plain_color(theme: Theme) -> str:
    """Return the colour of rows that are not split by classes."""
    return theme.classes[3]


def class_colors(classes: Levels | None, theme: Theme) -> tuple[str, ...]:
    """Return the colour of each class, of one where there are none."""
    if classes is None:
        return (plain_color(theme),)
    return tuple(_color(level, place, theme) for place, level in enumerate(classes.levels))


def add_point_legend(ax: Axes, theme: Theme) -> None:
    """Add a legend whose points are large enough to tell their colours, however small those of the picture are."""
    add_legend(ax, theme)
    legend = ax.get_legend()
    for handle in [] if legend is None else legend.legend_handles:
        if isinstance(handle, PathCollection):
            handle.set_sizes([6.0 * theme.font_size])
            handle.set_alpha(1.0)


def _color(level: Level, place: int, theme: Theme) -> str:
    if level.kind == "missing":
        return theme.muted
    return OTHERS if level.kind == "others" else theme.classes[place % len(theme.classes)]
