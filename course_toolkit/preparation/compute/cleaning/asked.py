"""Which rows a student asks for: by labels, by a mask, by a condition, by a range, by values."""

import re
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from course_toolkit._core.compute.guard.cleaning import check_row_labels, refuse_mask, refuse_no_choice
from course_toolkit._core.compute.guard.wording import came, explain
from course_toolkit._core.compute.steps import Among, Expression, Missing, Outside, Rows, Selection
from course_toolkit._core.words import _

INDEX = re.compile(r"\bindex\b")


def selection_asked(frame: pd.DataFrame, method: str, column: Hashable = None, **asked: Any) -> Selection:
    """Return the rows asked for in the one way that was used; ``column`` is the one that ranges and values are of."""
    given = {name: value for name, value in asked.items() if value is not None}
    if len(given) != 1:
        raise refuse_no_choice(method, list(given), list(asked))
    ((name, value),) = given.items()
    if name in {"rows", "where"}:
        return _condition(frame, value) if isinstance(value, str) and name == "where" else rows_named(frame, value)
    if name == "outside":
        return outside(column, value)
    return Missing(value) if name == "missing" else Among(column, tuple(as_list(value)))


def rows_named(frame: pd.DataFrame, rows: Any) -> Rows:
    """Return rows by their labels: one, several, or those where a mask is true."""
    labels = _labels_of_mask(frame, rows) if _is_mask(rows) else _labels(frame, rows)
    check_row_labels(frame.index, labels)
    if not labels:
        raise explain(
            _("rows must name at least one row."),
            _("No row is meant."),
            _("Look at the condition: how many rows of cleaning.frame does it find?"),
        )
    return Rows(labels)


def outside(column: Hashable, bounds: Any) -> Outside:
    """Return the rows whose value lies outside a lowest and a highest value."""
    if not isinstance(bounds, (tuple, list)) or len(bounds) != 2:
        raise explain(
            _("outside must be a lowest and a highest value; one of them may be None."),
            came(bounds),
            _("Write for example outside={example}.", example="(0, 110)"),
        )
    return Outside(column, *bounds)


def as_list(value: Any) -> list[Any]:
    """Return several values as a list, and one as a list of one."""
    one = isinstance(value, (str, bytes, Mapping)) or not isinstance(value, Iterable)
    return [value] if one else list(value)


def _condition(frame: pd.DataFrame, text: str) -> Expression:
    # "index == 9" names a row as much as rows=[9] does.
    names_rows = INDEX.search(text) is not None and "index" not in frame.columns
    return Expression(text, carries_over=not names_rows)


def _labels(frame: pd.DataFrame, rows: Any) -> tuple[Hashable, ...]:
    if isinstance(rows, Hashable) and frame.index.isin([rows]).any():  # a tuple may be one label
        return (rows,)
    return tuple(dict.fromkeys(as_list(rows)))


def _is_mask(rows: Any) -> bool:
    if isinstance(rows, (pd.Series, pd.Index, np.ndarray)) or hasattr(rows, "dtype"):
        return bool(pd.api.types.is_bool_dtype(rows))
    return isinstance(rows, list) and bool(rows) and all(isinstance(one, (bool, np.bool_)) for one in rows)


def _labels_of_mask(frame: pd.DataFrame, mask: Any) -> tuple[Hashable, ...]:
    if len(mask) != len(frame) or (isinstance(mask, pd.Series) and not mask.index.equals(frame.index)):
        raise refuse_mask(len(mask), len(frame))
    is_meant = pd.Series(mask, dtype="boolean").fillna(value=False).to_numpy(dtype=bool)
    return tuple(frame.index[is_meant].tolist())
