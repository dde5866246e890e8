"""How axes are dressed in every lesson: quiet lines, a title on the left, numbers in the current language."""

from matplotlib.axes import Axes

from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.draw.ticks import NumberFormatter

#: matplotlib leaves out of a legend what begins with an underscore, as a name from data may.
NOT_HIDDEN = " "


def dress(ax: Axes, theme: Theme) -> None:
    """Give axes the colours of a theme, and lines no louder than they need be."""
    ax.set_facecolor(theme.panel)
    ax.tick_params(colors=theme.muted, labelsize=theme.size(0.85), length=3)
    ax.grid(visible=True, color=theme.grid, linewidth=0.7)
    ax.set_axisbelow(True)
    for side, spine in ax.spines.items():
        spine.set_visible(side in {"left", "bottom"})
        spine.set_color(theme.muted)
    ax.xaxis.set_major_formatter(NumberFormatter())
    ax.yaxis.set_major_formatter(NumberFormatter())


def set_title(ax: Axes, text: str, theme: Theme) -> None:
    """Write the title on the left; what comes from data is no formula."""
    ax.set_title(text, loc="left", fontsize=theme.size(1.05), color=theme.ink, fontweight="bold", parse_math=False)


def set_labels(ax: Axes, x: str, y: str, theme: Theme) -> None:
    """Write what the axes are."""
    for axis, text in ((ax.xaxis, x), (ax.yaxis, y)):
        axis.set_label_text(text)
        axis.label.set(color=theme.muted, fontsize=theme.size(0.9), parse_math=False)


def add_legend(ax: Axes, theme: Theme) -> None:
    """Add a legend where there is most room; names that begin with an underscore are shown too."""
    legend = ax.legend(
        loc="best", fontsize=theme.size(0.8), labelcolor=theme.ink, facecolor=theme.panel,
        edgecolor=theme.grid, framealpha=0.85, handlelength=2.4,
    )  # fmt: skip
    for text in legend.get_texts():
        text.set(text=text.get_text().removeprefix(NOT_HIDDEN), parse_math=False)


def short(label: object, limit: int = 14) -> str:
    """Cut a long name: a picture has little room."""
    text = str(label)
    return text if len(text) <= limit else text[: limit - 1] + "…"
