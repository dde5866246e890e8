"""What is left apart from all others in a column, and nothing explains: a question for the expert."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.names import hint_of
from course_toolkit._core.words import _, ngettext
from course_toolkit.first_look.compute.finding import Suspicion, Wording
from course_toolkit.first_look.compute.rules.values.bulk import Bulk
from course_toolkit.first_look.compute.rules.values.deciding import keep, usual
from course_toolkit.first_look.compute.rules.values.measures import Measure, measures
from course_toolkit.first_look.compute.rules.values.spelling import number_text
from course_toolkit.first_look.compute.table import Positions, Table

Floats = NDArray[np.float64]

#: How far apart, in mean spacings, the nearest of the values must lie: one column of a
#: heavy tail in a few thousand has such a gap.
APART = 8.0
#: More values than this are a group of their own, no slips.
LARGEST_SHARE, FEW = 0.01, 3
#: A group of up to this share is asked about where it lies so many spacings apart: two heaps in one column.
LARGEST_GROUP, GROUP_APART = 0.15, 9.0


def find_far_values(table: Table) -> Iterator[Suspicion]:
    """Find the few values that stand apart from all others of their column."""
    for measure in measures(table):
        if hint_of(measure.name) == "ordinary":
            continue  # numbers of places, kinds and dates have gaps by nature
        values, bulk = measure.values, measure.bulk
        for side in (values < bulk.low, values > bulk.high):
            if side.any() and _is_far(measure, values[side]):
                yield _suspicion(table, measure, measure.outside[side])


def _is_far(measure: Measure, values: Floats) -> bool:
    bulk, n_values = measure.bulk, len(values)
    few = max(FEW if len(bulk.ordered) >= 10 * FEW else 1, LARGEST_SHARE * len(bulk.ordered))
    if n_values <= few:
        return float(bulk.apart(values, n_values=n_values).min()) >= APART
    return n_values <= LARGEST_GROUP * len(bulk.ordered) and _is_heap(bulk, values)


def _is_heap(bulk: Bulk, values: Floats) -> bool:
    """Return whether many values lie together, further from the others than they differ."""
    near, far = float(values.min()), float(values.max())
    if near < bulk.low:
        near, far = far, near
    places = np.array([bulk.high if near > bulk.high else bulk.low, near, far])
    scales = [places, np.log(places)] if (places > 0).all() else [places]
    is_dense = any(abs(one[2] - one[1]) <= abs(one[1] - one[0]) for one in scales)
    return is_dense and float(bulk.apart(near)[0]) >= GROUP_APART


def _suspicion(table: Table, measure: Measure, positions: Positions) -> Suspicion:
    name, bulk, values = measure.name, measure.bulk, measure.attribute.floats[positions]
    is_above, n_rows = values[0] > bulk.high, len(positions)
    nearest = bulk.high if is_above else bulk.low
    first, last, low, high = float(values.min()), float(values.max()), bulk.low, bulk.high
    known = measure.attribute.known
    mean, without = float(known.mean()), float(bulk.ordered.mean())
    times = float(np.median(values)) / bulk.median if bulk.low > 0 and first > 0 else None
    empty, leave_out = usual(table, measure.attribute, positions)

    def wording() -> Wording:
        shown = {"column": name, "value": number_text(first), "smallest": number_text(first),
                 "largest": number_text(last), "low": number_text(low), "high": number_text(high)}  # fmt: skip
        return Wording(
            title=ngettext(
                "{n} value of {column} lies far from all others: {value}, where they lie between {low} and {high}.",
                "{n} values of {column} lie far from all others: from {smallest} to {largest}, where the others lie "
                "between {low} and {high}.",
                n_rows, **shown,
            ),
            why=_(
                "The mean of {column} is {mean} with what lies apart and {without} without it; scaling and distances "
                "follow it.",
                column=name, mean=number_text(mean), without=number_text(without),
            ),
            question=_("Is {value} possible in {column}, and who can look it up?", column=name,
                       value=number_text(last if is_above else first)),
            hypotheses=(
                *_of_a_heap(n_rows, times),
                _("a slip when it was typed or read"),
                _("a rare but true value: then it is perhaps the most interesting row"),
                _("a case of another kind than the others"),
            ),
            decisions=(keep(_("rare but true: keep it, and say so in the report")), empty, leave_out),
        )  # fmt: skip

    evidence = {"n_rows": n_rows, "min": first, "max": last, "nearest_other": nearest, "mean": mean,
                "mean_without": without}  # fmt: skip
    return Suspicion(code="far_value", severity="question", columns=(name,), positions=positions, evidence=evidence,
                     wording=wording)  # fmt: skip


def _of_a_heap(n_rows: int, times: float | None) -> tuple[str, ...]:
    """Return what may be behind many values apart: another unit, by the ratio of the middles."""
    if n_rows <= FEW or times is None:
        return ()
    factor = f"× {number_text(times)}" if times > 1 else f"÷ {number_text(1 / times)}"
    return (_("another unit: the median of the others {factor} gives theirs", factor=factor),)
