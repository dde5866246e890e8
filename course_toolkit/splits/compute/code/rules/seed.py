"""A draw without a seed: the split cannot be made again."""

from collections.abc import Iterator

from course_toolkit._core.words import _
from course_toolkit.splits.compute.code.roles import complete
from course_toolkit.splits.compute.code.suspicion import Suspicion
from course_toolkit.splits.compute.code.trace import Trace, Unseeded


def no_random_state(trace: Trace) -> Iterator[Suspicion]:
    """Find splits drawn by chance without a seed; one set for the whole file will do."""
    if not trace.seeded:
        sides = [unseeded for rows, unseeded in trace.drawn if rows.split is not None and complete(rows.split)]
        yield from map(_suspicion, [*trace.unseeded, *sides])


def _suspicion(unseeded: Unseeded) -> Suspicion:
    what = unseeded.what
    fix = f"{what}(X, y, stratify=y, random_state=0)" if what == "train_test_split" else f"{what}(…, random_state=0)"
    return Suspicion(
        "no_random_state", "warning", unseeded.place,
        lambda: _("{what} draws without a seed: random_state is missing.", what=what),
        lambda: _("Each run cuts other rows: no score can be checked, and the best cut is easily kept."),
        (fix,),
    )  # fmt: skip
