"""Copies of rows, class by class: the trace that random over-sampling leaves in a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import chi2, chi2_contingency, fisher_exact

from course_toolkit.splits.compute.chance.significance import LEVEL
from course_toolkit.splits.compute.tables.columns import Column

Ints = NDArray[np.int64]
Codes = NDArray[np.uint64]
#: "Ten times as many copies as in the other class": a difference in kind, not in degree.
TIMES_OTHER = 10


@dataclass(frozen=True)
class ClassCopies:
    """How often the rows of one class stand in both sets, and how rows of the class to compare with do."""

    value: int
    n_rows: int
    n_copied: int
    n_other_rows: int
    n_other_copied: int
    n_union: int
    n_distinct: int
    n_largest: int
    by_chance: float
    unevenly: float
    same_share: float

    @property
    def share(self) -> float:
        """Return the share of the class's rows in the judging set that also stand in the learning set."""
        return self.n_copied / self.n_rows

    @property
    def other_share(self) -> float:
        """Return the same share of the class to compare with."""
        return self.n_other_copied / self.n_other_rows

    @property
    def is_balanced(self) -> bool:
        """Whether the class has as many rows in all sets together as the largest one, or misses it by one."""
        return abs(self.n_union - self.n_largest) <= 1

    @property
    def is_doubled(self) -> bool:
        """Whether at least half of the class are copies."""
        return self.n_union >= 2 * self.n_distinct

    @property
    def stands_out(self) -> bool:
        """Whether copies are more frequent than in the other class: more than chance allows, and by far."""
        return self.by_chance <= LEVEL and self.share >= TIMES_OTHER * self.other_share

    @property
    def is_proved(self) -> bool:
        """Whether nothing but over-sampling before the split explains them.

        Over-sampling that was done after the split leaves a test set with other class shares than the training set;
        profiles that are frequent by nature come back unevenly.
        """
        return self.drawn_evenly and self.same_share > LEVEL and (self.is_balanced or self.is_doubled)

    @property
    def drawn_evenly(self) -> bool:
        """Whether every row was copied equally often, but for chance; frequent profiles of a survey are not."""
        return self.unevenly > LEVEL


def row_codes(columns: Sequence[Column], key: str) -> Codes:
    """Return one number for each row, the same for equal rows (missing equals missing, 0 equals -0)."""
    code = np.zeros(len(columns[0].per_set[key]), dtype=np.uint64)
    for column in columns:
        values = column.per_set[key] + 0.0
        values[np.isnan(values)] = np.nan
        code = code * np.uint64(0x9E3779B97F4A7C15) + pd.util.hash_array(values)
    return code


def compare_copies(codes: Mapping[str, Codes], classes: Mapping[str, Ints], pair: tuple[str, str]) -> list[ClassCopies]:
    """Return, for each class of the judging set, its copies against those of the class that has the fewest.

    Coincidence is taken off by that class: where equal rows come by chance, as in a short survey, they come in every
    class. ``by_chance`` is Fisher's exact test that the class has no more copies than the other; ``unevenly`` the
    chance, if rows were drawn with replacement, of multiplicities as uneven as these (index of dispersion);
    ``same_share`` the chance of shares of the class in the two sets as different as these.
    """
    first, last = pair
    in_both = copied_rows(codes, classes, here=last, there=first)
    all_codes, all_classes = np.concatenate(list(codes.values())), np.concatenate(list(classes.values()))
    sizes = {int(c): int((classes[last] == c).sum()) for c in np.unique(classes[last][classes[last] >= 0])}
    copied = {c: int(in_both[classes[last] == c].sum()) for c in sizes}
    if len(sizes) < 2:
        return []
    other = min(sizes, key=lambda c: (copied[c] / sizes[c], -sizes[c]))
    largest = int(np.bincount(all_classes[all_classes >= 0]).max())
    result = []
    for c, size in sizes.items():
        if c != other and copied[c]:
            times = np.unique(all_codes[all_classes == c], return_counts=True)[1]
            table = [[copied[c], size - copied[c]], [copied[other], sizes[other] - copied[other]]]
            by_chance = min(1.0, float(fisher_exact(table, alternative="greater")[1]) * (len(sizes) - 1))
            one = ClassCopies(
                c, size, copied[c], sizes[other], copied[other], int(times.sum()), len(times), largest,
                by_chance, _unevenly(times), _same_share((classes[first], classes[last]), c),
            )  # fmt: skip
            result.append(one)
    return result


def copied_rows(codes: Mapping[str, Codes], classes: Mapping[str, Ints], *, here: str, there: str) -> NDArray[np.bool_]:
    """Say which rows of one set stand in another one too, with the same class."""
    with_class = {key: codes[key] ^ _spread(classes[key]) for key in (here, there)}
    # pandas looks a million codes up four times as fast as numpy's isin does
    return np.asarray(pd.Series(with_class[here]).isin(with_class[there]) & (classes[here] >= 0))


def _spread(classes: Ints) -> Codes:
    return classes.astype(np.uint64) * np.uint64(0xD6E8FEB86659FD93)


def _unevenly(times: Ints) -> float:
    """Return the chance of copies as unevenly spread as these, had each row been equally likely to be drawn."""
    extra = times - 1
    if extra.sum() == 0 or len(times) < 2:
        return 1.0
    return float(chi2.sf(((extra - extra.mean()) ** 2).sum() / extra.mean(), len(times) - 1))


def _same_share(classes: tuple[Ints, Ints], c: int) -> float:
    table = [[int((y == c).sum()), int((y != c).sum())] for y in classes]
    return float(chi2_contingency(table)[1])
