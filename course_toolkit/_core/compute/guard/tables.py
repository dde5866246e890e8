"""Tables: what a frame must be, and which of its columns a name means."""

from collections.abc import Hashable, Mapping
from difflib import get_close_matches
from typing import Any, NoReturn

import numpy as np
import pandas as pd

from course_toolkit._core.compute.guard.wording import came, explain, show, show_some
from course_toolkit._core.words import _


def check_table(frame: Any, *, name: str) -> pd.DataFrame:
    """Return a pandas table that has at least one row and no two columns of the same name."""
    if not isinstance(frame, pd.DataFrame):
        _refuse_no_table(frame, name)
    repeated = frame.columns[frame.columns.duplicated()].unique()
    if len(repeated):
        raise explain(
            _("{name} must have column names that differ.", name=name),
            _("More than one column has the name: {columns}.", columns=show_some(repeated.tolist())),
            _("Rename them, or keep the first of each: {name}.loc[:, ~{name}.columns.duplicated()]", name=name),
        )
    if not len(frame):
        raise explain(
            _("{name} must have at least one row.", name=name),
            came(frame),
            _("Look at the selection that made it: print(len({name}))", name=name),
        )
    return frame


def check_column_of(frame: pd.DataFrame, column: Any, *, name: str, table: str = "frame") -> Hashable:
    """Return the name of a column that a table has, else name the columns and the nearest one."""
    if isinstance(column, Hashable) and column in frame.columns:
        return column
    rule = _("{name} must be the name of a column of {table}.", name=name, table=table)
    if isinstance(column, (pd.Series, pd.Index, pd.DataFrame, np.ndarray, list)):
        advice = _("Give the name, not the values: {name}={example}", name=name, example=_example(frame, column))
        raise explain(rule, came(column), advice)
    nearest = nearest_column(frame, column)
    columns = show_some(frame.columns.tolist())
    raise explain(
        rule,
        _("{value} came; the columns are: {columns}.", value=show(column), columns=columns),
        _("Did you mean {nearest}?", nearest=show(nearest[0])) if nearest else _("Choose one of them."),
    )


def nearest_column(frame: pd.DataFrame, column: object) -> tuple[Hashable, ...]:
    """Return the column that a name may have meant, in a tuple; an empty one where none is near."""
    # Case, blanks and the kind (1 for "1") are the commonest slips.
    by_text = {_plain(one): one for one in frame.columns}
    near = get_close_matches(_plain(column), by_text, n=1)
    return (by_text[near[0]],) if near else ()


def _plain(column: object) -> str:
    return str(column).strip().casefold().replace(" ", "_").replace("-", "_")


def _example(frame: pd.DataFrame, column: Any) -> str:
    """Return the name that the values go by, if the table knows it."""
    own = getattr(column, "name", None)
    return show(own if own is not None and own in frame.columns else frame.columns[-1] if frame.shape[1] else "y")


def _refuse_no_table(value: Any, name: str) -> NoReturn:
    rule = _("{name} must be a pandas table (DataFrame).", name=name)
    if isinstance(value, pd.Series):
        advice = _("One column alone is no table yet: {name}.to_frame()", name=name)
    elif isinstance(value, str):
        advice = _("If it is the path of a file, read it first: pd.read_csv({path})", path=show(value))
    elif hasattr(value, "tocsr"):
        advice = _("Make a table of the sparse matrix: pd.DataFrame.sparse.from_spmatrix({name})", name=name)
    elif hasattr(value, "to_pandas"):
        advice = _("Make it a pandas table: {name}.to_pandas()", name=name)
    elif isinstance(value, (np.ndarray, list, Mapping)):
        advice = _("Make a table of it, with the label as one of its columns: pd.DataFrame({name})", name=name)
    else:
        advice = _("Give the table that pd.read_csv returned.")
    raise explain(rule, came(value), advice)
