"""Rows side by side, to see with one's own eyes what a finding is about."""

from collections.abc import Iterable, Sequence
from functools import singledispatch

import pandas as pd

from course_toolkit._core.words import _
from course_toolkit.splits.compute.finding import SET_NAMES
from course_toolkit.splits.compute.tables.sets import Name, Sets

N_PAIRS = 3


def side_by_side(
    sets: Sets, keys: Sequence[str], pairs: Iterable[Sequence[int]], *, names: Sequence[Name] | None = None
) -> pd.DataFrame:
    """Return the first few pairs (or triples) of rows as a table, each row named by its set and its own label.

    ``pairs`` holds, for each example, one position in each set of ``keys``; a set may be named twice. The table's
    ``attrs["places"]`` says for each of its rows the set and the position, for whoever draws them.
    """
    shared = [*(sets.names if names is None else names)]
    if sets.target is not None and names is None:
        shared.append(sets.label)
    rows, labels, places = [], [], []
    for positions in list(pairs)[:N_PAIRS]:
        for key, position in zip(keys, positions, strict=True):
            rows.append(row_of(sets, key, position, shared))
            places.append((key, int(position)))
            labels.append(f"{_(SET_NAMES[key])} · {_row_name(sets.index(key)[position])}")
    table = pd.concat(rows).set_axis(labels) if rows else pd.DataFrame(columns=shared)
    table.attrs["places"] = places
    return table


@singledispatch
def row_of(sets: Sets, key: str, position: int, names: Sequence[Name]) -> pd.DataFrame:
    """Return one row of a set as the student's table has it."""
    return sets.frames[key][list(names)].iloc[[position]].astype(object)


def _row_name(label: object) -> str:
    return ", ".join(map(str, label)) if isinstance(label, tuple) else str(label)
