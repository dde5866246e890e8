"""Each column in a few numbers: what a small picture of it needs."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.attribute import Attribute, Kind, read_attribute

if TYPE_CHECKING:
    from course_toolkit.first_look.compute.looking.look import FirstLook

N_COLUMNS_SKETCHED = 20
#: A column of numbers with so few different ones is counted value by value.
N_VALUES_COUNTED = 6
N_BARS, MOST_BINS, FEWEST_BINS = 5, 24, 5


@dataclass(frozen=True, eq=False)
class Sketch:
    """One column: a histogram (``edges``, ``counts``) or bars (``names``, ``counts``), and what is missing.

    ``n_others`` rows have values beyond the bars; ``n_distinct`` different values were met. ``is_label`` tells the
    column that is to be predicted. Dates are in seconds since 1970.
    """

    name: Hashable
    kind: Kind
    n_missing: int
    missing_share: float
    counts: NDArray[np.int64]
    edges: NDArray[np.float64] | None = None
    names: tuple[str, ...] = ()
    n_others: int = 0
    n_distinct: int = 0
    is_label: bool = False


def sketch(look: "FirstLook") -> list[Sketch]:
    """Return the first columns of a table as sketches, the label first."""
    names = list(look.table.columns)
    if look.label is not None:
        names = [look.label, *(name for name in names if name != look.label)]
    return [_sketch(look.table[name], is_label=name == look.label) for name in names[:N_COLUMNS_SKETCHED]]


def _sketch(series: pd.Series, *, is_label: bool) -> Sketch:
    n_missing = int(series.isna().sum())
    missing = (n_missing, n_missing / len(series))
    column = read_attribute(series)
    floats = column.floats[np.isfinite(column.floats)]
    if column.kind in {"empty", "nested"} or not len(floats):
        return Sketch(series.name, column.kind, *missing, np.array([], dtype=np.int64), is_label=is_label)
    if _is_counted(column, floats):
        return _bars(column, floats, missing, is_label=is_label)
    counts, edges = np.histogram(floats, bins=_n_bins(floats))
    return Sketch(series.name, column.kind, *missing, counts, edges, is_label=is_label)


def _is_counted(column: Attribute, floats: NDArray[np.float64]) -> bool:
    if column.kind in {"text", "boolean"}:
        return True
    return column.kind == "number" and len(np.unique(floats[:10_000])) <= N_VALUES_COUNTED >= len(np.unique(floats))


def _bars(column: Attribute, floats: NDArray[np.float64], missing: tuple[int, float], *, is_label: bool) -> Sketch:
    values, counts = np.unique(floats, return_counts=True)
    frequent = np.argsort(-counts, kind="stable")
    kept = frequent[:N_BARS] if column.kind == "text" else frequent[:N_VALUES_COUNTED]
    if column.kind != "text":
        kept = np.sort(kept)  # numbers in their order
    return Sketch(
        name=column.name,
        kind=column.kind,
        n_missing=missing[0],
        missing_share=missing[1],
        counts=counts[kept].astype(np.int64),
        names=tuple(_name(column, float(values[place])) for place in kept),
        n_others=int(counts.sum() - counts[kept].sum()),
        n_distinct=len(values),
        is_label=is_label,
    )


def _name(column: Attribute, value: float) -> str:
    if column.kind == "text" and column.levels is not None:
        return str(column.levels[int(value)])
    if column.kind == "boolean":
        return str(bool(value))
    return f"{value:g}"


def _n_bins(floats: NDArray[np.float64]) -> int:
    """Return a number of bins by Freedman and Diaconis' rule, within what a small picture can show."""
    low, high = np.quantile(floats, [0.25, 0.75])
    width = 2 * (high - low) / len(floats) ** (1 / 3)
    if width <= 0:
        return FEWEST_BINS
    return int(np.clip(np.ceil(np.ptp(floats) / width), FEWEST_BINS, MOST_BINS))
