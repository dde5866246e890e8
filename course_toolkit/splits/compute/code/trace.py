"""What happens while code is read: who learned from which rows, who was judged on which, what was chosen by it."""

import ast
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from course_toolkit.splits.compute.code.names import side_named
from course_toolkit.splits.compute.code.source import Cell
from course_toolkit.splits.compute.code.values import (
    Evaluation,
    Fit,
    Fitted,
    Loop,
    Parts,
    Place,
    Rows,
    Side,
    Split,
    Table,
    Unknown,
    Value,
)

Scope = dict[str, Value]
LABEL_NAMES = {"target", "targets", "label", "labels", "etiquette", "classe"}
RESAMPLING = {"over", "under"}


@dataclass(frozen=True, eq=False)
class Leak:
    """Something learned from the rows on both sides of a cut."""

    fit: Fit
    split: Split


@dataclass(frozen=True, eq=False)
class Crossed:
    """A cross-validation, and the rows it went through."""

    table: Table
    place: Place


@dataclass(frozen=True, eq=False)
class Choice:
    """The best of several scores, picked."""

    evaluations: tuple[Evaluation, ...]
    place: Place


@dataclass(frozen=True, eq=False)
class Watched:
    """Rows that a model is judged on while it learns; ``stops`` where it ends, or is kept, by that."""

    rows: Rows
    place: Place
    stops: bool


@dataclass(frozen=True, eq=False)
class Unseeded:
    """A draw that cannot be made again."""

    what: str
    place: Place


@dataclass
class Trace:
    """Everything of note that was read, in the order of the code."""

    leaks: list[Leak] = field(default_factory=list)
    learned: list[Fitted] = field(default_factory=list)
    applied: list[tuple[Fit, Table]] = field(default_factory=list)
    evaluations: list[Evaluation] = field(default_factory=list)
    crossed: list[Crossed] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    watched: list[Watched] = field(default_factory=list)
    unseeded: list[Unseeded] = field(default_factory=list)
    drawn: list[tuple[Rows, Unseeded]] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    seeded: bool = False
    judged_elsewhere: bool = False
    loops: list[Loop] = field(default_factory=list)
    cell: Cell = field(default_factory=lambda: Cell(None, 0, ()))
    _sides: dict[tuple[int, int, str], Rows] = field(default_factory=dict)
    _cuts: dict[int, Split] = field(default_factory=dict)
    _mirrors: dict[tuple[int, int], Split] = field(default_factory=dict)
    _kept: list[object] = field(default_factory=list)  # an id() stays taken as long as its object lives

    def place(self, node: ast.AST) -> Place:
        """Return where a node is written."""
        line = getattr(node, "lineno", 1)
        text = self.cell.lines[line - 1].strip() if 0 < line <= len(self.cell.lines) else ""
        return Place(self.cell.number, line + self.cell.offset, text)

    def new_rows(self, *parents: Rows, members: Sequence[Rows] = (), piece: bool = False) -> Rows:
        """Return rows not seen before, cut from others where parents are given."""
        return Rows(tuple(parents), tuple(members), loops=tuple(self.loops), piece=piece)

    def new_table(self, name: str = "") -> Table:
        """Return a table read from somewhere."""
        rows = self.new_rows()
        rows.names.update([name] if name else [])
        return Table(rows)

    def piece_of(self, table: Table) -> Table:
        """Return some of a table's rows."""
        return replace(table, rows=self.new_rows(table.rows, piece=True), loose=False, mask=False)

    def side_of(self, table: Table, split: Split, side: Side, *, label: bool = False) -> Table:
        """Return one side of a cut; tables that share their rows share their sides."""
        key = (id(table.rows), id(split), side)
        if key not in self._sides:
            self._kept += [table.rows, split]
            self._sides[key] = Rows((table.rows,), split=split, side=side, loops=tuple(self.loops))
            table.rows.cut = table.rows.cut or not split.fold
            split.sides.add(side)
        part = replace(table, rows=self._sides[key], label=table.label or label, loose=False)
        self._resampled_before(part, split)
        self.observe(part)
        return part

    def mirrored(self, split: Split, parent: Rows) -> Split:
        """Return the same cut of other rows, of a label read apart for instance."""
        key = (id(split), id(parent))
        if key not in self._mirrors:
            self._kept += [split, parent]
            self._mirrors[key] = Split(split.place, parent, fold=split.fold, sides=split.sides)
        return self._mirrors[key]

    def rest_of(self, table: Table, part: Table, place: Place) -> Table:
        """Return the rows that are left when a part is taken out: the two are a split."""
        split = self._cuts.setdefault(id(table.rows), Split(place, table.rows, named=True))
        self._kept.append(table.rows)
        if part.rows.split is None:
            part.rows.split, part.rows.side = split, "train"
            split.sides.add("train")
        rest: Side = "train" if part.rows.side == "test" else "test"
        return self.side_of(table, split, rest)

    def observe(self, table: Table) -> None:
        """Note what a part of the rows owes to rows outside of it."""
        if table.label or not table.fits:
            return
        splits = table.rows.splits
        self.leaks += [
            Leak(fit, split)
            for fit in table.fits
            if fit.kind not in RESAMPLING
            for split in splits
            if split.parent.within(fit.rows)
        ]

    def _resampled_before(self, part: Table, split: Split) -> None:
        if not part.label:
            self.leaks += [Leak(fit, split) for fit in part.fits if fit.kind in RESAMPLING]

    def bind(self, scope: Scope, name: str, value: Value, node: ast.AST) -> None:
        """Give a name to a value; the name may tell which set it is."""
        side = side_named(name)
        if isinstance(value, Parts):
            value = self.piece_of(value.table)
        if isinstance(value, Unknown) and side and not value.loops:
            value = self.new_table(name)
        if isinstance(value, Table):
            value = self._named(value, name, side, node)
        scope[name] = value

    def _named(self, table: Table, name: str, side: Side, node: ast.AST) -> Table:
        if table.predicted_by:
            return table
        if table.loose and side and not table.mask:
            table = self.piece_of(table)
        if side and table.rows.piece and table.rows.split is None:
            self._cut_by_name(table.rows, side, node)
            self._resampled_before(table, table.rows.splits[0])
        table.rows.names.add(name)
        if name in LABEL_NAMES or name.startswith("y_") or name == "y" or name.lower() in {"ytrain", "ytest", "yval"}:
            table = replace(table, label=True)
        self.observe(table)
        return table

    def _cut_by_name(self, rows: Rows, side: Side, node: ast.AST) -> None:
        """Take rows cut out by hand, and named after a set, for one side of a split."""
        parent = rows.parents[0]
        self._kept.append(parent)
        split = self._cuts.setdefault(id(parent), Split(self.place(node), parent, named=True))
        rows.split, rows.side = split, side
        parent.cut = True
        split.sides.add(side)
