"""What is done with models: they learn, transform, predict and are judged."""

from dataclasses import replace

from course_toolkit.splits.compute.code.base import Base, Call
from course_toolkit.splits.compute.code.names import COMPOSITES, PROJECTIONS, SEARCHES, SELF_SEARCHING, kind_of
from course_toolkit.splits.compute.code.trace import Crossed, Scope, Watched
from course_toolkit.splits.compute.code.values import (
    Const,
    Evaluation,
    Fit,
    FitKind,
    Fitted,
    Kind,
    Library,
    Model,
    Score,
    Several,
    Stat,
    Table,
    Unknown,
    Value,
    loops_of,
)

PREDICTS = {
    "predict", "predict_proba", "predict_log_proba", "decision_function", "predict_classes", "score_samples",
    "staged_predict", "staged_predict_proba",
}  # fmt: skip
FITS = {"fit", "partial_fit", "fit_on_texts", "adapt", "fit_generator", "train"}
FIT_TRANSFORMS = {"fit_transform", "fit_sample_transform"}
RESAMPLES = {"fit_resample", "fit_sample"}
JUDGED = {"score", "evaluate", "evaluate_generator"}
LEARNED = {"feature_importances_", "coef_", "ranking_", "support_", "scores_", "pvalues_"}
LEARNS = {"preprocessing", "encoding", "selection", "target", "model"}
#: A name of a setting through which only chance varies.
SEEDS = {"random_state", "seed", "n_jobs", "verbose"}
MODEL_METHODS = PREDICTS | FITS | FIT_TRANSFORMS | RESAMPLES | {"score", "evaluate"}
STOPPERS = {"EarlyStopping", "ModelCheckpoint", "ReduceLROnPlateau", "early_stopping"}


