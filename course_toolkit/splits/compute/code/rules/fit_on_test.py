"""Learned from the test set: by a scaler fitted anew on it, by a model that has seen its rows."""

from collections.abc import Iterator

from course_toolkit._core.words import _
from course_toolkit.splits.compute.code.roles import role_of
from course_toolkit.splits.compute.code.suspicion import Severity, Suspicion, where
from course_toolkit.splits.compute.code.trace import Trace
from course_toolkit.splits.compute.code.values import Evaluation, Fit, Fitted

JUDGING = {"test", "validation"}


def fits_on_test(trace: Trace) -> Iterator[Suspicion]:
    """Find whatever learns from the rows that are to judge."""
    for fitted in trace.learned:
        role = role_of(fitted.fit.rows)
        if role.side == "test" and (not fitted.fit.projection or _also_on_train(fitted, trace)):
            yield _learned(fitted.fit, "error" if role.proven else "warning")
    for fit, table in trace.applied:
        role = role_of(fit.rows)
        own = fit.kind == "statistic" and role.side == "test" and role_of(table.rows).side == "test"
        if own and not (fit.columns is not None and fit.columns <= trace.labels):
            yield _learned(fit, "error" if role.proven else "warning")
    for evaluation in trace.evaluations:
        fitted_or_none = evaluation.fitted
        if fitted_or_none is not None and _seen(evaluation, fitted_or_none):
            yield _judged_on_seen(evaluation, fitted_or_none)


def _also_on_train(fitted: Fitted, trace: Trace) -> bool:
    """Tell a projection made as for the training rows from one of the test rows alone, perhaps for a picture."""
    name = fitted.fit.what
    return any(one.fit.what == name and role_of(one.fit.rows).side == "train" for one in trace.learned)


def _seen(evaluation: Evaluation, fitted: Fitted) -> bool:
    role = role_of(evaluation.rows)
    inside = evaluation.rows is not fitted.fit.rows and evaluation.rows.within(fitted.fit.rows)
    return inside and role.side in JUDGING and role.proven and role_of(fitted.fit.rows).side != role.side


def _learned(fit: Fit, severity: Severity) -> Suspicion:
    if fit.kind == "model":
        what, fix = fit.what, "model.fit(X_train, y_train)\nmodel.score(X_test, y_test)"
    else:
        what, fix = fit.what, "X_train = scaler.fit_transform(X_train)\nX_test = scaler.transform(X_test)"
    if fit.kind == "statistic":
        fix = "learned = X_train.mean()  # from the training rows, and the same for X_test"
    if fit.kind in {"over", "under"}:
        fix = "X_train, y_train = sampler.fit_resample(X_train, y_train)  # never the test set"
    return Suspicion(
        "fit_on_test", severity, fit.place,
        lambda: _title(what),
        lambda: _("The test set stands for data not seen yet: nothing may be learned from it, not even a mean."),
        (fix,),
    )  # fmt: skip


def _title(what: str) -> str:
    if what[:1].islower():
        return _("{what}() is computed over the test set.", what=what)
    return _("{what} learns from the test set.", what=what or _("a model"))


def _judged_on_seen(evaluation: Evaluation, fitted: Fitted) -> Suspicion:
    what, place = fitted.fit.what, evaluation.place
    return Suspicion(
        "fit_on_test", "error", fitted.fit.place,
        lambda: _("{what} learns from rows that judge it at {place}.", what=what, place=where(place)),
        lambda: _("A model remembers the rows it has learned from: its score on them says nothing about new ones."),
        ("model.fit(X_train, y_train)",), sets=("train", role_of(evaluation.rows).side or "test"),
    )  # fmt: skip
