"""The picture of all attributes: the matrix in the order of its tree, the tree, and one pair."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from numpy.typing import NDArray

from course_toolkit._core.draw.axes import dress, set_labels, set_title, short
from course_toolkit._core.draw.panes import Events
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import LIGHT, Theme
from course_toolkit._core.words import _, format_count, format_number
from course_toolkit.attributes.compute.association import is_category
from course_toolkit.attributes.compute.correlation_result import Correlations
from course_toolkit.attributes.compute.pairs import PairOutcome
from course_toolkit.attributes.draw.correlation_colors import CellColors, ink_on
from course_toolkit.attributes.draw.correlation_layout import Layout, lay_out
from course_toolkit.attributes.draw.correlation_pane import draw_pane

NAME_LENGTH, LECTURE_LENGTH = 20, 14
#: Up to so many attributes there is room for the number in each cell.
MOST_WRITTEN = 15
#: The corner of a cell that says that one row makes the correlation, as a share of its sides.
CORNER = 0.3
METHOD_TITLES = {
    "pearson": "r (Pearson)",
    "spearman": "ρ (Spearman)",  # noqa: RUF001 — rho, Spearman's letter
    "auto": "r (Pearson), ρ (Spearman)",  # noqa: RUF001 — the same
}


@dataclass
class CorrelationPicture(Picture):
    """Draw the clustered matrix of correlations, its tree, the links with the label, and one pair.

    Parameters
    ----------
    correlations : Correlations
        What :func:`correlate` returned.
    pair : PairOutcome, optional
        The two attributes to show beside the matrix; None leaves their place empty.
    ringed : int, optional
        The position of the row to ring among the points of the pair.
    theme : Theme
        Colours and sizes.

    See Also
    --------
    correlate, say_correlations, CorrelationExplorer

    Examples
    --------
    >>> import course_toolkit as ct
    >>> from course_toolkit.attributes.compute.correlation import correlate
    >>> picture = CorrelationPicture(correlate(ct.load_wine(), label="target"))
    >>> [ax.get_label() for ax in picture.figure().axes]
    ['matrix', 'label', 'tree', 'signs']
    """

    n_colors: ClassVar[int | None] = None

    correlations: Correlations
    pair: PairOutcome | None = None
    ringed: int | None = None
    theme: Theme = LIGHT

    def __post_init__(self) -> None:
        self.layout: Layout = lay_out(
            [self._name(name) for name in self._names], has_label=self.correlations.label is not None,
            has_pair=self.pair is not None, theme=self.theme,
        )  # fmt: skip
        self.size_inches = self.layout.size_inches

    def __repr__(self) -> str:
        return f"CorrelationPicture({self.correlations!r})"

    def draw(self, figure: Figure) -> dict[str, Axes]:
        """Draw what no threshold moves."""
        axes = {"matrix": self._draw_matrix(figure)}
        if self.correlations.label is not None:
            axes["label"] = self._draw_label(figure)
        axes["tree"] = self._draw_tree(figure)
        self._draw_signs(figure)
        if self.pair is not None:
            axes["pair"] = draw_pane(self.layout.add(figure, "pair"), self.pair, ringed=self.ringed, theme=self.theme)
        return axes

    def events(self) -> Mapping[str, Events]:
        """Let a click choose a cell, and a drag the threshold."""
        return {"matrix": "click", "label": "click", "tree": "drag"}

    @property
    def _names(self) -> list[object]:
        return [self.correlations.names[place] for place in self.correlations.shown]

    def _draw_matrix(self, figure: Figure) -> Axes:
        found, shown = self.correlations, self.correlations.shown
        block = np.ix_(shown, shown)
        ax = self.layout.add(figure, "matrix")
        has_category = np.array([is_category(found.attributes[place]) for place in shown])
        self._draw_cells(ax, found.links[block], ~(has_category[:, None] | has_category))
        self._draw_corners(ax, found.cells.is_fragile[block], found.cells.ranks_differ[block])
        self._name_cells(ax)
        title = _("Correlations: {measure}", measure=METHOD_TITLES[found.method])
        if found.n_hidden:
            title = _("The {n} strongest of {total}: {measure}", n=format_count(len(shown)),
                      total=format_count(len(found.names)), measure=METHOD_TITLES[found.method])  # fmt: skip
        set_title(ax, title, self.theme)
        return ax

    def _draw_label(self, figure: Figure) -> Axes:
        found, shown = self.correlations, self.correlations.shown
        links = found.cells.links[shown, len(found.names)]
        of_label = found.columns.label is not None and is_category(found.columns.label)
        has_sign = np.array([not of_label and not is_category(found.attributes[place]) for place in shown])
        ax = self.layout.add(figure, "label")
        self._draw_cells(ax, links[:, None], has_sign[:, None])
        flags = (found.cells.is_fragile, found.cells.ranks_differ)
        self._draw_corners(ax, *(flag[shown, len(found.names)][:, None] for flag in flags))
        self._write_column(ax, 0, self._name(found.label), bold=True)
        return ax

    def _draw_cells(self, ax: Axes, links: NDArray[np.float64], has_sign: NDArray[np.bool_]) -> None:
        n_rows, n_columns = links.shape
        colors = CellColors(self.theme).of(links, has_sign)
        ax.imshow(colors, interpolation="nearest", aspect="auto", extent=(-0.5, n_columns - 0.5, n_rows - 0.5, -0.5))
        ax.set(xticks=[], yticks=[], facecolor=self.theme.paper)
        ax.spines[:].set_color(self.theme.grid)
        for (row, column), link in np.ndenumerate(links):
            if np.isnan(link):
                words, ink = "–", self.theme.muted
            elif n_rows <= MOST_WRITTEN:
                words, ink = format_number(round(float(link), 2) + 0.0, 2), ink_on(colors[row, column])
            else:
                continue
            ax.text(column, row, words, ha="center", va="center", color=ink, fontsize=self.layout.cell_size)

    def _draw_corners(self, ax: Axes, fragile: NDArray[np.bool_], differ: NDArray[np.bool_]) -> None:
        """Turn down a corner where one row decides; outline it where ranks say something else than values."""
        for flags, fill in ((fragile, self.theme.ink), (differ & ~fragile, self.theme.panel)):
            corners = [
                [(x + 0.5, y - 0.5), (x + 0.5 - CORNER, y - 0.5), (x + 0.5, y - 0.5 + CORNER)]
                for y, x in np.argwhere(flags).tolist()
            ]
            ax.add_collection(PolyCollection(corners, facecolor=fill, edgecolor=self.theme.ink, linewidth=0.8))

    def _name_cells(self, ax: Axes) -> None:
        for place, name in enumerate(self._names):
            ax.annotate(
                self._name(name), (0, place), xycoords=("axes fraction", "data"), xytext=(-5, 0),
                textcoords="offset points", ha="right", va="center", color=self.theme.ink,
                fontsize=self.layout.name_size, parse_math=False, annotation_clip=False,
            )  # fmt: skip
            self._write_column(ax, place, self._name(name))

    def _write_column(self, ax: Axes, place: int, words: str, *, bold: bool = False) -> None:
        upright = self.layout.is_upright
        ax.annotate(
            words, (place, 0), xycoords=("data", "axes fraction"), xytext=(0 if upright else 4, -5),
            textcoords="offset points", ha="center" if upright else "right", va="top", color=self.theme.ink,
            rotation=90 if upright else 40, rotation_mode="default" if upright else "anchor",
            fontsize=self.layout.name_size, fontweight="bold" if bold else "normal", parse_math=False,
            annotation_clip=False,
        )  # fmt: skip

    def _draw_tree(self, figure: Figure) -> Axes:
        found, theme = self.correlations, self.theme
        ax = self.layout.add(figure, "tree")
        dress(ax, theme)
        ax.set(xlim=(1, 0), ylim=(len(found.shown) - 0.5, -0.5), yticks=[], xticks=[1, 0.5, 0])
        ax.spines["left"].set_visible(False)
        ax.grid(visible=True, axis="x", color=theme.grid)
        lines = [
            [(strength, place), (branch.strength, place)]
            for branch in found.tree.branches(found.shown)
            for place, strength in zip(branch.places, branch.strengths, strict=True)
        ]
        lines += [
            [(branch.strength, place) for place in branch.places] for branch in found.tree.branches(found.shown)
        ]  # fmt: skip
        ax.add_collection(LineCollection(lines, color=theme.ink, linewidth=theme.line_width * 0.7, clip_on=False))
        set_labels(ax, _("strength"), "", theme)
        flags = {_("◥ one row decides"): found.cells.is_fragile, _("◹ ranks differ"): found.cells.ranks_differ}
        ax.annotate(
            "  ".join(words for words, flag in flags.items() if flag.any()), (1, 1), xycoords="axes fraction",
            xytext=(0, 5), textcoords="offset points", ha="right", va="bottom", color=theme.muted,
            fontsize=theme.size(0.8),
        )  # fmt: skip
        return ax

    def _draw_signs(self, figure: Figure) -> None:
        """Draw what the colours mean."""
        ax, colors = self.layout.add(figure, "signs"), CellColors(self.theme)
        steps = np.linspace(0, 1, 128)
        ax.imshow(colors.signed(steps)[None], aspect="auto", extent=(-1, 1, 0, 1))
        ends: list[tuple[float, float, str]] = [(-1, 0, "−1"), (0, 0, "0"), (1, 0, "1")]
        if any(map(is_category, (*self.correlations.attributes, *filter(None, [self.correlations.columns.label])))):
            ax.imshow(colors.unsigned(steps)[None], aspect="auto", extent=(0, 1, -2.6, -1.6))
            ends += [(1, -2.6, "1"), (-0.55, -1.8, _("no sign"))]
        for x, y, words in ends:
            ax.annotate(words, (x, y), xytext=(0, -2), textcoords="offset points", ha="center", va="top",
                        color=self.theme.muted, fontsize=self.theme.size(0.75), annotation_clip=False)  # fmt: skip
        ax.set(xlim=(-1, 1), ylim=(-2.6, 1))
        ax.set_axis_off()

    def _name(self, name: object) -> str:
        return short(name, LECTURE_LENGTH if self.theme.lecture else NAME_LENGTH)
