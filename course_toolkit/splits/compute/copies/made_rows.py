"""Rows of a class that were made from two others: found by class and set, and held against the other classes."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import fisher_exact
from sklearn.neighbors import NearestNeighbors

from course_toolkit.splits.compute.chance.significance import LEVEL
from course_toolkit.splits.compute.copies.segments import (
    ROWS_OF_GRID,
    Grid,
    Segments,
    Triples,
    find_between,
    find_grid,
    finest_grid,
)
from course_toolkit.splits.compute.finding import Positions
from course_toolkit.splits.compute.meaning.roles import is_identifier
from course_toolkit.splits.compute.tables.classes import Classes
from course_toolkit.splits.compute.tables.columns import Column
from course_toolkit.splits.compute.tables.sets import Name, Sets

Floats = NDArray[np.float64]

#: Squares of larger numbers are beyond float64.
LARGEST = 1e150
#: On a line in one dimension everything lies between something.
FEWEST_COLUMNS = 2
#: With fewer rows a class has no neighbours to speak of.
FEWEST_ROWS = 6
N_EXAMPLES = 3
#: More columns add nothing to what some hundred say.
MOST_COLUMNS = 100
TIMES_OTHER = 10
#: A proportion m/n of n up to so many is simple, if it is met so closely: some thousandths of all random ones are.
MOST_STEPS = 50
FRACTION_NOISE = 1e-6
#: Ends that agree in a column in nearly every triple, where neighbours do so in half of the cases, follow that column.
NEARLY_EVERY = 0.9
FAR_FROM_EVERY = 0.5
N_COMPARED = 200
#: A value that keeps to no steps does not keep to steps a thousand times finer either.
FINER = 1_000


@dataclass(frozen=True)
class MadeRows:
    """Rows of some classes of the judging set that lie between two others, and what chance and other classes say."""

    classes: tuple[int, ...]
    names: tuple[Name, ...]
    rows: Positions
    positions: Mapping[str, Positions]
    keys: tuple[str, ...]
    examples: list[tuple[int, ...]]
    share: float
    other_share: float
    expected: float
    by_chance: float
    is_exact: bool = True


@dataclass(frozen=True)
class _Table:
    """The numeric columns of all sets, one set after the other, and where each row came from."""

    names: tuple[Name, ...]
    X: Floats
    grids: list[Grid]
    classes: NDArray[np.int64]
    owners: NDArray[np.int64]
    places: NDArray[np.intp]
    every: list[Column]
    pair: tuple[str, str]


def find_made_rows(sets: Sets, classes: Classes, pair: tuple[str, str]) -> MadeRows | None:
    """Return the rows of the judging set that lie between two rows, one of them at least in the learning set.

    Only values beside the grid of a column count: of whole numbers, some lie between others by chance, but a row made
    by mixing two lands between the whole numbers. A class is reported where it has more of them than chance allows
    and far more than the class with the fewest: lines that come from the nature of the table run through every class.
    """
    table = _read(sets, classes, pair)
    if table is None:
        return None
    made = None
    if len(table.names) >= FEWEST_COLUMNS:
        made = _compare(table, {c: _of_class(table, c) for c in np.unique(table.classes) if c >= 0}, pair)
    return made or _beside_the_grid(table, pair)


def _read(sets: Sets, classes: Classes, pair: tuple[str, str]) -> _Table | None:
    every = [column for column in sets.columns() if not is_identifier(sets, column)]
    columns = [
        column
        for column in every
        if column.kind == "number" and all((np.abs(column.per_set[key]) <= LARGEST).all() for key in pair)
    ]
    sizes = [sets.sizes[key] for key in pair]
    y = np.concatenate([classes.per_set[key] for key in pair])
    owners = np.repeat(np.arange(2), sizes)
    part = owners * (y.max(initial=0) + 2) + y
    parts = [np.flatnonzero(part == one) for one in pd.unique(part)]
    kept, grids = [], []
    for column in columns:
        values = np.concatenate([column.per_set[key] for key in pair])
        # Where the first rows lie on no grid, all do not: most columns of measures stop there.
        grid = finest_grid(values[rows] for rows in parts if find_grid(values[rows[:ROWS_OF_GRID]]).step > 0)
        if not grid.holds(values).all():
            kept.append(column)
            grids.append(grid)
        if len(kept) == MOST_COLUMNS:
            break
    if not kept or min(sizes) == 0:
        return None
    X = np.empty((len(y), len(kept)))
    for number, column in enumerate(kept):  # one by one: a list of all of them would be another table
        X[:, number] = np.concatenate([column.per_set[key] for key in pair])
    places = np.concatenate([np.arange(size) for size in sizes])
    return _Table(tuple(column.name for column in kept), X, grids, y, owners, places, every, pair)


def _of_class(table: _Table, c: int) -> Segments:
    """Return the triples of one class whose middle row was surely made, as positions in the table."""
    rows = np.flatnonzero(table.classes == c)
    nothing = Segments(np.empty((0, 3), dtype=np.intp), 0.0)
    if len(rows) < FEWEST_ROWS:
        return nothing
    found = find_between(table.X[rows])
    triples = rows[found.triples]
    triples = triples[_surely_made(table, triples)]
    triples = triples[~_by_steps(table, triples)]
    return nothing if _follow_a_column(table, rows, triples) else Segments(triples, found.expected)


def _follow_a_column(table: _Table, rows: Positions, triples: Triples) -> bool:
    """Say whether both ends have the same value of some column in nearly every triple, but neighbours do not.

    Weight and body mass index are on one line for all people of one height: a law of the table, and nothing made.
    SMOTE joins neighbours, which agree as often as neighbours do.
    """
    if not len(triples):
        return False
    some = np.random.default_rng(0).permutation(rows)[:N_COMPARED]
    X = table.X[rows]
    spread = np.where(X.std(axis=0) == 0, 1, X.std(axis=0))
    search = NearestNeighbors(n_neighbors=FEWEST_ROWS).fit(X / spread)
    near = rows[search.kneighbors(table.X[some] / spread, return_distance=False)[:, 1:]]
    for column in table.every:
        values = np.concatenate([column.per_set[key] for key in table.pair])
        values = np.where(np.isnan(values), np.inf, values)  # what is missing agrees with what is missing
        agree = (values[triples[:, 0]] == values[triples[:, 2]]).mean()
        if agree >= NEARLY_EVERY and (values[some][:, None] == values[near]).mean() <= FAR_FROM_EVERY:
            return True
    return False


def _surely_made(table: _Table, triples: Triples) -> NDArray[np.bool_]:
    """Say which middles differ from both ends in at least two columns in values beside the grid."""
    ends, middles = table.X[triples[:, 0]], table.X[triples[:, 1]]
    other = table.X[triples[:, 2]]
    beside = np.column_stack([~grid.holds(middles[:, j]) for j, grid in enumerate(table.grids)])
    return np.asarray((beside & (middles != ends) & (middles != other)).sum(axis=1) >= FEWEST_COLUMNS)


def _by_steps(table: _Table, triples: Triples) -> NDArray[np.bool_]:
    """Say which middles cut their segment in a simple proportion, by values that stand in other rows too.

    Where some rows are rounded, by one device of two, whole steps meet on lines; a random mixture is no simple fraction
    of the way, and its values are nobody else's.
    """
    if not len(triples):
        return np.zeros(0, dtype=bool)
    start, middle, end = (table.X[triples[:, i]] for i in range(3))
    longest = np.argmax(np.abs(end - start) / np.ptp(table.X, axis=0), axis=1)[:, None]
    a, b, c = (np.take_along_axis(one, longest, axis=1)[:, 0] for one in (start, middle, end))
    parts = (b - a) / (c - a)
    whole = np.arange(2, MOST_STEPS + 1)
    n_steps = parts[:, None] * whole
    simple = (np.abs(n_steps - np.round(n_steps)) <= FRACTION_NOISE * whole).any(axis=1)
    distinct = pd.DataFrame(table.X).drop_duplicates()
    again = np.column_stack([np.isin(middle[:, j], values[values.duplicated()]) for j, values in distinct.items()])
    return np.asarray(simple & again.any(axis=1))


def _compare(table: _Table, found: dict[int, Segments], pair: tuple[str, str]) -> MadeRows | None:
    crossing = {c: segments.triples[_crosses(table, segments.triples)] for c, segments in found.items()}
    judged = {c: np.unique(triples[:, 1]) for c, triples in crossing.items()}
    sizes = {c: int(((table.classes == c) & (table.owners == 1)).sum()) for c in found}
    candidates = [c for c in found if sizes[c]]
    if len(candidates) < 2:
        return None
    other = min(candidates, key=lambda c: (len(judged[c]) / sizes[c], -sizes[c]))
    chances = {c: _by_chance(len(judged[c]), sizes[c], len(judged[other]), sizes[other]) for c in candidates}
    guilty = [
        c
        for c in candidates
        if len(judged[c])
        and max(found[c].by_chance, chances[c]) * len(candidates) <= LEVEL
        and len(judged[c]) / sizes[c] >= TIMES_OTHER * len(judged[other]) / sizes[other]
    ]
    if not guilty:
        return None
    made = np.unique(np.concatenate([found[c].triples[:, 1] for c in guilty]))
    triples = np.concatenate([crossing[c] for c in guilty])
    keys, examples = _examples(table, triples, pair)
    worst = max(guilty, key=lambda c: len(judged[c]) / sizes[c])
    return MadeRows(
        tuple(guilty), table.names, np.sort(table.places[np.concatenate([judged[c] for c in guilty])]),
        {key: np.sort(table.places[made[table.owners[made] == i]]) for i, key in enumerate(pair)}, keys, examples,
        len(judged[worst]) / sizes[worst], len(judged[other]) / sizes[other],
        sum(found[c].expected for c in guilty), max(max(found[c].by_chance, chances[c]) for c in guilty),
    )  # fmt: skip


def _crosses(table: _Table, triples: Triples) -> NDArray[np.bool_]:
    """Say which triples have their middle in the judging set and an end in the learning set."""
    owners = table.owners[triples]
    return np.asarray((owners[:, 1] == 1) & (owners[:, [0, 2]] == 0).any(axis=1))


def _by_chance(n: int, size: int, n_other: int, size_other: int) -> float:
    return float(fisher_exact([[n, size - n], [n_other, size_other - n_other]], alternative="greater")[1])


def _examples(table: _Table, triples: Triples, pair: tuple[str, str]) -> tuple[tuple[str, ...], list[tuple[int, ...]]]:
    """Return a few triples of one kind, those with both ends in the learning set first: end, middle, end."""
    both = (table.owners[triples][:, [0, 2]] == 0).all(axis=1)
    left = table.owners[triples[:, 0]] == 0
    kind = both if both.any() else left if left.any() else ~left
    chosen = triples[kind]
    chosen = chosen[np.unique(chosen[:, 1], return_index=True)[1]][:N_EXAMPLES]
    owners = table.owners[chosen[0]]
    keys = (pair[owners[0]], pair[owners[1]], pair[owners[2]])
    return keys, [(int(a), int(b), int(c)) for a, b, c in table.places[chosen]]


def _beside_the_grid(table: _Table, pair: tuple[str, str]) -> MadeRows | None:
    """Return the rows of a class that hold values between the steps of a column, which the other class keeps to.

    Where whole numbers were cut off again after mixing, no line is left, but a column of one decimal still shows it.
    A value that comes back, as a filled-in mean does, does not count, nor does one of a digit or two more: numbers
    printed with four significant digits have more decimals where they are small.
    """
    best = None
    for j, grid in enumerate(table.grids):
        if grid.step > 0:
            values = table.X[:, j]
            beside = np.flatnonzero(~Grid(grid.origin, grid.step / FINER).holds(values))
            _levels, place, n_times = np.unique(values[beside], return_inverse=True, return_counts=True)
            found = _one_class_beside(table, beside[n_times[place] == 1], j, pair)
            if found is not None and (best is None or len(found.rows) > len(best.rows)):
                best = found
    return best


def _one_class_beside(table: _Table, beside: Positions, j: int, pair: tuple[str, str]) -> MadeRows | None:
    """Hold the shares of such rows in the classes of the judging set against one another."""
    n_of = [np.bincount(table.classes[(table.owners == i) & (table.classes >= 0)]) for i in range(2)]
    n_classes = max(map(len, n_of))
    sizes = np.bincount(table.classes[(table.owners == 1) & (table.classes >= 0)], minlength=n_classes)
    judged = beside[(table.owners[beside] == 1) & (table.classes[beside] >= 0)]
    counts = np.bincount(table.classes[judged], minlength=n_classes)
    shares = counts / np.maximum(sizes, 1)
    present = np.flatnonzero(sizes)
    if len(present) < 2 or not counts.any():
        return None
    other, worst = present[shares[present].argmin()], present[shares[present].argmax()]
    by_chance = _by_chance(counts[worst], sizes[worst], counts[other], sizes[other]) * len(present) * len(table.names)
    if by_chance > LEVEL or shares[worst] < TIMES_OTHER * shares[other]:
        return None
    concerned = beside[table.classes[beside] == worst]
    positions = {key: np.sort(table.places[concerned[table.owners[concerned] == i]]) for i, key in enumerate(pair)}
    if not len(positions[pair[0]]):
        return None
    rows = positions[pair[1]]
    return MadeRows(
        (int(worst),), (table.names[j],), rows, positions, (pair[1],), [(int(row),) for row in rows[:N_EXAMPLES]],
        float(shares[worst]), float(shares[other]), 0.0, float(by_chance), is_exact=False,
    )  # fmt: skip
