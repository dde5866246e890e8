"""The plate of the picture of scalings: a ruler for each scaling, a scatter, and a table of distances."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from course_toolkit._core.draw.axes import dress, set_labels, set_title, short
from course_toolkit._core.draw.marks import Mark
from course_toolkit._core.draw.panes import Events
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import LIGHT, Theme
from course_toolkit._core.words import _
from course_toolkit.preparation.compute.scaling.comparison import ScalingComparison
from course_toolkit.preparation.compute.scaling.methods import METHODS, SCALERS
from course_toolkit.preparation.compute.scaling.plane import evenly
from course_toolkit.preparation.compute.scaling.strips import SCALED_LIMITS
from course_toolkit.preparation.draw.scaling.marks import scaling_marks
from course_toolkit.preparation.draw.scaling.places import (
    BAR,
    BOTTOM,
    BOTTOM_WITHOUT_NEW,
    HEADING,
    KEPT,
    SCORE,
    TOP,
)

MOST_POINTS = 1500
LONGEST_NAME = 24


@dataclass
class ScalingPicture(Picture):
    """Draw one attribute under each scaling on one ruler, and what distances see of two.

    Parameters
    ----------
    comparison : ScalingComparison
        What :func:`compare_scalings` returned.
    theme : Theme
        Colours and sizes.

    See Also
    --------
    compare_scalings, say_scaling, ScalingExplorer

    Examples
    --------
    >>> import course_toolkit as ct
    >>> from course_toolkit.preparation.compute.scaling.compare import compare_scalings
    >>> compared = compare_scalings(ct.load_sante(), column="Age", with_column="poids")
    >>> figure = ScalingPicture(compared).at("standard")
    >>> [ax.get_label() for ax in figure.axes]
    ['raw', 'standard', 'robust', 'minmax', 'quantile', 'neighbors', 'distances']
    """

    comparison: ScalingComparison
    theme: Theme = LIGHT

    def __post_init__(self) -> None:
        self.size_inches = (13.2, 6.5) if self.theme.lecture else (10.8, 6.4)

    def __repr__(self) -> str:
        """Return what is drawn, in one line."""
        return f"ScalingPicture({self.comparison!r})"

    def marks(self, scaling: str | None = None, *, place: int | None = None) -> list[Mark]:
        """Return the marks; ``scaling`` is the one pointed at, ``place`` the row of the plane whose neighbours show."""
        return scaling_marks(self.comparison, scaling=scaling, place=place, theme=self.theme)

    def at(self, scaling: str | None = None, *, place: int | None = None) -> Figure:
        """Return the figure with its marks."""
        return self.figure(self.marks(scaling, place=place))

    def events(self) -> Mapping[str, Events]:
        """Let a click choose a scaling, or a row."""
        return dict.fromkeys(self._panes, "click")

    @property
    def _panes(self) -> tuple[str, ...]:
        return (*METHODS, "neighbors", "distances") if self.comparison.plane is not None else METHODS

    def draw(self, figure: Figure) -> dict[str, Axes]:
        """Draw the axes, the points of the scatter and the names of the table."""
        axes = self._axes(figure)
        for ax in axes.values():
            dress(ax, self.theme)
        for method in METHODS:
            self._draw_strip(axes[method], method)
        if "neighbors" in axes:
            self._draw_scatter(axes["neighbors"])
            self._draw_table(axes["distances"])
        return axes

    def _axes(self, figure: Figure) -> dict[str, Axes]:
        lecture, alone = self.theme.lecture, len(self._panes) == len(METHODS)
        right = 0.985 if alone else 0.535
        rows = figure.add_gridspec(
            len(METHODS), 1, left=0.02, right=right, top=0.95, bottom=0.055, hspace=1.2 if lecture else 0.72
        )
        axes = {method: figure.add_subplot(rows[i], label=method) for i, method in enumerate(METHODS)}
        if not alone:
            beside = figure.add_gridspec(
                2, 1, left=0.625 if lecture else 0.61, right=0.985, top=0.95, bottom=0.03, hspace=0.42,
                height_ratios=(1.25, 1),
            )  # fmt: skip
            for i, name in enumerate(("neighbors", "distances")):
                axes[name] = figure.add_subplot(beside[i], label=name)
        return axes

    # One ruler for each scaling -------------------------------------------------------------------

    def _draw_strip(self, ax: Axes, method: str) -> None:
        compared = self.comparison
        has_new = compared.rows.new is not None
        limits = compared.strips["raw"].limits if method == "raw" else SCALED_LIMITS
        ax.set(xlim=limits, ylim=(BOTTOM if has_new else BOTTOM_WITHOUT_NEW, TOP), yticks=[])
        ax.xaxis.set_major_locator(MaxNLocator(nbins=8, integer=method != "raw"))
        ax.spines["left"].set_visible(False)
        ax.spines["bottom"].set_visible(False)
        ax.axhline(0, color=self.theme.muted, linewidth=0.8)
        name = _("{column}, raw", column=short(compared.column, LONGEST_NAME))
        set_title(ax, name if method == "raw" else SCALERS[method], self.theme)

    # Two attributes -------------------------------------------------------------------------------

    def _draw_scatter(self, ax: Axes) -> None:
        compared, theme = self.comparison, self.theme
        columns = (compared.column, compared.with_column)
        limits = [compared.limits_of(column) for column in columns]
        ax.set(xlim=limits[0], ylim=limits[1])
        points = np.column_stack([compared.rows.attribute(column).train for column in columns])
        known = np.flatnonzero(np.isfinite(points).all(axis=1))
        points = points[evenly(known, MOST_POINTS)]
        inside = np.logical_and.reduce([(low <= points[:, i]) & (points[:, i] <= high)
                                        for i, (low, high) in enumerate(limits)])  # fmt: skip
        size = 22 if len(points) < 200 else 7
        ax.scatter(points[inside, 0], points[inside, 1], s=size, color=theme.muted, alpha=0.55, linewidths=0)
        beyond = [np.clip(points[~inside, i], *limits[i]) for i in range(2)]
        ax.scatter(beyond[0], beyond[1], s=26, color=theme.muted, marker="x", linewidths=1.2, clip_on=False)
        ax.xaxis.set_major_locator(MaxNLocator(nbins=6))
        set_title(ax, _("Neighbours of one row"), theme)
        set_labels(ax, short(columns[0], LONGEST_NAME), short(columns[1], LONGEST_NAME), theme)

    def _draw_table(self, ax: Axes) -> None:
        compared, theme = self.comparison, self.theme
        ax.set(xlim=(0, 1), ylim=(len(METHODS) - 1 + BAR, -HEADING - BAR / 2), xticks=[], yticks=[])
        ax.grid(visible=False)
        ax.spines[:].set_visible(False)
        ax.set_facecolor("none")
        set_title(ax, _("Share of “{column}” in squared distances", column=short(compared.column)), theme)
        for y, method in enumerate(METHODS):
            name = _("raw") if method == "raw" else SCALERS[method]
            ax.text(0, y, name, va="center_baseline", color=theme.ink, fontsize=theme.size(0.9))
        headings = {KEPT: _("neighbours\nkept")}
        if compared.scores is not None:
            metric = "R²" if compared.scores.metric == "r2" else _("accuracy")
            headings[SCORE] = f"k-NN\n{metric}"
        for x, text in headings.items():
            ax.text(x, -0.45, text, ha="right", va="bottom", color=theme.muted, fontsize=theme.size(0.8))
