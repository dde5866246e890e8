"""All attributes of a table against one another: the matrix, its tree, and the groups that repeat one another."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from course_toolkit._core.compute.guard.choices import check_choice
from course_toolkit._core.compute.guard.correlations import check_costs, check_enough_rows, refuse_too_few_columns
from course_toolkit._core.compute.guard.tables import check_column_of, check_table
from course_toolkit._core.words import _
from course_toolkit.attributes.compute.association import FEWEST_ROWS
from course_toolkit.attributes.compute.correlation_cells import measure_cells
from course_toolkit.attributes.compute.correlation_columns import WORDS_LEFT_OUT, Columns, LeftOut, choose_columns
from course_toolkit.attributes.compute.correlation_result import Correlations, Method
from course_toolkit.attributes.compute.correlation_tree import grow_tree

METHODS = ("pearson", "spearman", "auto")


def correlate(
    frame: pd.DataFrame, *, label: Hashable | None = None, method: Method = "pearson", costs: Any = None
) -> Correlations:
    """Measure how strongly all attributes go together, and which of them repeat one another.

    Which attributes say the same thing, and what speaks for keeping each of them?

    Parameters
    ----------
    frame : DataFrame of shape (n_rows, n_columns)
        At least three rows, and two columns that hold different values. Each pair is measured on the rows where both
        are known.
    label : hashable, optional
        The column to predict: it is in no group, and how each attribute goes with it is one of the arguments.
    method : {"pearson", "spearman", "auto"}, default "pearson"
        Between numbers: along a straight line, or of their ranks. ``"auto"`` takes the ranks where one row alone makes
        or hides Pearson's r, or where ranks and values say different things.
    costs : dict of column to float, optional
        What an attribute costs to measure, in any unit.

    Returns
    -------
    Correlations
        ``.matrix()`` and ``.frame()`` are tables, ``.groups(threshold)`` the groups to thin out.

    Raises
    ------
    CourseError
        When there are too few rows or usable columns, or a name is no column.
    TypeError
        When costs are no dictionary of numbers.

    See Also
    --------
    say_correlations, CorrelationPicture, CorrelationExplorer

    Notes
    -----
    Between numbers (dates and booleans are numbers) Pearson's r, between categories Cramér's V, between both the
    correlation ratio, the latter two freed of what chance adds. Identifiers, constant and empty columns, and texts
    most of which are different, are left out and named in ``left_out``. Of a large table with missing values, ranks
    are taken once a column rather than once a pair. Of more than 2,000 columns, those with the strongest links are
    looked at.

    References
    ----------
    Bergsma, W. (2013). A bias-correction for Cramér's V and Tschuprow's T. Journal of the Korean Statistical Society,
    42(3), 323-328. https://doi.org/10.1016/j.jkss.2012.10.002

    Examples
    --------
    >>> import course_toolkit as ct
    >>> correlations = correlate(ct.load_sante().drop(index=9), label="malade", method="auto")
    >>> [group.names for group in correlations.groups(0.95)]
    [('IMC', 'poids')]
    """
    check_table(frame, name="frame")
    check_enough_rows(frame, name="frame", minimum=FEWEST_ROWS)
    target = None if label is None else check_column_of(frame, label, name="label")
    check_choice(method, name="method", choices=METHODS)
    known_costs = check_costs(costs, frame=frame)
    columns = choose_columns(frame, target)
    if len(columns.used) < 2:
        refuse_too_few_columns([one.name for one in columns.used], _by_reason(columns.left_out), name="frame")
    return _correlate(columns, method, known_costs, frame.index)


def correlate_again(correlations: Correlations, *, method: Method) -> Correlations:
    """Return the correlations of the same table by another method: nothing is read again."""
    return _correlate(correlations.columns, method, correlations.costs, correlations.index)


def _correlate(columns: Columns, method: Method, costs: Mapping[Hashable, float], index: pd.Index) -> Correlations:
    label = () if columns.label is None else (columns.label,)
    cells = measure_cells((*columns.used, *label), method)
    size = len(columns.used)
    return Correlations(columns, method, cells, grow_tree(cells.links[:size, :size]), costs, index)


def _by_reason(left_out: tuple[LeftOut, ...]) -> dict[str, list[Hashable]]:
    found: dict[str, list[Hashable]] = {}
    for one in left_out:
        found.setdefault(_(WORDS_LEFT_OUT[one.reason]), []).append(one.name)
    return found
