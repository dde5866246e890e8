"""Expressions: what each stands for, told from what its parts stand for."""

import ast
import builtins
from collections.abc import Callable, Sequence
from dataclasses import replace

from course_toolkit.splits.compute.code import names
from course_toolkit.splits.compute.code.base import Call
from course_toolkit.splits.compute.code.calls import PASS_ON, SEEDERS, Calls
from course_toolkit.splits.compute.code.models import MODEL_METHODS
from course_toolkit.splits.compute.code.tables import APPLIES, FEWER_ROWS, TAKES_STATISTICS
from course_toolkit.splits.compute.code.trace import Scope
from course_toolkit.splits.compute.code.values import (
    Const,
    Defined,
    Folds,
    Groups,
    Library,
    Locator,
    Model,
    Score,
    Several,
    Splitter,
    Stat,
    Table,
    Unknown,
    Value,
    Windows,
    evaluations_of,
    loops_of,
)

#: On an object nothing is known of, they say that it is a table.
TABLE_WORDS = (
    TAKES_STATISTICS - {"add", "replace", "map", "join", "mask", "where", "clip"}
    | FEWER_ROWS - {"head", "tail", "take", "truncate"}
    | (names.STATISTICS - {"min", "max", "mean", "mode", "describe", "average"})
    | {"drop", "iloc", "loc", "values", "groupby", "sample", "columns", "corr", "reset_index", "to_numpy", "mean"}
)


