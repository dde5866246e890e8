"""What the other columns of a row say that a value should be: a regression that a few wrong rows do not bend."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit.first_look.compute.rules.values.measures import numbers_of
from course_toolkit.first_look.compute.table import Table

Floats = NDArray[np.float64]

#: Of wide tables, the first so many positive columns are held against one another.
MOST_COLUMNS = 30
#: Fewer rows or fewer different values tell no relation.
FEWEST_ROWS, FEWEST_DISTINCT = 50, 12
#: Relations are learnt from an even sample of so many rows.
N_ROWS_LEARNT = 5_000
#: The columns that explain one most, in ranks, at least so much.
N_EXPLAINING, WEAKEST = 3, 0.35
#: A fit is repeated so often without the rows beyond so many deviations.
N_FITS, FARTHEST = 6, 3.0
#: A median absolute deviation of normal errors is this share of their standard deviation.
MAD_OF_NORMAL = 0.6745


@dataclass(frozen=True, eq=False)
class Residuals:
    """By how much the logarithms of a column differ from what the columns beside it say, and how much is usual.

    ``names`` holds the columns beside it, the strongest first; ``share_left`` the part of the spread that they leave.
    """

    attribute: Attribute
    errors: Floats
    spread: float
    names: tuple[Hashable, ...]
    share_left: float


def residuals_of(table: Table) -> Iterator[Residuals]:
    """Yield the residuals of each positive column that others explain."""
    columns = _positive(table)
    if len(columns) < 2:
        return
    logs = np.column_stack([_logs(table, attribute) for attribute in columns])
    filled = np.where(np.isnan(logs), np.nanmedian(logs, axis=0), logs)
    sample = slice(None, None, max(1, len(filled) // N_ROWS_LEARNT))
    links = np.abs(np.corrcoef(_ranks(filled[sample]), rowvar=False))
    np.fill_diagonal(links, 0)
    for place, attribute in enumerate(columns):
        strongest = [one for one in np.argsort(-links[place])[:N_EXPLAINING] if links[place, one] >= WEAKEST]
        if strongest:
            target = logs[:, place]
            explained = _predicted(filled[:, strongest], target, sample)
            values = target - explained
            spread = _spread(values[~np.isnan(values)])
            names = tuple(columns[one].name for one in strongest)
            own = _spread(target[~np.isnan(target)])
            yield Residuals(attribute, values, spread, names, spread / own if own > 0 else 1.0)


def _positive(table: Table) -> list[Attribute]:
    found: list[Attribute] = []
    for attribute in numbers_of(table):
        known = table.open_floats(attribute.name)
        known = known[np.isfinite(known)]
        if len(known) < FEWEST_ROWS or np.count_nonzero(known > 0) < 0.8 * len(known):
            continue  # too few, or explained already, or of both signs
        if len(attribute.distinct) >= FEWEST_DISTINCT:
            found.append(attribute)
        if len(found) == MOST_COLUMNS:
            break
    return found


def _logs(table: Table, attribute: Attribute) -> Floats:
    floats = table.open_floats(attribute.name)
    with np.errstate(invalid="ignore"):
        usable = np.isfinite(floats) & (floats > 0)
    return np.log(np.where(usable, floats, np.nan))


def _ranks(values: Floats) -> Floats:
    ranks: Floats = np.argsort(np.argsort(values, axis=0), axis=0).astype(np.float64)
    return ranks


def _predicted(others: Floats, target: Floats, sample: slice) -> Floats:
    """Return what the other columns say, by least squares without the rows that stay far off."""
    design = np.column_stack([np.ones(len(others)), others])
    rows = np.flatnonzero(~np.isnan(target[sample]))
    learnt, known = design[sample][rows], target[sample][rows]
    keep = np.all(np.abs(others[sample][rows] - np.median(others, axis=0)) <= _reach(others), axis=1)
    keep &= np.abs(known - np.median(known)) <= _reach(known[:, None])[0]
    weights = np.zeros(design.shape[1])
    for _round in range(N_FITS):
        if np.count_nonzero(keep) < FEWEST_ROWS // 2:
            break
        weights = np.linalg.lstsq(learnt[keep], known[keep], rcond=None)[0]
        errors = np.abs(known - learnt @ weights)
        keep = errors <= FARTHEST * float(np.median(errors)) / MAD_OF_NORMAL
    predicted: Floats = design @ weights
    return predicted


def _reach(columns: Floats) -> Floats:
    """Return how far from the middle the first fit looks."""
    distances = np.abs(columns - np.nanmedian(columns, axis=0))
    reach: Floats = 2 * FARTHEST * np.nanmedian(distances, axis=0) / MAD_OF_NORMAL
    return reach


def _spread(errors: Floats) -> float:
    return float(np.median(np.abs(errors - np.median(errors)))) / MAD_OF_NORMAL
