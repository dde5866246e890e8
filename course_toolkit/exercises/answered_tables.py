"""Read the table that a student cleaned, and lay it beside another one cell by cell."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.words import _
from course_toolkit.exercises.answers import UnreadableAnswerError, touching

_SHOWN_LENGTH = 40


def read_table_of(answer: object) -> pd.DataFrame:
    """Return a table, or that of a Cleaning; its columns must have one name each."""
    with touching(_a_table_is_expected("object")):
        frame = answer if isinstance(answer, pd.DataFrame) else getattr(answer, "frame", answer)
        if not isinstance(frame, pd.DataFrame):
            raise UnreadableAnswerError(_what_came(answer))
        if not frame.columns.is_unique:
            raise UnreadableAnswerError(_("Two columns have the same name: which one counts?"))
    return frame


def comparable(values: pd.Series) -> pd.Series:
    """Return a column as numbers where it holds numbers, however it is stored: "24.5" is 24.5, a date is its day."""
    if isinstance(values.dtype, pd.DatetimeTZDtype) or values.dtype.kind == "M":
        return values.dt.strftime("%Y-%m-%d").astype(object)
    numbers = pd.to_numeric(values, errors="coerce").astype(object)
    return numbers.where(numbers.notna(), values.astype(object))


def same_cells(one: pd.DataFrame, other: pd.DataFrame, *, tolerance: float = 1e-6) -> NDArray[np.bool_]:
    """Say of each cell of two tables of one shape whether both hold the same; two empty ones do."""
    columns = [
        _same(comparable(one.iloc[:, place]), comparable(other.iloc[:, place]), tolerance)
        for place in range(one.shape[1])
    ]
    return np.array(columns, dtype=bool).reshape(len(columns), len(one)).T


def _same(one: pd.Series, other: pd.Series, tolerance: float) -> NDArray[np.bool_]:
    first, second = (pd.to_numeric(values, errors="coerce").to_numpy(float, na_value=np.nan) for values in (one, other))
    near = np.isclose(first, second, rtol=tolerance, atol=0.0)
    missing = one.isna().to_numpy() & other.isna().to_numpy()
    alike = one.astype(str).to_numpy() == other.astype(str).to_numpy()
    both_known = one.notna().to_numpy() & other.notna().to_numpy()
    same: NDArray[np.bool_] = near | missing | (alike & both_known)
    return same


def _what_came(answer: Any) -> str:
    if answer is None:
        return _("Your answer is None: print() shows a value but does not return it; give the value itself.")
    if callable(answer):
        return _("You gave the function itself: add the parentheses that call it.")
    return _a_table_is_expected(type(answer).__name__[:_SHOWN_LENGTH])


def _a_table_is_expected(kind: str) -> str:
    return _("A table is expected, such as cleaning.frame, and a value of type {kind} came.", kind=kind)
