"""Statements, one after the other: names are followed through them, and nothing is ever run."""

import ast
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from course_toolkit.splits.compute.code.expressions import Expressions
from course_toolkit.splits.compute.code.trace import Scope
from course_toolkit.splits.compute.code.values import (
    Const,
    Defined,
    FoldIndex,
    Folds,
    Library,
    Locator,
    Loop,
    Model,
    Parts,
    Score,
    Several,
    Split,
    Table,
    Unknown,
    Value,
    fits_of,
)

#: A list of tables longer than this is read once, not table by table.
MOST_UNROLLED = 8
MOST_CALLS_DEEP = 8


class Reader(Expressions):
    """Reads code in the order in which it stands."""

    def run(self, body: Iterable[ast.stmt], scope: Scope) -> None:
        """Read statements; those of kinds that change nothing here are passed over."""
        for statement in body:
            self.spend()
            read: Callable[[ast.stmt, Scope], None] | None = getattr(
                self, f"_on_{type(statement).__name__.lower()}", None
            )
            if read is not None:
                read(statement, scope)

    # ---------------------------------------------------------------------------- names
    def _on_assign(self, node: ast.Assign, scope: Scope) -> None:
        value = self.value(node.value, scope)
        for target in node.targets:
            self.assign(target, value, scope)

    def _on_annassign(self, node: ast.AnnAssign, scope: Scope) -> None:
        if node.value is not None:
            self.assign(node.target, self.value(node.value, scope), scope)

    def _on_augassign(self, node: ast.AugAssign, scope: Scope) -> None:
        left = self.value(node.target, scope)
        self.assign(node.target, self.combined([left, self.value(node.value, scope)], node), scope)

    def _on_expr(self, node: ast.Expr, scope: Scope) -> None:
        self.value(node.value, scope)

    def _on_return(self, node: ast.Return, scope: Scope) -> None:
        if node.value is not None:
            self.returned[-1].append(self.value(node.value, scope))

    def _on_delete(self, node: ast.Delete, scope: Scope) -> None:
        for target in node.targets:
            if isinstance(target, ast.Name):
                scope.pop(target.id, None)

    def _on_import(self, node: ast.Import, scope: Scope) -> None:
        for alias in node.names:
            path = alias.name if alias.asname else alias.name.split(".")[0]
            scope[alias.asname or path] = Library(path)

    def _on_importfrom(self, node: ast.ImportFrom, scope: Scope) -> None:
        for alias in node.names:
            scope[alias.asname or alias.name] = Library(f"{node.module or ''}.{alias.name}")

    def _on_functiondef(self, node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope) -> None:
        defined = Defined(node, scope, self.number)
        self.defined.append((defined, self.trace.cell))
        scope[node.name] = defined

    _on_asyncfunctiondef = _on_functiondef

    def _on_classdef(self, node: ast.ClassDef, scope: Scope) -> None:
        self.run(node.body, dict(scope))
        scope[node.name] = Unknown()

    def assign(self, target: ast.expr, value: Value, scope: Scope) -> None:
        """Bind whatever stands left of ``=``."""
        if isinstance(target, ast.Name):
            self.trace.bind(scope, target.id, value, target)
        elif isinstance(target, (ast.Tuple, ast.List)):
            self._unpack(target.elts, value, scope)
        elif isinstance(target, ast.Starred):
            self.assign(target.value, Unknown(), scope)
        elif isinstance(target, ast.Subscript):
            self._assign_item(target, value, scope)
        elif isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
            base = scope.get(target.value.id)
            if isinstance(base, Table):
                self.update(target.value, value, scope, frozenset({target.attr}))
            else:
                self.trace.bind(scope, f"{target.value.id}.{target.attr}", value, target)

    def _unpack(self, targets: Sequence[ast.expr], value: Value, scope: Scope) -> None:
        items: Sequence[Value]
        if isinstance(value, Several) and len(value.items) == len(targets):
            items = value.items
        elif isinstance(value, (Table, Parts, Score)):
            items = [value] * len(targets)
        else:
            items = [Unknown(value.loops) if isinstance(value, Unknown) else Unknown()] * len(targets)
        for target, item in zip(targets, items, strict=True):
            self.assign(target, item, scope)

    def _assign_item(self, target: ast.Subscript, value: Value, scope: Scope) -> None:
        base, key = self.value(target.value, scope), self.value(target.slice, scope)
        if isinstance(base, Several):
            base.keys[str(len(base.keys)) if not isinstance(key, Const) else str(key.value)] = value
        elif isinstance(base, (Table, Locator)):
            self.update(target.value, value, scope, self.columns_of(key))

    def update(self, node: ast.expr, value: Value, scope: Scope, columns: frozenset[str] | None) -> None:
        """Let some columns of a named table owe what a value owes."""
        while isinstance(node, (ast.Subscript, ast.Attribute)):
            node = node.value
        table = scope.get(node.id) if isinstance(node, ast.Name) else None
        if not isinstance(table, Table) or not isinstance(node, ast.Name):
            return
        fits = fits_of([value])
        if columns is not None:
            fits = frozenset(replace(fit, columns=columns) for fit in fits)
        changed = replace(table, fits=table.fits | fits)
        self.trace.observe(changed)
        scope[node.id] = changed

    # ---------------------------------------------------------------------------- branches and loops
    def _on_if(self, node: ast.If, scope: Scope) -> None:
        test = self.value(node.test, scope)
        self.compare_best(node, scope)
        if isinstance(test, Const) and not test.value:
            self.run(node.orelse, scope)
            return
        before = dict(scope)
        self.run(node.body, scope)
        self.run(node.orelse, before)
        self._join(scope, before)

    def _join(self, scope: Scope, other: Scope) -> None:
        """Keep, of two ways through the code, what either may have done."""
        for name, value in other.items():
            scope[name] = _either(scope.get(name, value), value)

    def _on_try(self, node: ast.Try, scope: Scope) -> None:
        self.run(node.body, scope)
        for handler in node.handlers:
            other = dict(scope)
            self.run(handler.body, other)
            self._join(scope, other)
        self.run([*node.orelse, *node.finalbody], scope)

    def _on_with(self, node: ast.With | ast.AsyncWith, scope: Scope) -> None:
        for item in node.items:
            value = self.value(item.context_expr, scope)
            if item.optional_vars is not None:
                self.assign(item.optional_vars, value, scope)
        self.run(node.body, scope)

    _on_asyncwith = _on_with

    def _on_while(self, node: ast.While, scope: Scope) -> None:
        loop = Loop(self.trace.place(node))
        for name in {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}:
            if isinstance(scope.get(name), (Const, Unknown)):
                scope[name] = Unknown(frozenset({loop}))
        self.value(node.test, scope)
        self._in_loop(loop, lambda: self.run(node.body, scope))

    def _on_for(self, node: ast.For, scope: Scope) -> None:
        loop = Loop(self.trace.place(node))
        iterated = self.value(node.iter, scope)
        for element in self.elements(iterated, loop):

            def once(element: Value = element) -> None:
                self.assign(node.target, self.element_of(element, loop), scope)
                self.run(node.body, scope)

            self._in_loop(loop, once)
        self.run(node.orelse, scope)

    def comprehend(
        self, generators: Sequence[ast.comprehension], scope: Scope, inside: Callable[[Scope], object]
    ) -> None:
        """Read a comprehension as the loop it is."""
        if not generators:
            inside(scope)
            return
        first, *others = generators
        loop = Loop(self.trace.place(first.iter))
        iterated = self.value(first.iter, scope)
        for element in self.elements(iterated, loop):
            own = dict(scope)

            def once(element: Value = element, own: Scope = own) -> None:
                self.assign(first.target, self.element_of(element, loop), own)
                self.comprehend(others, own, inside)

            self._in_loop(loop, once)

    def _in_loop(self, loop: Loop, body: Callable[[], None]) -> None:
        self.trace.loops.append(loop)
        try:
            body()
        finally:
            self.trace.loops.pop()

    def elements(self, iterated: Value, loop: Loop) -> list[Value]:
        """Return what a loop runs through: each of a few tables, else one element that stands for all."""
        if not isinstance(iterated, Several):
            return [iterated]
        items = iterated.items or list(iterated.keys.values())
        tables = any(isinstance(one, Table) for one in iterated.deep())
        models = [one for one in iterated.deep() if isinstance(one, Model)]
        if tables and len(items) <= MOST_UNROLLED:
            return list(items)
        if models and items and not isinstance(items[0], (Model, Several)):
            return [models[0]]
        return items[:1] or [Unknown(frozenset({loop}))]

    def element_of(self, element: Value, loop: Loop) -> Value:
        """Return what the loop's variable stands for."""
        varying = frozenset({loop})
        if isinstance(element, Folds):
            split = Split(element.split_place, element.parent, fold=True)
            return Several([FoldIndex(split, "train"), FoldIndex(split, "test")])
        if isinstance(element, Several) and element.items:
            return Several([self.element_of(one, loop) for one in element.items])
        if isinstance(element, Model):
            return replace(element, among=element.among | varying, fitted=element.fitted)
        if isinstance(element, (Table, FoldIndex, Score)):
            return element
        return Unknown(varying)

    # ---------------------------------------------------------------------------- functions
    def call_defined(self, function: Defined, args: list[Value], kwargs: dict[str, Value]) -> Value:
        """Read the body of a function of the code's own with what it is called with."""
        if len(self.returned) > MOST_CALLS_DEEP or function.node in self.running:
            return Unknown()
        self.called.add(function.node)
        scope = {**function.scope, **self._bound(function.node.args, args, kwargs, function.scope)}
        if isinstance(function.node, ast.Lambda):
            return self.value(function.node.body, scope)
        self.running.append(function.node)
        self.returned.append([])
        cell, self.trace.cell = self.trace.cell, self.cells[function.cell]
        try:
            self.run(function.node.body, scope)
        finally:
            self.trace.cell = cell
            self.running.pop()
            found = self.returned.pop()
        names = [arg.arg for arg in function.node.args.args]
        self.left = {id(given): scope.get(name, given) for name, given in zip(names, args, strict=False)}
        value: Value = found[-1] if found else Const(None)
        for other in found[:-1]:
            value = _either(value, other)
        return value

    def _bound(self, spec: ast.arguments, args: list[Value], kwargs: dict[str, Value], outer: Scope) -> Scope:
        names = [arg.arg for arg in [*spec.posonlyargs, *spec.args]]
        bound: Scope = {name: Unknown() for name in [*names, *(arg.arg for arg in spec.kwonlyargs)]}
        for name, default in zip(reversed(names), reversed(spec.defaults), strict=False):
            bound[name] = self.value(default, dict(outer))
        for arg, default_or_none in zip(spec.kwonlyargs, spec.kw_defaults, strict=True):
            if default_or_none is not None:
                bound[arg.arg] = self.value(default_or_none, dict(outer))
        bound.update(zip(names, args, strict=False))
        bound.update({name: value for name, value in kwargs.items() if name in bound})
        return bound


def _either(one: Value, other: Value) -> Value:
    """Return what a name may stand for after two ways: the more that was done to it."""
    if isinstance(one, Table) and isinstance(other, Table):
        rows = other.rows if other.rows is not one.rows and other.rows.within(one.rows) else one.rows
        return replace(one, rows=rows, fits=one.fits | other.fits)
    return other if isinstance(one, (Const, Unknown)) else one
