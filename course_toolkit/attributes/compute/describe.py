"""One attribute: from a table to what there is to see."""

from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit.attributes.compute.bins import unit_of
from course_toolkit.attributes.compute.levels import Levels, categories_of
from course_toolkit.attributes.compute.outcome import AttributeOutcome, CategoryOutcome, NumberOutcome
from course_toolkit.attributes.compute.spread import Spread, spread_of
from course_toolkit.attributes.compute.table import LookedAt, usable


def describe_attribute(
    frame: pd.DataFrame, column: Hashable, *, hue: Hashable | None = None, without_outliers: bool = False
) -> AttributeOutcome:
    r"""Look at one attribute: its kind, how it is spread, its outliers, its histogram for any number of bins.

    What are the values of this column, and which of them do not belong there?

    Parameters
    ----------
    frame : DataFrame of shape (n_rows, n_columns)
        The table.
    column : column label
        The attribute.
    hue : column label, optional
        Split the rows by the classes of this column: the label, most often. A number of many values is cut into its
        quarters.
    without_outliers : bool, default False
        Let the axis of the histogram end at the whiskers of the box plot.

    Returns
    -------
    AttributeOutcome
        A ``NumberOutcome`` of numbers and dates, whose ``.at(n_bins)`` is the histogram; a ``CategoryOutcome`` of
        texts, booleans and numbers of two values at most; else nothing but the counts of rows.

    Raises
    ------
    CourseError
        When ``frame`` is no table with rows and columns, or has no such column (the nearest one is named).

    See Also
    --------
    relate_attributes : Two attributes.
    AttributePicture, say_attribute, AttributeExplorer

    Notes
    -----
    The box holds the middle half of the values, from :math:`Q_1` to :math:`Q_3`; the whiskers reach to the furthest
    values within :math:`1.5\,(Q_3 - Q_1)` of it, and what lies beyond is an outlier.

    References
    ----------
    Tukey, J. W. (1977). Exploratory Data Analysis. Addison-Wesley.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> from course_toolkit.attributes.compute.describe import describe_attribute
    >>> age = describe_attribute(ct.load_sante(), "Age")
    >>> age.spread.median, age.spread.outlier_values.tolist()
    (46.0, [120.0])
    >>> age.at(6).totals.tolist()
    [4, 5, 0, 0, 0, 1]
    """
    outcome = describe(LookedAt(frame), column, hue=hue)
    return outcome.without_outliers() if without_outliers and isinstance(outcome, NumberOutcome) else outcome


def describe(table: LookedAt, column: Hashable, *, hue: Hashable | None = None) -> AttributeOutcome:
    """Describe one column of a table whose columns are read once."""
    column = table.known(column, name="column")
    hue = None if hue is None else table.known(hue, name="hue")
    attribute, role = table.attribute(column), table.role(column)
    classes = None if hue is None else table.colors(hue)
    facts = _facts(attribute, hue, classes)
    if role == "category":
        return _of_categories(attribute, classes, facts)
    return _of_numbers(attribute, classes, facts) if role == "number" else AttributeOutcome(**facts)


def _facts(attribute: Attribute, hue: Hashable | None, classes: Levels | None) -> dict[str, Any]:
    numeric = attribute.kind in {"number", "date"}
    n_values = 0 if attribute.kind in {"empty", "nested"} else len(attribute.distinct)
    return {
        "name": attribute.name,
        "kind": attribute.kind,
        "n_rows": len(attribute.floats),
        "n_missing": attribute.n_missing,
        "n_unread": int(attribute.is_unread.sum()) if numeric else 0,
        "n_infinite": int(np.isnan(usable(attribute)).sum() - np.isnan(attribute.floats).sum()) if numeric else 0,
        "n_distinct": n_values if attribute.levels is None or numeric else len(attribute.levels),
        "is_text": attribute.is_text,
        "date_format": attribute.date_format,
        "hue": hue,
        "classes": classes,
        "index": attribute.series.index,
    }


def _of_categories(attribute: Attribute, classes: Levels | None, facts: dict[str, Any]) -> CategoryOutcome:
    levels = categories_of(attribute)
    n_classes = 1 if classes is None else len(classes)
    codes = levels.codes if classes is None else classes.codes * len(levels) + levels.codes
    counts = np.bincount(codes, minlength=n_classes * len(levels)).reshape(n_classes, len(levels))
    return CategoryOutcome(**facts, levels=levels, counts=counts)


def _of_numbers(attribute: Attribute, classes: Levels | None, facts: dict[str, Any]) -> AttributeOutcome:
    floats = usable(attribute)
    known = floats[~np.isnan(floats)]
    if not len(known):
        return AttributeOutcome(**facts)
    ordered = np.sort(known)
    spread = spread_of(ordered, floats)
    parts, spreads = ((ordered,), (spread,)) if classes is None else _by_class(floats, classes)
    unit = None if attribute.kind == "date" else unit_of(ordered)
    return NumberOutcome(
        **facts, ordered=parts, spread=spread, spreads=spreads, unit=unit,
        shown=(spread.minimum, spread.maximum),
    )  # fmt: skip


def _by_class(floats: Any, classes: Levels) -> tuple[tuple[Any, ...], tuple[Spread, ...]]:
    parts, spreads = [], []
    for place in range(len(classes)):
        positions = np.flatnonzero((classes.codes == place) & ~np.isnan(floats))
        values = floats[positions]
        parts.append(np.sort(values))
        spreads.append(spread_of(parts[-1], values, positions))
    return tuple(parts), tuple(spreads)
