"""The rows that two sets have in common and that chance does not explain, by whether their labels agree too."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit.splits.compute.chance.coincidence import Verdict, judge, measure_chance, telling_twins
from course_toolkit.splits.compute.chance.significance import LEVEL, significant
from course_toolkit.splits.compute.copies.equal_rows import Twins, equal_rows, read, telling_names
from course_toolkit.splits.compute.tables.sets import Name, Sets

Pair = tuple[str, str]


@dataclass(frozen=True)
class Copied:
    """The rows of two sets that are equal in the columns ``names``; ``proved`` where they are no coincidence."""

    pair: Pair
    names: tuple[Name, ...]
    left_out: tuple[Name, ...]
    twins: Twins
    verdict: Verdict
    proved: bool


def find_copied(sets: Sets) -> list[Copied]:
    """Return, for each pair of sets, the rows in common that chance does not explain; once for all checks."""
    found: list[Copied] = sets.remember("copied", lambda: _find_copied(sets))
    return found


def _find_copied(sets: Sets) -> list[Copied]:
    looks = [_look(sets, pair) for pair in sets.pairs]
    proved = significant([look.verdict.p_value for look in looks])
    return [
        Copied(look.pair, look.names, look.left_out, look.twins, look.verdict, bool(proof))
        for look, proof in zip(looks, proved, strict=True)
        if look.twins.n_patterns and (proof or look.verdict.p_value_plain <= LEVEL / len(looks))
    ]


def _look(sets: Sets, pair: Pair) -> Copied:
    names, left_out = telling_names(sets, pair)
    found = equal_rows(sets, pair, names)
    twins = telling_twins(sets, found, names)
    if not twins.n_patterns:
        return Copied(pair, tuple(names), tuple(left_out), twins, Verdict(0.0, 1.0, 1.0), proved=False)
    verdict = judge(sets, twins, measure_chance(sets, pair, names))
    return Copied(pair, tuple(names), tuple(left_out), found, verdict, proved=False)


def same_label(sets: Sets, copied: Copied) -> Twins:
    """Return the rows in common whose labels are equal too; all of them where there is no label."""
    target, twins = sets.target, copied.twins
    if target is None:
        return twins
    labels = _codes(sets, twins, copied.pair)
    n_labels = max(int(codes.max(initial=0)) for codes in labels.values()) + 1
    joined = {key: twins.patterns[key] * n_labels + labels[key] for key in copied.pair}
    first, second = copied.pair
    codes, distinct = pd.factorize(np.concatenate([joined[first], joined[second]]))
    sides = {first: codes[: len(joined[first])], second: codes[len(joined[first]) :]}
    chosen = np.ones(len(distinct), dtype=bool)
    for side in sides.values():
        chosen &= np.bincount(side, minlength=len(distinct)) > 0
    return Twins(twins.rows, sides).only(chosen)


def other_label(sets: Sets, copied: Copied) -> Twins:
    """Return the rows in common that meet an equal row with another label; where a label is missing, none."""
    twins, (first, second) = copied.twins, copied.pair
    target = sets.target
    if target is None:
        return twins.only(np.zeros(int(twins.patterns[first].max(initial=0)) + 1, dtype=bool))
    labels = read(sets, sets.label, twins.rows).per_set
    kept = {
        first: _differs(twins.patterns[first], labels[first], twins.patterns[second], labels[second]),
        second: _differs(twins.patterns[second], labels[second], twins.patterns[first], labels[first]),
    }
    return Twins(
        {key: twins.rows[key][kept[key]] for key in copied.pair},
        {key: twins.patterns[key][kept[key]] for key in copied.pair},
    )


def conflicting_pairs(sets: Sets, twins: Twins) -> NDArray[np.intp]:
    """Return each row of the second set beside one of the first set that is equal but labelled otherwise."""
    target = sets.target
    first, second = twins.rows
    if target is None:
        return np.empty((0, 2), dtype=np.intp)
    left = pd.DataFrame({"pattern": twins.patterns[first], "first": twins.rows[first]})
    labels = read(sets, sets.label, twins.rows).per_set
    left["label"] = labels[first]
    ends = (
        left.sort_values("label").drop_duplicates("pattern"),
        left.sort_values("label").drop_duplicates("pattern", keep="last"),
    )
    low, high = (end.set_index("pattern").loc[twins.patterns[second]] for end in ends)
    differs = low["label"].to_numpy() != labels[second]
    partner = np.where(differs, low["first"].to_numpy(), high["first"].to_numpy())
    return np.column_stack([partner, twins.rows[second]])


def count_conflicts_inside(sets: Sets, twins: Twins) -> int:
    """Return how many of these rows of the first set equal another one of that set that is labelled otherwise."""
    first = next(iter(twins.rows))
    if sets.target is None:
        return 0
    labels = pd.Series(read(sets, sets.label, twins.rows).per_set[first])
    return int((labels.groupby(twins.patterns[first]).transform("nunique") > 1).sum())


def _codes(sets: Sets, twins: Twins, pair: Sequence[str]) -> dict[str, NDArray[np.intp]]:
    """Return the labels of the rows in common as whole numbers, what is missing as one of them."""
    of_set = read(sets, sets.label, twins.rows).per_set
    labels = [of_set[key] for key in pair]
    codes = pd.factorize(np.concatenate(labels), use_na_sentinel=False)[0]
    return dict(zip(pair, np.split(codes, [len(labels[0])]), strict=True))


def _differs(
    patterns: NDArray[np.intp], labels: NDArray[np.float64],
    others: NDArray[np.intp], other_labels: NDArray[np.float64],
) -> NDArray[np.bool_]:  # fmt: skip
    """Say which labels differ from that of some equal row of the other set."""
    size = max(int(patterns.max(initial=0)), int(others.max(initial=0))) + 1
    low, high = np.full(size, np.inf), np.full(size, -np.inf)
    known = ~np.isnan(other_labels)
    np.minimum.at(low, others[known], other_labels[known])
    np.maximum.at(high, others[known], other_labels[known])
    differs = (low[patterns] < labels) | (high[patterns] > labels)  # NaN is neither
    return np.asarray(differs)
