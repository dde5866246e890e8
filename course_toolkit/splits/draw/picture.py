"""The plate of the split picture: how large each set is, what is in it, how exact a score on it can be."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, MaxNLocator, MultipleLocator

from course_toolkit._core.draw.axes import set_title, short
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import LIGHT, Theme
from course_toolkit._core.words import _, format_number, format_percent, ngettext
from course_toolkit.splits.compute.finding import SET_NAMES
from course_toolkit.splits.compute.sealing.census import Census, SetCount
from course_toolkit.splits.compute.sealing.partition import Split
from course_toolkit.splits.draw.groups import Shown, ink_on, shown_classes

#: How much of the width of its pane a letter takes, in a notebook; type for a lecture is larger.
LETTER, LETTER_IN_LECTURE = 0.0125, 0.0145
#: The same where the pane is as wide as the page.
LETTER_OF_PAGE, LETTER_OF_PAGE_IN_LECTURE = 0.0088, 0.0098
BAR = 0.62
LONGEST_LABEL = 24
#: Above, one decimal of a percentage is enough.
ONE_DIGIT = 0.95


@dataclass
class SplitPicture(Picture):
    """Draw a split: the sizes of its sets, the proportions of their classes, the standard error each size allows.

    Parameters
    ----------
    split : Split or Census
        What :func:`split` returned, or the count of any sets. No row of the test set is shown.
    theme : Theme
        Colours and sizes.

    See Also
    --------
    split, say_split

    Examples
    --------
    >>> import course_toolkit as ct
    >>> picture = ct.SplitPicture(ct.split(ct.load_wine(), label="target", random_state=0))
    >>> sorted(ax.get_label() for ax in picture.figure().axes)
    ['classes', 'errors', 'sizes']
    """

    split: Split | Census
    theme: Theme = LIGHT

    def __post_init__(self) -> None:
        self.size_inches = (13.2, 6.0) if self.theme.lecture else (10.8, 4.6)
        self.census = self.split if isinstance(self.split, Census) else self.split.census()

    def __repr__(self) -> str:
        """Return what is drawn, in one line."""
        return f"SplitPicture({self.split!r})"

    def draw(self, figure: Figure) -> dict[str, Axes]:
        """Draw the three panes."""
        lecture, classes = self.theme.lecture, shown_classes(self.census, self.theme)
        n_lines = -(-len(classes) // self._columns(classes))
        grid = figure.add_gridspec(
            2, 2, left=0.15 if lecture else 0.135, right=0.985, top=0.925, bottom=0.14 + 0.05 * n_lines,
            hspace=0.5 if lecture else 0.48, wspace=0.06, height_ratios=(0.85, 3), width_ratios=(2.1, 1),
        )  # fmt: skip
        places = {"sizes": grid[0, :], "classes": grid[1, 0], "errors": grid[1, 1]}
        axes = {name: figure.add_subplot(place, label=name) for name, place in places.items()}
        for ax in axes.values():
            self._dress(ax)
        self._draw_sizes(axes["sizes"])
        self._draw_classes(axes["classes"], classes)
        self._draw_errors(axes["errors"])
        return axes

    def _dress(self, ax: Axes) -> None:
        theme = self.theme
        ax.set_facecolor(theme.panel)
        ax.tick_params(colors=theme.muted, labelsize=theme.size(0.9), length=0)
        ax.set_axisbelow(True)
        ax.spines[:].set_visible(False)

    # The whole table, cut in pieces ------------------------------------------------------------------------------

    def _draw_sizes(self, ax: Axes) -> None:
        census, theme = self.census, self.theme
        ax.set(xlim=(0, 1), ylim=(0, 1), xticks=(), yticks=())
        left = 0.0
        for one, color in zip(census.sets, self._set_colors(), strict=True):
            ax.barh(0.5, one.share, left=left, height=1, color=color, edgecolor=theme.paper, linewidth=2)
            self._name_piece(ax, left, one, ink_on(color))
            left += one.share
        if census.n_dropped:
            ax.barh(0.5, 1 - left, left=left, height=1, color=theme.panel, edgecolor=theme.muted, hatch="////", lw=1)
        title = ngettext("The table: {n} row", "The table: {n} rows", census.n_rows)
        if census.n_dropped:
            title += " · " + ngettext("hatched: {n} row in no set", "hatched: {n} rows in no set", census.n_dropped)
        set_title(ax, title, self.theme)

    def _name_piece(self, ax: Axes, left: float, one: SetCount, ink: str) -> None:
        """Write into a piece of the table as much as it has room for."""
        letter = LETTER_OF_PAGE_IN_LECTURE if self.theme.lecture else LETTER_OF_PAGE
        rows, share = ngettext("{n} row", "{n} rows", one.n_rows), format_percent(one.share)
        for text in (f"{_(SET_NAMES[one.key])}\n{rows} · {share}", f"{rows}\n{share}", share):
            if max(map(len, text.splitlines())) * letter < one.share:
                ax.text(
                    left + one.share / 2, 0.48, text, ha="center", va="center", color=ink, linespacing=1.35,
                    fontsize=self.theme.size(), parse_math=False,
                )  # fmt: skip
                return

    def _set_colors(self) -> list[str]:
        """Return a grey for each set that learns or chooses, and the ink for the one under seal."""
        theme = self.theme
        colors = {"train": theme.grid, "validation": theme.muted, "test": theme.ink}
        return [colors[one.key] for one in self.census.sets]

    # The classes of each set -------------------------------------------------------------------------------------

    def _draw_classes(self, ax: Axes, classes: Sequence[Shown]) -> None:
        sets = self.census.sets
        ax.set(xlim=(0, 1), ylim=(len(sets) - 0.45, -0.55), yticks=range(len(sets)))
        ax.set_yticklabels(
            [_(SET_NAMES[one.key]).replace(" ", "\n", 1) for one in sets], color=self.theme.ink,
            fontsize=self.theme.size(0.95), linespacing=1.15,
        )  # fmt: skip
        ax.xaxis.set_major_locator(MultipleLocator(0.25))
        ax.xaxis.set_major_formatter(FuncFormatter(lambda share, _position: format_percent(share)))
        self._stack(ax, classes)
        self._connect(ax, classes)
        if self.census.task == "classification":
            title = _("Share of each class of “{label}”", label=short(self.census.label, LONGEST_LABEL))
        else:
            title = _("Share of each quarter of “{label}”", label=short(self.census.label, LONGEST_LABEL))
        set_title(ax, title, self.theme)
        self._legend(ax, classes)

    def _stack(self, ax: Axes, classes: Sequence[Shown]) -> None:
        theme = self.theme
        letter = LETTER_IN_LECTURE if theme.lecture else LETTER
        left = [0.0] * len(self.census.sets)
        for shown in classes:
            ax.barh(
                range(len(left)), shown.shares, left=left, height=BAR, color=shown.color, edgecolor=theme.paper,
                linewidth=1,
            )  # fmt: skip
            for y, share in enumerate(shown.shares):
                text = format_percent(share, 0 if len(classes) > 4 else 1)
                if len(text) * letter < share:
                    ax.text(
                        left[y] + share / 2, y, text, ha="center", va="center_baseline", color=shown.ink,
                        fontsize=theme.size(0.95), parse_math=False,
                    )  # fmt: skip
                left[y] += share

    def _connect(self, ax: Axes, classes: Sequence[Shown]) -> None:
        """Join where two classes meet from one bar to the next: upright where the proportions are the same."""
        meeting = [list(accumulate(shares)) for shares in zip(*(shown.shares for shown in classes[:-1]), strict=True)]
        for y, (above, below) in enumerate(pairwise(meeting)):
            for ends in zip(above, below, strict=True):
                ax.plot(ends, [y + BAR / 2, y + 1 - BAR / 2], color=self.theme.muted, linewidth=1)

    def _legend(self, ax: Axes, classes: Sequence[Shown]) -> None:
        handles: list[Artist] = [Patch(facecolor=shown.color) for shown in classes]
        # matplotlib leaves out a name that begins with an underscore: the names are put in afterwards.
        legend = ax.legend(
            handles, ["x" * len(shown.name) for shown in classes], loc="upper left", bbox_to_anchor=(-0.01, -0.12),
            ncols=self._columns(classes), fontsize=self.theme.size(0.9), frameon=False,
            labelcolor=self.theme.ink, handlelength=1, handleheight=1, columnspacing=1.4, borderaxespad=0,
        )  # fmt: skip
        for text, shown in zip(legend.get_texts(), classes, strict=True):
            text.set(text=shown.name, parse_math=False)

    def _columns(self, classes: Sequence[Shown]) -> int:
        """Return how many names stand side by side under the pane."""
        letter = LETTER_IN_LECTURE if self.theme.lecture else LETTER
        longest = max(len(shown.name) for shown in classes) + 5
        return min(len(classes), max(1, int(1.05 / (letter * longest))))

    # What a score on each set can say -------------------------------------------------------------------------------

    def _draw_errors(self, ax: Axes) -> None:
        theme, sets = self.theme, self.census.sets
        classes = self.census.task == "classification"
        widest = max(100 * one.std_error for one in sets)
        ax.set(ylim=(len(sets) - 0.45, -0.55), xlim=(-1.35 * widest, 1.35 * widest), yticks=())
        ax.axvline(0, color=theme.muted, linewidth=1)
        for y, one in enumerate(sets):
            # Nobody reports a score on the rows that were learned from.
            self._draw_error(ax, y, 100 * one.std_error, theme.muted if one.key == "train" else theme.accent)
        ax.xaxis.set_major_locator(MaxNLocator(nbins=4, symmetric=True))
        ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _position: _signed(x)))
        set_title(ax, _("A score is exact to …"), self.theme)
        ax.set_xlabel(
            _("standard error of an accuracy, at most") if classes else _("standard error, in % of the RMSE"),
            color=theme.muted, fontsize=theme.size(0.9), labelpad=6,
        )  # fmt: skip

    def _draw_error(self, ax: Axes, y: float, error: float, color: str) -> None:
        theme = self.theme
        ax.plot([-error, error], [y + 0.1] * 2, color=color, linewidth=2 * theme.line_width, solid_capstyle="butt")
        for end in (-error, error):
            ax.plot([end, end], [y - 0.02, y + 0.22], color=color, linewidth=theme.line_width)
        text = format_number(error, 1 if error > ONE_DIGIT else 2)
        if self.census.task == "classification":
            text = _("± {points} points", points=text)
        else:
            text = "± " + format_percent(error / 100, 1 if error > ONE_DIGIT else 2)
        ax.text(
            0, y - 0.2, text, ha="center", va="center_baseline", color=theme.ink, fontsize=theme.size(),
            fontweight="bold", parse_math=False, bbox={"facecolor": theme.panel, "edgecolor": "none", "pad": 1},
        )  # fmt: skip


def _signed(value: float) -> str:
    """Write a deviation with its sign and as many decimals as it needs."""
    digits = 0 if float(value).is_integer() else 1 if float(10 * value).is_integer() else 2
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return sign + format_number(abs(value), digits)
