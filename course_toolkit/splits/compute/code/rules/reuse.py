"""The test set used to choose: settings tried on it, thresholds, stopping, several models."""

from collections.abc import Iterator

from course_toolkit._core.words import _, ngettext
from course_toolkit.splits.compute.code.names import BASELINES
from course_toolkit.splits.compute.code.roles import role_of
from course_toolkit.splits.compute.code.suspicion import Severity, Suspicion, where
from course_toolkit.splits.compute.code.trace import Trace
from course_toolkit.splits.compute.code.values import Evaluation, Loop, Place, Rows

FIX = (
    "X_rest, X_test, y_rest, y_test = train_test_split(X, y, stratify=y, random_state=0)\n"
    "search = GridSearchCV(model, settings, cv=5).fit(X_rest, y_rest)  # choose here\n"
    "search.score(X_test, y_test)  # once, and last"
)
WATCH_FIX = (
    "X_train, X_val, y_train, y_val = train_test_split(X_train, y_train, stratify=y_train, random_state=0)\n"
    "# watch (X_val, y_val) while learning; open the test set once, and last"
)


def test_reused(trace: Trace) -> Iterator[Suspicion]:
    """Find scores on the test set by which something is chosen."""
    chosen = set()
    for choice in trace.choices:
        on_test = [one for one in choice.evaluations if _on_test(one.rows)]
        if on_test and _several(on_test):
            chosen |= {id(one) for one in on_test}
            yield _chosen(on_test[0].place, choice.place, "error" if role_of(on_test[0].rows).proven else "warning")
    for evaluation in trace.evaluations:
        severity = None if id(evaluation) in chosen else _in_loop(evaluation)
        if severity:
            yield _looped(evaluation, severity)
    for watched in trace.watched:
        if _on_test(watched.rows):
            yield _watched(watched.place, stops=watched.stops)
    yield from _searched(trace)
    yield from _compared([one for one in trace.evaluations if id(one) not in chosen])


def _on_test(rows: Rows) -> bool:
    return role_of(rows).side == "test"


def _repeated(evaluation: Evaluation) -> set[Loop]:
    """Return the loops in which the same test rows come back."""
    return {loop for loop in evaluation.loops if loop not in evaluation.rows.loops}


def _several(evaluations: list[Evaluation]) -> bool:
    """Say whether there is something to choose between: several models, settings, thresholds."""
    models = {id(one.fitted.model) for one in evaluations if one.fitted is not None}
    return len(models) > 1 or any(one.curve or _repeated(one) for one in evaluations)


def _in_loop(evaluation: Evaluation) -> Severity | None:
    """Say how bad: an error where settings vary with the loop; a warning where models, or thresholds, do."""
    loops, fitted = _repeated(evaluation), evaluation.fitted
    if not loops or fitted is None or not _on_test(evaluation.rows):
        return None
    proven: Severity = "error" if role_of(evaluation.rows).proven else "warning"
    if fitted.varied & loops:
        return proven
    return "warning" if (fitted.among | evaluation.varied) & loops else None


def _chosen(scored: Place, picked: Place, severity: Severity) -> Suspicion:
    return Suspicion(
        "test_reused", severity, scored,
        lambda: _("the best score on the test set is picked at {place}.", place=where(picked)),
        _why, (FIX,),
    )  # fmt: skip


def _looped(evaluation: Evaluation, severity: Severity) -> Suspicion:
    loop = next(iter(evaluation.loops))
    return Suspicion(
        "test_reused", severity, evaluation.place,
        lambda: _("the test set judges again at each turn of the loop of {place}.", place=where(loop.place)),
        _why, (FIX,),
    )  # fmt: skip


def _watched(place: Place, *, stops: bool) -> Suspicion:
    def title() -> str:
        if stops:
            return _("the test set tells when learning stops.")
        return _("the test set is looked at all along the learning.")

    severity: Severity = "error" if stops else "warning"
    return Suspicion("test_reused", severity, place, title, _why, (WATCH_FIX,))


def _searched(trace: Trace) -> Iterator[Suspicion]:
    """Ask about settings searched for on all rows, where another model is judged on a part of them."""
    for search in trace.learned:
        judged = [one for one in trace.evaluations if _on_test(one.rows) and one.rows.within(search.fit.rows)]
        if search.model.search and judged and all(one.fitted is not search for one in judged):
            yield _question_of_search(search.fit.place, judged[0].place)


def _question_of_search(place: Place, judged: Place) -> Suspicion:
    return Suspicion(
        "test_reused", "question", place,
        lambda: _("settings are searched for with the rows that judge at {place}: are they used there?",
                  place=where(judged)),
        _why, (FIX,),
    )  # fmt: skip


def _compared(evaluations: list[Evaluation]) -> Iterator[Suspicion]:
    """Ask about several models judged on the same test rows, one after the other."""
    models: dict[int, dict[int, Evaluation]] = {}
    for one in evaluations:
        if one.fitted is None or one.fitted.model.name in BASELINES or not _on_test(one.rows) or _repeated(one):
            continue
        models.setdefault(id(one.rows), {}).setdefault(id(one.fitted.model), one)
    for found in models.values():
        if len(found) > 1:
            yield _question(list(found.values())[1].place, len(found))


def _question(place: Place, n_models: int) -> Suspicion:
    return Suspicion(
        "test_reused", "question", place,
        lambda: ngettext(
            "{n} model is judged on the test set.",
            "{n} models are judged on the same test set: was one of them chosen by it?",
            n_models,
        ),
        _why, (FIX,),
    )  # fmt: skip


def _why() -> str:
    return _("The best of several scores is partly luck: chosen on the test set, it promises too much.")
