"""What every part of the reader shares: the trace, the names in reach, and values put together."""

import ast
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from course_toolkit.splits.compute.code.source import Cell
from course_toolkit.splits.compute.code.trace import Choice, Scope, Trace
from course_toolkit.splits.compute.code.values import (
    Const,
    Defined,
    Fit,
    FitKind,
    Fitted,
    Parts,
    Place,
    Score,
    Several,
    Stat,
    Table,
    Unknown,
    Value,
    evaluations_of,
    fits_of,
    loops_of,
)

#: Steps after which reading stops: a long notebook takes some thousands.
MOST_STEPS = 300_000
#: A table that owes something to more fits than this is told of by the first ones.
MOST_FITS = 50


class TooLongError(Exception):
    """The code branches so much that following it further would take too long."""


class StopReading(BaseException):
    """Nothing more is read."""


@dataclass(frozen=True)
class Call:
    """A call: what it is given, each by its place or its name."""

    node: ast.Call
    args: list[Value]
    kwargs: dict[str, Value]
    starred: bool
    place: Place

    @property
    def values(self) -> list[Value]:
        """Everything given."""
        return [*self.args, *self.kwargs.values()]

    def get(self, position: int, *names: str) -> Value | None:
        """Return an argument given by place or by one of its names."""
        if position < len(self.args):
            return self.args[position]
        return next((self.kwargs[name] for name in names if name in self.kwargs), None)

    def node_of(self, position: int, *names: str) -> ast.expr | None:
        """Return what is written for an argument."""
        if position < len(self.node.args):
            return self.node.args[position]
        return next((word.value for word in self.node.keywords if word.arg in names), None)

    def is_const(self, name: str, *values: object) -> bool:
        """Say whether a named argument is one of these constants."""
        value = self.kwargs.get(name)
        return isinstance(value, Const) and value.value in values

    def is_true(self, name: str) -> bool:
        """Say whether a named argument is True."""
        value = self.kwargs.get(name)
        return isinstance(value, Const) and value.value is True

    @property
    def is_unseeded(self) -> bool:
        """Whether nothing that is written gives a seed."""
        none = not {"random_state", "seed"} & set(self.kwargs) or self.is_const("random_state", None)
        return none and not self.starred

    @property
    def by_row(self) -> bool:
        """Whether a statistic is one of each row."""
        return self.is_const("axis", 1, -1, "columns")


