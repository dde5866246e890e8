"""What a picture of a split needs: the classes of each set, and what one finding is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from course_toolkit.splits.compute.finding import SplitFinding
from course_toolkit.splits.compute.tables.columns import Column, Kind
from course_toolkit.splits.compute.tables.sets import Name, Sets

#: More classes than there are colours are drawn as one.
MOST_CLASSES = 8
N_BINS = 24
#: The columns of a row that are drawn; an image has them all.
MOST_COLUMNS = 100
MOST_LEVELS = 10


@dataclass(frozen=True)
class SplitProfile:
    """How many rows of each class each set has; ``classes`` is empty where the label is a quantity or unknown."""

    sizes: Mapping[str, int]
    classes: tuple[str, ...]
    counts: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True)
class ColumnProfile:
    """One column in several sets, or in several classes: the share of each in the same bins.

    ``edges`` are those of numbers; ``levels`` are the names of categories. ``shares`` is by set or, where
    ``by_class``, by class.
    """

    name: str
    shares: Mapping[str, NDArray[np.float64]]
    by_class: bool
    edges: NDArray[np.float64]
    levels: tuple[str, ...] = ()
    kind: Kind = "number"


@dataclass(frozen=True)
class RowsProfile:
    """A few rows as heights between 0 and 1 in each column, drawn over one another."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, NDArray[np.float64]], ...] = field(default=())


Evidence = ColumnProfile | RowsProfile | None


def profile_split(sets: Sets) -> SplitProfile:
    """Count the rows of each class in each set."""
    target = sets.target
    if target is None or sets.task == "regression":
        return SplitProfile(sets.sizes, (), {})
    known = [values[~np.isnan(values)] for values in target.per_set.values()]
    levels = np.unique(np.concatenate(known))
    if len(levels) > MOST_CLASSES:
        return SplitProfile(sets.sizes, (), {})
    counts = {
        key: tuple(int(np.count_nonzero(values == level)) for level in levels) for key, values in target.per_set.items()
    }
    return SplitProfile(sets.sizes, tuple(_write(target, level) for level in levels), counts)


def profile_finding(sets: Sets, finding: SplitFinding) -> Evidence:
    """Return what to draw of a finding: rows over one another, a column, or nothing."""
    columns = [name for name in finding.columns if name in sets.names]
    if finding.repair in {"drop_rows", "undo_resampling"} or not columns:
        return _profile_rows(sets, finding)
    by_class = finding.code in {"target_leak_feature", "id_predicts_label"} and bool(profile_split(sets).classes)
    return _profile_column(sets, columns[0], finding.sets, by_class=by_class)


def _profile_rows(sets: Sets, finding: SplitFinding) -> RowsProfile | None:
    places = [] if finding.examples is None else finding.examples.attrs.get("places", [])
    names = sets.names[:MOST_COLUMNS]
    if not places or not names:
        return None
    n_rows = 3 if len(places) % 3 == 0 and places[0][0] == places[1][0] else 2
    columns = sets.columns(names)
    heights = [(key, np.array([_height(column, key, place) for column in columns])) for key, place in places[:n_rows]]
    return RowsProfile(tuple(map(str, names)), tuple(heights))


def _height(column: Column, key: str, place: int) -> float:
    """Return where a value stands between the smallest and the largest of its column."""
    low = min((np.nanmin(values) for values in column.per_set.values() if not np.isnan(values).all()), default=0.0)
    high = max((np.nanmax(values) for values in column.per_set.values() if not np.isnan(values).all()), default=1.0)
    return float((column.per_set[key][place] - low) / (high - low)) if high > low else 0.5


def _profile_column(sets: Sets, name: Name, keys: tuple[str, ...], *, by_class: bool) -> ColumnProfile | None:
    column = sets.column(name)
    values = np.concatenate([column.per_set[key] for key in keys])
    known = values[np.isfinite(values)]
    if not len(known):
        return None
    if column.levels is None:
        edges = np.histogram_bin_edges(known, bins=N_BINS)
        levels: tuple[str, ...] = ()
    else:
        common = np.unique(known, return_counts=True)
        kept = np.sort(common[0][np.argsort(-common[1], kind="stable")[:MOST_LEVELS]])
        levels, edges = tuple(str(column.levels[int(level)]) for level in kept), kept
    groups = _by_class(sets, values, keys) if by_class else {key: column.per_set[key] for key in keys}
    shares = {group: _shares(part, edges, n_levels=len(levels)) for group, part in groups.items()}
    return ColumnProfile(str(name), shares, by_class, edges, levels, column.kind)


def _by_class(sets: Sets, values: NDArray[np.float64], keys: tuple[str, ...]) -> dict[str, NDArray[np.float64]]:
    target = sets.target
    if target is None:
        return {}
    labels = np.concatenate([target.per_set[key] for key in keys])
    return {_write(target, level): values[labels == level] for level in np.unique(labels[~np.isnan(labels)])}


def _shares(values: NDArray[np.float64], edges: NDArray[np.float64], *, n_levels: int) -> NDArray[np.float64]:
    known = values[np.isfinite(values)]
    if n_levels:
        counts = np.array([np.count_nonzero(known == level) for level in edges])
    else:
        counts = np.histogram(known, bins=edges)[0]
    return np.asarray(counts / max(1, len(known)))


def _write(column: Column, value: float) -> str:
    text = column.text(value)
    return f"{text:g}" if isinstance(text, float) else str(text)
