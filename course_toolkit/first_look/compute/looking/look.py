"""A first look at a table: what anyone does by hand before anything else, with the line of pandas for each step."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from course_toolkit._core.compute.guard.reading import refuse_nested_label
from course_toolkit._core.compute.guard.tables import check_column_of, check_table
from course_toolkit.first_look.compute.looking.lines import lines_for, nested_columns, real_part
from course_toolkit.first_look.compute.looking.page import page_html, page_text
from course_toolkit.first_look.compute.reading import Reading, reading_of
from course_toolkit.first_look.compute.reading.lookalikes import lookalikes

LONGEST_EXAMPLE = 30


@dataclass(frozen=True, eq=False, repr=False)
class FirstLook:
    """A first look at a table: what is there, before anything is judged.

    What do you see? Each part is what one line of pandas gives, and ``code`` holds that line.

    Attributes
    ----------
    n_rows, n_columns : int
    label : column label or None
    head : DataFrame
        The first five rows.
    types : Series
        How pandas stores each column.
    missing : Series of int
        How many cells of each column are missing.
    distinct : Series of int
        How many different values each column has.
    describe : DataFrame
        Count, mean, standard deviation, minimum, quartiles and maximum of the columns of numbers (of 200 columns at
        most); empty where there are none.
    classes : DataFrame or None
        ``count`` and ``share`` of each class, a missing label counted as a line of its own; None without a label.
    code : dict of str to str
        The line of pandas for each of these; ``frame`` is the table there.
    reading : Reading or None
        How :func:`read_table` read the table.
    lookalikes : tuple of dict
        The columns of text that look like numbers or dates.

    See Also
    --------
    first_look : Makes it.
    say_first_look, FirstLookPicture

    Examples
    --------
    >>> import course_toolkit as ct
    >>> from course_toolkit.first_look.compute.looking import first_look
    >>> look = first_look(ct.load_sante(), label="malade")
    >>> look.code["missing"], int(look.missing["malade"])
    ('frame.isna().sum()', 4)
    >>> look.classes
            count  share
    malade
    1.0         6    0.6
    NaN         4    0.4
    """

    table: pd.DataFrame
    label: Hashable | None
    head: pd.DataFrame
    types: pd.Series
    missing: pd.Series
    distinct: pd.Series
    describe: pd.DataFrame
    classes: pd.DataFrame | None
    code: dict[str, str]
    reading: Reading | None = None
    lookalikes: tuple[dict[str, Any], ...] = field(default=())

    @property
    def n_rows(self) -> int:
        """How many rows there are."""
        return len(self.table)

    @property
    def n_columns(self) -> int:
        """How many columns there are."""
        return int(self.table.shape[1])

    def frame(self) -> pd.DataFrame:
        """Return the columns as a table, a row each.

        Returns
        -------
        DataFrame
            ``type``, ``n_missing``, ``missing_share``, ``n_distinct`` (missing for columns of lists or objects) and
            ``example``, the first value that is there.
        """
        return self._columns.copy()

    @cached_property
    def _columns(self) -> pd.DataFrame:
        return pd.DataFrame(
            {
                "type": self.types.astype(str),
                "n_missing": self.missing,
                "missing_share": self.missing / self.n_rows,
                "n_distinct": self.distinct.reindex(self.types.index).astype("Int64"),
                "example": [_example(self.table.iloc[:, place]) for place in range(self.n_columns)],
            },
            index=self.types.index,
        )

    def __str__(self) -> str:
        """Return the look in plain text, for a terminal."""
        return page_text(self)

    __repr__ = __str__

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002, FBT001 — IPython's signature
        printer.text(str(self))

    def _repr_html_(self) -> str:
        return page_html(self)


def first_look(frame: pd.DataFrame, *, label: Hashable | None = None) -> FirstLook:
    """Look at a table as one does by hand: first rows, types, missing cells, statistics, classes.

    What is in my data? The lecture types ``head``, ``info``, ``describe`` and ``value_counts``; this shows the same
    steps with their lines, and leaves the judging to you. :func:`audit` comes after.

    Parameters
    ----------
    frame : DataFrame of shape (n_rows, n_columns)
        At least one row; no two columns of one name.
    label : column label, default None
        The column that is to be predicted: its classes are counted, the missing ones too.

    Returns
    -------
    FirstLook
        A page in a notebook, text elsewhere; each part is a table of pandas.

    Raises
    ------
    CourseError
        When the table is empty or none, or has no such column.

    See Also
    --------
    read_table : Reads a table and says how; what it said stands on top of the look.
    audit : Finds what is incoherent, once you have looked.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> from course_toolkit.first_look.compute.looking import first_look
    >>> look = first_look(ct.load_sante(), label="malade")
    >>> look.describe.loc[["min", "max"], ["Age", "cholesterol"]]
           Age  cholesterol
    min   25.0        175.0
    max  120.0     242300.0
    """
    check_table(frame, name="frame")
    nested = nested_columns(frame)
    if label is not None:
        check_column_of(frame, label, name="label")
        if label in nested:
            refuse_nested_label(label)
    lines = lines_for(frame, label, nested)
    return FirstLook(
        table=frame.copy(deep=False),
        label=label,
        head=frame.head(),
        types=frame.dtypes,
        missing=frame.isna().sum(),
        distinct=frame.drop(columns=nested).nunique(),
        describe=_describe(frame) if "describe" in lines else pd.DataFrame(),
        classes=None if label is None else _classes(frame, label),
        code=lines,
        reading=reading_of(frame),
        lookalikes=tuple(lookalikes(frame)),
    )


def _describe(frame: pd.DataFrame) -> pd.DataFrame:
    with np.errstate(invalid="ignore", over="ignore"):  # infinite and huge values have no finite standard deviation
        return real_part(frame).describe()


def _classes(frame: pd.DataFrame, label: Hashable) -> pd.DataFrame:
    counts = frame[label].value_counts(dropna=False).to_frame()
    return counts.assign(share=counts["count"] / len(frame))


def _example(column: pd.Series) -> str:
    is_known = column.notna().to_numpy()
    if not is_known.any():
        return ""
    value = column.iloc[int(is_known.argmax())]
    text = str(value)
    return text if len(text) <= LONGEST_EXAMPLE else f"{text[: LONGEST_EXAMPLE - 1]}…"