class Models(Base):
    """Methods and attributes of models."""

    def new_model(self, name: str, call: Call) -> Model:
        """Return the model that a class, or a maker of pipelines, builds."""
        settings = [value for word, value in call.kwargs.items() if word not in SEEDS]
        loops = loops_of([*call.args, *settings])
        inside = [one for one in Several(call.values).deep() if isinstance(one, Model)]
        kind = self._composite(inside) if name in COMPOSITES else kind_of(name)
        shown = inside[0].name if name in COMPOSITES and inside and kind != "model" else name
        return Model(
            shown,
            kind or "unknown",
            call.place,
            search=name in SEARCHES | SELF_SEARCHING,
            projection=name in PROJECTIONS,
            stops="early_stopping_rounds" in call.kwargs,
            loops=loops,
            among=frozenset(loop for one in inside for loop in one.among),
        )

    def _composite(self, inside: list[Model]) -> Kind:
        """Tell what a composite learns: a pipeline what its last step does, else what the keenest of its parts does."""
        if inside and inside[-1].kind in {"model", "unknown"}:
            return "model"
        kinds = [one.kind for one in inside]
        worst: tuple[Kind, ...] = ("target", "selection", "preprocessing", "encoding", "harmless")
        return next((kind for kind in worst if kind in kinds), "unknown")

    def model_attribute(self, model: Model, attr: str) -> Value:
        """Return ``model.attr``: what it learned tells columns apart."""
        if attr in LEARNED and model.fitted is not None:
            fit = replace(model.fitted.fit, kind="selection")
            return Stat(frozenset({fit}), selects=True)
        if attr == "steps" or attr.startswith("best_estimator"):
            return model
        return Unknown(model.loops)

    def model_method(  # noqa: PLR0911 — a return for each kind of method
        self, model: Model, attr: str, call: Call, scope: Scope
    ) -> Value:
        """Return ``model.attr(…)``."""
        if attr in FITS:
            return self._fit(model, call, scope)
        if attr in FIT_TRANSFORMS:
            self._fit(model, call, scope)
            return self._transformed(model, call, scope)
        if attr in RESAMPLES:
            return self._resampled(model, call, scope)
        if attr in PREDICTS:
            return self.predictions(model, call, scope)
        if attr in JUDGED:
            return self._scored(model, call, scope)
        if attr in {"transform", "texts_to_sequences", "texts_to_matrix"}:
            return self._transformed(model, call, scope)
        return self._other_method(model, attr, call)

    def _other_method(self, model: Model, attr: str, call: Call) -> Value:
        if attr == "set_params":
            model.loops |= loops_of(value for word, value in call.kwargs.items() if word not in SEEDS)
            return model
        if attr == "get_support":
            return self.model_attribute(model, "support_")
        return model if attr in {"to", "cuda", "cpu", "eval", "double", "float", "set_output"} else Unknown()

    def _fit(self, model: Model, call: Call, scope: Scope) -> Value:
        first = call.get(0, "X", "x", "raw_documents")
        table = self.as_table(call.node_of(0, "X", "x", "raw_documents"), first, scope)
        if table is None or isinstance(first, (Const, Library)):
            return model
        label = self._label(call, scope)
        kind = "model" if model.kind == "unknown" and label is not None else model.kind
        if kind in {"harmless", "unknown", "over", "under"} or (table.label and kind != "model"):
            model.fitted = None
            return model
        fit = self.learn(kind, model.name, table, call.place, projection=model.projection)  # type: ignore[arg-type]
        model.fitted = Fitted(model, fit, tuple(self.trace.loops), table, model.loops, model.among)
        self.trace.learned.append(model.fitted)
        if model.search:
            self.trace.crossed.append(Crossed(table, call.place))
        self._watch(model, call, scope)
        return model

    def _label(self, call: Call, scope: Scope) -> Table | None:
        table = self.as_table(call.node_of(1, "y"), call.get(1, "y"), scope)
        if table is not None and table.single and table.columns:
            self.trace.labels |= table.columns
        return table

    def _watch(self, model: Model, call: Call, scope: Scope) -> None:
        """Note the rows that a model is judged on while it learns."""
        for name in ("eval_set", "validation_data", "X_val", "evals"):
            table = self.as_table(call.node_of(99, name), call.kwargs.get(name), scope)
            if table is not None and name in call.kwargs:
                self.trace.watched.append(Watched(table.rows, call.place, model.stops or self._stops(call)))

    def _stops(self, call: Call) -> bool:
        if "early_stopping_rounds" in call.kwargs and not call.is_const("early_stopping_rounds", None):
            return True
        return any(isinstance(one, Model) and one.name in STOPPERS for one in Several(call.values).deep())

    def _transformed(self, model: Model, call: Call, scope: Scope) -> Value:
        node = call.node_of(0, "X", "raw_documents")
        table = self.as_table(node, call.get(0, "X", "raw_documents"), scope)
        if table is None:
            return Unknown()
        fit = model.fitted.fit if model.fitted is not None else None
        if fit is None or fit.kind not in LEARNS:
            return replace(table, columns=table.columns)
        if fit.kind == "model":
            fit = self._as_preprocessing(model, fit)
        return self.with_fit(replace(table, loops=table.loops | model.loops), fit)

    def _as_preprocessing(self, model: Model, fit: Fit) -> Fit:
        """Take a model that transforms (discriminant analysis, a pipeline) for a scaler, which it is then."""
        changed = replace(fit, kind="preprocessing")
        if model.fitted is not None:
            model.fitted = replace(model.fitted, fit=changed)
        return changed

    def _resampled(self, model: Model, call: Call, scope: Scope) -> Value:
        kind: FitKind = "under" if model.kind == "under" else "over"
        X = self.as_table(call.node_of(0, "X"), call.get(0, "X"), scope)
        y = self.as_table(call.node_of(1, "y"), call.get(1, "y"), scope)
        if X is None:
            return Unknown()
        fit = Fit(kind, model.name, X.rows, call.place)
        self.trace.learned.append(Fitted(model, fit, tuple(self.trace.loops), X))
        rows = self.trace.new_rows(X.rows)
        tables = [X] if y is None else [X, replace(y, label=True)]
        return Several([self.with_fit(replace(one, rows=rows), fit) for one in tables])

    def fitted_of(self, model: Model, call: Call) -> Fitted:
        """Return the model as it has learned; one that learned elsewhere has learned from rows unknown."""
        if model.fitted is None:
            table = self.trace.new_table()
            fit = Fit("model", model.name, table.rows, call.place)
            model.fitted = Fitted(model, fit, (), table, model.loops, model.among)
        return model.fitted

    def predictions(self, model: Model, call: Call, scope: Scope) -> Value:
        """Return what a model predicts for rows."""
        table = self.as_table(call.node_of(0, "X", "x"), call.get(0, "X", "x"), scope)
        if table is None or model.kind in {"preprocessing", "harmless"}:
            return Unknown(model.loops)
        fitted = self.fitted_of(model, call)
        if not table.rows.within(fitted.fit.rows):
            self.trace.judged_elsewhere = True
        return Table(table.rows, predicted_by=(fitted,), loops=model.loops - fitted.varied)

    def _scored(self, model: Model, call: Call, scope: Scope) -> Value:
        table = self.as_table(call.node_of(0, "X", "x"), call.get(0, "X", "x"), scope)
        if table is None:
            return Unknown()
        self._label(call, scope)
        evaluation = Evaluation(table.rows, self.fitted_of(model, call), call.place, tuple(self.trace.loops))
        self.trace.evaluations.append(evaluation)
        return Score((evaluation,))
