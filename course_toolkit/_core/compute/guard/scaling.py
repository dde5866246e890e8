"""What can be scaled: columns of finite numbers, found in the training rows and in the new ones."""

from collections.abc import Hashable, Sequence
from typing import Any, NoReturn

import numpy as np
import pandas as pd

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.tables import nearest_column
from course_toolkit._core.compute.guard.wording import came, explain, show, show_some
from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.words import _, format_count, ngettext

#: One value has no spread to divide by.
FEWEST_VALUES = 2
#: The square of a larger number is infinite or nearly so, and variances and distances are made of squares.
LARGEST = 1e150


def why_not_scaled(attribute: Attribute, *, table: str, fewest: int = FEWEST_VALUES) -> CourseError | None:
    """Return the error that says why a column cannot be scaled, None where it can."""
    if attribute.is_text or attribute.kind not in {"number", "boolean"}:
        return _no_numbers(attribute, table)
    n_infinite = int(np.isinf(attribute.floats).sum())
    if n_infinite:
        return explain(
            _must_be_numbers(attribute.name, table),
            ngettext("It holds {n} infinite value.", "It holds {n} infinite values.", n_infinite),
            _(
                "No mean and no extreme survives infinity. Find out where it comes from (a division by zero?), then "
                "set it missing: {table}[{column}] = {table}[{column}].replace([np.inf, -np.inf], np.nan)",
                table=table, column=show(attribute.name),
            ),
        )  # fmt: skip
    n_known = len(attribute.known)
    if n_known and np.abs(attribute.known).max() > LARGEST:
        return explain(
            _must_be_numbers(attribute.name, table),
            _("It holds numbers so large that their squares are infinite."),
            _("Look at them, they may be values run together: {table}[{column}].abs().nlargest()",
              table=table, column=show(attribute.name)),
        )  # fmt: skip
    if n_known < fewest:
        return explain(
            _("A scaler learns the spread of a column: {table}[{column}] must hold at least {n} values.",
              table=table, column=show(attribute.name), n=format_count(fewest)),
            ngettext("It holds {n} value.", "It holds {n} values.", n_known),
            _("Give more training rows, or leave the column out."),
        )  # fmt: skip
    return None


def _no_numbers(attribute: Attribute, table: str) -> CourseError:
    """Say what a column holds in the place of numbers, and what to do with that."""
    column = show(attribute.name)
    if attribute.kind == "date":
        found = _("It holds dates.")
        advice = _("Make a number of them first, such as the days since the first one.")
    elif attribute.kind == "empty":
        found = _("All of its values are missing.")
        advice = _("Leave the column out.")
    elif attribute.kind == "number":
        found = _("It holds texts that look like numbers.")
        advice = _("Make numbers of them first: read_table(…) does, or pd.to_numeric({table}[{column}])",
                   table=table, column=column)  # fmt: skip
    else:
        found = _("It holds values such as {values}.", values=show_some(attribute.series.dropna().iloc[:2].tolist()))
        advice = _("Categories are not scaled: give each its own column of 0 and 1, pd.get_dummies({table}[{column}])",
                   table=table, column=column)  # fmt: skip
    return explain(_must_be_numbers(attribute.name, table), found, advice)


def refuse_nothing_to_scale(frame: pd.DataFrame) -> NoReturn:
    """Refuse a table without a column of numbers."""
    raise explain(
        _("X_train must have at least one column of finite numbers, with two values or more."),
        _("Its columns are: {columns}.", columns=show_some(frame.columns.tolist())),
        _("Look at how they were read: print(X_train.dtypes)"),
    )


def check_same_columns(new: pd.DataFrame, columns: Sequence[Hashable], *, name: str = "X_new") -> None:
    """Refuse new rows that lack a column of the training rows."""
    lacking = [column for column in columns if column not in new.columns]
    if not lacking:
        return
    nearest = nearest_column(new, lacking[0])
    raise explain(
        _("{name} must have the columns of X_train: the same measures, of other rows.", name=name),
        _("It lacks: {columns}.", columns=show_some(lacking)),
        _("Did you mean {nearest}?", nearest=show(nearest[0]))
        if nearest
        else _("Cut both from one table: train_test_split(X, …) keeps the columns."),
    )


def check_labels_of(rows: pd.DataFrame, y: Any, *, names: tuple[str, str]) -> pd.Series:
    """Return one label a row, as a column under the index of the rows."""
    if isinstance(y, pd.DataFrame) or np.ndim(y) != 1:
        raise explain(
            _("{name} must be one column: one value for each sample.", name=names[1]),
            came(y),
            _('Give the column of the label: frame["malade"]'),
        )  # fmt: skip
    if len(y) != len(rows):
        raise explain(
            _("{first} and {second} must have the same length.", first=names[0], second=names[1]),
            _("Lengths: {n_first} for {first}, {n_second} for {second}.", first=names[0], second=names[1],
              n_first=format_count(len(rows)), n_second=format_count(len(y))),
            _("Take both from the same rows: the labels of X_train are y_train."),
        )  # fmt: skip
    return pd.Series(y.array if isinstance(y, pd.Series) else np.asarray(y), index=rows.index)


def check_rows_of(frame: pd.DataFrame, labels: Any, *, name: str) -> np.ndarray[Any, np.dtype[np.intp]]:
    """Return the positions of rows that are named by their index."""
    wanted = [labels] if isinstance(labels, str) or not isinstance(labels, Sequence | pd.Index | np.ndarray) else labels
    wanted = list(wanted)
    unknown = [label for label in wanted if not (isinstance(label, Hashable) and label in frame.index)]
    if unknown or not wanted:
        raise explain(
            _("{name} must be index labels of X_train.", name=name),
            _("Not among them: {labels}.", labels=show_some(unknown)) if unknown else _("None was given."),
            _("They look like: {labels}. To take Tukey’s fences, leave {name} out.", name=name,
              labels=show_some(frame.index[:3].tolist())),
        )  # fmt: skip
    positions: np.ndarray[Any, np.dtype[np.intp]] = np.flatnonzero(frame.index.isin(wanted))
    return positions


def check_row_of(frame: pd.DataFrame, label: Any) -> Hashable:
    """Return the index label of a row of the training rows."""
    if isinstance(label, Hashable) and label in frame.index:
        return label
    raise explain(
        _("row must be an index label of X_train."),
        came(label),
        _("They look like: {labels}.", labels=show_some(frame.index[:3].tolist())),
    )


def _must_be_numbers(column: Hashable, table: str) -> str:
    return _("{table}[{column}] must hold finite numbers.", table=table, column=show(column))