class Expressions(Calls):
    """Values of expressions."""

    def value(self, node: ast.expr | None, scope: Scope) -> Value:
        """Return what an expression stands for; what is not understood is unknown."""
        self.spend()
        if node is None:
            return Const(None)
        read: Callable[[ast.expr, Scope], Value] | None = getattr(self, f"_of_{type(node).__name__.lower()}", None)
        return Unknown() if read is None else read(node, scope)

    def _of_constant(self, node: ast.Constant, _scope: Scope) -> Value:
        return Const(node.value)

    def _of_name(self, node: ast.Name, scope: Scope) -> Value:
        if node.id in scope:
            return scope[node.id]
        known = _known(node.id) or hasattr(builtins, node.id) or node.id in {"pd", "np", "tqdm"}
        return Library(node.id) if known else Unknown()

    def _of_attribute(self, node: ast.Attribute, scope: Scope) -> Value:  # noqa: PLR0911 — a return for each kind of value
        if isinstance(node.value, ast.Name) and f"{node.value.id}.{node.attr}" in scope:
            return scope[f"{node.value.id}.{node.attr}"]
        base = self.value(node.value, scope)
        if isinstance(base, Unknown) and node.attr in {"iloc", "loc"}:
            base = self.as_table(node.value, base, scope) or base
        if isinstance(base, Library):
            return Library(f"{base.path}.{node.attr}")
        if isinstance(base, Table):
            return self.table_attribute(base, node.attr)
        if isinstance(base, Model):
            return self.model_attribute(base, node.attr)
        if isinstance(base, Groups):
            return Groups(base.table, frozenset({node.attr}))
        if isinstance(base, Windows):
            return base.table
        return base if isinstance(base, (Stat, Score)) else Unknown(loops_of([base]))

    def _of_subscript(self, node: ast.Subscript, scope: Scope) -> Value:
        base, key = self.value(node.value, scope), self.value(node.slice, scope)
        if isinstance(base, Unknown) and self._keys_a_table(node, key):
            base = self.as_table(node.value, base, scope) or base
        if isinstance(base, Table):
            return self.item(base, key, node)
        if isinstance(base, Locator):
            return self.item(base.table, key, node, located=True)
        if isinstance(base, Groups):
            return Groups(base.table, self.columns_of(key))
        if isinstance(base, Several):
            return self._item_of(base, key)
        if isinstance(base, Unknown) and isinstance(key, Stat) and key.selects:
            return key  # names of columns, picked
        return base if isinstance(base, (Stat, Score, Windows)) else Unknown(loops_of([base, key]))

    def _keys_a_table(self, node: ast.Subscript, key: Value) -> bool:
        """Say whether what stands between the brackets makes a table of an object nothing is known of."""
        if isinstance(key, Table):
            return isinstance(node.value, ast.Name)
        return isinstance(key, (Const, Several)) and self.columns_of(key) is not None

    def _item_of(self, several: Several, key: Value) -> Value:
        if isinstance(key, Const):
            if isinstance(key.value, int) and -len(several.items) <= key.value < len(several.items):
                return several.items[key.value]
            if str(key.value) in several.keys:
                return several.keys[str(key.value)]
        evaluations = evaluations_of([several])
        if evaluations:
            return Score(evaluations)
        inside = [*several.items, *several.keys.values()]
        first = inside[0] if inside else Unknown()
        if isinstance(first, Model):
            return replace(first, loops=first.loops | loops_of([key]))
        return Unknown(loops_of([key]))

    def _of_slice(self, node: ast.Slice, scope: Scope) -> Value:
        return Unknown(loops_of([self.value(node.lower, scope), self.value(node.upper, scope)]))

    def _of_tuple(self, node: ast.Tuple | ast.List | ast.Set, scope: Scope) -> Value:
        return Several([self.value(one, scope) for one in node.elts])

    _of_list = _of_set = _of_tuple

    def _of_dict(self, node: ast.Dict, scope: Scope) -> Value:
        found = Several()
        for place, (key, value) in enumerate(zip(node.keys, node.values, strict=True)):
            name = str(key.value) if isinstance(key, ast.Constant) else str(place)
            found.keys[name] = self.value(value, scope)
        return found

    def _of_starred(self, node: ast.Starred, scope: Scope) -> Value:
        return self.value(node.value, scope)

    def _of_namedexpr(self, node: ast.NamedExpr, scope: Scope) -> Value:
        value = self.value(node.value, scope)
        self.trace.bind(scope, node.target.id, value, node)
        return value

    def _of_lambda(self, node: ast.Lambda, scope: Scope) -> Value:
        return Defined(node, scope, self.number)

    def _of_ifexp(self, node: ast.IfExp, scope: Scope) -> Value:
        self.value(node.test, scope)
        one, other = self.value(node.body, scope), self.value(node.orelse, scope)
        return other if isinstance(one, (Const, Unknown)) else one

    def _of_binop(self, node: ast.BinOp, scope: Scope) -> Value:
        # A long sum is read in a loop: it must not be as deep as it is long.
        operands: list[ast.expr] = []
        left: ast.expr = node
        while isinstance(left, ast.BinOp):
            operands.append(left.right)
            left = left.left
        value = self.value(left, scope)
        for operand in reversed(operands):
            other = self.value(operand, scope)
            if isinstance(value, Unknown) and isinstance(left, ast.Name):
                value = scope.get(left.id, value)  # df - df.mean(): only the second df says that it is a table
            value = self.combined([value, other], node)
        return value

    def _of_unaryop(self, node: ast.UnaryOp, scope: Scope) -> Value:
        value = self.value(node.operand, scope)
        if isinstance(value, Const) and isinstance(node.op, ast.USub) and isinstance(value.value, (int, float)):
            return Const(-value.value)
        return value if isinstance(value, (Table, Stat, Score)) else Unknown(loops_of([value]))

    def _of_boolop(self, node: ast.BoolOp, scope: Scope) -> Value:
        values = [self.value(one, scope) for one in node.values]
        return Unknown(loops_of(values))

    def _of_compare(self, node: ast.Compare, scope: Scope) -> Value:
        """Take a comparison for what picks rows, or counts hits; a statistic compared still tells columns apart."""
        values = [self.value(one, scope) for one in (node.left, *node.comparators)]
        tables = [one for one in values if isinstance(one, Table)]
        if tables:
            made = [one for one in tables if one.predicted_by]
            first = made[0] if made else tables[0]
            return replace(first, mask=True, loops=loops_of(values), fits=frozenset(), columns=None)
        stats = [one for one in values if isinstance(one, Stat)]
        if stats:
            return stats[0]
        loops = loops_of(values)
        return Table(self.trace.new_rows(), mask=True, loops=loops) if not evaluations_of(values) else Unknown(loops)

    def _of_joinedstr(self, node: ast.JoinedStr, scope: Scope) -> Value:
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.value(part.value, scope)
        return Unknown()

    def _of_listcomp(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp, scope: Scope) -> Value:
        found = Several()
        self.comprehend(node.generators, scope, lambda own: found.items.append(self.value(node.elt, own)))
        return found

    _of_setcomp = _of_generatorexp = _of_listcomp

    def _of_dictcomp(self, node: ast.DictComp, scope: Scope) -> Value:
        found = Several()
        self.comprehend(
            node.generators, scope, lambda own: found.keys.update({str(len(found.keys)): self.value(node.value, own)})
        )
        return found

    def _of_await(self, node: ast.Await, scope: Scope) -> Value:
        return self.value(node.value, scope)

    def comprehend(
        self, generators: Sequence[ast.comprehension], scope: Scope, inside: Callable[[Scope], object]
    ) -> None:
        """Read a comprehension."""
        raise NotImplementedError

    # ---------------------------------------------------------------------------- calls
    def _of_call(self, node: ast.Call, scope: Scope) -> Value:
        if isinstance(node.func, ast.Attribute):
            name = f"{node.func.value.id}.{node.func.attr}" if isinstance(node.func.value, ast.Name) else ""
            base = scope[name] if name in scope else self.value(node.func.value, scope)
            if isinstance(base, Unknown) and _known(node.func.attr):  # a module that was imported out of sight
                base = Library("")
            if name not in scope and not isinstance(base, Library):
                return self._method(base, node, self._given(node, scope), scope)
            if isinstance(base, Library) and name not in scope:
                return self.call_value(Library(f"{base.path}.{node.func.attr}"), self._given(node, scope), scope)
        function = self.value(node.func, scope)
        return self.call_value(function, self._given(node, scope), scope)

    def _given(self, node: ast.Call, scope: Scope) -> Call:
        args = [self.value(arg, scope) for arg in node.args]
        kwargs = {word.arg or "**": self.value(word.value, scope) for word in node.keywords}
        starred = "**" in kwargs or any(isinstance(arg, ast.Starred) for arg in node.args)
        return Call(node, args, kwargs, starred, self.trace.place(node))

    def call_value(self, function: Value, call: Call, scope: Scope) -> Value:
        """Call a function, whoever defined it."""
        if isinstance(function, Defined):
            return self._call_defined(function, call, scope)
        if isinstance(function, Library):
            return self.library(function, call, scope)
        if isinstance(function, Model):
            return self.predictions(function, call, scope) if call.args else function
        if isinstance(function, Unknown) and function.loops:
            return Unknown(function.loops | loops_of(call.values))
        name = call.node.func.id if isinstance(call.node.func, ast.Name) else ""
        return self.library(Library(name), call, scope)

    def _call_defined(self, function: Defined, call: Call, scope: Scope) -> Value:
        """Call a function of the code's own; one that returns nothing may have changed the tables it was given."""
        result = self.call_defined(function, call.args, call.kwargs)
        if isinstance(result, Const) and result.value is None:
            for node, value in zip(call.node.args, call.args, strict=False):
                changed = self.left.get(id(value))
                if isinstance(node, ast.Name) and isinstance(changed, Table) and isinstance(value, Table):
                    scope[node.id] = replace(value, fits=value.fits | changed.fits)
        return result

    def _method(self, base: Value, node: ast.Call, call: Call, scope: Scope) -> Value:
        func = node.func
        if not isinstance(func, ast.Attribute):
            return Unknown()
        attr = func.attr
        if isinstance(base, Unknown):
            base = self._guessed(base, func, call, scope)
        if isinstance(base, Table):
            return self.table_method(base, attr, call, scope)
        if isinstance(base, Model):
            return self.model_method(base, attr, call, scope)
        if isinstance(base, Groups):
            return self.group_method(base, attr, call)
        if isinstance(base, Splitter):
            return self.splitter_method(base, attr, call, scope)
        return self._method_of_others(base, attr, call, scope)

    def _guessed(self, base: Unknown, func: ast.Attribute, call: Call, scope: Scope) -> Value:
        """Take an object nothing is known of for what its method says it is."""
        if func.attr in MODEL_METHODS and call.values:
            name = func.value.id if isinstance(func.value, ast.Name) else ""
            model = Model(name, "unknown", call.place, among=base.loops)
            if name:
                scope[name] = model
            return model
        if func.attr in TABLE_WORDS or func.attr in APPLIES - {"transform", "map"}:
            return self.as_table(func.value, base, scope) or base
        return base

    def _method_of_others(  # noqa: PLR0911 — a return for each kind of value
        self, base: Value, attr: str, call: Call, scope: Scope
    ) -> Value:
        if isinstance(base, Several):
            return self._several_method(base, attr, call)
        if isinstance(base, Windows):
            return base.table
        if isinstance(base, Score):
            return self.choose([base], call.node) if attr in names.CHOOSERS else base
        if isinstance(base, Stat):
            return base
        if isinstance(base, Folds) and attr == "__next__":
            return self.library(Library("next"), replace(call, args=[base]), scope)
        if attr in names.OPTIMISERS:
            return self.library(Library(attr), call, scope)
        self._seen_elsewhere(call)
        return Unknown(loops_of([base, *call.values]))

    def _several_method(self, several: Several, attr: str, call: Call) -> Value:
        if attr in {"append", "add", "insert", "extend", "update", "setdefault"}:
            several.items += call.args[-1:] if attr != "extend" else [*Several(call.args).deep()]
            return several
        if attr == "items":
            return Several([Several([Const(key), value]) for key, value in several.keys.items()])
        if attr == "values":
            return Several(list(several.keys.values()))
        if attr in names.CHOOSERS:
            return self.choose([several], call.node)
        if attr in {"get", "pop"}:
            return self._item_of(several, call.args[0] if call.args else Const(-1))
        return several if attr in PASS_ON or evaluations_of([several]) else Unknown()


def _known(name: str) -> bool:
    """Say whether a name that nothing defines is one of the libraries' that are understood here."""
    functions = names.SPLIT_FUNCTIONS | names.SPLITTERS | names.CROSS_VALIDATIONS | names.COMPOSITES | names.CURVES
    known = functions | names.FIT_FUNCTIONS | SEEDERS - {"seed"}
    return bool(names.kind_of(name)) or name in known or names.judges(name)
