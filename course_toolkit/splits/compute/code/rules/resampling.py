"""Over-sampled, or copied, before the split: the same rows come to stand on both sides."""

from collections.abc import Iterator

from course_toolkit._core.words import _
from course_toolkit.splits.compute.code.roles import complete, outer_train
from course_toolkit.splits.compute.code.suspicion import Severity, Suspicion, where
from course_toolkit.splits.compute.code.trace import RESAMPLING, Trace
from course_toolkit.splits.compute.code.values import Fit, Place


def resampled_before_split(trace: Trace) -> Iterator[Suspicion]:
    """Find rows that were drawn again, or made from others, before they were cut."""
    for leak in trace.leaks:
        if leak.fit.kind in RESAMPLING and complete(leak.split):
            inside = outer_train(leak.split.parent)
            yield _suspicion(leak.fit, leak.split.place, "warning" if inside else "error")
    for crossed in trace.crossed:
        for fit in crossed.table.fits:
            if fit.kind in RESAMPLING:
                yield _suspicion(fit, crossed.place, "warning" if crossed.table.rows.splits else "error")


def _suspicion(fit: Fit, cut: Place, severity: Severity) -> Suspicion:
    if fit.kind == "under":
        return Suspicion(
            "resampled_before_split", "warning", fit.place,
            lambda: _("rows are left out before the split at {place}.", place=where(cut)),
            lambda: _("The test set no longer has the proportions of the classes that the model will meet."),
            ("X_train, y_train = sampler.fit_resample(X_train, y_train)  # after the split",),
        )  # fmt: skip
    return Suspicion(
        "resampled_before_split", severity, fit.place,
        lambda: _("rows are over-sampled before the split at {place}.", place=where(cut)),
        lambda: _("Copies of a training row, or points made from it, stand in the test set: the model knows them."),
        ("X_train, y_train = sampler.fit_resample(X_train, y_train)  # after the split, training rows only",),
    )  # fmt: skip
