"""Some rows of every set, and what is known of each: columns, gaps and words of free texts."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from course_toolkit.splits.compute.answers.alone import Rows
from course_toolkit.splits.compute.answers.screening import block_error
from course_toolkit.splits.compute.tables.classes import read_classes
from course_toolkit.splits.compute.tables.columns import Column
from course_toolkit.splits.compute.tables.sets import Name, Sets

Floats = NDArray[np.float64]
Form = Literal["value", "gap", "word", "flag", "pair"]

#: Rows and cells read: what is nearly certain shows on some thousand rows.
N_ROWS = 4_000
N_CELLS = 4_000_000
#: Columns and rows from which the others' answer is learnt.
MOST_OTHERS = 50
ROWS_OF_OTHERS = 1_500
#: Words of free texts that are looked at, and the share of the texts that must hold them, or not hold them.
MOST_WORDS = 200
RAREST_WORD = 0.02
_WORD = re.compile(r"[^\W\d_]{2,40}")


@dataclass(frozen=True)
class Attribute:
    """What is known of each row: a value, whether there is one, or whether a text holds a word."""

    name: Name
    form: Form
    x: Floats
    x_judged: Floats
    is_text: bool
    word: str = ""


@dataclass(frozen=True)
class Trial:
    """Some rows of the training set and of the other sets, and everything known of them."""

    sets: Sets
    rows: Rows
    attributes: list[Attribute]

    @cached_property
    def matrix(self) -> Floats:
        """The attributes of the training rows, shape (n_rows, n_attributes)."""
        return np.column_stack([one.x for one in self.attributes])

    @cached_property
    def screened(self) -> Floats:
        """What sorted neighbours leave of the error, for each attribute."""
        return block_error(self.matrix, self.rows.y, self.rows.task)

    @property
    def n_tests(self) -> int:
        """How many attributes are looked at, and pairs of them."""
        return len(self.attributes)

    def others(self, without: set[Name]) -> Floats:
        """Return the attributes of other columns that say most, for the rows the others learn from."""
        allowed = [j for j, one in enumerate(self.attributes) if one.name not in without]
        best = sorted(allowed, key=lambda j: self.screened[j])[:MOST_OTHERS]
        return self.matrix[:ROWS_OF_OTHERS, best]


def read_trial(sets: Sets) -> Trial | None:
    """Draw the rows and number the labels; None where the training rows have fewer than two labels."""
    target = sets.target
    if target is None:
        return None
    labels = dict(target.per_set)
    if sets.task == "classification":
        labels = {key: np.where(y < 0, np.nan, y) for key, y in read_classes(target).per_set.items()}
    declared = sets.declared
    names = [name for name in sets.names if name not in {declared.group, declared.time, *declared.ids}]
    n = int(min(N_ROWS, max(500, N_CELLS // max(len(names), 1))))
    picked = {key: _some(y, n) for key, y in labels.items()}
    y = labels["train"][picked["train"]]
    if len(y) == 0 or np.ptp(y) == 0 or not names:
        return None
    attributes = [one for name in names for one in _attributes(sets, name, picked)]
    y_judged = np.concatenate([labels[key][rows] for key, rows in picked.items() if key != "train"])
    return Trial(sets, Rows(y, y_judged, sets.task), attributes)


def _some(y: Floats, n: int) -> NDArray[np.intp]:
    """Return up to n of the rows with a label, in random order."""
    return np.random.default_rng(0).permutation(np.flatnonzero(np.isfinite(y)))[:n]


def _attributes(sets: Sets, name: Name, picked: dict[str, NDArray[np.intp]]) -> Iterator[Attribute]:
    column = sets.column(name)
    x = column.per_set["train"][picked["train"]]
    x_judged = np.concatenate([column.per_set[key][rows] for key, rows in picked.items() if key != "train"])
    x, x_judged = (np.where(np.isinf(part), np.nan, part) for part in (x, x_judged))
    yield Attribute(name, "value", x, x_judged, column.kind == "text")
    gaps = np.isnan(x)
    if 0 < gaps.sum() < len(x):
        yield Attribute(name, "gap", gaps.astype(np.float64), np.isnan(x_judged).astype(np.float64), is_text=False)
    if column.levels is not None and len(np.unique(x)) > len(x) / 2:
        yield from _words(column, x, x_judged)


def _words(column: Column, x: Floats, x_judged: Floats) -> Iterator[Attribute]:
    """Return the frequent words of texts that hardly come back, each as present or absent."""
    said, said_judged = ([_tokens(column.text(value)) for value in part] for part in (x, x_judged))
    times = Counter(word for words in said for word in words)
    for word, n in times.most_common(MOST_WORDS):
        if RAREST_WORD * len(x) <= n <= (1 - RAREST_WORD) * len(x):
            has, has_judged = (np.array([float(word in one) for one in part]) for part in (said, said_judged))
            yield Attribute(column.name, "word", has, has_judged, is_text=False, word=word)


def _tokens(text: str | None) -> set[str]:
    return set() if text is None else set(_WORD.findall(str(text).lower()))
