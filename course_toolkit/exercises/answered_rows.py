"""Read which rows of a table a student means: a part of the table, a mask, or index labels."""

from collections.abc import Hashable, Iterable
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.types import is_bool_dtype

from course_toolkit._core.words import _, format_count
from course_toolkit.exercises.answers import UnreadableAnswerError, touching

_SHOWN_LENGTH = 40
#: A student may name a row several times, but no list is endless.
_MOST_PER_ROW = 10


def read_rows(answer: object, frame: pd.DataFrame) -> list[Any]:
    """Return the index labels that a student means, or explain what came instead."""
    with touching(_several_rows()):
        labels = list(dict.fromkeys(_labels(answer, frame)))
        known = set(frame.index)
        unknown = [label for label in labels if label not in known]
    if unknown:
        raise UnreadableAnswerError(_no_such_row(unknown[0]))
    return labels


def _labels(answer: Any, frame: pd.DataFrame) -> Iterable[Hashable]:
    if isinstance(answer, pd.DataFrame):
        return _rows_of_table(answer, frame)
    if isinstance(answer, pd.Series):
        return _rows_of_series(answer, frame)
    values = _listed(answer, frame)
    # numpy's own truth values too
    if values and all(isinstance(one, (bool, np.bool_)) for one in values):
        return _rows_of_mask(pd.Series(values), frame)
    if any(isinstance(one, (list, tuple, set, pd.Index, np.ndarray)) for one in values):
        raise UnreadableAnswerError(_("Put all rows into one list: a list of lists came."))
    if any(hasattr(one, "rows") for one in values):
        raise UnreadableAnswerError(_("A finding is not a row: its rows are in finding.rows."))
    return values


def _rows_of_table(answer: pd.DataFrame, frame: pd.DataFrame) -> Iterable[Hashable]:
    if answer.shape[1] and all(map(is_bool_dtype, answer.dtypes)):
        raise UnreadableAnswerError(_("A whole table of True and False came: any(axis=1) makes one mask of it."))
    if "ID" in answer.columns and _renumbered(answer["ID"], frame["ID"]):
        raise UnreadableAnswerError(_("The rows have lost their names: leave the index as it was read."))
    return list(answer.index)


def _renumbered(ids: pd.Series, all_ids: pd.Series) -> bool:
    """Say whether most rows stand under a name that is another row's."""
    own = all_ids.reindex(ids.index)
    return len(ids) > 0 and bool((own.to_numpy() != ids.to_numpy()).mean() > 0.5)  # noqa: PLR2004 — most of them


def _rows_of_series(answer: pd.Series, frame: pd.DataFrame) -> Iterable[Hashable]:
    if is_bool_dtype(answer.dtype):
        return _rows_of_mask(answer, frame)
    # frame["Age"][frame["Age"] > 110] holds ages; its index names the rows.
    return list(answer.index if answer.name in frame.columns else answer)


def _rows_of_mask(mask: pd.Series, frame: pd.DataFrame) -> Iterable[Hashable]:
    if len(mask) != len(frame):
        raise UnreadableAnswerError(
            _("The mask has {n} values, and the table {n_rows} rows.", n=format_count(len(mask)),
              n_rows=format_count(len(frame)))
        )  # fmt: skip
    index = mask.index if set(mask.index) == set(frame.index) else frame.index
    return list(index[mask.fillna(value=False).to_numpy(dtype=bool)])


def _listed(answer: Any, frame: pd.DataFrame) -> list[Any]:
    if isinstance(answer, (str, bytes)) or not isinstance(answer, Iterable):
        raise UnreadableAnswerError(_several_rows())
    most = _MOST_PER_ROW * len(frame)
    values = list(islice(answer, most + 1))
    if len(values) > most:
        raise UnreadableAnswerError(_("That is far more than the table has rows."))
    return values


def _several_rows() -> str:
    return _("Several rows are expected: a list of index labels, a mask, or the part of the table itself.")


def _no_such_row(label: object) -> str:
    if isinstance(label, str):
        return _("Rows are named by numbers here: write them without quotation marks.")
    return _("The table has no row {row}: rows are named by the index, not by ID.", row=_short(label))


def _short(label: object) -> str:
    with touching(_several_rows()):
        return repr(label.item() if isinstance(label, np.generic) else label)[:_SHOWN_LENGTH]
