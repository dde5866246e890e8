"""Clean a table step by step: each verb is a step with a reason."""

from collections.abc import Hashable, Mapping
from typing import Any, Self

import pandas as pd

from course_toolkit._core.compute.guard.cleaning import (
    check_known,
    check_label_complete,
    check_mapping,
    check_reason,
    check_row_labels,
    check_same_kind,
    check_some_occur,
    refuse_no_format,
)
from course_toolkit._core.compute.guard.tables import check_column_of
from course_toolkit._core.compute.steps import (
    AllRows,
    ConvertType,
    Correct,
    DropColumns,
    DropRows,
    FillMissing,
    MapValues,
    NumberRows,
    Rename,
    Repeated,
    Rescale,
    SetMissing,
    Step,
    SwapColumns,
    TidyTexts,
    ToDates,
    ToNumbers,
    fitted,
)
from course_toolkit._core.compute.steps.dates import formats_of
from course_toolkit._core.compute.steps.tidying import Case
from course_toolkit.preparation.compute.cleaning.asked import as_list, selection_asked
from course_toolkit.preparation.compute.cleaning.asked import outside as rows_outside
from course_toolkit.preparation.compute.cleaning.trace import Trace

# A verb has one argument for each way to say which rows, the reason beside them.
# ruff: noqa: PLR0913


