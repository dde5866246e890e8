"""Equal by chance? What the other rows of the table say of rows that are equal."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from course_toolkit._core.compute.copies.apart import Cells as Column
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
from course_toolkit.first_look.compute.rules.rows.cells import Cells, Equals

#: Rows whose pairs are looked at, in two halves; and patterns whose rarity is.
N_SAMPLED, N_PATTERNS = 700, 100
#: A value foretells those beside it where so many rows have it: of three rows, one has the same town by chance.
N_FORETELLING = 12
#: What chance makes so rarely is a copy; what it makes so rarely is worth a question.
LEVEL, LEVEL_ASKED = 1e-4, 1e-2
#: Columns in which equal rows share what no other row has; rows are few where their pairs can be counted by hand.
FEWEST_LONE = 3


@dataclass(frozen=True)
class Company:
    """How alike the rows of a table are that are not equal, in the most varied columns."""

    cells: Cells
    chance: Chance

    def judge(self, equals: Equals, *, without: Hashable | None = None, n_patterns: int = N_PATTERNS) -> Verdict:
        """Weigh rows that are equal, in all columns or in all but one, against chance."""
        n_groups = len(equals.sizes)
        some = np.random.default_rng(0).permutation(n_groups)[:n_patterns]
        names = [name for name in self.chance.names if name != without]
        n_rows = self.cells.table.n_rows
        counted = Counted(self._matrix(names, _sample(n_rows, N_COUNTED)), n_rows, N_FORETELLING)
        patterns = self._matrix(names, equals.firsts[some])
        rates = rates_of(patterns, counted, self.chance, multiplicity=equals.sizes[some] - 1, without=without)
        return weigh_rates(rates, n_patterns=n_groups, n_rows=n_rows)

    def _matrix(self, names: Sequence[Hashable], rows: np.ndarray) -> np.ndarray:
        columns = [self.cells.values(name)[rows] for name in names]
        return np.column_stack(columns) if columns else np.empty((len(rows), 0))


def keep_company(cells: Cells, names: Sequence[Hashable]) -> Company:
    """Measure how alike unequal rows are; ``names``: the most varied first."""
    rows = np.random.default_rng(0).permutation(cells.table.n_rows)[:N_SAMPLED]
    first, second = rows[: len(rows) // 2], rows[len(rows) // 2 :]
    columns = []
    for name in names[: 2 * N_COLUMNS]:
        values, is_text = cells.values(name), cells.table.attribute(name).levels is not None
        columns.append(Column(name, values[first], values[second], is_text, cells.is_free_text(name)))
    n_rows = cells.table.n_rows
    return Company(cells, measure(columns, n_pairs=n_rows * (n_rows - 1) / 2))


def hold_lone_values(cells: Cells, equals: Equals, names: Sequence[Hashable]) -> bool:
    """Say whether equal rows share, in several columns, values that no other row has: few rows tell that much too."""
    rows = equals.rows
    n_lone = np.zeros(len(equals.sizes), dtype=np.intp)
    for name in names:
        values = pd.Series(cells.values(name))
        n_rows = values.map(values.value_counts()).to_numpy(dtype=np.float64, na_value=np.inf)[rows]
        lone = n_rows <= equals.sizes[equals.groups]
        n_lone += np.bincount(equals.groups[lone], minlength=len(n_lone)) == equals.sizes
    return bool((n_lone >= FEWEST_LONE).all())


def without_blanks(cells: Cells, equals: Equals, names: Sequence[Hashable]) -> Equals:
    """Leave out rows that hold one value throughout, or next to nothing: equal blanks tell nothing."""
    firsts = equals.firsts
    if not len(firsts):
        return equals
    matrix = np.column_stack([cells.values(name)[firsts] for name in names])
    known = ~np.isnan(matrix)
    low = np.where(known, matrix, np.inf).min(axis=1)
    high = np.where(known, matrix, -np.inf).max(axis=1)
    return equals.only((low < high) | (known.all(axis=1) & (matrix.shape[1] == 1)))


def _sample(n_rows: int, size: int) -> np.ndarray:
    return np.arange(n_rows) if n_rows <= size else np.random.default_rng(0).choice(n_rows, size, replace=False)
