"""The picture of oversampling: class balance before and after, and where the added rows stand among the others."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from course_toolkit._core.draw.axes import dress, set_labels, set_title, short
from course_toolkit._core.draw.marks import Box, Dot, Line, Mark, Text
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import LIGHT, Theme
from course_toolkit._core.words import _, format_count, format_percent, ngettext
from course_toolkit.preparation.compute.resampling.oversampled import Oversampled

MOST_POINTS = 1200
LONGEST_NAME = 24
#: Classes drawn, the largest ones first; so many have a line each.
MOST_CLASSES = 8
BAR = 0.3
PALE = 0.45
#: The area of a disc, in points squared, for each time that a row stands in the set.
AREA_OF_ONE, MOST_TIMES = 14, 30


@dataclass
class OversamplingPicture(Picture):
    """Draw what was added to a training set: how many rows to which class, and where they stand.

    Parameters
    ----------
    result : Oversampled
        What :func:`oversample` returned.
    columns : (column label, column label), optional
        The two attributes of the scatter; by default those that tell the enlarged class from the others best.
    theme : Theme
        Colours and sizes.

    See Also
    --------
    oversample, say_oversampling

    Examples
    --------
    >>> import course_toolkit as ct
    >>> from course_toolkit.preparation.compute.resampling.oversampling import oversample
    >>> frame = ct.make_sante(300, prevalence=0.1, random_state=0).frame.drop(columns="ID")
    >>> three = ct.split(frame, label="malade", random_state=0)
    >>> picture = OversamplingPicture(oversample(three.train, method="smote", random_state=0))
    >>> sorted(ax.get_label() for ax in picture.at().axes)
    ['balance', 'rows']
    """

    result: Oversampled
    columns: tuple[Hashable, Hashable] | None = None
    theme: Theme = LIGHT

    def __post_init__(self) -> None:
        self.size_inches = (13.2, 5.8) if self.theme.lecture else (10.8, 4.4)
        if self.columns is None and len(self.result.measures) > 1:
            self.columns = self.result.measures[0], self.result.measures[1]

    def __repr__(self) -> str:
        """Return what is drawn, in one line."""
        return f"OversamplingPicture({self.result!r})"

    def at(self) -> Figure:
        """Return the figure with its marks."""
        return self.figure(self.marks())

    def marks(self) -> list[Mark]:
        """Return the bars of the balance, and the made rows with those they lie between."""
        return oversampling_marks(self.result, self.columns, self.theme)

    def draw(self, figure: Figure) -> dict[str, Axes]:
        """Draw the axes, and the rows as points."""
        with_scatter = self.columns is not None
        grid = figure.add_gridspec(
            1, 2 if with_scatter else 1, left=0.12, right=0.985, top=0.9, bottom=0.13, wspace=0.18,
            width_ratios=(1, 1.25) if with_scatter else None,
        )  # fmt: skip
        axes = {"balance": figure.add_subplot(grid[0], label="balance")}
        dress(axes["balance"], self.theme)
        self._draw_balance(axes["balance"])
        if self.columns is not None:
            axes["rows"] = figure.add_subplot(grid[1], label="rows")
            dress(axes["rows"], self.theme)
            self._draw_rows(axes["rows"], self.columns)
        return axes

    def _draw_balance(self, ax: Axes) -> None:
        shown = shown_classes(self.result)
        most = max(self.result.after.values())
        ax.set(xlim=(0, most * 1.32), ylim=(len(shown) - 0.4, -0.6), yticks=range(len(shown)))
        ax.set_yticklabels([short(label, 12) for label in shown], parse_math=False)
        ax.tick_params(axis="y", colors=self.theme.ink, labelsize=self.theme.size(0.95), length=0)
        ax.xaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
        ax.grid(visible=False, axis="y")
        set_title(ax, _("Rows of each class: before (pale), after"), self.theme)

    def _draw_rows(self, ax: Axes, columns: tuple[Hashable, Hashable]) -> None:
        """Draw the rows that were there: others as grey points, the enlarged classes as discs."""
        result, theme = self.result, self.theme
        points = _points(result, columns)
        rare = result.labels[~result.added].isin(result.enlarged).to_numpy()
        original = points[~result.added]
        others = _evenly(np.flatnonzero(~rare), MOST_POINTS)
        ax.scatter(original[others, 0], original[others, 1], s=9, color=theme.muted, alpha=0.45, linewidths=0)
        members = _evenly(np.flatnonzero(rare), MOST_POINTS)
        copied = result.sampler == "RandomOverSampler"
        times = np.minimum(result.times[members], MOST_TIMES) if copied else 2
        ax.scatter(
            original[members, 0], original[members, 1], s=AREA_OF_ONE * times, color=rare_color(theme),
            alpha=0.55 if copied else 0.9, edgecolors=theme.panel, linewidths=0.6,
        )  # fmt: skip
        drawn = np.concatenate([original[others], original[members], points[result.shown]])
        for axis, i in (("x", 0), ("y", 1)):
            known = drawn[np.isfinite(drawn[:, i]), i]
            margin = 0.05 * (known.max() - known.min()) or 1.0
            ax.set(**{f"{axis}lim": (known.min() - margin, known.max() + 2 * margin)})
        set_title(ax, self._title(), theme)
        set_labels(ax, short(columns[0], LONGEST_NAME), short(columns[1], LONGEST_NAME), theme)

    def _title(self) -> str:
        if self.result.sampler == "RandomOverSampler":
            return _("Copied rows: the larger, the more often")
        return _("Made rows among the others") if self.result.parents is None else _("Made rows, each between two")


def rare_color(theme: Theme) -> str:
    """Return the colour of the rows of an enlarged class."""
    return theme.classes[3]


def made_color(theme: Theme) -> str:
    """Return the colour of added rows."""
    return theme.classes[2]


def shown_classes(result: Oversampled) -> list[Hashable]:
    """Return the classes drawn: the largest one, and those that were given most rows."""
    labels = list(result.before)
    if len(labels) <= MOST_CLASSES:
        return labels
    wanted = {labels[0], *result.enlarged[: MOST_CLASSES - 1]}
    return [label for label in labels if label in wanted]


def oversampling_marks(result: Oversampled, columns: tuple[Hashable, Hashable] | None, theme: Theme) -> list[Mark]:
    """Return the bars of the balance and, on the scatter of two columns, the made rows."""
    bars: list[Mark] = [
        mark for y, label in enumerate(shown_classes(result)) for mark in _bars(result, label, y, theme)
    ]
    return bars if columns is None else [*bars, *_made(result, columns, theme), *_legend(result, theme)]


def _bars(result: Oversampled, label: Hashable, y: int, theme: Theme) -> Iterator[Mark]:
    """Draw the rows of a class before, and below them the same with those added."""
    before, after = result.before[label], result.after[label]
    totals = sum(result.before.values()), sum(result.after.values())
    color = rare_color(theme) if after > before else theme.muted
    yield Box("balance", 0, y - BAR, before, y - 0.03, fill=color, opacity=PALE)
    yield Box("balance", 0, y + 0.03, before, y + BAR, fill=color)
    if after > before:
        yield Box("balance", before, y + 0.03, after, y + BAR, fill=made_color(theme))
    for count, total, place in ((before, totals[0], y - BAR / 2), (after, totals[1], y + BAR / 2 + 0.02)):
        words = f"{format_count(count)} · {format_percent(count / total, 1)}"
        yield Text("balance", count, place, words, theme.ink, theme.size(0.9), anchor="start", dx=6, halo=theme.panel)


def _made(result: Oversampled, columns: tuple[Hashable, Hashable], theme: Theme) -> Iterator[Mark]:
    if result.sampler == "RandomOverSampler":
        return
    points = _points(result, columns)
    parents = np.zeros((0, 2), dtype=np.intp) if result.parents is None else result.parents
    for first, second in parents:
        ends = tuple((float(x), float(y)) for x, y in points[[first, second]])
        yield Line("rows", ends, made_color(theme), width=1.2)
    for x, y in points[result.shown]:
        yield Dot("rows", float(x), float(y), made_color(theme), radius=4, edge=theme.panel)


def _legend(result: Oversampled, theme: Theme) -> Iterator[Mark]:
    """Say how many of the made rows are shown, above the balance's added rows in their colour."""
    lowest = len(shown_classes(result)) - 0.4
    right = max(result.after.values()) * 1.32
    copied = result.sampler == "RandomOverSampler"
    n = result.n_added
    words = (
        ngettext("{n} copy added", "{n} copies added", n) if copied else ngettext("{n} row made", "{n} rows made", n)
    )
    if not copied and len(result.shown) < n:
        words += " " + _("({shown} shown)", shown=format_count(len(result.shown)))
    yield Text(
        "balance", right, lowest, f"■ {words}", made_color(theme), theme.size(0.95), anchor="end", bold=True,
        dy=-1.2 * theme.size(), halo=theme.panel,
    )  # fmt: skip


def _points(result: Oversampled, columns: tuple[Hashable, Hashable]) -> NDArray[np.float64]:
    return np.column_stack([result.table[column].to_numpy(dtype=np.float64, na_value=np.nan) for column in columns])


def _evenly(positions: NDArray[np.intp], most: int) -> NDArray[np.intp]:
    if len(positions) <= most:
        return positions
    taken: NDArray[np.intp] = positions[np.linspace(0, len(positions) - 1, most).round().astype(int)]
    return taken
