"""The plate of the threshold picture: histograms, confusion matrix, ROC, precision-recall, metrics."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import cycle

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from course_toolkit._core.draw.axes import NOT_HIDDEN, add_legend, dress, set_labels, set_title, short
from course_toolkit._core.draw.panes import Events, Shape
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import LIGHT, Theme
from course_toolkit._core.words import _, format_number, format_percent
from course_toolkit.threshold.compute import Curve, ThresholdOutcome, ThresholdSummary
from course_toolkit.threshold.draw.marks import CELLS, histogram_top, threshold_marks

#: So many letters stand beside a cell of the matrix on one line.
ONE_LINE = 10
#: The dashes of the other models, whose grey is the same.
OTHER_STYLES = ("solid", (0, (4, 1.5)), (0, (1, 1)), (0, (5, 1, 1, 1)))
METRIC_STYLES = {"precision": "solid", "recall": (0, (5, 2)), "f1": (0, (1, 1.2)), "accuracy": (0, (4, 1.5, 1, 1.5))}


@dataclass
class ThresholdPicture(Picture):
    """Draw what a threshold decides: histograms, confusion matrix, ROC, precision-recall and metrics.

    Parameters
    ----------
    summary : ThresholdSummary
        What :func:`summarize` computed of a ranking.
    others : dict of str to ThresholdSummary, default={}
        Other models, whose curves are drawn behind in grey.
    name : str, default=""
        The name of the model drawn, where there are several.
    theme : Theme
        Colours and sizes.

    See Also
    --------
    measure_threshold, say_threshold, ThresholdExplorer

    Examples
    --------
    >>> import course_toolkit as ct
    >>> scores = ct.rank_scores([0, 0, 1, 1], [0.1, 0.6, 0.4, 0.9])
    >>> picture = ct.ThresholdPicture(ct.summarize(scores))
    >>> figure = picture.at(scores.at(0.5))
    >>> sorted(ax.get_label() for ax in figure.axes)
    ['histogram', 'matrix', 'metrics', 'precision_recall', 'roc']
    """

    summary: ThresholdSummary
    others: Mapping[str, ThresholdSummary] = field(default_factory=dict)
    name: str = ""
    theme: Theme = LIGHT

    def __post_init__(self) -> None:
        # A projector is wide, and the page around the picture takes a part of its height.
        self.size_inches = (13.2, 6.0) if self.theme.lecture else (10.8, 6.4)

    def at(self, outcome: ThresholdOutcome) -> Figure:
        """Return the figure with the marks of one threshold."""
        return self.figure(threshold_marks(outcome, self.summary, theme=self.theme))

    def events(self) -> dict[str, Events]:
        """Return which panes are dragged and which are clicked."""
        return {
            "histogram": "drag", "matrix": "click", "roc": "drag", "precision_recall": "drag", "metrics": "drag",
        }  # fmt: skip

    def shapes(self) -> dict[str, Shape]:
        """Return both histograms in both of their colours; the cut reveals a part of each."""
        histogram, colors = self.summary.histogram, self.theme.outcomes
        edges = np.clip(histogram.edges, *self.summary.score_limits)  # the axis ends before the largest floats do
        above = _steps(edges, np.sqrt(histogram.negatives_share))
        below = _steps(edges, -np.sqrt(histogram.positives_share))
        outlines = {"tn": above, "fp": above, "fn": below, "tp": below}
        return {name: Shape("histogram", points, colors[name]) for name, points in outlines.items()}

    def draw(self, figure: Figure) -> dict[str, Axes]:
        """Draw the five panes without anything that a threshold moves."""
        axes = self._axes(figure)
        self._draw_histogram(axes["histogram"])
        self._draw_matrix(axes["matrix"])
        self._draw_roc(axes["roc"])
        self._draw_precision_recall(axes["precision_recall"])
        self._draw_metrics(axes["metrics"])
        return axes

    def _axes(self, figure: Figure) -> dict[str, Axes]:
        lecture = self.theme.lecture
        grid = figure.add_gridspec(
            2, 6, left=0.065, right=0.985, top=0.9, bottom=0.1, hspace=0.5 if lecture else 0.42,
            wspace=1.1 if lecture else 0.9, height_ratios=(1.05, 1),
        )  # fmt: skip
        # Where classes are imbalanced, the curve to read first stands first.
        curves = ["precision_recall", "roc"] if self.summary.is_imbalanced else ["roc", "precision_recall"]
        places = {
            "histogram": grid[0, :4],
            "matrix": grid[0, 4:],
            curves[0]: grid[1, :2],
            curves[1]: grid[1, 2:4],
            "metrics": grid[1, 4:],
        }
        axes = {name: figure.add_subplot(place, label=name) for name, place in places.items()}
        for ax in axes.values():
            dress(ax, self.theme)
        return axes

    def _draw_histogram(self, ax: Axes) -> None:
        summary = self.summary
        ax.set_xlim(*summary.score_limits)
        ax.set_ylim(-histogram_top(summary), histogram_top(summary))
        # Heights are square roots of the shares: with a good model nearly everyone is in two bars, and it is
        # the few others, the errors, that one comes to see.
        shares = _share_ticks(histogram_top(summary))
        ax.set_yticks([*(-np.sqrt(shares[::-1])), 0, *np.sqrt(shares)])
        ax.axhline(0, color=self.theme.muted, linewidth=1)
        ax.yaxis.set_major_formatter(FuncFormatter(lambda height, _position: format_percent(height**2)))
        set_title(ax, _("Scores of the two real classes"), self.theme)
        set_labels(ax, _("score"), _("share of the class (√)"), self.theme)
        # Outside the axes, where neither bars nor the cut run over them.
        positive = short(summary.pos_label)
        below = -1.9 * self.theme.size() - 5
        for y, dy, label in ((1, 6, "▲ " + _("real: {label}", label=_("not {label}", label=positive))),
                             (0, below, "▼ " + _("real: {label}", label=positive))):  # fmt: skip
            ax.annotate(
                label, (1, y), xytext=(0, dy), xycoords="axes fraction", textcoords="offset points", ha="right",
                va="bottom" if y else "top", color=self.theme.ink, fontsize=self.theme.size(0.9), parse_math=False,
            )  # fmt: skip

    def _draw_matrix(self, ax: Axes) -> None:
        theme, label = self.theme, short(self.summary.pos_label, 9 if self.theme.lecture else 12)
        ax.set(xlim=(0, 2), ylim=(0, 2), xticks=(0.5, 1.5), yticks=(1.5, 0.5))
        ax.grid(visible=False)
        ax.tick_params(length=0, labelsize=theme.size(0.95), colors=theme.ink)
        ax.xaxis.tick_top()
        ax.xaxis.set_label_position("top")
        names = [_("not {label}", label=label), label]
        ax.set_xticklabels(names, parse_math=False)
        # On two lines, for a cell is not high.
        ax.set_yticklabels(
            [name.replace(" ", "\n", 1) if len(name) > ONE_LINE else name for name in names],
            parse_math=False,
            rotation=90,
            va="center",
        )
        for text in ax.get_yticklabels():
            text.set_multialignment("center")
        ax.spines[:].set_visible(False)
        for name, (x, y) in CELLS.items():
            ax.fill([x, x + 1, x + 1, x], [y, y, y + 1, y + 1], color=theme.outcomes[name], edgecolor=theme.paper, lw=3)
            ax.text(
                x + 0.06, y + 0.85, name.upper(), color=theme.outcome_inks[name], fontsize=theme.size(0.95),
                fontweight="bold", va="center_baseline",
            )  # fmt: skip
        set_labels(ax, _("Predicted"), _("Real"), self.theme)
        for axis_label in (ax.xaxis.label, ax.yaxis.label):
            axis_label.set(color=theme.ink, fontweight="bold", fontsize=theme.size(1.0))

    def _draw_roc(self, ax: Axes) -> None:
        ax.plot([0, 1], [0, 1], color=self.theme.muted, linewidth=1, linestyle=(0, (4, 3)))
        self._draw_models(ax, lambda summary: (summary.roc, summary.auc), drawstyle="default")
        set_title(ax, "ROC · AUC = " + format_number(self.summary.auc), self.theme)
        set_labels(ax, _("FPR (false alarms among the real negatives)"), _("TPR = recall"), self.theme)

    def _draw_precision_recall(self, ax: Axes) -> None:
        summary, theme = self.summary, self.theme
        ax.axhline(summary.prevalence, color=theme.muted, linewidth=1, linestyle=(0, (4, 3)))
        ax.text(
            0.02, summary.prevalence + 0.015, _("prevalence {share}", share=format_percent(summary.prevalence)),
            color=theme.muted, fontsize=theme.size(0.85), va="bottom",
        )  # fmt: skip
        self._draw_models(ax, lambda model: (model.precision_recall, model.average_precision), drawstyle="steps-pre")
        set_title(ax, _("Precision–recall · AP = ") + format_number(summary.average_precision), self.theme)
        set_labels(ax, _("recall"), _("precision"), self.theme)

    def _draw_models(
        self, ax: Axes, pick: Callable[[ThresholdSummary], tuple[Curve, float]], *, drawstyle: str
    ) -> None:
        theme = self.theme
        for (name, other), style in zip(self.others.items(), cycle(OTHER_STYLES)):
            curve, area = pick(other)
            ax.plot(
                curve.x, curve.y, color=theme.muted, linewidth=theme.line_width * 0.6, linestyle=style,
                drawstyle=drawstyle, label=_legend_entry(name, area),
            )  # fmt: skip
        curve, area = pick(self.summary)
        ax.plot(
            curve.x, curve.y, color=theme.ink, linewidth=theme.line_width, drawstyle=drawstyle, clip_on=False,
            label=_legend_entry(self.name, area),
        )  # fmt: skip
        ax.set(xlim=(0, 1), ylim=(0, 1.02))
        if self.others:
            add_legend(ax, self.theme)

    def _draw_metrics(self, ax: Axes) -> None:
        names = {"precision": _("precision"), "recall": _("recall"), "f1": "F1", "accuracy": _("accuracy")}
        for (name, style), color in zip(METRIC_STYLES.items(), metric_colors(self.theme), strict=True):
            curve = self.summary.metrics[name]
            ax.plot(curve.x, curve.y, color=color, linewidth=self.theme.line_width, linestyle=style, label=names[name])
        ax.set(xlim=self.summary.score_limits, ylim=(0, 1.02))
        ax.xaxis.set_major_locator(MaxNLocator(nbins=4, min_n_ticks=2))
        set_title(ax, _("Metrics at each threshold"), self.theme)
        set_labels(ax, _("threshold"), "", self.theme)
        add_legend(ax, self.theme)


def _legend_entry(name: str, area: float) -> str:
    return f"{NOT_HIDDEN}{short(name, 20)} ({format_number(area)})"


def metric_colors(theme: Theme) -> tuple[str, str, str, str]:
    """Return the colours of precision, recall, F1 and accuracy; their dashes differ too."""
    return theme.classes[0], theme.classes[1], theme.ink, theme.muted


def _steps(edges: np.ndarray, heights: np.ndarray) -> tuple[tuple[float, float], ...]:
    """Return the outline of a histogram, from the base line back to it."""
    x = np.repeat(edges, 2)
    y = np.concatenate([[0.0], np.repeat(heights, 2), [0.0]])
    return tuple(zip(x.tolist(), y.tolist(), strict=True))


def _share_ticks(top: float) -> np.ndarray:
    """Return round shares whose square roots stand apart."""
    kept: list[float] = []
    for share in (0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0):
        if math.sqrt(share) < 0.85 * top and math.sqrt(share) > (math.sqrt(kept[-1]) if kept else 0) + 0.2 * top:
            kept.append(share)
    return np.array(kept)
