"""Scored on the rows it has learned from, and nowhere else."""

from collections.abc import Iterator

from course_toolkit._core.words import _
from course_toolkit.splits.compute.code.roles import contradicted, role_of
from course_toolkit.splits.compute.code.suspicion import Suspicion
from course_toolkit.splits.compute.code.trace import Trace
from course_toolkit.splits.compute.code.values import Evaluation


def scored_on_train(trace: Trace) -> Iterator[Suspicion]:
    """Find a model whose only scores are on its own training rows."""
    if trace.crossed or trace.judged_elsewhere or not trace.evaluations:
        return
    if all(_own_rows(one) for one in trace.evaluations):
        first = trace.evaluations[0]
        proven = role_of(first.rows).side == "train"
        yield Suspicion(
            "scored_on_train", "error" if proven else "warning", first.place,
            lambda: _("the model is scored on the rows it has learned from, and on no others."),
            lambda: _("A model can know its training rows by heart: only rows it has not seen tell what it is worth."),
            ("model.score(X_test, y_test)",),
        )  # fmt: skip


def _own_rows(evaluation: Evaluation) -> bool:
    fitted = evaluation.fitted
    return (
        fitted is not None
        and not contradicted(evaluation.rows)
        and evaluation.rows.within(fitted.fit.rows)
        and role_of(evaluation.rows).side not in {"test", "validation"}
    )
