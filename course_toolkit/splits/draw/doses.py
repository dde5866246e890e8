"""The picture of a dose: claimed and honest score against how much of a leak there is."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from course_toolkit._core.draw.axes import dress, set_labels, set_title
from course_toolkit._core.draw.marks import Box, Dot, Line, Mark, Text
from course_toolkit._core.draw.panes import Events
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import LIGHT, Theme
from course_toolkit._core.words import _, format_number
from course_toolkit.splits.compute.doses import DoseOutcome, DoseScale
from course_toolkit.splits.draw.leak_marks import score_colors

TOP = 1.03
CHANCE = 0.5
LEFT, RIGHT = 0.05, 0.95


@dataclass
class LeakDosePicture(Picture):
    """Draw the axes on which claimed and honest score part as the dose grows.

    Parameters
    ----------
    scale : DoseScale
        What the dose counts, and between which ends.
    metric : str
        ``"roc_auc"``, of which one half is chance, or ``"accuracy"``.
    floor : float
        Where the axis of scores begins.
    theme : Theme
        Colours and sizes.

    See Also
    --------
    LeakDoseExplorer : Moves the dose.
    """

    scale: DoseScale
    metric: str
    floor: float = 0.0
    theme: Theme = LIGHT

    def __post_init__(self) -> None:
        self.size_inches = (13.2, 5.6) if self.theme.lecture else (10.8, 4.2)

    def draw(self, figure: Figure) -> dict[str, Axes]:
        """Draw the axes, and the empty pane beside them."""
        grid = figure.add_gridspec(
            1, 2, left=0.075, right=0.985, top=0.9, bottom=0.16, wspace=0.08, width_ratios=(2.3, 1)
        )
        curve, scores = (
            figure.add_subplot(grid[0, place], label=name) for place, name in enumerate(("dose", "scores"))
        )
        for ax in (curve, scores):
            dress(ax, self.theme)
        margin = 0.03 * (self.scale.highest - self.scale.lowest)
        curve.set(xlim=(self.scale.lowest - margin, self.scale.highest + margin), ylim=(self.floor, TOP))
        if self.scale.is_whole:
            curve.xaxis.set_major_locator(MaxNLocator(integer=True))
        set_title(curve, _("Claimed and honest score"), self.theme)
        set_labels(curve, self.scale.meaning, "", self.theme)
        if self.metric == "roc_auc":
            self._draw_chance(curve)
        scores.set(xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[])
        scores.spines[:].set_visible(False)
        set_title(scores, _("At this dose"), self.theme)
        return {"dose": curve, "scores": scores}

    def events(self) -> Mapping[str, Events]:
        """Let a click choose the dose."""
        return {"dose": "click"}

    def _draw_chance(self, ax: Axes) -> None:
        ax.axhline(CHANCE, color=self.theme.muted, linewidth=1, linestyle=(0, (4, 3)))
        ax.annotate(
            _("chance"), (0.07, CHANCE), xycoords=("axes fraction", "data"), xytext=(0, 4), textcoords="offset points",
            color=self.theme.muted, fontsize=self.theme.size(0.8),
        )  # fmt: skip


def dose_marks(outcomes: Sequence[DoseOutcome], *, at: DoseOutcome, floor: float, theme: Theme) -> list[Mark]:
    """Return the doses measured as two curves, and the one chosen with its splits and its gap."""
    chosen: list[Mark] = [Line("dose", ((at.dose, floor), (at.dose, TOP)), theme.accent, width=2, dashed=True)]
    for place, color in enumerate(score_colors(theme)):
        points = [(one.dose, (one.claimed_score, one.honest_score)[place]) for one in outcomes]
        chosen += _curve([point for point in points if math.isfinite(point[1])], color, theme)
    return [*chosen, *_at_dose(at, theme), *_scores(at, theme)]


def _curve(points: Sequence[tuple[float, float]], color: str, theme: Theme) -> Iterator[Mark]:
    if len(points) > 1:
        yield Line("dose", tuple(points), color, width=theme.line_width * 1.4)
    for x, y in points:
        yield Dot("dose", x, y, color, radius=4, edge=theme.panel)


def _at_dose(at: DoseOutcome, theme: Theme) -> Iterator[Mark]:
    """Draw each split as a small disc, their means as large ones."""
    for splits, mean, color in _both(at, theme):
        for score in splits:
            if math.isfinite(score):
                yield Dot("dose", at.dose, score, color, radius=2.5, edge=color)
        if math.isfinite(mean):
            yield Dot("dose", at.dose, mean, color, radius=8, edge=theme.panel)


def _scores(at: DoseOutcome, theme: Theme) -> Iterator[Mark]:
    """Draw both means as bars from 0 to 1, with the gap between them."""
    for y, words, (_splits, mean, color) in zip((0.8, 0.5), (_("claimed"), _("honest")), _both(at, theme), strict=True):
        yield Text("scores", LEFT, y + 0.09, words, color, theme.size(), anchor="start", bold=True)
        yield Text("scores", RIGHT, y + 0.09, format_number(mean), theme.ink, theme.size(1.2), anchor="end", bold=True)
        yield Box("scores", LEFT, y - 0.05, RIGHT, y + 0.02, fill=theme.grid)
        if math.isfinite(mean):
            yield Box("scores", LEFT, y - 0.05, LEFT + mean * (RIGHT - LEFT), y + 0.02, fill=color)
    sign = "+" if at.gap > 0 else "−" if at.gap < 0 else ""
    gap = sign + format_number(abs(at.gap))
    yield Text("scores", LEFT, 0.22, _("gap"), theme.ink, theme.size(), anchor="start", bold=True)
    yield Text("scores", RIGHT, 0.22, gap, theme.accent, theme.size(1.6), anchor="end", bold=True)
    if math.isfinite(at.gap_error):
        words = _("± {error} from one split to the next", error=format_number(at.gap_error))
        yield Text("scores", RIGHT, 0.1, words, theme.muted, theme.size(0.85), anchor="end")


def _both(at: DoseOutcome, theme: Theme) -> Iterable[tuple[tuple[float, ...], float, str]]:
    claimed, honest = score_colors(theme)
    return (at.claimed, at.claimed_score, claimed), (at.honest, at.honest_score, honest)
