"""What a threshold moves: the cut, the counts, the operating points."""

import math
from collections.abc import Iterator

from course_toolkit._core.draw.marks import Anchor, Box, Dot, Line, Mark, Reveal, Text
from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.words import _, format_count, format_percent
from course_toolkit.threshold.compute import ThresholdOutcome, ThresholdSummary

#: In the matrix pane, the lower left corner of each outcome's cell: rows are real, columns predicted.
CELLS = {"tn": (0, 1), "fp": (1, 1), "fn": (0, 0), "tp": (1, 0)}


#: The share of the pane's width that "least cost" takes in either language.
ROOM_FOR_WORDS = 0.2
#: And that two letters take beside the cut.
NO_ROOM = 0.03


def threshold_marks(
    outcome: ThresholdOutcome,
    summary: ThresholdSummary,
    *,
    theme: Theme,
    cheapest: float | None = None,
    selected: str | None = None,
) -> list[Mark]:
    """Return the marks of one threshold.

    ``cheapest`` is the threshold of least cost, ``selected`` the outcome whose cell was clicked.
    """
    return [
        *_histogram_marks(outcome, summary),
        *_cheapest_marks(cheapest, outcome.threshold, summary, theme),
        *_cut_marks(outcome, summary, theme),
        *_cell_marks(outcome, theme, selected),
        *_curve_marks(outcome, theme),
        *_metric_marks(outcome, summary, theme),
    ]


def histogram_top(summary: ThresholdSummary) -> float:
    """Return where the histogram's pane ends above and below: square roots of shares, and room for labels."""
    return 1.25 * math.sqrt(max(summary.histogram.negatives_share.max(), summary.histogram.positives_share.max()))


def _histogram_marks(outcome: ThresholdOutcome, summary: ThresholdSummary) -> Iterator[Mark]:
    low, high = summary.score_limits
    cut = min(max(outcome.threshold, low), high)
    for name, start, stop in (("tn", low, cut), ("fp", cut, high), ("fn", low, cut), ("tp", cut, high)):
        yield Reveal("histogram", name, start, stop)


def _cut_marks(outcome: ThresholdOutcome, summary: ThresholdSummary, theme: Theme) -> Iterator[Mark]:
    low, high = summary.score_limits
    cut, top = min(max(outcome.threshold, low), high), histogram_top(summary)
    yield Line("histogram", ((cut, -top), (cut, top)), theme.accent, width=2.5)
    yield Dot("histogram", cut, 0, theme.accent, radius=8, edge=theme.paper)
    place = (cut - low) / (high - low)
    for name, side, height in (("TN", -1, 0.72), ("FP", 1, 0.72), ("FN", -1, -0.72), ("TP", 1, -0.72)):
        if min(place, 1 - place) < NO_ROOM and (place < NO_ROOM) == (side < 0):
            continue  # the cut is at the end: nobody is on this side
        anchor: Anchor = "end" if side < 0 else "start"
        yield Text(
            "histogram", cut, height * top, name, theme.ink, theme.size(1.05), anchor=anchor, bold=True, dx=10 * side,
            halo=theme.panel,
        )  # fmt: skip


def _cheapest_marks(
    cheapest: float | None, threshold: float, summary: ThresholdSummary, theme: Theme
) -> Iterator[Mark]:
    if cheapest is None:
        return
    low, high = summary.score_limits
    x, top = min(max(cheapest, low), high), histogram_top(summary)
    yield Line("histogram", ((x, -top), (x, top)), theme.muted, width=1.5, dashed=True)
    yield Line("metrics", ((x, 0), (x, 1.02)), theme.muted, width=1.5, dashed=True)
    # The words turn away from the cut, as long as they stay inside the pane.
    place = (x - low) / (high - low)
    side = 1 if place < ROOM_FOR_WORDS or (threshold <= x and place < 1 - ROOM_FOR_WORDS) else -1
    yield Text(
        "histogram", x, -0.93 * top, _("least cost"), theme.muted, theme.size(0.85),
        anchor="end" if side < 0 else "start", dx=5 * side, halo=theme.panel,
    )  # fmt: skip


def _cell_marks(outcome: ThresholdOutcome, theme: Theme, selected: str | None) -> Iterator[Mark]:
    rows = {"tn": outcome.tn + outcome.fp, "fn": outcome.fn + outcome.tp}
    columns = {"tn": outcome.tn + outcome.fn, "fp": outcome.fp + outcome.tp}
    for name, (x, y) in CELLS.items():
        count, ink = getattr(outcome, name), theme.outcome_inks[name]
        row = rows["tn" if y else "fn"]
        column = columns["fp" if x else "tn"]
        middle = x + 0.5
        yield Text("matrix", middle, y + 0.6, format_count(count), ink, theme.size(1.75), bold=True)
        yield Text("matrix", middle, y + 0.32, _share(count, row, _("of row")), ink, theme.size(0.85))
        yield Text("matrix", middle, y + 0.14, _share(count, column, _("of column")), ink, theme.size(0.85))
    if selected is not None:
        x, y = CELLS[selected]
        yield Box("matrix", x + 0.02, y + 0.02, x + 0.98, y + 0.98, edge=theme.accent, width=4)


def _share(count: float, total: float, words: str) -> str:
    return f"{format_percent(count / total if total else math.nan)} {words}"


def _curve_marks(outcome: ThresholdOutcome, theme: Theme) -> Iterator[Mark]:
    yield Dot("roc", outcome.fpr, outcome.recall, theme.accent, radius=7, edge=theme.paper)
    # Where nobody is called positive there is no precision, hence no point on the curve.
    if not math.isnan(outcome.precision):
        yield Dot("precision_recall", outcome.recall, outcome.precision, theme.accent, radius=7, edge=theme.paper)


def _metric_marks(outcome: ThresholdOutcome, summary: ThresholdSummary, theme: Theme) -> Iterator[Mark]:
    low, high = summary.score_limits
    cut = min(max(outcome.threshold, low), high)
    yield Line("metrics", ((cut, 0), (cut, 1.02)), theme.accent, width=2)
    for value in (outcome.precision, outcome.recall, outcome.f1, outcome.accuracy):
        if not math.isnan(value):
            yield Dot("metrics", cut, value, theme.accent, radius=4, edge=theme.paper)


def cell_at(x: float, y: float) -> str:
    """Return the outcome whose cell of the matrix pane holds a point."""
    corner = (int(x >= 1), int(y >= 1))
    return next(name for name, place in CELLS.items() if place == corner)
