"""The picture of a checked split: the sets and their classes; the finding chosen, and what it costs, are marks."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from course_toolkit._core.draw.axes import dress, set_labels, set_title, short
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import LIGHT, Theme
from course_toolkit._core.words import _, format_count, format_percent
from course_toolkit.splits.compute.finding import SET_NAMES
from course_toolkit.splits.compute.profile import SplitProfile


@dataclass
class LeakPicture(Picture):
    """Draw the sets of a split, and leave room for one finding and its cost.

    Parameters
    ----------
    profile : SplitProfile
        The rows of each class in each set.
    theme : Theme
        Colours and sizes.

    See Also
    --------
    SplitLeakChecker : Shows it with the findings.
    """

    profile: SplitProfile
    theme: Theme = LIGHT

    def __post_init__(self) -> None:
        self.size_inches = (13.2, 5.2) if self.theme.lecture else (10.8, 3.9)

    def draw(self, figure: Figure) -> dict[str, Axes]:
        """Draw the sets, and the empty panes that marks fill."""
        left = 0.155 if self.theme.lecture else 0.13  # "jeu d’entraînement" is longer than "training set"
        grid = figure.add_gridspec(
            1, 3, left=left, right=0.985, top=0.88, bottom=0.14, wspace=0.12, width_ratios=(1, 1.35, 1.2)
        )
        axes = {
            name: figure.add_subplot(grid[0, place], label=name) for place, name in enumerate(("sets", "seen", "cost"))
        }
        for ax in axes.values():
            dress(ax, self.theme)
        self._draw_sets(axes["sets"])
        for name, title in (("seen", _("What was seen")), ("cost", _("Claimed and honest score"))):
            axes[name].set(xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[])
            axes[name].spines[:].set_visible(False)
            set_title(axes[name], title, self.theme)
        return axes

    def _draw_sets(self, ax: Axes) -> None:
        profile, theme = self.profile, self.theme
        for place, (key, n_rows) in enumerate(profile.sizes.items()):
            counts = profile.counts.get(key, (n_rows,))
            starts = np.cumsum([0, *counts]) / max(1, sum(counts))
            for start, end, color in zip(starts, starts[1:], self._colors(), strict=False):
                ax.barh(place, end - start, left=start, height=0.5, color=color, edgecolor=theme.panel, linewidth=1)
        names = [f"{_(SET_NAMES[key])}\n{_rows(n)}" for key, n in profile.sizes.items()]
        ax.set_yticks(range(len(names)), names, parse_math=False)
        ax.set(xlim=(0, 1), ylim=(len(names) - 0.4, -0.85))
        ax.tick_params(axis="y", length=0, labelcolor=theme.ink)
        ax.grid(visible=False, axis="y")
        ax.xaxis.set_major_formatter(FuncFormatter(lambda share, _position: format_percent(share)))
        set_title(ax, _("The sets and their classes") if profile.classes else _("The sets"), theme)
        set_labels(ax, _("share of the set"), "", theme)
        # The names of the classes above the first bar, each at the beginning of its part.
        first = next(iter(profile.counts.values()), ())
        starts = np.cumsum([0, *first]) / max(1, sum(first))
        for start, name, color in zip(starts, profile.classes, self._colors(), strict=False):
            ax.text(
                start, -0.36, short(name, 10), color=color, fontsize=theme.size(0.85), fontweight="bold",
                va="center", parse_math=False, clip_on=True,
            )  # fmt: skip

    def _colors(self) -> tuple[str, ...]:
        return self.theme.classes if self.profile.classes else (self.theme.muted,)


def _rows(n: int) -> str:
    return _("{n} rows", n=format_count(n))
