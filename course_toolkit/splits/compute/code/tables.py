"""What is done to tables: columns picked, rows cut, statistics computed and put back."""

import ast
from dataclasses import replace

from course_toolkit.splits.compute.code.base import Base, Call, predicted
from course_toolkit.splits.compute.code.names import CHOOSERS, STACKERS, STATISTICS
from course_toolkit.splits.compute.code.trace import LABEL_NAMES, Scope, Unseeded
from course_toolkit.splits.compute.code.values import (
    Const,
    Defined,
    Evaluation,
    Fit,
    FoldIndex,
    Groups,
    Library,
    Locator,
    Score,
    Several,
    Split,
    Stat,
    Table,
    Unknown,
    Value,
    Windows,
    fits_of,
    loops_of,
)

NO_TABLE = {"shape", "columns", "dtypes", "dtype", "size", "ndim", "feature_names", "target_names", "empty", "DESCR"}
WINDOWS = {"rolling", "expanding", "ewm", "str", "dt", "resample", "cat", "plot", "plt"}
FEWER_ROWS = {"dropna", "drop_duplicates", "head", "tail", "query", "nlargest", "nsmallest", "truncate", "take"}
NUMBERS = {"sum", "count", "nunique", "value_counts", "unique", "info", "any", "all", "isna_sum", "tolist", "to_csv"}
COMPARISONS = {
    "gt",
    "lt",
    "ge",
    "le",
    "eq",
    "ne",
    "isin",
    "between",
    "isna",
    "isnull",
    "notna",
    "notnull",
    "duplicated",
}
#: Methods through which a statistic enters the values; others (drop, query, comparisons) only pick rows.
TAKES_STATISTICS = {
    "fillna", "sub", "subtract", "div", "divide", "truediv", "mul", "add", "replace", "map", "clip", "where", "mask",
    "assign", "merge", "join", "combine_first",
}  # fmt: skip
APPLIES = {"apply", "transform", "pipe", "agg", "aggregate", "map", "applymap"}


