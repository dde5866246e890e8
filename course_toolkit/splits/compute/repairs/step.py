"""The shape of a repair, and the pool of all rows that several of them split anew."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd
from sklearn.model_selection import train_test_split

from course_toolkit.splits.compute.finding import SplitFinding
from course_toolkit.splits.compute.tables.sets import Name, Sets

Frames = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Step:
    """A repair: what it does to copies of the tables, and the lines of code that do the same.

    Both return None where the repair needs what was not declared. ``resplits`` says that rows change sides.
    """

    mend: Callable[[Sets, SplitFinding, int], Frames | None]
    code: Callable[[Sets, SplitFinding], str]
    resplits: bool = False


def judges(sets: Mapping[str, object]) -> list[str]:
    """Return the sets beside the training set, the last one first: the order in which they are cut off."""
    return list(sets)[:0:-1]


def in_order(rest: pd.DataFrame, cut_off: Frames) -> Frames:
    """Return the training rows that were left, and then the sets cut off, the last one last."""
    return {"train": rest, **dict(reversed(cut_off.items()))}


def resplit(pool: pd.DataFrame, sizes: Mapping[str, int], label: Name, seed: int) -> Frames:
    """Return rows split at random into sets of these sizes; by class where every class can be."""
    rest, cut_off = pool, {}
    for key in judges(sizes):
        strata = _strata(rest[label], sizes[key])
        rest, cut_off[key] = train_test_split(rest, test_size=sizes[key], stratify=strata, random_state=seed)
    return in_order(rest, cut_off)


def code_of_pool(sets: Sets) -> str:
    """Return the line that puts all sets together again."""
    return f"rest = pd.concat([{', '.join(sets.frames)}])"


def _strata(labels: pd.Series, n_taken: int) -> pd.Series | None:
    counts = labels.value_counts()
    most = min(n_taken, len(labels) - n_taken)  # each side must have room for every class
    possible = labels.notna().all() and counts.min() > 1 and len(counts) <= most
    return labels if possible else None
