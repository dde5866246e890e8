"""The scikit-learn lines that give the numbers on the screen, in the order that leaks nothing."""

from collections.abc import Hashable, Iterator

from course_toolkit._core.compute.steps.literals import comment, list_literal
from course_toolkit._core.words import _
from course_toolkit.preparation.compute.scaling.comparison import ScalingComparison
from course_toolkit.preparation.compute.scaling.knn import MOST_ROWS, NeighborScores, n_fold_quantiles
from course_toolkit.preparation.compute.scaling.methods import METHODS, SCALERS
from course_toolkit.preparation.compute.scaling.plane import MOST_ROWS as MOST_IN_PLANE


def say_scaling_code(compared: ScalingComparison, scaling: str | None = None) -> str:
    """Return runnable lines: ``X_train``, and ``X_new`` and ``y_train`` where they were given, stand for the rows."""
    methods = [method for method in METHODS if method in SCALERS and scaling in {None, "raw", method}]
    scores = compared.scores if compared.fit_on == "train" else None
    lines = [*_rows(compared, scores), *_outliers(compared, scores), *_fits(compared, methods)]
    if scores is not None:
        lines += _scores(compared, scores, methods)
    text = "\n".join(lines) + "\n"
    return "\n".join([*_imports(text, methods, scores), "", text])


def _imports(text: str, methods: list[str], scores: NeighborScores | None) -> Iterator[str]:
    if "pd." in text:
        yield "import pandas as pd"
    if scores is not None:
        yield f"from sklearn.model_selection import {_folds(scores)}, cross_val_score"
        yield f"from sklearn.neighbors import {_model(scores)}"
        yield "from sklearn.pipeline import make_pipeline"
    yield f"from sklearn.preprocessing import {', '.join(sorted(SCALERS[method] for method in methods))}"


def _rows(compared: ScalingComparison, scores: NeighborScores | None) -> Iterator[str]:
    yield comment(_("Split first; all that follows learns from X_train alone."))
    yield f"columns = {list_literal(_names(compared))}"
    yield f"rows = X_train[columns]{_as_texts(compared)}"
    if scores is not None:
        yield "labels = y_train"


def _outliers(compared: ScalingComparison, scores: NeighborScores | None) -> Iterator[str]:
    """Return the lines that leave rows out."""
    if not len(compared.left_out):
        return
    if compared.rows.named is not None:
        labels = [compared.label_of(position) for position in compared.rows.named.tolist()]
        yield f"counts = ~rows.index.isin({list_literal(labels)})"
    else:
        yield comment(_("Tukey’s fences, from the training rows."))
        yield "q1, q3 = rows.quantile(0.25), rows.quantile(0.75)"
        yield "outside = (rows < q1 - 1.5 * (q3 - q1)) | (rows > q3 + 1.5 * (q3 - q1))"
        yield "counts = ~(outside & (q3 > q1) & (rows.nunique() > 2)).any(axis=1)"
    yield "rows = rows[counts]"
    if scores is not None:
        yield "labels = labels[counts]"


def _fits(compared: ScalingComparison, methods: list[str]) -> Iterator[str]:
    yield ""
    yield "scalers = {"
    for method in methods:
        yield f'    "{method}": {_constructor(method, compared.fitted[method].n_quantiles)},'
    yield "}"
    leaks = compared.fit_on == "all"
    if leaks:
        yield comment(_("THE LEAK: the new rows, which are to judge, are learned from too. Write .fit(rows)."))
        yield f"all_rows = pd.concat([rows, X_new[columns]{_as_texts(compared)}])"
    yield "for scaler in scalers.values():"
    yield f"    scaler.fit({'all_rows' if leaks else 'rows'})"
    yield "train_scaled = {name: scaler.transform(rows) for name, scaler in scalers.items()}"
    if compared.rows.new is not None:
        yield comment(_("The same statistics for the new rows: transform, never fit again."))
        new = f"X_new[columns]{_as_texts(compared)}"
        yield f"new_scaled = {{name: scaler.transform({new}) for name, scaler in scalers.items()}}"


def _scores(compared: ScalingComparison, scores: NeighborScores, methods: list[str]) -> Iterator[str]:
    yield ""
    yield comment(_("In a pipeline each fold fits its own scaler, on its own training rows."))
    if compared.plane is not None and compared.plane.n_rows > min(MOST_ROWS, MOST_IN_PLANE):
        yield comment(_("All rows here; the screen takes {n} of them, evenly.", n=scores.n_rows))
    yield "known = rows.notna().all(axis=1) & labels.notna()"
    yield f"neighbors = {_model(scores)}({scores.n_neighbors})"
    yield 'models = {"raw": neighbors}'
    for method in methods:
        scaler = _constructor(method, n_fold_quantiles(scores.n_rows))
        yield f'models["{method}"] = make_pipeline({scaler}, neighbors)'
    yield f"folds = {_folds(scores)}({scores.n_folds}, shuffle=True, random_state=0)"
    yield "scores = {"
    yield "    name: cross_val_score(model, rows[known], labels[known], cv=folds) for name, model in models.items()"
    yield "}"


def _names(compared: ScalingComparison) -> list[Hashable]:
    return [compared.column] if compared.with_column is None else [compared.column, compared.with_column]


def _as_texts(compared: ScalingComparison) -> str:
    """Return what scikit-learn asks for where some names are texts and others are not."""
    are_texts = {isinstance(name, str) for name in _names(compared)}
    return ".rename(columns=str)" if len(are_texts) > 1 else ""


def _constructor(method: str, n_quantiles: int) -> str:
    arguments = f"n_quantiles={n_quantiles}, subsample=None" if method == "quantile" else ""
    return f"{SCALERS[method]}({arguments})"


def _model(scores: NeighborScores) -> str:
    return "KNeighborsRegressor" if scores.metric == "r2" else "KNeighborsClassifier"


def _folds(scores: NeighborScores) -> str:
    return "KFold" if scores.metric == "r2" else "StratifiedKFold"
