"""The picture of one suspicion: what is suspected among the rest, and where in the table it stands."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.dates import AutoDateFormatter, AutoDateLocator, date2num
from matplotlib.figure import Figure

from course_toolkit._core.draw.axes import dress, set_labels, set_title, short
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import LIGHT, Theme
from course_toolkit._core.words import _, ngettext
from course_toolkit.first_look.compute.suspect import Bars, Counts, Floats, Levels, Points, SuspectView

#: The days that matplotlib's calendar knows, counted from 1970.
CALENDAR = (-719_162.0, 2_932_896.0)
#: Beyond so many suspects a line each would be a block.
MOST_LINES = 200


@dataclass
class SuspectPicture(Picture):
    """Draw one suspicion: the values suspected among the others, and where in the table their rows stand.

    Parameters
    ----------
    view : SuspectView
        What is to be seen of it.
    theme : Theme
        Colours and sizes.

    See Also
    --------
    AuditExplorer : Shows it with what it may mean.
    """

    view: SuspectView
    theme: Theme = LIGHT

    def __post_init__(self) -> None:
        height = 1.2 if self.view.kind == "rows" else 3.6
        # In a lecture the decisions stand under it on the same screen.
        self.size_inches = (13.2, 1.2 * height) if self.theme.lecture else (10.8, height)

    def __repr__(self) -> str:
        """Return what is drawn, in one line."""
        return f"SuspectPicture({', '.join(map(str, self.view.columns))})"

    def draw(self, figure: Figure) -> dict[str, Axes]:
        """Draw the values, and a strip of the table's rows under them."""
        left = 0.085 if self.theme.lecture else 0.075
        if self.view.kind == "rows":
            ax = figure.add_axes((left, 0.36, 0.985 - left, 0.34), label="rows")
            dress(ax, self.theme)
            self._draw_rows(ax)
            return {"rows": ax}
        return self._draw_all(figure, left)

    def _draw_all(self, figure: Figure, left: float) -> dict[str, Axes]:
        two = self.view.rest is not None
        grid = figure.add_gridspec(
            2, 2 if two else 1, left=left, right=0.985, top=0.9, bottom=0.135 if self.theme.lecture else 0.115,
            hspace=0.6 if self.view.points is None else 0.8, wspace=0.14, height_ratios=(6, 0.55),
        )  # fmt: skip
        axes = {"values": figure.add_subplot(grid[0, 0], label="values")}
        if two:
            axes["rest"] = figure.add_subplot(grid[0, 1], label="rest")
        axes["rows"] = figure.add_subplot(grid[1, :], label="rows")
        for ax in axes.values():
            dress(ax, self.theme)
        self._draw_values(axes["values"])
        if self.view.rest is not None:
            self._draw_bars(axes["rest"], self.view.rest, _("without what is suspected"))
        self._draw_rows(axes["rows"])
        return axes

    def _draw_values(self, ax: Axes) -> None:
        view = self.view
        if view.points is not None:
            self._draw_points(ax, view.points)
        elif view.whole is not None:
            self._draw_bars(ax, view.whole, short(view.columns[0], 40))
        elif view.levels is not None:
            self._draw_levels(ax, view.levels)

    def _draw_bars(self, ax: Axes, bars: Bars, title: str) -> None:
        theme = self.theme
        edges = self._positions(bars.edges, which=0)
        ax.bar(
            edges[:-1], bars.others, np.diff(edges), align="edge", color=theme.classes[3], edgecolor=theme.panel, lw=0.8
        )
        ax.bar(
            edges[:-1], bars.suspected, np.diff(edges), align="edge", bottom=bars.others, color=theme.accent,
            edgecolor=theme.panel, linewidth=0.8,
        )  # fmt: skip
        self._mark(ax, (edges[:-1] + edges[1:]) / 2, bars.others + bars.suspected, bars.suspected)
        ax.set_ylim(0, max(1.0, float((bars.others + bars.suspected).max())) * 1.12)
        self._dates(ax, x=0)
        set_title(ax, title, theme)
        set_labels(ax, "", _("rows"), theme)

    def _mark(self, ax: Axes, places: Floats, heights: Counts, suspected: Counts) -> None:
        """Put a sign over each bar that holds suspects: one row among thousands is no bar that can be seen."""
        held = suspected > 0
        lifted = heights[held] + 0.045 * float(heights.max())
        size = 7 if self.theme.lecture else 5
        ax.plot(places[held], lifted, linestyle="", marker="v", color=self.theme.accent, markersize=size)

    def _draw_levels(self, ax: Axes, levels: Levels) -> None:
        theme, places = self.theme, np.arange(len(levels.names))
        ax.bar(places, levels.others, 0.7, color=theme.classes[3])
        ax.bar(places, levels.suspected, 0.7, bottom=levels.others, color=theme.accent)
        self._mark(ax, places.astype(float), levels.others + levels.suspected, levels.suspected)
        ax.set_ylim(0, max(1.0, float((levels.others + levels.suspected).max())) * 1.12)
        limit = 9 if len(levels.names) > 8 else 16
        names = [f"« {short(name, limit)} »" if name != name.strip() else short(name, limit) for name in levels.names]
        ax.set_xticks(places, names, parse_math=False)
        ax.tick_params(axis="x", length=0)
        ax.grid(visible=False, axis="x")
        left_out = ngettext("{n} value more", "{n} values more", levels.n_left_out) if levels.n_left_out else ""
        set_title(ax, " – ".join(filter(None, [short(self.view.columns[0], 40), left_out])), theme)
        set_labels(ax, "", _("rows"), theme)

    def _draw_points(self, ax: Axes, points: Points) -> None:
        theme, suspected = self.theme, points.is_suspected
        x, y = self._positions(points.x, which=0), self._positions(points.y, which=1)
        size = 5 if theme.lecture else 3.5
        ax.plot(
            x[~suspected], y[~suspected], "o", color=theme.classes[3], markersize=size, alpha=0.55, markeredgewidth=0
        )
        ax.plot(
            x[suspected], y[suspected], "D", color=theme.accent, markersize=1.6 * size, markeredgecolor=theme.panel,
            markeredgewidth=0.8,
        )  # fmt: skip
        self._dates(ax, x=0, y=1)
        names = [short(name, 40) for name in self.view.columns]
        title = _("{first} and {second}", first=names[0], second=names[1])
        if points.n_left_out:
            left_out = ngettext("{n} row not drawn", "{n} rows not drawn", points.n_left_out)
            title = f"{title} – {left_out}"
        set_title(ax, title, theme)
        set_labels(ax, names[0], names[1], theme)

    def _draw_rows(self, ax: Axes) -> None:
        rows = self.view.rows
        ax.set(xlim=(-0.005, 1.005), ylim=(0, 1), yticks=[], xticks=[0, 1])
        first, last = ax.set_xticklabels([_("first row"), _("last row")])
        first.set_horizontalalignment("left")
        last.set_horizontalalignment("right")
        ax.grid(visible=False)
        ax.spines[:].set_visible(True)
        ax.spines[:].set_color(self.theme.grid)
        shown = rows[:: max(1, -(-len(rows) // MOST_LINES))]
        ax.vlines(shown, 0.08, 0.92, color=self.theme.accent, linewidth=2.2 if self.theme.lecture else 1.6)
        words = ngettext("Where the row stands in the table", "Where the {n} rows stand in the table", len(rows))
        set_title(ax, words if len(rows) else _("The whole column is concerned"), self.theme)

    def _positions(self, floats: Floats, *, which: int) -> Floats:
        """Return numbers as they are, and dates as matplotlib counts them."""
        if not self.view.dates[which]:
            return floats
        return np.asarray(date2num(np.asarray(floats, dtype=np.int64).astype("datetime64[s]")), dtype=np.float64)

    def _dates(self, ax: Axes, *, x: int, y: int | None = None) -> None:
        for axis, which in ((ax.xaxis, x), (ax.yaxis, y)):
            if which is not None and self.view.dates[which] and _stays_in_calendar(axis):
                locator = AutoDateLocator(minticks=3, maxticks=8)
                axis.set_major_locator(locator)
                axis.set_major_formatter(AutoDateFormatter(locator))


def _stays_in_calendar(axis: Axis) -> bool:
    """Keep the room beside the dates within the years that matplotlib knows; say whether the dates are."""
    (low, high), (first, last) = axis.get_view_interval(), axis.get_data_interval()
    if first < CALENDAR[0] or last > CALENDAR[1]:
        return False
    axis.set_view_interval(max(low, CALENDAR[0]), min(high, CALENDAR[1]), ignore=True)
    return True
