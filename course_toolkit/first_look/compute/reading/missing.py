"""Which texts became missing, and how many in each column: what a table does not show once it is read."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

#: What pandas reads as missing unless it is told otherwise.
MISSING_TEXTS = frozenset(
    (
        "", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA",
        "NULL", "NaN", "None", "n/a", "nan", "null",
    )
)  # fmt: skip
N_COLUMNS_TOLD, N_TEXTS_TOLD = 50, 6
LONGEST_TEXT = 30


@dataclass(frozen=True)
class MissingColumn:
    """How many cells of a column are missing, and which texts stood there; ``""`` for an empty cell."""

    column: Any
    n_cells: int
    texts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Missing:
    """What is missing in a table that was read: the worst columns, and totals over all."""

    n_cells: int
    n_columns: int
    texts: tuple[tuple[str, int], ...]
    columns: tuple[MissingColumn, ...]


#: Returns, of a column's place and of the rows that are missing there, the texts that stood there, counted.
TextsAt = Callable[[Sequence[int], Callable[[int], np.ndarray]], dict[int, Counter[str]]]


def count_missing(frame: pd.DataFrame, texts_at: TextsAt) -> Missing:
    """Return what is missing in a table; ``texts_at`` looks up what stood in the file."""
    is_missing = frame.isna()
    counts = is_missing.sum().to_numpy()
    places = np.flatnonzero(counts)
    told = sorted(places[np.argsort(-counts[places], kind="stable")][:N_COLUMNS_TOLD].tolist())
    found = texts_at(told, lambda place: is_missing.iloc[:, place].to_numpy())
    total: Counter[str] = Counter()
    for texts in found.values():
        total.update(texts)
    columns = tuple(
        MissingColumn(plain_name(frame.columns[place]), int(counts[place]), _most_common(found[place]))
        for place in told
    )
    return Missing(int(counts.sum()), len(places), _most_common(total), columns)


def texts_in(pieces: Callable[[Sequence[int]], Iterable[pd.DataFrame]]) -> TextsAt:
    """Return what looks texts up in the same table read as text, piece after piece.

    ``pieces`` yields them for some places; their columns are places, and may be more than these.
    """

    def look(places: Sequence[int], is_missing: Callable[[int], np.ndarray]) -> dict[int, Counter[str]]:
        found: dict[int, Counter[Any]] = {place: Counter() for place in places}
        masks = {place: is_missing(place) for place in places}
        start = 0
        for piece in pieces(places) if places else ():
            for place in places:
                cells = piece[place].to_numpy(dtype=object)[masks[place][start : start + len(piece)]]
                found[place].update(cells.tolist())
            start += len(piece)
        return {place: _shortened(counts) for place, counts in found.items()}

    return look


def _shortened(counts: Counter[Any]) -> Counter[str]:
    """Return cells as short texts; one text that another becomes is counted with it."""
    texts: Counter[str] = Counter()
    for cell, n in counts.items():
        texts[str(cell)[:LONGEST_TEXT]] += n
    return texts


def all_called(text: str) -> TextsAt:
    """Return what says of every missing cell that this stood there: ``null`` in JSON, ``NULL`` in a database."""

    def look(places: Sequence[int], is_missing: Callable[[int], np.ndarray]) -> dict[int, Counter[str]]:
        return {place: Counter({text: int(np.count_nonzero(is_missing(place)))}) for place in places}

    return look


def missing_arguments(missing: Sequence[Any], not_missing: Sequence[Any]) -> dict[str, Any]:
    """Return the arguments of pandas' readers for the texts that are missing, and for those that are none."""
    if not not_missing:
        return {"na_values": list(missing)} if missing else {}
    kept = sorted(MISSING_TEXTS - set(map(str, not_missing)))
    return {"keep_default_na": False, "na_values": [*kept, *missing]}


def plain_name(name: Any) -> Any:
    """Return the name of a column as JSON has a word for it."""
    return name if isinstance(name, (str, int, float, bool)) or name is None else str(name)


def _most_common(texts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(texts.most_common(N_TEXTS_TOLD))