class Cleaning(Trace):
    """Clean a table with a trace: every step has a reason, can be undone, and is a line of pandas.

    What was done to the data before the model saw them? The table handed in is never changed; :attr:`frame` is the
    clean copy, :meth:`code` the script that makes it, :meth:`apply` the same rules for new data. A step without a
    reason is refused: in a month nobody remembers, and the expert will ask.

    Parameters
    ----------
    frame : DataFrame of shape (n_rows, n_columns)
        The table as it was read. A copy is kept.
    steps : list of (Step, reason) pairs, default ()
        Steps to begin with, those decided on in the audit for example.

    Attributes
    ----------
    frame, original : DataFrame
        Copies of the clean table and of the table as it came.
    steps : tuple of StepRecord
        What was done, why, and how large the table was before and after.

    Raises
    ------
    CourseError
        When the table has no rows or two columns of one name. Every verb raises it when its reason is empty, when it
        names a column or a row that is not there, and when pandas refuses.

    See Also
    --------
    audit : Finds what may need cleaning, each with steps to choose from.
    say_cleaning, CleaningPicture, CleaningExplorer

    Notes
    -----
    Rows are named by their index labels, which :meth:`~pandas.DataFrame.head` shows first, and not by an ID column: the
    lecture's patient 10 stands in row 9. A step that names rows holds for this table alone; one that gives a rule
    (``where``, ``outside``, ``values``) holds for new data, too.

    What is learned from data, such as the mean to fill empty cells with, does not belong here but in a pipeline that is
    fitted to the training set: computed on the whole table it would leak.

    Examples
    --------
    The lecture's cleaning of its ten rows:

    >>> import course_toolkit as ct
    >>> from course_toolkit.preparation.compute import Cleaning
    >>> ct.set_language("en")
    >>> cleaning = Cleaning(ct.load_sante())
    >>> cleaning.drop_columns("IMC", reason="it repeats cholesterol and poids")
    Cleaning in 1 step: 10 rows × 6 columns → 10 rows × 5 columns
    1. drop the column IMC (1 column less) – it repeats cholesterol and poids
    >>> cleaning = cleaning.drop_rows([9], reason="nobody lives 120 years").correct(
    ...     "cholesterol", {4: 242}, reason="two values run together; the expert chose"
    ... )
    >>> print(cleaning)
    Cleaning in 3 steps: 10 rows × 6 columns → 9 rows × 5 columns
    1. drop the column IMC (1 column less) – it repeats cholesterol and poids
    2. drop row 9 (1 row less) – nobody lives 120 years
    3. correct 1 value of cholesterol (row 4: 242) (1 cell changed) – two values run together; the expert chose
    >>> int(cleaning.frame["cholesterol"].max())
    250
    """

    # Rows ---------------------------------------------------------------------------------------------------------

    def drop_rows(
        self,
        rows: Any = None,
        *,
        where: Any = None,
        outside: Mapping[Hashable, tuple[Any, Any]] | None = None,
        missing: Hashable = None,
        reason: str = "",
    ) -> Self:
        """Drop rows: named ones, or those of which something is true.

        Parameters
        ----------
        rows : index label, list of them, or boolean mask, optional
        where : str, optional
            A condition such as ``"Age > 110"``, as :meth:`pandas.DataFrame.query` takes it.
        outside : dict of column label to (lowest, highest), optional
            ``{"Age": (0, 110)}`` drops those outside; a missing value lies nowhere. A step for each column.
        missing : column label, optional
            Drops the rows where this column is empty.
        reason : str

        Returns
        -------
        Cleaning
            Itself.
        """
        check_reason(reason)
        if outside is not None and all(other is None for other in (rows, where, missing)):
            ranges = check_mapping(outside, name="outside", example='{"Age": (0, 110)}')
            checked = [rows_outside(self._column(column), bounds) for column, bounds in ranges.items()]
            for one in checked:
                self.add(DropRows(one), reason=reason)
            return self
        some = selection_asked(self._current, "drop_rows", rows=rows, where=where, outside=outside, missing=missing)
        return self.add(DropRows(some), reason=reason)

    def drop_duplicates(self, columns: Any = (), *, reason: str = "") -> Self:
        """Drop rows that repeat an earlier one, in all columns or in some."""
        return self.add(DropRows(Repeated(self._columns(columns))), reason=reason)

    def number_rows(self, *, reason: str = "") -> Self:
        """Give the rows new numbers from 0, where labels repeat."""
        return self.add(NumberRows(), reason=reason)

    # Columns ------------------------------------------------------------------------------------------------------

    def drop_columns(self, columns: Any, *, reason: str = "") -> Self:
        """Drop a column, or a list of them."""
        return self.add(DropColumns(self._columns(columns)), reason=reason)

    def rename(self, names: Mapping[Hashable, Hashable], *, reason: str = "") -> Self:
        """Rename columns: ``{"old": "new"}``."""
        wanted = check_mapping(names, name="names", example='{"Age": "age"}')
        return self.add(Rename({self._column(old): new for old, new in wanted.items()}), reason=reason)

    def swap_columns(
        self, first: Hashable, second: Hashable, *, rows: Any = None, where: Any = None, reason: str = ""
    ) -> Self:
        """Exchange the values of two columns on some rows, as where ``where="low > high"``."""
        some = selection_asked(self._current, "swap_columns", rows=rows, where=where)
        return self.add(SwapColumns(self._column(first), self._column(second), some), reason=reason)

    # Cells --------------------------------------------------------------------------------------------------------

    def correct(self, column: Hashable, values: Mapping[Hashable, Any], *, reason: str = "") -> Self:
        """Put single values right, by index labels: ``{4: 242}``."""
        right = check_mapping(values, name="values", example="{4: 242}")
        check_row_labels(self._current.index, list(right))
        for value in right.values():
            check_known(value, name="values")
        return self._of_one_kind(Correct(self._column(column), right), reason)

    def set_missing(
        self,
        column: Hashable,
        rows: Any = None,
        *,
        values: Any = None,
        where: Any = None,
        outside: tuple[Any, Any] | None = None,
        reason: str = "",
    ) -> Self:
        """Set cells of a column missing: those of some rows, certain values, what lies outside a range.

        Parameters
        ----------
        column : column label
        rows : index label, list of them, or boolean mask, optional
        values : value or list of them, optional
            Codes such as ``[999, -999]``.
        where : str, optional
            A condition such as ``"Age > 110"``.
        outside : (lowest, highest), optional
        reason : str

        Returns
        -------
        Cleaning
            Itself.
        """
        name = self._column(column)
        some = selection_asked(
            self._current, "set_missing", name, rows=rows, values=values, where=where, outside=outside
        )
        return self.add(SetMissing(name, some), reason=reason)

    def convert(
        self,
        column: Hashable,
        factor: float,
        *,
        offset: float = 0.0,
        rows: Any = None,
        where: Any = None,
        outside: tuple[Any, Any] | None = None,
        reason: str = "",
    ) -> Self:
        """Convert a column to another unit, value × factor + offset; on some rows where only those are in the other."""
        name = self._column(column)
        asked = {"rows": rows, "where": where, "outside": outside}
        everywhere = all(value is None for value in asked.values())
        some = AllRows() if everywhere else selection_asked(self._current, "convert", name, **asked)
        return self.add(Rescale(name, some, factor, offset), reason=reason)

    def map_values(self, column: Hashable, mapping: Mapping[Any, Any], *, reason: str = "") -> Self:
        """Write values of a column otherwise, ``{" m": "M"}``; the others stay."""
        name = self._column(column)
        wanted = check_mapping(mapping, name="mapping", example='{" m": "M"}')
        check_some_occur(self._current[name], list(wanted))
        return self.add(MapValues(name, wanted), reason=reason)

    def map_label(self, column: Hashable, mapping: Mapping[Any, Any], *, reason: str = "") -> Self:
        """Write every value of a label otherwise, ``{"yes": 1, None: 0}``: none is forgotten; None is what is missing.

        Whether a missing label means *no* is the expert's to say, not ours.
        """
        name = self._column(column)
        wanted = check_mapping(mapping, name="mapping", example='{"yes": 1, "no": 0}')
        known = {old: new for old, new in wanted.items() if not pd.isna(old)}
        check_label_complete(self._current[name], known)
        check_reason(reason)
        if any(old != new for old, new in known.items()):
            self.map_values(name, known, reason=reason)
        for filling in [new for old, new in wanted.items() if pd.isna(old)][:1]:
            self.fill_missing(name, filling, reason=reason)
        return self

    def fill_missing(self, column: Hashable, value: Any, *, reason: str = "") -> Self:
        """Put one value, known beforehand, into the empty cells of a column; a mean belongs in a pipeline."""
        check_known(value, name="value")
        return self.add(FillMissing(self._column(column), value), reason=reason)

    # How a column is written ----------------------------------------------------------------------------------------

    def to_numbers(self, column: Hashable, *, reason: str = "") -> Self:
        """Read texts as numbers: decimal commas, thousands and units; what is no number becomes missing."""
        return self.add(ToNumbers(self._column(column)), reason=reason)

    def to_dates(self, column: Hashable, *, format: str | None = None, reason: str = "") -> Self:  # noqa: A002 — pandas' name
        """Read texts as dates, in a format such as ``"%d/%m/%Y"``; None takes the one that fits, if only one does."""
        name = self._column(column)
        if format is not None and not isinstance(format, str):
            raise refuse_no_format(name, [])
        if format is None:
            formats = formats_of(self._current[name])
            if len(formats) != 1:
                raise refuse_no_format(name, formats)
            format = formats[0]  # noqa: A001 — pandas' name
        return self.add(ToDates(name, format), reason=reason)

    def tidy_texts(self, column: Hashable, *, case: Case | None = None, reason: str = "") -> Self:
        """Take spaces around texts away; ``case`` is one of "lower", "upper", "title", "capitalize"."""
        return self.add(TidyTexts(self._column(column), case), reason=reason)

    def convert_type(self, column: Hashable, dtype: str, *, reason: str = "") -> Self:
        """Store a column otherwise: as "Int64", "float64", "boolean", "str" or "category"."""
        return self.add(ConvertType(self._column(column), dtype), reason=reason)

    # What the verbs share -------------------------------------------------------------------------------------------

    def _column(self, column: Any) -> Hashable:
        return check_column_of(self._current, column, name="column", table="cleaning.frame")

    def _columns(self, columns: Any) -> tuple[Hashable, ...]:
        """Return several names, or one; a tuple may be one name."""
        one = isinstance(columns, Hashable) and columns in self._current.columns
        return tuple(dict.fromkeys(self._column(name) for name in ([columns] if one else as_list(columns))))

    def _of_one_kind(self, step: Correct, reason: str) -> Self:
        one: Step = fitted(step, self._current)
        check_same_kind(self._current[step.column], one.apply(self._current)[step.column], step=step.describe())
        return self.add(step, reason=reason)
