"""The texts of a column as the rules about texts need them: how often each stands there, where, and what it is."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit.first_look.compute.table import Mask, Positions

#: More different cells than this are not written one by one into a line of code.
MOST_WRITTEN = 50
N_CELLS_LOOKED_AT = 1000


def level_counts(attribute: Attribute) -> NDArray[np.intp]:
    """Return in how many rows each text stands; shape (n_levels,)."""
    if attribute.levels is None or attribute.codes is None:
        return np.array([], dtype=np.intp)
    return np.bincount(attribute.codes[attribute.codes >= 0], minlength=len(attribute.levels))


def rows_with(attribute: Attribute, is_meant: Mask) -> Positions:
    """Return the rows that hold one of the texts meant; ``is_meant`` has shape (n_levels,)."""
    assert attribute.codes is not None  # noqa: S101 — asked of texts only
    return np.flatnonzero(np.append(is_meant, False)[attribute.codes])  # -1 is what is missing


def unread_levels(attribute: Attribute) -> Mask:
    """Return which texts are no number (no date) among numbers (dates); shape (n_levels,)."""
    assert attribute.codes is not None  # noqa: S101 — asked of texts only
    assert attribute.levels is not None  # noqa: S101
    is_unread = np.zeros(len(attribute.levels), dtype=bool)
    is_unread[attribute.codes[attribute.is_unread]] = True
    return is_unread


def cells_at(attribute: Attribute, positions: Positions) -> list[Any]:
    """Return the different cells of some rows as they are stored: 1 and "1" are two."""
    return list(pd.unique(attribute.series.iloc[positions].astype(object)))


def holds_texts(attribute: Attribute) -> bool:
    """Say whether the cells are texts, rather than intervals or objects that are written as such."""
    if attribute.levels is None:
        return False
    stored = attribute.series.dtype
    kept = stored.categories.dtype if isinstance(stored, pd.CategoricalDtype) else stored
    if kept.kind != "O":
        return bool(pd.api.types.is_string_dtype(kept))
    known = np.flatnonzero(np.asarray(attribute.codes) >= 0)
    cells = attribute.series.array
    return any(isinstance(cells[row], str) for row in known[:: max(1, len(known) // N_CELLS_LOOKED_AT)])
