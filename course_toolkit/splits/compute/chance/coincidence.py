"""Equal by chance? How many rows of two sets would be, were no row a copy of another.

Rows of a short survey are equal by chance, rows of measurements are not; and copies that stood in the table before it
was split are as frequent inside the training set as across the sets, so that the one rate says nothing about the
other. What tells chance from copies is the company they keep: a pattern that two rows meet by chance is met nearly by
many more. So the pairs of *unequal* rows are counted by how far apart they are, and the counts are followed down to the
distance 0: where chance makes equal rows, there are many rows that differ a little; copies stand alone.
"""

from collections.abc import Sequence

import numpy as np

from course_toolkit._core.compute.copies.apart import Cells
from course_toolkit._core.compute.copies.coincidence import (
    N_COLUMNS,
    N_COUNTED,
    Chance,
    Counted,
    Verdict,
    measure,
    rates_of,
    weigh_rates,
)
from course_toolkit.splits.compute.copies.equal_rows import Twins, read, read_matrix, sample_rows
from course_toolkit.splits.compute.tables.columns import Column
from course_toolkit.splits.compute.tables.sets import Name, Sets

__all__ = ["Chance", "Verdict", "judge", "measure_chance", "telling_twins"]

#: Rows of each set whose pairs are looked at: enough for half a million pairs.
N_SAMPLED = 700
#: Patterns whose rarity is looked at.
N_PATTERNS = 100
#: A text that long, nearly never the same, is written freely: equal by chance is out of the question.
FREE_TEXT_SIGNS = 20


def measure_chance(sets: Sets, pair: Sequence[str], names: Sequence[Name]) -> Chance:
    """Return how far apart pairs of rows are in the most varied of the columns."""
    rows = sample_rows(sets, pair, N_SAMPLED)
    first, second = pair
    cells = []
    for name in names[: 2 * N_COLUMNS]:
        column = read(sets, name, rows)
        is_text = column.kind == "text"
        free = is_text and _is_free_text(column)
        cells.append(Cells(name, column.per_set[first], column.per_set[second], is_text, free))
    return measure(cells, n_pairs=float(len(sets.frames[first])) * len(sets.frames[second]))


def _is_free_text(column: Column) -> bool:
    """Say whether texts are long and hardly ever come twice."""
    values = np.concatenate(list(column.per_set.values()))
    levels, counts = np.unique(values[~np.isnan(values)], return_counts=True)
    if column.levels is None or not len(levels) or np.median(counts) > 2:
        return False
    return bool(np.median([len(str(column.levels[int(level)])) for level in levels]) >= FREE_TEXT_SIGNS)


def judge(sets: Sets, twins: Twins, chance: Chance, *, without: Name | None = None, most: int = N_PATTERNS) -> Verdict:
    """Weigh the rows that two sets have in common against chance; of very many patterns, a sample."""
    if not twins.n_patterns:
        return Verdict(0.0, 1.0, 1.0)
    some = _some(twins, most)
    first, second = some.rows
    names = [name for name in chance.names if name != without]
    patterns, place = np.unique(some.patterns[second], return_index=True)
    rows = {first: sample_rows(sets, (first,), N_COUNTED)[first], second: some.rows[second][place]}
    matrix = read_matrix(sets, names, rows)
    counted = Counted(matrix[first], len(sets.frames[first]))
    multiplicity = np.bincount(some.patterns[first])[patterns]
    rates = rates_of(matrix[second], counted, chance, multiplicity=multiplicity, without=without)
    return weigh_rates(rates, n_patterns=twins.n_patterns, n_rows=len(sets.frames[second]))


def _some(twins: Twins, most: int) -> Twins:
    """Return a sample of the patterns, where there are more than ``most``."""
    numbers = np.unique(next(iter(twins.patterns.values())))
    chosen = np.zeros(int(numbers.max()) + 1, dtype=bool)
    chosen[np.random.default_rng(0).permutation(numbers)[:most]] = True
    return twins.only(chosen)


def telling_twins(sets: Sets, twins: Twins, names: Sequence[Name]) -> Twins:
    """Leave out the twins that hold one value throughout: an empty row, or the same answer to every question."""
    if not twins.n_patterns:
        return twins
    first = next(iter(twins.rows))
    patterns, place = np.unique(twins.patterns[first], return_index=True)
    matrix = read_matrix(sets, names, {first: twins.rows[first][place]})[first]
    known = ~np.isnan(matrix)
    low = np.where(known, matrix, np.inf).min(axis=1)
    high = np.where(known, matrix, -np.inf).max(axis=1)
    chosen = np.zeros(int(patterns.max()) + 1, dtype=bool)
    chosen[patterns] = (low < high) | (known.all(axis=1) & (matrix.shape[1] == 1))
    return twins.only(chosen)
