"""Groups of attributes that repeat one another."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from course_toolkit._core.compute.steps import DropColumns
from course_toolkit._core.words import _, format_count, format_number
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.rules.relations.measures import Measures, read_measures
from course_toolkit.first_look.compute.table import Table

Floats = NDArray[np.float64]

#: Attributes are strongly correlated where their ranks are; Pearson's coefficient alone may be one outlier's work, so
#: it counts where the ranks nearly agree.
STRONG, RANKS_NEARLY = 0.9, 0.8
#: The probability that any pair of the table is so correlated by chance.
LEVEL = 1e-3
FEWEST_ROWS = 8
#: Rows by which pairs are screened, columns that are, and pairs that are remembered of each.
N_ROWS, N_COLUMNS, N_PARTNERS, BLOCK = 2_000, 10_000, 30, 1_000
#: How much the screening may be off, gaps being filled.
SLACK = 0.08
N_LISTED = 12


@dataclass(frozen=True)
class _Pair:
    """Two attributes, by position, and their coefficients."""

    first: int
    second: int
    pearson: float
    spearman: float

    @property
    def strength(self) -> float:
        """The coefficient that counts."""
        return max(abs(self.spearman), abs(self.pearson) if abs(self.spearman) >= RANKS_NEARLY else 0)


def find_correlated_groups(table: Table) -> Iterator[Suspicion]:
    """Find the groups of attributes that are strongly correlated."""
    measures = read_measures(table)
    names = measures.names[:N_COLUMNS]
    if len(names) < 2 or table.n_rows < FEWEST_ROWS:
        return
    values = measures.only(names).some(N_ROWS).values
    n_pairs = len(names) * (len(names) - 1) / 2
    pairs = [pair for i, j in _screened(values) if (pair := _measured(values, i, j, n_pairs)) is not None]
    for group in _groups(pairs, len(names)):
        yield _suspicion(measures, [pair for pair in pairs if pair.first in group], group)


def _screened(values: Floats) -> list[tuple[int, int]]:
    """Return the pairs that may be strongly correlated, by ranks with gaps in the middle."""
    ranks = _standard_ranks(values)
    found = []
    for start in range(0, ranks.shape[1], BLOCK):
        close = np.abs(ranks[:, start : start + BLOCK].T @ ranks[:, start:]) >= RANKS_NEARLY - SLACK
        n_rows = len(close)
        close[:, :n_rows] = np.triu(close[:, :n_rows], 1)
        first, second = np.nonzero(close)
        kept = np.concatenate([[True], np.diff(first) != 0]) if len(first) else np.array([], dtype=bool)
        place = np.arange(len(first)) - np.maximum.accumulate(np.where(kept, np.arange(len(first)), 0))
        few = place < N_PARTNERS
        found += list(zip((first[few] + start).tolist(), (second[few] + start).tolist(), strict=True))
    return found


def _standard_ranks(values: Floats) -> NDArray[np.float32]:
    """Return the ranks of each column, centred and of length 1; 0 where a value is missing."""
    known = np.isfinite(values)
    ranks = stats.rankdata(np.where(known, values, np.inf), axis=0)  # what is missing ranks last
    n_known = known.sum(axis=0)
    ranks = np.where(known & (n_known >= FEWEST_ROWS), ranks - (n_known + 1) / 2, 0.0)
    norm = np.sqrt((ranks**2).sum(axis=0))
    return np.asarray(ranks / np.where(norm > 0, norm, 1.0), dtype=np.float32)


def _measured(values: Floats, i: int, j: int, n_pairs: float) -> _Pair | None:
    """Return both coefficients of a pair on the rows where both are known, where they are strong."""
    both = np.isfinite(values[:, i]) & np.isfinite(values[:, j])
    x, y = values[both, i], values[both, j]
    if len(x) < FEWEST_ROWS or np.ptp(x) == 0 or np.ptp(y) == 0:
        return None
    pearson = float(np.corrcoef(x, y)[0, 1])
    spearman = float(np.corrcoef(stats.rankdata(x), stats.rankdata(y))[0, 1])
    pair = _Pair(i, j, pearson, spearman)
    r = min(pair.strength, 1 - 1e-12)
    t = r * np.sqrt((len(x) - 2) / (1 - r**2))
    is_chance = 2 * stats.t.sf(t, len(x) - 2) * n_pairs > LEVEL
    return None if pair.strength < STRONG or is_chance else pair


def _groups(pairs: Sequence[_Pair], n_columns: int) -> Iterator[list[int]]:
    if not pairs:
        return
    first, second = [pair.first for pair in pairs], [pair.second for pair in pairs]
    graph = coo_matrix((np.ones(len(pairs)), (first, second)), shape=(n_columns, n_columns))
    n_groups, labels = connected_components(graph, directed=False)
    sizes = np.bincount(labels, minlength=n_groups)
    for group in np.flatnonzero(sizes > 1):
        yield np.flatnonzero(labels == group).tolist()


def _suspicion(measures: Measures, pairs: Sequence[_Pair], group: Sequence[int]) -> Suspicion:
    strongest = max(pairs, key=lambda pair: pair.strength)
    weakest = min(pairs, key=lambda pair: pair.strength)
    columns = tuple(measures.names[place] for place in group)
    first, second = measures.names[strongest.first], measures.names[strongest.second]
    numbers = {
        "n_columns": len(columns), "pearson": strongest.pearson, "spearman": strongest.spearman,
        "weakest": weakest.strength,
    }  # fmt: skip

    def wording() -> Wording:
        return Wording(
            title=_title(columns, first, second, strongest),
            why=_(
                "Correlated attributes repeat one another: some models, such as an SVM or nearest neighbours, give "
                "more weight to what they share."
            ),
            question=_("Do you need them all? Which to drop depends on the other attributes and on the context."),
            hypotheses=(
                _("they measure the same thing, or one is computed from the other"),
                _("one depends on the other, and each adds something of its own"),
                _("a third thing, such as size, age or time, moves them all"),
            ),
            decisions=(
                Decision("keep", _("keep them all: the model can bear it, or each adds something")),
                *(_dropped(name) for name in columns[:N_LISTED]),
            ),
        )

    return Suspicion(
        code="correlated_group", severity="question", columns=columns, wording=wording, evidence=numbers, explains=False
    )


def _dropped(name: Hashable) -> Decision:
    return Decision("drop", _("drop {column}, and keep the others", column=name), DropColumns((name,)))


def _title(columns: Sequence[Hashable], first: Hashable, second: Hashable, pair: _Pair) -> str:
    r, rho = format_number(pair.pearson, 2), format_number(pair.spearman, 2)
    if len(columns) == 2:
        return _("{first} and {second} are strongly correlated (Pearson {r}, Spearman {rho}).", first=first,
                 second=second, r=r, rho=rho)  # fmt: skip
    return _(
        "{n} attributes are strongly correlated: {names}. The strongest pair: {first} and {second} (Pearson {r}, "
        "Spearman {rho}).",
        n=format_count(len(columns)), names=_listed(columns), first=first, second=second, r=r, rho=rho,
    )  # fmt: skip


def _listed(columns: Sequence[Hashable]) -> str:
    return ", ".join([*map(str, columns[:N_LISTED]), *(["…"] if len(columns) > N_LISTED else [])])
