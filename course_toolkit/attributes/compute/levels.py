"""The classes that rows fall into: the values of a category, a few of a number, or its quarters."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.words import _, format_value

Codes = NDArray[np.intp]
LevelKind = Literal["value", "range", "others", "missing"]

#: At most so many classes have a colour of their own; the rarer ones share one.
MOST_COLORS = 7
#: At most so many categories have a bar of their own.
MOST_BARS = 20
QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Level:
    """One class: a value, the values between two bounds, the rarer values together, or what is missing."""

    kind: LevelKind
    value: Any = None
    high: float = 0.0
    n_values: int = 1

    @property
    def words(self) -> str:
        """What to call it, in the language of this moment."""
        if self.kind == "missing":
            return _("missing")
        if self.kind == "others":
            return _("others")
        if self.kind == "range":
            return f"{format_value(self.value, 3)} – {format_value(self.high, 3)}"
        return format_value(self.value) if isinstance(self.value, float) else str(self.value)


@dataclass(frozen=True, eq=False)
class Levels:
    """The classes of a column.

    Attributes
    ----------
    levels : tuple of Level
        In their order: numbers ascending, texts by falling frequency, then the others, then what is missing.
    codes : array of int, shape (n_rows,)
        The place of each row's class in ``levels``.
    n_values : int
        How many different values there are.
    """

    levels: tuple[Level, ...]
    codes: Codes
    n_values: int

    def __len__(self) -> int:
        return len(self.levels)

    @property
    def counts(self) -> NDArray[np.intp]:
        """How many rows are in each class."""
        return np.bincount(self.codes, minlength=len(self.levels))

    @property
    def words(self) -> tuple[str, ...]:
        """What to call the classes, in the language of this moment."""
        return tuple(level.words for level in self.levels)


def colors_of(attribute: Attribute) -> Levels:
    """Return classes to colour rows by: a number of many values falls into its quarters."""
    if attribute.kind in {"number", "date"} and len(attribute.distinct) > MOST_COLORS:
        return _quarters(attribute)
    return categories_of(attribute, most=MOST_COLORS)


def categories_of(attribute: Attribute, *, most: int = MOST_BARS) -> Levels:
    """Return the categories of a column, the most frequent ones each for itself."""
    values, codes = _values_of(attribute)
    return _most_frequent(values, codes, most=most, by_count=attribute.kind in {"text", "nested"})


def _values_of(attribute: Attribute) -> tuple[list[Any], Codes]:
    """Return the different values and each row's place among them, -1 where it has none."""
    if attribute.levels is not None and attribute.codes is not None:
        return _texts_of(attribute.levels, attribute.codes, attribute)
    known = np.isfinite(attribute.floats)
    codes = np.full(len(known), -1, dtype=np.intp)
    different, codes[known] = np.unique(attribute.floats[known], return_inverse=True)
    values: list[Any] = different.tolist()
    if attribute.kind == "boolean":
        return [str(bool(value)) for value in values], codes
    if attribute.kind == "date":
        return [str(date) for date in different.astype("datetime64[s]")], codes
    return values, codes


def _texts_of(levels: NDArray[Any], codes: Codes, attribute: Attribute) -> tuple[list[Any], Codes]:
    """Return texts and their codes; those that are numbers in the order of the numbers."""
    texts = [str(level) for level in levels]
    if attribute.numbers is None:
        return texts, np.asarray(codes)
    order = np.argsort(attribute.numbers.values, kind="stable")  # what is no number comes last
    place_of = np.append(np.argsort(order), -1)
    return [texts[place] for place in order], place_of[codes]


def _most_frequent(values: list[Any], codes: Codes, *, most: int, by_count: bool) -> Levels:
    """Return the most frequent values by their frequency, or else in the order in which they come in."""
    counts = np.bincount(codes[codes >= 0], minlength=len(values))
    kept = np.argsort(-counts, kind="stable")[: most if len(values) <= most else most - 1]
    shown = kept if by_count else np.sort(kept)
    levels = [Level("value", values[place]) for place in shown]
    place_of = np.full(len(values) + 1, len(levels), dtype=np.intp)  # the last one stands for -1
    place_of[shown] = np.arange(len(levels))
    if len(values) > len(levels):
        levels.append(Level("others", n_values=len(values) - len(levels)))
    if (codes < 0).any():
        place_of[-1] = len(levels)
        levels.append(Level("missing"))
    return Levels(tuple(levels), place_of[codes], len(values))


def _quarters(attribute: Attribute) -> Levels:
    """Return the quarters of a number: each holds about as many rows."""
    floats = attribute.floats
    known = np.isfinite(floats)
    edges = np.unique(np.quantile(floats[known], QUARTERS))
    codes = np.searchsorted(edges[1:-1], floats, side="left")
    levels = [Level("range", float(low), float(high)) for low, high in pairwise(edges)]
    if not known.all():
        codes[~known] = len(levels)
        levels.append(Level("missing"))
    return Levels(tuple(levels), codes.astype(np.intp), len(attribute.distinct))
