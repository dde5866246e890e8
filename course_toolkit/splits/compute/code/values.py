"""What a name may stand for while code is read: rows of a table, statistics, models, scores."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

#: A list may hold itself.
MOST_NESTED = 6

Side = Literal["", "train", "validation", "test"]
FitKind = Literal["preprocessing", "encoding", "selection", "statistic", "group", "target", "over", "under", "model"]

Kind: TypeAlias = FitKind | Literal["harmless", "unknown"]


@dataclass(frozen=True)
class Place:
    """Where something is written: the cell, the line and its text."""

    cell: int | None
    line: int
    text: str


@dataclass(eq=False)
class Loop:
    """A loop, a comprehension, or a function handed to an optimiser."""

    place: Place


@dataclass(eq=False)
class Split:
    """One cut of rows in parts; ``fold`` where it is one of several, in cross-validation."""

    place: Place
    parent: "Rows"
    fold: bool = False
    named: bool = False
    sides: set[str] = field(default_factory=set)


@dataclass(eq=False)
class Rows:
    """Some rows: those of a table read from somewhere, or those cut from others."""

    parents: tuple["Rows", ...] = ()
    members: tuple["Rows", ...] = ()
    split: Split | None = None
    side: Side = ""
    loops: tuple[Loop, ...] = ()
    names: set[str] = field(default_factory=set)
    cut: bool = False
    piece: bool = False  # cut out by a mask or by positions, which of them unknown

    def chain(self) -> Iterator["Rows"]:
        """Return these rows and all that they were cut from, each once."""
        seen: dict[int, Rows] = {}
        waiting = [self]
        while waiting:
            rows = waiting.pop(0)
            if id(rows) not in seen:
                seen[id(rows)] = rows
                waiting += rows.parents
                yield rows

    def within(self, other: "Rows") -> bool:
        """Say whether the other ones are known to hold all of these."""
        if any(rows is other or rows in other.members for rows in self.chain()):
            return True
        return any(self.within(member) for member in other.members)

    @property
    def splits(self) -> list[Split]:
        """The cuts that these rows are a part of, the last one first."""
        return [rows.split for rows in self.chain() if rows.split is not None]


@dataclass(frozen=True, eq=False)
class Fit:
    """Something learned from rows: by whom, of which kind, from which, where, and for which columns (None: any).

    ``source`` are the columns whose means were taken, where they are known.
    """

    kind: FitKind
    what: str
    rows: Rows
    place: Place
    columns: frozenset[str] | None = None
    projection: bool = False
    source: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Table:
    """Attributes or labels of some rows, what their values were learned from, and what predicted them."""

    rows: Rows
    fits: frozenset[Fit] = frozenset()
    columns: frozenset[str] | None = None
    single: bool = False
    label: bool = False
    mask: bool = False
    loose: bool = False  # perhaps only some of its rows
    predicted_by: tuple["Fitted", ...] = ()
    loops: frozenset[Loop] = frozenset()


@dataclass(frozen=True, eq=False)
class Stat:
    """Numbers computed from rows, that no longer are rows."""

    fits: frozenset[Fit]
    selects: bool = False
    table: Table | None = None


@dataclass(frozen=True, eq=False)
class Groups:
    """A table grouped by a column, and the columns picked of it."""

    table: Table
    columns: frozenset[str] | None = None


@dataclass(frozen=True, eq=False)
class Windows:
    """Views of a table (rolling, text, dates) whose methods give back its rows."""

    table: Table


@dataclass(frozen=True, eq=False)
class Locator:
    """``.loc`` and ``.iloc`` of a table."""

    table: Table


@dataclass(eq=False)
class Model:
    """Anything with ``fit``; what it has learned from last."""

    name: str
    kind: Kind
    place: Place
    search: bool = False
    projection: bool = False
    stops: bool = False  # learning ends by the score on rows that it watches
    loops: frozenset[Loop] = frozenset()  # those that its settings change with
    among: frozenset[Loop] = frozenset()  # those that run through several models
    fitted: "Fitted | None" = None


@dataclass(frozen=True, eq=False)
class Fitted:
    """A model at the moment when it had learned."""

    model: Model
    fit: Fit
    loops: tuple[Loop, ...]
    table: Table
    varied: frozenset[Loop] = frozenset()
    among: frozenset[Loop] = frozenset()


@dataclass(frozen=True, eq=False)
class Evaluation:
    """A score computed on rows; ``fitted`` is who predicted, ``varied`` the loops that its threshold depends on."""

    rows: Rows
    fitted: Fitted | None
    place: Place
    loops: tuple[Loop, ...]
    varied: frozenset[Loop] = frozenset()
    curve: bool = False


@dataclass(frozen=True, eq=False)
class Score:
    """Numbers that judge models."""

    evaluations: tuple[Evaluation, ...]


@dataclass(frozen=True, eq=False)
class Splitter:
    """KFold and its like; ``shuffled`` where chance decides, ``seeded`` where it can be made again."""

    place: Place


@dataclass(frozen=True, eq=False)
class Folds:
    """What ``splitter.split(X)`` gives: pairs of positions, one for each fold."""

    split_place: Place
    parent: Rows


@dataclass(frozen=True, eq=False)
class FoldIndex:
    """Positions of one side of a fold."""

    split: Split
    side: Side


@dataclass(eq=False)
class Several:
    """A tuple, a list or a dictionary."""

    items: list["Value"] = field(default_factory=list)
    keys: dict[str, "Value"] = field(default_factory=dict)

    def deep(self, depth: int = 0) -> Iterator["Value"]:
        """Return everything inside, however nested."""
        if depth > MOST_NESTED:
            return
        for item in [*self.items, *self.keys.values()]:
            yield item
            if isinstance(item, Several):
                yield from item.deep(depth + 1)


@dataclass(frozen=True, eq=False)
class Parts:
    """A table cut in consecutive parts, whichever they are."""

    table: Table


@dataclass(frozen=True, eq=False)
class Const:
    """A number, a text or None."""

    value: object


@dataclass(frozen=True, eq=False)
class Library:
    """A name of a library, whole: ``sklearn.preprocessing.StandardScaler``."""

    path: str

    @property
    def last(self) -> str:
        """The name itself."""
        return self.path.rsplit(".", 1)[-1]


@dataclass(frozen=True, eq=False)
class Defined:
    """A function of the code itself, and the names around it."""

    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    scope: dict[str, "Value"]
    cell: int


@dataclass(frozen=True, eq=False)
class Unknown:
    """Anything else, and the loops that it changes with."""

    loops: frozenset[Loop] = frozenset()


Value: TypeAlias = (
    Table
    | Stat
    | Groups
    | Windows
    | Locator
    | Model
    | Score
    | Splitter
    | Folds
    | FoldIndex
    | Several
    | Parts
    | Const
    | Library
    | Defined
    | Unknown
)


def loops_of(values: Iterable[Value]) -> frozenset[Loop]:
    """Return the loops that some values change with."""
    found: set[Loop] = set()
    for value in values:
        if isinstance(value, (Unknown, Model, Table)):
            found |= value.loops
        elif isinstance(value, Several):
            found |= loops_of(one for one in value.deep() if not isinstance(one, Several))
    return frozenset(found)


def fits_of(values: Iterable[Value]) -> frozenset[Fit]:
    """Return everything that some values were learned from."""
    return frozenset(fit for value in values if isinstance(value, (Table, Stat)) for fit in value.fits)


def evaluations_of(values: Iterable[Value]) -> tuple[Evaluation, ...]:
    """Return the evaluations behind some values, each once, however deep."""
    found: dict[int, Evaluation] = {}
    for value in values:
        inside = value.deep() if isinstance(value, Several) else [value]
        for one in inside:
            if isinstance(one, Score):
                found |= {id(evaluation): evaluation for evaluation in one.evaluations}
    return tuple(found.values())
