"""Plant defects in a clean table, and write down the answer key while doing it."""

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import pandas as pd

from course_toolkit.datasets.defects import DEFECTS, Value

Columns: TypeAlias = dict[str, list[Any]]


class Planted(NamedTuple):
    """One cell as it is to stand in the dirty table; no column: the row as a whole is the defect."""

    defect: str
    row: int
    column: str | None = None
    value: Value | None = None


def plant(
    clean: pd.DataFrame, counts: Mapping[str, int], rng: np.random.Generator
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the dirty table and its answer key; no two defects share a patient."""
    chosen = _choose_rows(len(clean), counts, rng)
    table, rows, copy_of = _append_copies(clean, chosen)
    before = _columns(table)
    planted = [item for name in rows for item in _plant_one(name, table, rows[name], rng) if _changes(item, before)]
    after = _write(table, planted)
    return pd.DataFrame(after), _answer_key(planted, before, after, copy_of)


def _choose_rows(n_samples: int, counts: Mapping[str, int], rng: np.random.Generator) -> dict[str, list[int]]:
    """Deal the rows out at random, each to one defect at most."""
    deck = iter(rng.permutation(n_samples).tolist())
    return {name: sorted(next(deck) for _card in range(n)) for name, n in counts.items()}


def _append_copies(
    clean: pd.DataFrame, chosen: Mapping[str, list[int]]
) -> tuple[pd.DataFrame, dict[str, list[int]], dict[int, int]]:
    """Append the rows that are entered twice; return the table, each defect's rows in it, and what copies what."""
    sources = [row for name, rows in chosen.items() if DEFECTS[name].adds_rows for row in rows]
    copy_of = dict(enumerate(sources, start=len(clean)))
    copies = iter(copy_of)
    rows_of = {
        name: [next(copies) for _source in rows] if DEFECTS[name].adds_rows else rows for name, rows in chosen.items()
    }
    return pd.concat([clean, clean.loc[sources]], ignore_index=True), rows_of, copy_of


def _plant_one(name: str, table: pd.DataFrame, rows: list[int], rng: np.random.Generator) -> list[Planted]:
    """Return what one defect plants, row by row."""
    whole = [Planted(name, row) for row in rows if DEFECTS[name].adds_rows]
    cells = [Planted(name, *cell) for cell in DEFECTS[name].plant(table, rows, rng)]
    return sorted(whole + cells, key=lambda item: item.row)


def _changes(item: Planted, columns: Columns) -> bool:
    """Tell whether something is planted: a cell that stays as it is holds no defect."""
    return item.column is None or item.value != columns[item.column][item.row]


def _write(table: pd.DataFrame, planted: list[Planted]) -> Columns:
    """Return the columns with the planted cells in them."""
    columns = _columns(table)
    for item in planted:
        if item.column is not None:
            columns[item.column][item.row] = item.value
    return {column: _as_read(values) for column, values in columns.items()}


def _as_read(values: list[Any]) -> list[Any]:
    """One text cell makes text of the whole column, as it would in a file; an empty cell stays empty."""
    if not any(isinstance(value, str) for value in values):
        return values
    return [value if value != value else str(value) for value in values]  # noqa: PLR0124 — only NaN differs from itself


def _answer_key(planted: list[Planted], before: Columns, after: Columns, copy_of: Mapping[int, int]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "defect": pd.Series([item.defect for item in planted], dtype=object),
            "row": np.array([item.row for item in planted], dtype=np.int64),
            "column": pd.Series([item.column for item in planted], dtype=object),
            "copy_of": pd.array([copy_of.get(item.row) for item in planted], dtype="Int64"),
            "original": pd.Series([_cell(before, item) for item in planted], dtype=object),
            "planted": pd.Series([_cell(after, item) for item in planted], dtype=object),
        }
    )


def _columns(table: pd.DataFrame) -> Columns:
    """Return the table as lists of plain Python values, one a column."""
    return {str(name): column.tolist() for name, column in table.items()}


def _cell(columns: Columns, item: Planted) -> Any:
    """Return what stands in a cell; nothing for a row as a whole."""
    return None if item.column is None else columns[item.column][item.row]
