"""Functions of libraries: splits, scores, cross-validation, tables read and put together."""

from collections.abc import Callable
from dataclasses import replace

from course_toolkit.splits.compute.code import names
from course_toolkit.splits.compute.code.base import Call, predicted
from course_toolkit.splits.compute.code.models import SEEDS, STOPPERS, Models
from course_toolkit.splits.compute.code.tables import Tables
from course_toolkit.splits.compute.code.trace import Crossed, Scope, Unseeded
from course_toolkit.splits.compute.code.values import (
    Const,
    Defined,
    Evaluation,
    FoldIndex,
    Folds,
    Library,
    Loop,
    Model,
    Parts,
    Score,
    Several,
    Split,
    Splitter,
    Stat,
    Table,
    Unknown,
    Value,
    evaluations_of,
    fits_of,
    loops_of,
)

PASS_ON = {"list", "tuple", "iter", "tqdm", "trange", "reversed", "deepcopy", "copy", "clone", "dict"}
SEEDERS = {"seed", "set_seed", "set_random_seed", "seed_everything"}
READERS = ("read_", "load_", "fetch_", "make_")
SIDE_BY_SIDE = {"hstack", "column_stack", "stack", "dstack"}


class Calls(Models, Tables):
    """Calls of functions that no cell defines."""

    def library(self, function: Library, call: Call, scope: Scope) -> Value:
        """Call a function, or build an object, of a library."""
        name = function.last
        if name in SEEDERS:
            # Python's own random.seed, and PyTorch's, leave scikit-learn's chance alone.
            self.trace.seeded = self.trace.seeded or name != "seed" or function.path.split(".")[0] in {"np", "numpy"}
            return Unknown()
        for known, handler in self._handlers():
            if known(name):
                return handler(name, call, scope)
        return self._other(function, call, scope)

    def _handlers(self) -> list[tuple[Callable[[str], bool], Callable[[str, Call, Scope], Value]]]:
        return [
            (names.SPLIT_FUNCTIONS.__contains__, self._split),
            (names.SPLITTERS.__contains__, self._splitter),
            (names.CROSS_VALIDATIONS.__contains__, self._cross_validated),
            (names.judges, self._judged),
            (names.FIT_FUNCTIONS.__contains__, self._fit_function),
            (names.SELECTING_FUNCTIONS.__contains__, self._selecting),
            (names.CHOOSERS.__contains__, self._chooser),
            (names.STATISTICS.__contains__, self._statistic_function),
            (names.STACKERS.__contains__, lambda _name, call, _scope: self.stacked(call.args or call.values, call)),
            (lambda name: name in {"resample", "repeat", "choice"}, self._resample),
            (lambda name: name in {"qcut", "where", "nan_to_num"}, self._mixed),
            (lambda name: name in {"split", "array_split", "random_split"}, self._parts),
            (names.COMPOSITES.__contains__, lambda name, call, _scope: self.new_model(name, call)),
            (lambda name: name.startswith(READERS), self._read),
            (lambda name: bool(names.kind_of(name)), lambda name, call, _scope: self.new_model(name, call)),
            (PASS_ON.__contains__, self._passed),
            (lambda name: name in {"enumerate", "zip", "next", "product", "map"}, self._iterated),
            (names.OPTIMISERS.__contains__, self._optimised),
        ]

    # ---------------------------------------------------------------------------- splits
    def _split(self, name: str, call: Call, scope: Scope) -> Value:
        tables = [self.as_table(node, value, scope) for node, value in zip(call.node.args, call.args, strict=False)]
        known = [one if one is not None else self.trace.new_table() for one in tables]
        if not known:
            return Unknown()
        shuffled = not call.is_const("shuffle", False)  # noqa: FBT003 — the constant that is looked for
        if shuffled and call.is_unseeded:
            self.trace.unseeded.append(Unseeded(name, call.place))
        split = Split(call.place, known[0].rows)
        parts: list[Value] = []
        for place, table in enumerate(known):
            own = split if table.rows is split.parent else self.trace.mirrored(split, table.rows)
            label = place == len(known) - 1 > 0
            if label and table.single and table.columns:
                self.trace.labels |= table.columns
            parts += [self.trace.side_of(table, own, side, label=label) for side in ("train", "test")]
        return Several(parts)

    def _splitter(self, name: str, call: Call, _scope: Scope) -> Value:
        chance = name in names.SPLITTERS_ALWAYS_RANDOM or call.is_true("shuffle")
        if chance and call.is_unseeded:
            self.trace.unseeded.append(Unseeded(name, call.place))
        return Splitter(call.place)

    def splitter_method(self, _splitter: Splitter, attr: str, call: Call, scope: Scope) -> Value:
        """Return ``splitter.split(X)``."""
        table = self.as_table(call.node_of(0, "X"), call.get(0, "X"), scope) if attr == "split" else None
        return Unknown() if table is None else Folds(call.place, table.rows)

    def _parts(self, _name: str, call: Call, _scope: Scope) -> Value:
        return Parts(call.args[0]) if call.args and isinstance(call.args[0], Table) else Unknown()

    def _cross_validated(self, name: str, call: Call, scope: Scope) -> Value:
        table = self.as_table(call.node_of(1, "X"), call.get(1, "X"), scope)
        if table is not None:
            self.trace.crossed.append(Crossed(table, call.place))
            label = call.get(2, "y")
            if isinstance(label, Table) and label.single and label.columns:
                self.trace.labels |= label.columns
        return Unknown(loops_of(call.values)) if name != "cross_val_predict" else Unknown()

    # ---------------------------------------------------------------------------- scores
    def _judged(self, name: str, call: Call, _scope: Scope) -> Value:
        predictions = [one for one in call.values if isinstance(one, Table) and one.predicted_by]
        if not predictions:
            self._seen_elsewhere(call)
            return Score(evaluations_of(call.values)) if evaluations_of(call.values) else Unknown(loops_of(call.values))
        made = predictions[0]
        labels = [one for one in call.values if isinstance(one, Table) and not one.predicted_by]
        for one in labels[:1]:
            self.trace.labels |= one.columns if one.single and one.columns else frozenset()
        varied = made.loops - (made.predicted_by[0].varied | made.predicted_by[0].among)
        evaluation = Evaluation(
            made.rows, predicted(made), call.place, tuple(self.trace.loops), varied, curve=name in names.CURVES
        )
        self.trace.evaluations.append(evaluation)
        return Score((evaluation,))

    def _chooser(self, name: str, call: Call, scope: Scope) -> Value:
        if evaluations_of(call.values):
            return self.choose(call.values, call.node)
        return self._statistic_function(name, call, scope) if name in names.STATISTICS else self._first(call)

    def _first(self, call: Call) -> Value:
        value = call.args[0] if call.args else Unknown()
        return value if isinstance(value, (Table, Stat)) else Unknown(loops_of(call.values))

    def _statistic_function(self, name: str, call: Call, _scope: Scope) -> Value:
        value = call.args[0] if call.args else Unknown()
        evaluations = evaluations_of([value])
        if evaluations:
            return Score(evaluations)
        by_row = len(call.args) > 1 and isinstance(call.args[1], Const) and call.args[1].value == 1
        if isinstance(value, Table):
            return value if by_row else self.statistic(value, name, call)
        return value if isinstance(value, Stat) else Unknown(loops_of(call.values))

    # ---------------------------------------------------------------------------- learned by a function
    def _fit_function(self, name: str, call: Call, scope: Scope) -> Value:
        table = self.as_table(call.node_of(0, "X"), call.get(0, "X"), scope)
        if table is None or table.label or call.by_row:
            return table or Unknown()
        return self.with_fit(table, self.learn("preprocessing", name, table, call.place))

    def _selecting(self, name: str, call: Call, scope: Scope) -> Value:
        table = self.as_table(call.node_of(0, "X"), call.get(0, "X"), scope)
        if table is None:
            return Unknown()
        stat = Stat(frozenset({self.learn("selection", name, table, call.place)}), selects=True)
        return Several([stat, stat]) if name in {"f_classif", "f_regression", "chi2"} else stat

    def _resample(self, name: str, call: Call, _scope: Scope) -> Value:
        """``sklearn.utils.resample``: drawn with replacement unless told otherwise."""
        tables = [one for one in call.args if isinstance(one, Table)]
        if not tables or (name == "choice" and not isinstance(call.args[0], Table)):
            return Unknown()
        if call.is_const("replace", False):  # noqa: FBT003
            made = [self.trace.piece_of(one) for one in tables]
        else:
            made = [self.copied(one, call) for one in tables]
        return made[0] if len(made) == 1 else Several(list(made))

    def _mixed(self, name: str, call: Call, _scope: Scope) -> Value:
        tables = [one for one in call.args if isinstance(one, Table)]
        if not tables:
            return Unknown(loops_of(call.values))
        if name == "where":
            kept = [one for one in tables if not one.mask] or tables
            return self.combined([kept[0], *(one for one in call.args if isinstance(one, Stat))], call.node)
        return replace(tables[0], mask=False)

    # ---------------------------------------------------------------------------- the rest
    def _read(self, name: str, _call: Call, _scope: Scope) -> Value:
        if name.startswith(("make_scorer", "load_model", "load_ext", "load_weights", "make_classifier")):
            return Unknown()
        return self.trace.new_table()

    def _passed(self, name: str, call: Call, _scope: Scope) -> Value:
        first = call.args[0] if call.args else Several([], dict(call.kwargs))
        if name == "clone" and isinstance(first, Model):
            return replace(first, fitted=None)
        return first

    def _iterated(self, name: str, call: Call, _scope: Scope) -> Value:
        args = call.args
        if name == "next" and args and isinstance(args[0], Folds):
            split = Split(args[0].split_place, args[0].parent)
            return Several([FoldIndex(split, "train"), FoldIndex(split, "test")])
        if name == "enumerate" and args:
            return self._enumerated(args[0])
        if name == "zip":
            return self._zipped(args)
        if name == "map" and len(args) > 1 and isinstance(args[0], Defined):
            return self._optimised(name, call, {})
        return Unknown(loops_of(args))

    def _enumerated(self, value: Value) -> Value:
        if isinstance(value, Several):
            return Several([Several([Unknown(), item]) for item in value.items or value.keys.values()])
        return Several([Several([Unknown(), value])])

    def _zipped(self, args: list[Value]) -> Value:
        if args and all(isinstance(one, Several) and one.items for one in args):
            columns = [one.items for one in args if isinstance(one, Several)]
            return Several([Several(list(row)) for row in zip(*columns, strict=False)])
        return Several([Several([one.items[0] if isinstance(one, Several) and one.items else one for one in args])])

    def _optimised(self, _name: str, call: Call, _scope: Scope) -> Value:
        """Call a function that is handed to an optimiser, as often as a loop would."""
        functions = [one for one in call.values if isinstance(one, Defined)]
        if not functions:
            return Unknown()
        loop = Loop(call.place)
        self.trace.loops.append(loop)
        try:
            result = self.call_defined(functions[0], [Unknown(frozenset({loop}))], {})
        finally:
            self.trace.loops.pop()
        if _name != "map":
            self.choose([result], call.node)
        return Several([result])

    def _other(self, function: Library, call: Call, _scope: Scope) -> Value:
        """Call a function that is not known: of one table it returns the rows, of scores the scores."""
        name = function.last
        self._seen_elsewhere(call)
        evaluations = evaluations_of(call.values)
        if evaluations and name not in names.NO_ROWS:
            return Score(evaluations)
        if name in names.NO_ROWS:
            return Unknown(loops_of(call.values))
        tables = [one for one in call.values if isinstance(one, Table)]
        stats = [one for one in call.values if isinstance(one, Stat)]
        if not tables:
            return replace(stats[0], fits=fits_of(stats)) if stats else self._object(name, call)
        if name in SIDE_BY_SIDE or len(tables) == 1:
            return replace(tables[0], fits=fits_of(tables), columns=tables[0].columns if len(tables) == 1 else None)
        return Unknown(loops_of(call.values))

    def _object(self, name: str, call: Call) -> Value:
        settings = [value for word, value in call.kwargs.items() if word not in SEEDS]
        if any(isinstance(one, Several) for one in call.args[:1]) and not name[:1].isupper():
            return Several([*Several([call.args[0]]).deep()])
        if name in {"ParameterGrid", "ParameterSampler"}:
            return Unknown()
        if name in STOPPERS:
            return Model(name, "unknown", call.place)
        if name[:1].isupper() and not name.isupper() and name not in {"DataFrame", "Series"}:
            return Model(name, "unknown", call.place, loops=loops_of([*call.args, *settings]))
        if name in {"DataFrame", "Series", "array", "asarray"}:
            inside = next((one for one in Several(call.values).deep() if isinstance(one, Table)), None)
            return inside if inside is not None else self.trace.new_table()
        return Unknown(loops_of([*call.args, *settings]))

    def _seen_elsewhere(self, call: Call) -> None:
        """Note a model and a table given to a function that is not known: it may be judged there."""
        if any(isinstance(one, Model) for one in Several(call.values).deep()) and call.values:
            self.trace.judged_elsewhere = self.trace.judged_elsewhere or any(
                isinstance(one, Table) for one in call.values
            )
