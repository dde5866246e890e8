"""The picture of a first look: each column as a small histogram, bars or a timeline, and what of it is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course_toolkit._core.compute.printing import printable
from course_toolkit._core.draw.axes import short
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import LIGHT, Theme
from course_toolkit._core.words import _, format_count, format_number, format_percent, format_power, ngettext
from course_toolkit.first_look.compute.looking import FirstLook, Sketch, sketch

N_ACROSS, N_ACROSS_IN_LECTURE, LEAST_ACROSS = 5, 4, 3
WIDTH, PANE_HEIGHT = 11.0, 1.75
WIDTH_IN_LECTURE, PANE_HEIGHT_IN_LECTURE = 13.2, 2.5
#: Inches above the panes for the title.
HEAD = 0.55
#: Letters that a pane has room for: in its title, and in the name of a bar.
LONGEST_TITLE, LONGEST_BAR = 17, 12
SMALLEST_SHARE = 0.01
#: How high the strip of missing cells is, in parts of a pane.
STRIP = 0.07
LEAST_BARS = 4
TOO_LONG, TOO_SMALL = 1e6, 0.01


@dataclass
class FirstLookPicture(Picture):
    """Draw a table: what each column holds, and which part of it is missing.

    Parameters
    ----------
    look : FirstLook
        What :func:`first_look` returned. The first twenty columns are drawn, the label before the others.
    theme : Theme
        Colours and sizes.

    See Also
    --------
    first_look, say_first_look

    Examples
    --------
    >>> import course_toolkit as ct
    >>> from course_toolkit.first_look.compute.looking import first_look
    >>> from course_toolkit.first_look.draw.looking import FirstLookPicture
    >>> picture = FirstLookPicture(first_look(ct.load_sante(), label="malade"))
    >>> [ax.get_label() for ax in picture.figure().axes]
    ['0', '1', '2', '3', '4', '5']
    """

    look: FirstLook
    theme: Theme = LIGHT

    def __post_init__(self) -> None:
        self.sketches: Sequence[Sketch] = sketch(self.look)
        lecture = self.theme.lecture
        n_rows = max(1, ceil(len(self.sketches) / (N_ACROSS_IN_LECTURE if lecture else N_ACROSS)))
        self.n_across = max(LEAST_ACROSS, ceil(len(self.sketches) / n_rows))
        width, height = (WIDTH_IN_LECTURE, PANE_HEIGHT_IN_LECTURE) if lecture else (WIDTH, PANE_HEIGHT)
        self.n_down = max(1, ceil(len(self.sketches) / self.n_across))
        self.size_inches = (width, HEAD + height * self.n_down)

    def __repr__(self) -> str:
        """Return what is drawn, in one line of numbers."""
        drawn = ", ".join(map(_fingerprint, self.sketches))
        return f"FirstLookPicture({self.look.n_rows} × {self.look.n_columns}: {drawn})"

    def draw(self, figure: Figure) -> Mapping[str, Axes]:
        """Draw a pane for each column."""
        self._head(figure)
        high = self.size_inches[1]
        grid = figure.add_gridspec(
            self.n_down, self.n_across, left=0.02, right=0.985, top=1 - (HEAD + 0.28) / high, bottom=0.32 / high,
            hspace=0.72, wspace=0.16,
        )  # fmt: skip
        axes = {}
        for place, one in enumerate(self.sketches):
            ax = figure.add_subplot(grid[place // self.n_across, place % self.n_across], label=str(place))
            self._pane(ax, one)
            axes[str(place)] = ax
        return axes

    def _head(self, figure: Figure) -> None:
        look, theme = self.look, self.theme
        rows = ngettext("{n} row", "{n} rows", look.n_rows)
        columns = ngettext("{n} column", "{n} columns", look.n_columns)
        text = _("{rows} × {columns}", rows=rows, columns=columns)
        left = look.n_columns - len(self.sketches)
        if left:
            text += " · " + ngettext("{n} column more is not drawn", "{n} columns more are not drawn", left)
        y = 1 - 0.24 / self.size_inches[1]
        figure.text(0.02, y, text, color=theme.ink, fontsize=theme.size(1.1), fontweight="bold", va="center",
                    parse_math=False)  # fmt: skip

    def _pane(self, ax: Axes, one: Sketch) -> None:
        theme = self.theme
        ax.set_facecolor(theme.panel)
        ax.spines[:].set_visible(False)
        ax.tick_params(colors=theme.muted, labelsize=theme.size(0.78), length=0, pad=6)
        ax.set_yticks(())
        title = short(_name(one), LONGEST_TITLE)
        color = theme.accent if one.is_label else theme.ink
        ax.text(0, 1.06, title, transform=ax.transAxes, color=color, fontsize=theme.size(0.95), fontweight="bold",
                va="bottom", parse_math=False)  # fmt: skip
        if one.edges is not None:
            self._histogram(ax, one)
        elif len(one.counts):
            self._bars(ax, one)
        else:
            self._nothing(ax, one)
        self._say_missing(ax, one)

    def _histogram(self, ax: Axes, one: Sketch) -> None:
        edges: list[float] = [] if one.edges is None else one.edges.tolist()
        color = self.theme.classes[3] if one.kind == "date" else self.theme.classes[4]
        ax.bar(edges[:-1], one.counts, width=[b - a for a, b in pairwise(edges)], align="edge",
               color=color, edgecolor=self.theme.panel, linewidth=0.4)  # fmt: skip
        low, high = edges[0], edges[-1]
        ax.set(xlim=(low, high), ylim=(0, max(1, int(one.counts.max())) * 1.05))
        if one.n_missing:
            self._strip(ax, one)
        ax.tick_params(axis="x", pad=13 if one.n_missing else 5)
        ax.set_xticks([low, high], [_end(low, one), _end(high, one)])
        for label, side in zip(ax.get_xticklabels(), ("left", "right"), strict=True):
            label.set(ha=side, parse_math=False)

    def _bars(self, ax: Axes, one: Sketch) -> None:
        """Draw a bar for each value, longest room for the longest, and one for all others."""
        theme = self.theme
        names = [short(printable(name) or "∅", LONGEST_BAR) for name in one.names]
        counts = one.counts.tolist()
        if one.n_others:
            n = one.n_distinct - len(names)
            names.append(ngettext("{n} other", "{n} others", n))
            counts.append(one.n_others)
        colors = [theme.classes[0]] * len(one.names) + [theme.muted] * (len(names) - len(one.names))
        if one.n_missing:  # beside the values: is it one of them?
            names, counts, colors = [*names, _("missing")], [*counts, one.n_missing], [*colors, theme.accent]
        most = max(counts)
        ax.barh(range(len(names)), [count / most for count in counts], height=0.72, left=0, color=colors)
        ax.set(xlim=(-1.15, 1.6), ylim=(max(len(names), LEAST_BARS) - 0.5, -0.5), xticks=())
        for y, (name, count) in enumerate(zip(names, counts, strict=True)):
            ax.text(-0.06, y, name, ha="right", va="center_baseline", color=theme.ink, fontsize=theme.size(0.78),
                    parse_math=False)  # fmt: skip
            ax.text(count / most + 0.05, y, format_count(count), ha="left", va="center_baseline", color=theme.muted,
                    fontsize=theme.size(0.74), parse_math=False)  # fmt: skip

    def _nothing(self, ax: Axes, one: Sketch) -> None:
        text = _("lists or objects") if one.kind == "nested" else _("nothing")
        ax.set(xticks=(), xlim=(0, 1), ylim=(0, 1))
        ax.text(0.5, 0.5, text, ha="center", va="center", color=self.theme.muted, fontsize=self.theme.size(0.85),
                parse_math=False)  # fmt: skip

    def _strip(self, ax: Axes, one: Sketch) -> None:
        """Draw how much is missing as a strip under the pane."""
        strip = ax.inset_axes((0, -STRIP - 0.03, 1, STRIP), label=f"missing {ax.get_label()}")
        strip.set(xlim=(0, 1), ylim=(0, 1), xticks=(), yticks=(), facecolor=self.theme.grid)
        strip.spines[:].set_visible(False)
        strip.barh(0.5, one.missing_share, height=1, color=self.theme.accent)

    def _say_missing(self, ax: Axes, one: Sketch) -> None:
        """Write how much is missing beside the name."""
        if not one.n_missing:
            return
        share = one.missing_share
        text = format_percent(share, 0 if share >= SMALLEST_SHARE else 1)
        ax.text(1, 1.06, _("{share} missing", share=text), transform=ax.transAxes, ha="right", va="bottom",
                color=self.theme.accent, fontsize=self.theme.size(0.78), parse_math=False)  # fmt: skip


def _name(one: Sketch) -> str:
    return printable(str(one.name))


def _fingerprint(one: Sketch) -> str:
    counts = "+".join(map(str, [*one.counts.tolist(), *([one.n_others] if one.n_others else [])])) or "—"
    return f"{_name(one)} {counts}" + (f" + {one.n_missing} missing" if one.n_missing else "")


def _end(value: float, one: Sketch) -> str:
    """Write an end of an axis: a day, or a number with as many digits as it needs."""
    if one.kind == "date":
        return str(np.datetime64(int(value), "s").astype("datetime64[D]"))  # datetime ends with the year 9999
    size = abs(value)
    if value and not TOO_SMALL <= size < TOO_LONG:
        return format_power(value, 2)
    return format_number(value, 0 if value.is_integer() or size >= 100 else 1 if size >= 10 else 2)
