"""Learned from all rows before they were split: scalers, imputers, selections, encoders, statistics by hand."""

from collections.abc import Iterator

from course_toolkit._core.words import _
from course_toolkit.splits.compute.code.roles import Role, complete, outer_train, role_of
from course_toolkit.splits.compute.code.suspicion import Severity, Suspicion, where
from course_toolkit.splits.compute.code.trace import Crossed, Trace
from course_toolkit.splits.compute.code.values import Fit, Place, Split

LEARNED = {"preprocessing", "selection", "statistic", "encoding", "target", "group"}


def preprocessing_on_all(trace: Trace) -> Iterator[Suspicion]:
    """Find what was learned from rows that a test, or a fold, was cut from afterwards."""
    for leak in trace.leaks:
        if complete(leak.split) and _counts(leak.fit, trace):
            severity = _severity(leak.split)
            if severity:
                yield _suspicion(leak.fit, leak.split.place, severity)
    for crossed in trace.crossed:
        for fit in crossed.table.fits:
            if not crossed.table.label and crossed.table.rows.within(fit.rows) and _counts(fit, trace):
                severity = _crossed(fit, crossed)
                if severity:
                    yield _suspicion(fit, crossed.place, severity)
    yield from _on_union(trace)


def _counts(fit: Fit, trace: Trace) -> bool:
    """Say whether a fit is one of attributes: means of groups only where they are means of the label."""
    if fit.kind == "group":
        return bool(fit.source & trace.labels)
    return fit.kind in LEARNED and not (fit.columns is not None and fit.columns <= trace.labels)


def _severity(split: Split) -> Severity | None:
    """Say how bad: an error where the test set is touched, less for a validation set inside the training rows."""
    if not outer_train(split.parent):
        return "error"
    return None if split.fold else "warning"


def _crossed(fit: Fit, crossed: Crossed) -> Severity | None:
    """Say how bad it is for folds: where a test set judges last, only what makes their scores useless is told."""
    if not crossed.table.rows.splits and role_of(crossed.table.rows).side != "train":
        return "error"
    return "warning" if fit.kind in {"selection", "target", "group"} else None


def _on_union(trace: Trace) -> Iterator[Suspicion]:
    """Find what was learned from the training rows and the test rows put together again."""
    fits = [fitted.fit for fitted in trace.learned] + [fit for fit, _table in trace.applied]
    for fit in fits:
        roles = [role_of(member) for member in fit.rows.members]
        if Role("test", proven=True) in roles and _counts(fit, trace):
            yield _suspicion(fit, fit.place, "error")
        elif Role("test") in roles and any(one.side == "train" for one in roles) and _counts(fit, trace):
            yield _suspicion(fit, fit.place, "warning")


def _suspicion(fit: Fit, cut: Place, severity: Severity) -> Suspicion:
    columns = tuple(sorted(fit.columns)) if fit.columns else ()
    if fit.kind in {"target", "group"}:
        return Suspicion(
            "target_encoding_on_all", severity, fit.place,
            lambda: _("a category is encoded with means of the label over all rows, test included."),
            lambda: _("Each test row carries its own label, through the mean of its category."),
            ("model = make_pipeline(TargetEncoder(), model)\nmodel.fit(X_train, y_train)",), columns=columns,
        )  # fmt: skip
    return Suspicion(
        "preprocessing_on_all",
        "question" if fit.kind == "encoding" else severity,
        fit.place,
        lambda: _title(fit, cut),
        lambda: _why(fit),
        (_fix(fit),),
        columns=columns,
    )


def _title(fit: Fit, cut: Place) -> str:
    if fit.what[:1].islower():
        return _title_of_numbers(fit, cut)
    if fit.place == cut:
        return _("{what} learns from the training rows and the test rows together.", what=fit.what)
    return _("{what} learns from all rows, before they are split at {place}.", what=fit.what, place=where(cut))


def _title_of_numbers(fit: Fit, cut: Place) -> str:
    if fit.place == cut:
        return _("{what}() is computed over the training rows and the test rows together.", what=fit.what)
    return _("{what}() is computed over all rows, before they are split at {place}.", what=fit.what, place=where(cut))


def _why(fit: Fit) -> str:
    if fit.kind == "selection":
        return _("The labels of the test rows helped to choose the columns: the score is far too good.")
    if fit.kind == "encoding":
        return _("A category that only the test rows have is known in advance; with new data it would not be.")
    return _("What is put into the training rows was computed with the test rows, which are to stay unseen.")


def _fix(fit: Fit) -> str:
    if fit.kind == "statistic":
        name = fit.what if fit.what.isidentifier() else "mean"
        return f"learned = X_train.{name}()  # after the split, and the same for X_test"
    what = fit.what if fit.what.isidentifier() and fit.what[:1].isupper() else "StandardScaler"
    return f"model = make_pipeline({what}(), model)  # after the split\nmodel.fit(X_train, y_train)"
