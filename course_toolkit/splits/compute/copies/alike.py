"""Individuals that no column names: rows equal in one value are alike in others, and rows of neighbouring values not.

Equal ages make rows alike too, but hardly more than ages one year apart. A number that stands for somebody is
different: patient 17 resembles himself, and no more patient 18 than anybody else. So each row is compared with a row
of the other set of the same value, one of the next value, and any one. One pair is taken for each value, so that a
value which fills gaps, or a crowded one, counts once. Rows equal in everything are left to the search for copies.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import singledispatch
from itertools import combinations, islice

import numpy as np
from numpy.typing import NDArray
from scipy import stats
from scipy.spatial import cKDTree

from course_toolkit._core.compute.meaning.names import hint_of
from course_toolkit.splits.compute.chance.significance import significant
from course_toolkit.splits.compute.meaning.identifiers import has_many_values, is_whole
from course_toolkit.splits.compute.tables.columns import Column
from course_toolkit.splits.compute.tables.joint_codes import joint_codes
from course_toolkit.splits.compute.tables.sets import Name, Sets

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]
Bools = NDArray[np.bool_]

#: Rows of each set, columns and pairs that are looked at; what it takes to see a clear pattern among more.
N_ROWS, N_COLUMNS, N_PAIRS = 20_000, 200, 2_000
#: Columns tried as a name, the most varied first, and of these as the half of a name of two columns.
N_KEYS, N_HALVES = 20, 6
#: Below so many values in common nothing can stand out.
FEWEST_PAIRS = 10
#: A row and its neighbour by value must differ as two rows drawn at random do, but for so much.
UNLIKE = 0.75
#: Of the rows equal in the name, so many must agree in all that is said to be constant.
OVERWHELMING = 0.5
#: Chance may give two towns the same income, and yet the income stands for the town.
ALIAS = 0.9
#: Two columns may say one thing in two units; three that go together are somebody.
FEWEST_TOGETHER = 3
#: Tries at a row that is equal in one column and not in the other.
N_DRAWS = 5


@dataclass(frozen=True)
class Alike:
    """Columns that together name individuals: those that found them, and what is constant within each.

    Nothing need be constant where a whole number found them: its rows are alike, that is all.
    """

    key: tuple[Name, ...]
    constant: tuple[Name, ...]
    p_value: float

    @property
    def names(self) -> tuple[Name, ...]:
        """All columns, key first."""
        return (*self.key, *self.constant)


@dataclass(frozen=True)
class _Trial:
    """One key: for each other column the p-value, and whether its rows may be called constant."""

    key: tuple[Name, ...]
    names: list[Name]
    p_values: Floats
    eligible: Bools
    agree: Bools  # shape (n_pairs, n_columns)
    closer: Floats  # of a whole number: for each column and the label, the p-value of being closer than neighbours
    is_closer: Bools
    aliases: frozenset[Name]  # columns that say the same as the key, one value for one value

    def constant(self, found: Bools) -> tuple[Name, ...]:
        """Return what is constant within the key, as far as most pairs agree in all of it at once."""
        chosen: list[int] = []
        every = np.ones(len(self.agree), dtype=bool)
        order = np.argsort(-self.agree.mean(axis=0), kind="stable")
        for place in order[found[order]]:
            if (every & self.agree[:, place]).mean() >= OVERWHELMING:
                every &= self.agree[:, place]
                chosen.append(int(place))
        return tuple(self.names[place] for place in sorted(chosen))

    def named(self, equal: Bools, closer: Bools) -> Alike | None:
        """Return whom the key names, given which p-values stand out; None where it names nobody.

        Three columns must go together; a whole number that behaves as a name does needs one witness.
        """
        equal, closer = equal & self.eligible, closer & self.is_closer
        constant = self.constant(equal)
        witnesses = [name for name in constant if name not in self.aliases]
        if len(self.key) + len(constant) >= FEWEST_TOGETHER or (len(self.closer) and witnesses):
            return Alike(self.key, constant, float(self.p_values[equal].max()))
        return Alike(self.key, (), float(self.closer[closer].max())) if closer.any() else None


@singledispatch
def find_alike(sets: Sets, pair: tuple[str, str]) -> Alike | None:
    """Return the columns that together name individuals of both sets, where they show beyond doubt."""
    rows = {key: _some_rows(len(sets.frames[key])) for key in pair}
    names = _compared(sets)
    trials = [trial for key in _keys(sets, pair, rows) if (trial := _try(sets, pair, rows, key, names)) is not None]
    if not trials:
        return None
    found = iter(significant(np.concatenate([part for trial in trials for part in (trial.p_values, trial.closer)])))
    named = [trial.named(*_take(found, trial)) for trial in trials]
    return max((one for one in named if one is not None), key=lambda one: len(one.names), default=None)


def _take(found: Iterator[np.bool_], trial: _Trial) -> tuple[Bools, Bools]:
    equal, closer = (np.array(list(islice(found, len(part))), dtype=bool) for part in (trial.p_values, trial.closer))
    return equal, closer


def _some_rows(n_rows: int) -> Rows:
    """Return at most N_ROWS positions, in random order, so that no pair depends on the order of the table."""
    return np.random.default_rng(0).permutation(n_rows)[:N_ROWS]


def _compared(sets: Sets) -> list[Name]:
    names = sets.names
    if len(names) > N_COLUMNS:
        chosen = np.random.default_rng(0).choice(len(names), N_COLUMNS, replace=False)
        names = tuple(names[place] for place in sorted(chosen))
    return list(names)


def _keys(sets: Sets, pair: tuple[str, str], rows: dict[str, Rows]) -> Iterator[tuple[Name, ...]]:
    """Return the columns, most values in common first, and the pairs of columns that are tried as a name."""
    n_shared: dict[Name, int] = {}
    for name in sets.names:
        column = sets.column(name)
        if hint_of(name) == "ordinary" and column.kind != "date":
            continue
        first, last = (column.per_set[key][rows[key]] for key in pair)
        sample = Column(name, "number", {"first": first, "last": last})
        if not has_many_values(sample):
            continue
        shared = np.intersect1d(first, last)
        if np.count_nonzero(~np.isnan(shared)) >= FEWEST_PAIRS:
            n_shared[name] = len(shared)
    order = sorted(n_shared, key=lambda name: -n_shared[name])[:N_KEYS]
    yield from ((name,) for name in order)
    yield from combinations(order[:N_HALVES], 2)


def _try(
    sets: Sets, pair: tuple[str, str], rows: dict[str, Rows], key: tuple[Name, ...], names: list[Name]
) -> _Trial | None:
    keys = [np.column_stack([sets.column(name).per_set[one][rows[one]] for name in key]) for one in pair]
    matches = _matches(keys[0], keys[1])
    others = [name for name in names if name not in key]
    if len(matches[0][0]) < FEWEST_PAIRS or not others:
        return None
    columns = sets.columns(others)
    tables = [np.column_stack([column.per_set[one] for column in columns])[rows[one]] for one in pair]
    pairs = [(tables[0][left], tables[1][right]) for left, right in matches]
    left, right = pairs[0]
    kept = ~np.all((left == right) | (np.isnan(left) & np.isnan(right)), axis=1)  # copies are another check's
    if np.count_nonzero(kept) < FEWEST_PAIRS:
        return None
    pairs = [(one[kept], other[kept]) for one, other in pairs]
    agree = [one == other for one, other in pairs]
    p_values = np.max([_fisher(agree[0], baseline) for baseline in (agree[1], *agree[3:])], axis=0)
    eligible = _neighbours_are_strangers(columns, pairs, agree)
    for half in agree[3:]:  # what half of the name says already is not said by the whole
        eligible &= agree[0].mean(axis=0) >= 2 * half.mean(axis=0)
    aliases = _aliases(sets, pair[0], rows[pair[0]], key)
    matches = [(rows[pair[0]][one[kept]], rows[pair[1]][other[kept]]) for one, other in matches[:3]]
    closer = _closer(sets, pair, key, matches, aliases)
    return _Trial(key, others, p_values, eligible, agree[0], *closer, aliases)


def _is_whole_number(sets: Sets, key: tuple[Name, ...]) -> bool:
    column = sets.column(key[0])
    return len(key) == 1 and column.kind == "number" and all(is_whole(values) for values in column.per_set.values())


def _aliases(sets: Sets, one: str, rows: Rows, key: tuple[Name, ...]) -> frozenset[Name]:
    """Return the columns that a single key determines and that determine it, as a town and its postcode do."""
    if not _is_whole_number(sets, key):
        return frozenset()
    own = joint_codes(sets.matrix(one, key)[rows])
    found = []
    for name in set(_compared(sets)) - set(key):
        other = joint_codes(sets.matrix(one, (name,))[rows])
        joint = joint_codes(np.column_stack([own, other]).astype(np.float64))
        if ALIAS * joint.max() <= min(own.max(), other.max()):  # codes count from 0, so that a maximum is a count
            found.append(name)
    return frozenset(found)


def _closer(
    sets: Sets, pair: tuple[str, str], key: tuple[Name, ...], matches: list[tuple[Rows, Rows]], aliases: frozenset[Name]
) -> tuple[Floats, Bools]:
    """Say how surely rows of one whole number are closer to each other than to its neighbour, in each column."""
    if not _is_whole_number(sets, key):
        return np.empty(0), np.empty(0, dtype=bool)
    columns = [sets.column(name) for name in _compared(sets) if name not in {*key, *aliases}]
    columns += [] if sets.target is None else [sets.target]
    columns = [one for one in columns if one.kind != "text" or one is sets.target]
    p_values, closer = np.ones(len(columns)), np.zeros(len(columns), dtype=bool)
    for place, one in enumerate(columns):
        pairs = [(one.per_set[pair[0]][left], one.per_set[pair[1]][right]) for left, right in matches]
        same, near, far = _distances(pairs)
        if not (len(same) and len(near) and len(far)):
            continue
        closer[place] = same.mean() <= UNLIKE * near.mean() and near.mean() >= UNLIKE * far.mean()
        if closer[place]:  # of the others the p-value would change nothing; they count among the tests all the same
            p_values[place] = stats.mannwhitneyu(same, near, alternative="less", method="asymptotic").pvalue
    return np.where(np.isnan(p_values), 1.0, p_values), closer


def _matches(first: Floats, last: Floats) -> list[tuple[Rows, Rows]]:
    """Return for one row of each shared value a row of the other set: of the same value, of the nearest, of any.

    Where two columns make the value, a row that shares the first only, and one that shares the second only, follow.
    """
    row_one, row_two = _shared_rows(first, last)
    generator = np.random.default_rng(0)
    if len(row_one) > N_PAIRS:
        kept = generator.choice(len(row_one), N_PAIRS, replace=False)
        row_one, row_two = row_one[kept], row_two[kept]
    if len(row_one) < FEWEST_PAIRS:
        return [(row_one, row_two)]
    others = [_nearest(first[row_one], last), generator.permutation(row_two)]
    if first.shape[1] == 2:
        others += [_half_equal(first[row_one], last, half, generator) for half in (0, 1)]
    return [(row_one, row_two), *((row_one, other) for other in others)]


def _shared_rows(first: Floats, last: Floats) -> tuple[Rows, Rows]:
    """Return one row of each set for every value that both have; the first one met."""
    codes = joint_codes(np.concatenate([first, last]))
    one, row_one = np.unique(codes[: len(first)], return_index=True)
    two, row_two = np.unique(codes[len(first) :], return_index=True)
    common, in_one, in_two = np.intersect1d(one, two, assume_unique=True, return_indices=True)
    return row_one[in_one[common >= 0]], row_two[in_two[common >= 0]]


def _nearest(wanted: Floats, last: Floats) -> Rows:
    """Return for each value the row of another value that is nearest to it, each column in ranks."""
    codes, at = np.unique(joint_codes(last), return_index=True)
    at = at[codes >= 0]
    values = last[at]
    scales = [np.unique(values[:, place]) for place in range(values.shape[1])]
    ranks, places = (
        np.column_stack([np.searchsorted(scale, table[:, place]) / len(scale) for place, scale in enumerate(scales)])
        for table in (values, wanted)
    )
    _, found = cKDTree(ranks).query(places, k=min(2, len(values)))
    return np.asarray(at[found.reshape(len(wanted), -1)[:, -1]], dtype=np.intp)  # [:, 0] is the value itself


def _half_equal(wanted: Floats, last: Floats, half: int, generator: np.random.Generator) -> Rows:
    """Return for each value a row that is equal in one of its two columns, and if possible not in the other."""
    known = np.flatnonzero(~np.isnan(last).any(axis=1))
    known = known[np.lexsort((last[known, 1 - half], last[known, half]))]
    low = np.searchsorted(last[known, half], wanted[:, half], side="left")
    n_equal = np.searchsorted(last[known, half], wanted[:, half], side="right") - low
    drawn = [known[low + generator.integers(0, n_equal)] for _ in range(N_DRAWS)]
    chosen = drawn[0]
    for one in drawn[1:]:
        chosen = np.where(last[chosen, 1 - half] == wanted[:, 1 - half], one, chosen)
    return np.asarray(chosen, dtype=np.intp)


def _fisher(same: Bools, other: Bools) -> Floats:
    """Return for each column the p-value of agreeing more often in one kind of pairs than in another (Fisher)."""
    n, k_same, k_other = len(same), same.sum(axis=0), other.sum(axis=0)
    return np.asarray(stats.hypergeom.sf(k_same - 1, 2 * n, k_same + k_other, n), dtype=np.float64)


def _neighbours_are_strangers(
    columns: Sequence[Column], pairs: Sequence[tuple[Floats, Floats]], agree: Sequence[Bools]
) -> Bools:
    """Say for each column whether rows of neighbouring values differ as rows drawn at random do."""
    result = np.empty(len(columns), dtype=bool)
    for place, column in enumerate(columns):
        if column.kind == "text":
            near, far = ((~equal[:, place]).astype(np.float64) for equal in agree[1:3])
        else:
            near, far = _distances([(one[:, place], other[:, place]) for one, other in pairs[1:3]])
        result[place] = bool(len(near) and len(far)) and near.mean() >= UNLIKE * far.mean()
    return result


def _distances(pairs: Sequence[tuple[Floats, Floats]]) -> list[Floats]:
    """Return the distances in ranks within each kind of pairs; pairs with a missing value say nothing."""
    flat = np.concatenate([side for both in pairs for side in both])
    ranks = np.full(len(flat), np.nan)
    ranks[~np.isnan(flat)] = stats.rankdata(flat[~np.isnan(flat)])
    sides = np.split(ranks, 2 * len(pairs))
    distances = [np.abs(one - other) for one, other in zip(sides[::2], sides[1::2], strict=True)]
    return [one[~np.isnan(one)] for one in distances]
