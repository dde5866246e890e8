"""What too few and too many bins hide, at the number of bins shown."""

from collections.abc import Iterator

import numpy as np

from course_toolkit._core.words import N_, _, format_count, format_percent, format_value, ngettext
from course_toolkit.attributes.compute.bins import MOST
from course_toolkit.attributes.compute.outcome import Histogram, NumberOutcome
from course_toolkit.attributes.say.amounts import say_value

PERIODS = {
    "year": N_("one a year"), "quarter": N_("one a quarter"), "month": N_("one a month"), "week": N_("one a week"),
    "day": N_("one a day"), "hour": N_("one an hour"), "minute": N_("one a minute"),
}  # fmt: skip
#: Beside the rule of Freedman and Diaconis, so few bins are too few, and so many too many.
TOO_FEW, TOO_MANY = 0.6, 1.5
#: Fewer values a bin than this, and its height is chance: about ±1 over the root of it.
THIN = 9


def say_bins(outcome: NumberOutcome, histogram: Histogram) -> Iterator[str]:
    """Yield how wide the bins are, and what there is to see or to miss."""
    n_bins, total = histogram.n_bins, int(histogram.totals.sum())
    if n_bins == 1 or len(outcome.stops) == 1:
        return
    yield ngettext("{n} bin, {width}:", "{n} bins, {width}:", n_bins, width=_width(outcome, histogram))
    rule = outcome.rules.freedman_diaconis
    fullest = int(np.argmax(histogram.totals))
    share = float(histogram.totals[fullest]) / max(total, 1)
    if rule > MOST:
        yield _far(histogram, share, rule)
    elif n_bins <= TOO_FEW * min(rule, outcome.stops[-1]):
        yield _too_few(outcome, histogram, fullest, share)
    elif n_bins >= TOO_MANY * rule and total / n_bins < THIN:
        yield _too_many(histogram, total)
    elif n_bins >= TOO_MANY * rule:
        yield _(
            "more than Freedman and Diaconis would take ({rule}), but each holds {n} values on average, enough to "
            "trust its height.",
            rule=format_count(rule), n=format_value(total / n_bins, 2),
        )  # fmt: skip
    else:
        yield _("about as many as Freedman and Diaconis would take ({rule}).", rule=format_count(rule))


def _width(outcome: NumberOutcome, histogram: Histogram) -> str:
    if histogram.bins.period is not None:
        return _(PERIODS[histogram.bins.period])
    step = histogram.bins.step
    if step is not None and histogram.bins.unit == 1:
        return ngettext("one for each whole number", "{n} whole numbers in each", step)
    if outcome.kind == "date":
        return _("all equally long")
    return _("{width} wide", width=format_value(histogram.bins.width, 3))


def _far(histogram: Histogram, share: float, rule: int) -> str:
    return ngettext(
        "{share} of the values stand in one bar and {n} bar is empty. Freedman and Diaconis would need {rule} bins, so "
        "far away are the furthest values.",
        "{share} of the values stand in one bar and {n} bars are empty. Freedman and Diaconis would need {rule} bins, "
        "so far away are the furthest values.",
        histogram.n_empty, share=format_percent(share), rule=format_count(rule),
    )  # fmt: skip


def _too_few(outcome: NumberOutcome, histogram: Histogram, fullest: int, share: float) -> str:
    low, high = histogram.bins.edges[fullest : fullest + 2].tolist()
    return _(
        "too few to see the shape. One bar holds {share} of the values, all those from {low} to {high}; Freedman and "
        "Diaconis would take {rule} bins.",
        share=format_percent(share), low=say_value(low, outcome.kind), high=say_value(high, outcome.kind),
        rule=format_count(outcome.rules.freedman_diaconis),
    )  # fmt: skip


def _too_many(histogram: Histogram, total: int) -> str:
    numbers = {"n": format_value(total / histogram.n_bins, 2), "total": format_count(total)}
    if not histogram.n_empty:
        return _("too many. The average bar holds {n} of the {total} values: most ups and downs are chance.", **numbers)
    return _(
        "too many. The average bar holds {n} of the {total} values, {n_empty} are empty, and most ups and downs are "
        "chance.",
        n_empty=format_count(histogram.n_empty), **numbers,
    )  # fmt: skip
