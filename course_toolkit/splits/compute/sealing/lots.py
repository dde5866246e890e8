"""Which row goes to which set: at random, class by class, group by group, or along time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.model_selection import GroupShuffleSplit, StratifiedGroupKFold, train_test_split

from course_toolkit._core.compute.guard.splitting import check_class_sizes, refuse_few_times, refuse_rare_classes
from course_toolkit.splits.compute.finding import Positions

Lots = Mapping[str, Positions]

#: So many ways of dealing out the groups are drawn; the one nearest to the sizes (and classes) asked for is kept.
N_DRAWS = 100
#: Beyond so many groups chance alone balances well, and stratified folds, which deal them one by one, take long.
MANY_GROUPS = 2000
N_FOLDS = 10


@dataclass(frozen=True)
class Sizes:
    """How many rows each set is to have."""

    n_test: int
    n_validation: int

    @property
    def n_sets(self) -> int:
        """Two or three."""
        return 3 if self.n_validation else 2


def draw_rows(n_rows: int, sizes: Sizes, *, strata: NDArray[np.intp] | None, seed: int) -> Lots:
    """Deal rows out at random; with strata, each set gets its share of each.

    The test set is the one of ``train_test_split(frame, test_size=…, stratify=…, random_state=seed)``.
    """
    rest, test = _draw(np.arange(n_rows), sizes.n_test, strata, seed)
    if not sizes.n_validation:
        return {"train": rest, "test": test}
    train, validation = _draw(rest, sizes.n_validation, strata, seed)
    return {"train": train, "validation": validation, "test": test}


def _draw(rows: Positions, n_drawn: int, strata: NDArray[np.intp] | None, seed: int) -> tuple[Positions, Positions]:
    left, drawn = train_test_split(
        rows, test_size=n_drawn, stratify=None if strata is None else strata[rows], random_state=seed
    )
    return left, drawn


def check_strata(strata: NDArray[np.intp], labels: pd.Index, sizes: Sizes, *, name: str) -> None:
    """Refuse classes too rare for scikit-learn to deal out twice."""
    counts = np.bincount(strata, minlength=len(labels))
    n_train = len(strata) - sizes.n_test - sizes.n_validation
    by_label = dict(zip(labels.tolist(), counts.tolist(), strict=True))
    parts = [n for n in (sizes.n_test, sizes.n_validation, n_train) if n]
    check_class_sizes(by_label, name=name, n_sets=sizes.n_sets, smallest_set=min(parts))
    if sizes.n_validation:
        # In the first draw a class may give one row more than its share; two must be left for the second.
        most_taken = np.ceil(counts * sizes.n_test / len(strata))
        rare = {label: n for (label, n), taken in zip(by_label.items(), most_taken, strict=True) if n - taken < 2}
        if rare:
            refuse_rare_classes(rare, name=name, n_sets=sizes.n_sets)


def draw_groups(groups: NDArray[np.intp], sizes: Sizes, *, strata: NDArray[np.intp] | None, seed: int) -> Lots:
    """Deal whole groups out, as near to the sizes, and to the share of each stratum, as whole groups can be."""
    strata = np.zeros(len(groups), dtype=np.intp) if strata is None else strata
    table = np.zeros((groups.max() + 1, strata.max() + 1))
    np.add.at(table, (groups, strata), 1)
    everyone = np.arange(len(table))
    spare = 1 if sizes.n_validation else 0
    test = _draw_whole(everyone, table, sizes.n_test / len(groups), spare, seed)
    rest = np.setdiff1d(everyone, test)
    chosen = {"test": test}
    if sizes.n_validation:
        share = sizes.n_validation / len(groups) * table.sum() / max(table[rest].sum(), 1)
        chosen["validation"] = rest[_draw_whole(np.arange(len(rest)), table[rest], share, 0, seed)]
    taken = np.concatenate(list(chosen.values()))
    chosen = {"train": np.setdiff1d(everyone, taken), **dict(reversed(chosen.items()))}
    return {key: np.flatnonzero(np.isin(groups, members)) for key, members in chosen.items()}


def _draw_whole(groups: Positions, table: NDArray[np.float64], share: float, spare: int, seed: int) -> Positions:
    """Return the groups of one set; at least one more than ``spare`` is left for the others."""
    share = min(share, 0.99)
    most = len(groups) - 1 - spare
    # Groups of very different sizes fill a share with fewer of them, or with more, than the same share of groups.
    counts = {int(np.clip(round(factor * share * len(groups)), 1, most)) for factor in (0.5, 1, 1.5, 2.5)}
    ways = [way for n_drawn in sorted(counts) for way in _random_ways(groups, n_drawn, seed)]
    ways += [way for way in _stratified_ways(table, share, seed) if len(way) <= most]
    wanted = share * table.sum(axis=0)

    def distance(way: Positions) -> float:
        """Count the rows by which a set would miss its size, and the size of each of its classes."""
        missed = table[way].sum(axis=0) - wanted
        return float(np.abs(missed).sum() + abs(missed.sum()))

    return min(ways, key=distance)


def _random_ways(groups: Positions, n_drawn: int, seed: int) -> list[Positions]:
    n_draws = N_DRAWS if len(groups) <= MANY_GROUPS else N_DRAWS // 10
    draws = GroupShuffleSplit(n_draws, test_size=n_drawn, random_state=seed).split(groups, groups=groups)
    return [drawn for _left, drawn in draws]


def _stratified_ways(table: NDArray[np.float64], share: float, seed: int) -> list[Positions]:
    """Return the groups of as many stratified folds as make up the share."""
    n_groups, n_strata = table.shape
    if n_strata < 2 or not N_FOLDS <= n_groups <= MANY_GROUPS or table.sum(axis=0).min() < N_FOLDS:
        return []
    group, stratum = np.nonzero(table)
    times = table[group, stratum].astype(np.intp)
    group, stratum = np.repeat(group, times), np.repeat(stratum, times)
    folds = StratifiedGroupKFold(N_FOLDS, shuffle=True, random_state=seed).split(group, stratum, group)
    members = [np.unique(group[held_out]) for _left, held_out in folds]
    n_folds = max(1, round(share * N_FOLDS))
    return [np.unique(np.concatenate(members[start : start + n_folds])) for start in range(N_FOLDS - n_folds + 1)]


def cut_in_time(times: pd.Series, sizes: Sizes, *, gap: Any = None) -> Lots:
    """Give the newest rows to the test set, those before to the validation set, the oldest to the training set.

    Rows of one moment stay together, on the side that comes nearest to the size asked for; rows less than ``gap``
    before a newer set belong to none.
    """
    order = np.argsort(times.to_numpy(), kind="stable").astype(np.intp)
    in_order = times.iloc[order].reset_index(drop=True)
    lots: dict[str, Positions] = {}
    end = len(order)
    wanted = {"test": sizes.n_test, "validation": sizes.n_validation}
    for key, n_rows in wanted.items():
        if n_rows:
            start = _cut(in_order.iloc[:end], n_rows)
            lots[key] = order[start:end]
            end = _before(in_order.iloc[:start], in_order.iloc[start], gap) if start else 0
        if end == 0:
            refuse_few_times(times.name, n_sets=sizes.n_sets, with_gap=bool(gap))
    return {"train": order[:end], **dict(reversed(lots.items()))}


def _cut(in_order: pd.Series, n_newest: int) -> int:
    """Return where the newest rows begin, moved so that equal times are not parted."""
    start = len(in_order) - n_newest
    if start <= 0:
        return 0
    moment = in_order.iloc[start]
    first, after = (int(in_order.searchsorted(moment, side=side)) for side in ("left", "right"))
    nearest = first if start - first <= after - start else after
    if nearest == 0:
        return after if after < len(in_order) else 0
    return nearest if nearest < len(in_order) else first


def _before(in_order: pd.Series, moment: Any, gap: Any) -> int:
    """Return how many of the older rows lie at least the gap before a moment."""
    return int(in_order.searchsorted(moment - gap, side="right")) if gap else len(in_order)