class Tables(Base):
    """Methods, attributes and subscripts of tables."""

    def table_attribute(self, table: Table, attr: str) -> Value:
        """Return ``table.attr``."""
        if attr in {"loc", "iloc", "at", "iat", "ix"}:
            return Locator(table)
        if attr in WINDOWS:
            return Windows(table)
        if attr in NO_TABLE:
            return Unknown()
        if attr in {"values", "index", "T", "data", "array"}:
            return table
        if attr in {"target", "targets"}:
            return replace(table, columns=frozenset({"target"}), single=True, label=True)
        return self.picked(table, frozenset({attr}), single=True)

    def picked(self, table: Table, columns: frozenset[str], *, single: bool) -> Table:
        """Return some columns; what was learned of other columns alone does not concern them."""
        fits = frozenset(fit for fit in table.fits if fit.columns is None or fit.columns & columns)
        label = single and bool(columns & LABEL_NAMES)
        return replace(table, columns=columns, fits=fits, single=single, label=table.label or label, mask=False)

    def item(self, table: Table, key: Value, node: ast.Subscript, *, located: bool = False) -> Value:
        """Return ``table[key]``, or ``table.loc[key]``."""
        if isinstance(node.slice, ast.Tuple) and isinstance(key, Several) and key.items:
            part = self._rows_of(table, key.items[0], node.slice.elts[0], located=True)
            last = key.items[-1]
            columns = self.columns_of(last)
            part = self._selected(part, last) if isinstance(last, Stat) else part
            return self.picked(part, columns, single=isinstance(last, Const)) if columns else part
        columns = None if located else self.columns_of(key)
        if columns:
            return self.picked(table, columns, single=isinstance(key, Const))
        if isinstance(key, Stat):
            return self._selected(table, key)
        return self._rows_of(table, key, node.slice, located=located)

    def _rows_of(self, table: Table, key: Value, written: ast.expr, *, located: bool) -> Table:
        if isinstance(written, ast.Slice):
            return table if written.lower is None and written.upper is None else self.trace.piece_of(table)
        if isinstance(key, FoldIndex):
            return self.trace.side_of(table, self._fold_of(key.split, table), key.side)
        if isinstance(key, Table) and key.rows.split is not None and not key.mask:
            return self._like(table, key)
        if isinstance(key, Table) and key.mask:
            return self.trace.piece_of(table)
        return self.trace.piece_of(table) if located and not isinstance(key, Several) else replace(table, loose=True)

    def _fold_of(self, split: Split, table: Table) -> Split:
        """Return the cut: the same positions cut any table that is as long."""
        same = table.rows is split.parent or table.rows.within(split.parent) or split.parent.within(table.rows)
        return split if same else self.trace.mirrored(split, table.rows)

    def _like(self, table: Table, index: Table) -> Table:
        split, side = index.rows.split, index.rows.side
        if split is None or index.rows.within(table.rows):
            return replace(table, rows=index.rows)
        return self.trace.side_of(table, self.trace.mirrored(split, table.rows), side)

    def _selected(self, table: Table, key: Stat) -> Table:
        """Pick columns by a statistic: what told them apart is now in the table."""
        if not key.selects:
            return table
        result = table
        for fit in key.fits:
            result = self.with_fit(result, replace(fit, kind="selection", columns=None))
        return result

    def table_method(self, table: Table, attr: str, call: Call, scope: Scope) -> Value:
        """Return ``table.attr(…)``."""
        if attr in WINDOWS:
            return Windows(table)
        if attr in STATISTICS or attr in {"corr", "corrwith"}:
            return self.statistic(table, attr, call)
        if attr in CHOOSERS or attr in NUMBERS:
            return self._numbers(table, attr, call)
        if attr == "groupby":
            return Groups(table)
        if attr in APPLIES and call.args:
            return self._applied(table, attr, call)
        changed = self._changed(table, attr, call)
        if call.is_true("inplace") and isinstance(call.node.func, ast.Attribute):
            self._in_place(call.node.func.value, changed, scope)
        return changed

    def _numbers(self, table: Table, attr: str, call: Call) -> Value:
        if attr == "sum" and table.predicted_by and table.mask:
            return self.judged(table, call)
        return table if table.predicted_by or (attr in CHOOSERS and call.by_row) else Unknown(table.loops)

    def _in_place(self, node: ast.expr, changed: Value, scope: Scope) -> None:
        if isinstance(node, ast.Name):
            scope[node.id] = changed
        elif isinstance(node, ast.Subscript):
            key = self.value(node.slice, scope)
            self.update(node, changed, scope, self.columns_of(key))
        elif isinstance(node, ast.Attribute):
            self.update(node, changed, scope, frozenset({node.attr}))

    def statistic(self, table: Table, attr: str, call: Call) -> Value:
        """Return numbers computed from rows: a score where they are hits, a row's own where it runs along rows."""
        if table.predicted_by:
            return self.judged(table, call)
        if call.by_row:
            return table
        selects = attr in {"corr", "corrwith"}
        fit = self.learn("selection" if selects else "statistic", attr, table, call.place)
        return Stat(frozenset({fit}), selects=selects, table=table)

    def judged(self, table: Table, call: Call) -> Value:
        """Return the score that hits, or errors, add up to."""
        evaluation = Evaluation(table.rows, predicted(table), call.place, tuple(self.trace.loops), table.loops)
        self.trace.evaluations.append(evaluation)
        return Score((evaluation,))

    def _applied(self, table: Table, attr: str, call: Call) -> Value:
        function = call.args[0]
        if call.by_row or not isinstance(function, (Defined, Library)):
            learned = fits_of([function]) if attr == "map" else frozenset()
            return self._with_fits(table, learned)
        if isinstance(function, Library):
            given = Call(call.node, [table], {}, starred=False, place=call.place)
            return self.call_value(function, given, {})
        result = self.call_defined(function, [table, *call.args[1:]], {})
        return result if isinstance(result, (Table, Several)) else table

    def _changed(self, table: Table, attr: str, call: Call) -> Table:  # noqa: PLR0911 — one for each method
        if attr == "sample":
            return self._sampled(table, call)
        if attr in FEWER_ROWS:
            return self.trace.piece_of(table)
        if attr == "drop":
            return self._dropped(table, call)
        if attr in STACKERS:
            return self.stacked([table, *call.args], call)
        if attr in COMPARISONS:
            return replace(table, mask=True)
        if attr == "repeat":
            return self.copied(table, call)
        learned = fits_of(call.values) if attr in TAKES_STATISTICS else frozenset()
        wider = attr in {"merge", "join", "assign"}
        columns = None if wider else table.columns
        learned = frozenset(replace(fit, columns=None) for fit in learned) if wider else learned
        return self._with_fits(replace(table, columns=columns, loops=table.loops | loops_of(call.values)), learned)

    def _with_fits(self, table: Table, learned: frozenset[Fit]) -> Table:
        if table.label or table.predicted_by or not learned:
            return table
        self.apply(learned, table)
        result = replace(table, fits=table.fits | learned)
        self.trace.observe(result)
        return result

    def _dropped(self, table: Table, call: Call) -> Table:
        """Drop columns, or rows: those of a part leave the other part."""
        by_column = call.is_const("axis", 1, "columns") or "columns" in call.kwargs
        by_column = by_column or (len(call.args) > 1 and isinstance(call.args[1], Const) and call.args[1].value == 1)
        first = call.get(0, "labels", "index", "columns")
        if by_column:
            gone = self.columns_of(first) if first is not None else None
            fits = frozenset(f for f in table.fits if not gone or f.columns is None or not f.columns <= gone)
            return replace(table, fits=fits, columns=None, single=False)
        if isinstance(first, Table) and first.rows.piece and table.rows in first.rows.parents:
            return self.trace.rest_of(table, first, call.place)
        return self.trace.piece_of(table)

    def _sampled(self, table: Table, call: Call) -> Table:
        if call.is_true("replace"):
            return self.copied(table, call)
        if call.is_const("frac", 1, 1.0):
            return table
        piece = self.trace.piece_of(table)
        if call.is_unseeded:
            self.trace.drawn.append((piece.rows, Unseeded("sample", call.place)))
        return piece

    def copied(self, table: Table, call: Call) -> Table:
        """Return rows of which some stand several times."""
        rows = self.trace.new_rows(table.rows)
        return self.with_fit(replace(table, rows=rows), self.learn("over", "", table, call.place))

    def stacked(self, values: list[Value], call: Call) -> Table:
        """Put tables below one another; rows given twice are copies."""
        tables = [one for one in Several(list(values)).deep() if isinstance(one, Table)]
        rows = [table.rows for table in tables]
        first = tables[0] if tables else self.trace.new_table()
        if len(tables) <= 1 or call.by_row:
            return replace(first, fits=fits_of(tables), columns=None if call.by_row else first.columns)
        shared = [one for one in rows[0].chain() if all(one in other.chain() for other in rows[1:])]
        union = self.trace.new_rows(*shared[:1], members=rows)
        result = replace(first, rows=union, fits=fits_of(tables), label=all(one.label for one in tables))
        twice = any(a is b for i, a in enumerate(rows) for b in rows[i + 1 :]) or any(
            a is not b and a.piece and a.within(b) for a in rows for b in rows
        )
        return self.with_fit(result, self.learn("over", "", first, call.place)) if twice else result

    def group_method(self, groups: Groups, attr: str, call: Call) -> Value:
        """Return ``table.groupby(…).attr(…)``."""
        table, columns = groups.table, groups.columns
        names = self.columns_of(call.args[0]) if call.args else None
        if attr in {"agg", "aggregate"} and isinstance(call.get(0, "func"), Several):
            spec = call.get(0, "func")
            names = frozenset(spec.keys) if isinstance(spec, Several) and spec.keys else None
            columns = columns or names
        fit = Fit("group", attr, table.rows, call.place, columns, source=columns or frozenset())
        if attr == "transform":
            return self.with_fit(replace(table, columns=columns), fit)
        if attr in STATISTICS or attr in {"agg", "aggregate", "sum"}:
            return Stat(frozenset({fit}), table=table)
        if attr == "apply" and call.args and isinstance(call.args[0], Defined):
            result = self.call_defined(call.args[0], [table], {})
            return result if isinstance(result, Table) else table
        return table if attr in {"cumcount", "shift", "ngroup", "rank", "filter", "head", "sample"} else Unknown()