class Base:
    """The state of reading."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.trace = Trace()
        self.cells = cells
        self.number = 0
        self.steps = 0
        self.returned: list[list[Value]] = []
        self.running: list[ast.AST] = []
        self.called: set[ast.AST] = set()
        self.defined: list[tuple[Defined, Cell]] = []
        self.left: dict[int, Value] = {}  # what the function read last made of each value that it was given

    def spend(self) -> None:
        """Count a step, and stop where there were too many."""
        self.steps += 1
        if self.steps == MOST_STEPS:
            raise TooLongError
        if self.steps > MOST_STEPS:  # said once
            raise StopReading

    def value(self, node: ast.expr | None, scope: Scope) -> Value:
        """Return what an expression stands for."""
        raise NotImplementedError

    def call_value(self, function: Value, call: Call, scope: Scope) -> Value:
        """Call a value."""
        raise NotImplementedError

    def call_defined(self, function: Defined, args: list[Value], kwargs: dict[str, Value]) -> Value:
        """Call a function of the code's own."""
        raise NotImplementedError

    def update(self, node: ast.expr, value: Value, scope: Scope, columns: frozenset[str] | None) -> None:
        """Change a named table."""
        raise NotImplementedError

    def as_table(self, node: ast.expr | None, value: Value | None, scope: Scope) -> Table | None:  # noqa: PLR0911 — one for each kind
        """Take a value for a table where it can be one; a name seen for the first time becomes one."""
        if isinstance(value, Parts):
            return value.table
        if isinstance(value, Several):
            return next((one for one in value.deep() if isinstance(one, Table)), None)
        if isinstance(value, Stat) and value.table is not None:
            return self.trace.new_table()
        if isinstance(value, Unknown):
            name = node.id if isinstance(node, ast.Name) else ""
            taken = scope.get(name)
            if isinstance(taken, Table):  # a moment ago, by the same call
                return taken
            table = replace(self.trace.new_table(name), loops=value.loops)
            if name:
                self.trace.bind(scope, name, table, node or ast.Pass())
                bound = scope[name]
                return bound if isinstance(bound, Table) else table
            return table
        return value if isinstance(value, Table) else None

    def combined(self, values: Sequence[Value], node: ast.AST) -> Value:
        """Return what arithmetic makes of several values."""
        evaluations = evaluations_of(values)
        if evaluations:
            return Score(evaluations)
        tables = [one for one in values if isinstance(one, Table)]
        if tables:
            return self._combined_tables(tables, values)
        stats = [one for one in values if isinstance(one, Stat)]
        if stats:
            return replace(stats[0], fits=fits_of(stats), selects=any(one.selects for one in stats))
        several = [one for one in values if isinstance(one, Several)]
        if several:
            items = [item for one in several for item in one.items]
            return Several(items * 2 if isinstance(getattr(node, "op", None), ast.Mult) else items)
        return Unknown(loops_of(values))

    def _combined_tables(self, tables: list[Table], values: Sequence[Value]) -> Table:
        first = next((one for one in tables if one.predicted_by), tables[0])
        predicted_by = tuple({id(who): who for one in tables for who in one.predicted_by}.values())
        fits = fits_of(tables)
        learned = fits_of(one for one in values if isinstance(one, Stat))
        if not first.label and not predicted_by:
            self.apply(learned, first)
            fits |= learned
        result = replace(
            first,
            fits=fits,
            columns=first.columns if all(one.columns == first.columns for one in tables) else None,
            predicted_by=predicted_by,
            loops=loops_of(values),
            mask=any(one.mask for one in tables),
        )
        self.trace.observe(result)
        return result

    def apply(self, fits: Iterable[Fit], table: Table) -> None:
        """Note that what was learned is put into a table."""
        self.trace.applied += [(fit, table) for fit in fits]

    def learn(self, kind: FitKind, what: str, table: Table, place: Place, *, projection: bool = False) -> Fit:
        """Return what is learned from a table."""
        return Fit(kind, what, table.rows, place, table.columns, projection=projection)

    def with_fit(self, table: Table, fit: Fit) -> Table:
        """Return a table whose values owe something to a fit."""
        if len(table.fits) >= MOST_FITS:
            return table
        changed = replace(table, fits=table.fits | {fit})
        self.apply([fit], table)
        self.trace.observe(changed)
        return changed

    def choose(self, values: Iterable[Value], node: ast.AST) -> Value:
        """Note that the best of some scores is picked."""
        evaluations = evaluations_of(values)
        if evaluations:
            self.trace.choices.append(Choice(evaluations, self.trace.place(node)))
            return Score(evaluations)
        return Unknown()

    def columns_of(self, key: Value) -> frozenset[str] | None:
        """Return the columns that a key names; None where it does not say."""
        if isinstance(key, Const) and isinstance(key.value, str):
            return frozenset({key.value})
        if isinstance(key, Several) and key.items:
            names = [one.value for one in key.items if isinstance(one, Const) and isinstance(one.value, str)]
            return frozenset(names) if len(names) == len(key.items) else self.columns_of(key.items[-1])
        return None

    def compare_best(self, node: ast.If, scope: Scope) -> None:
        """Note ``if score > best: best = score``."""
        stored = {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
        for test in (one for one in ast.walk(node.test) if isinstance(one, ast.Compare)):
            sides = [test.left, *test.comparators]
            values = [self.value(side, scope) for side in sides]
            others = [s for s, v in zip(sides, values, strict=True) if not isinstance(v, Score)]
            scores = [one for one in values if isinstance(one, Score)]
            kept = any(isinstance(side, ast.Name) and side.id in stored for side in others)
            if len(scores) > 1 or (scores and kept):
                self.choose(scores, node.test)


def predicted(table: Table) -> Fitted | None:
    """Return who predicted a table."""
    return table.predicted_by[0] if table.predicted_by else None
