"""Two attributes: from a table to what there is to see."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.guard.positions import check_positions
from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit.attributes.compute.association import Association, measure_association
from course_toolkit.attributes.compute.influence import leave_one_out
from course_toolkit.attributes.compute.levels import categories_of
from course_toolkit.attributes.compute.pairs import (
    Cells,
    GroupsOutcome,
    Influence,
    Kinds,
    PairOutcome,
    ScatterOutcome,
    TableOutcome,
    TrendLine,
)
from course_toolkit.attributes.compute.spread import spread_of
from course_toolkit.attributes.compute.table import LookedAt, usable

Floats = NDArray[np.float64]
Positions = NDArray[np.intp]
Mask = NDArray[np.bool_]

#: More points than this hide one another: cells are counted instead, or a sample is drawn.
MOST_POINTS = 5_000
N_CELLS = (96, 64)
#: At most so many categories stand side by side.
MOST_GROUPS = 12
N_INFLUENCES = 5


def relate_attributes(
    frame: pd.DataFrame,
    x: Hashable,
    y: Hashable,
    *,
    hue: Hashable | None = None,
    left_out: Sequence[int] = (),
) -> PairOutcome:
    """Look at two attributes together: how strongly they are linked, and what single rows do to that.

    Does one attribute repeat the other, and would it still if one row were not there?

    Parameters
    ----------
    frame : DataFrame of shape (n_rows, n_columns)
        The table.
    x, y : column label
        The attributes, numbers or categories.
    hue : column label, optional
        Colour the points by the classes of this column: the label, most often.
    left_out : sequence of int, default ()
        Positions of rows to leave out, as ``frame.iloc`` counts them.

    Returns
    -------
    PairOutcome
        A ``ScatterOutcome`` of two numbers (Pearson, Spearman), a ``GroupsOutcome`` of a number and a category
        (correlation ratio), a ``TableOutcome`` of two categories (Cramér's V); where one holds nothing, no more than
        the counts of rows.

    Raises
    ------
    CourseError
        When ``frame`` is no table with rows and columns, has no such column (the nearest one is named), or has no
        such rows.

    See Also
    --------
    describe_attribute : One attribute.
    PairPicture, say_pair, AttributeExplorer

    Examples
    --------
    >>> import course_toolkit as ct
    >>> from course_toolkit.attributes.compute.relate import relate_attributes
    >>> pair = relate_attributes(ct.load_sante(), "IMC", "cholesterol")
    >>> round(pair.association.value, 2), pair.influences[0].position, round(pair.influences[0].r_without, 2)
    (-0.03, 4, 0.99)
    """
    table = LookedAt(frame)
    positions = check_positions(left_out, name="left_out", n_rows=len(frame))
    return relate(table, x, y, hue=hue, left_out=positions)


def relate(
    table: LookedAt, x: Hashable, y: Hashable, *, hue: Hashable | None = None, left_out: Sequence[int] = ()
) -> PairOutcome:
    """Relate two columns of a table whose columns are read once."""
    x, y = table.known(x, name="x"), table.known(y, name="y")
    hue = None if hue is None else table.known(hue, name="hue")
    roles = table.role(x), table.role(y)
    first, second = (table.comparable(name) for name in (x, y))
    facts: dict[str, Any] = {
        "x": x, "y": y, "n_rows": len(table.frame), "n_known": int(np.sum(_is_known(first) & _is_known(second))),
        "association": None, "hue": hue, "classes": None if hue is None else table.colors(hue),
        "left_out": tuple(left_out), "rest": None, "index": table.frame.index,
    }  # fmt: skip
    if "empty" in roles:
        return PairOutcome(**facts)
    facts["association"] = table.association(x, y)
    facts["rest"] = measure_association(_less(first, left_out), second) if left_out else None
    if roles == ("number", "number"):
        return _scatter(first, second, facts)
    if "number" in roles:
        number, category = (first, second) if roles[0] == "number" else (second, first)
        return _groups(number, category, facts)
    return _table(first, second, facts)


def outlying_rows(table: LookedAt, *columns: Hashable) -> tuple[int, ...]:
    """Return the positions of the rows beyond the whiskers of a column at least, ascending."""
    rows: set[int] = set()
    for column in columns:
        if table.role(column) == "number":
            floats = usable(table.attribute(column))
            rows.update(spread_of(np.sort(floats[~np.isnan(floats)]), floats).outliers.tolist())
    return tuple(sorted(rows))


def _is_known(attribute: Attribute) -> Mask:
    known: Mask = attribute.codes >= 0 if attribute.kind == "text" and attribute.codes is not None else ~np.isnan(
        attribute.floats
    )  # fmt: skip
    return known


def _less(attribute: Attribute, left_out: Sequence[int]) -> Attribute:
    """Return an attribute that knows nothing of some rows."""
    rows = np.array(left_out, dtype=np.intp)
    floats = attribute.floats.copy()
    floats[rows] = np.nan
    codes = None if attribute.codes is None else np.array(attribute.codes)
    if codes is not None:
        codes[rows] = -1
    return replace(attribute, floats=floats, codes=codes)


# Number and number ------------------------------------------------------------------------------------------------


def _scatter(first: Attribute, second: Attribute, facts: dict[str, Any]) -> PairOutcome:
    positions = np.flatnonzero(_is_known(first) & _is_known(second))
    if not len(positions):
        return PairOutcome(**facts)
    x, y = first.floats[positions], second.floats[positions]
    kept = ~np.isin(positions, facts["left_out"])
    if not kept.any():
        kept[:] = True
    limits = _range(x[kept]), _range(y[kept])
    as_cells = int(kept.sum()) > MOST_POINTS and facts["hue"] is None
    shown = np.flatnonzero(kept)
    return ScatterOutcome(
        **facts,
        positions=positions,
        x_values=x,
        y_values=y,
        kinds=(_kind(first), _kind(second)),
        drawn=np.array([], dtype=np.intp) if as_cells else _thinned(shown),
        cells=_cells(x[kept], y[kept], *limits) if as_cells else None,
        x_limits=limits[0],
        y_limits=limits[1],
        line=_line(x, y, facts["association"]),
        rest_line=_line(x[kept], y[kept], facts["rest"]) if facts["rest"] is not None else None,
        influences=_influences(x[kept], y[kept], positions[kept], facts["rest"] or facts["association"]),
    )


def _line(x: Floats, y: Floats, association: Association) -> TrendLine | None:
    if np.isnan(association.value):
        return None
    slope = association.value * float(y.std()) / float(x.std())
    return TrendLine(slope, float(y.mean()) - slope * float(x.mean()))


def _influences(x: Floats, y: Floats, positions: Positions, association: Association) -> tuple[Influence, ...]:
    if np.isnan(association.value):
        return ()
    without = leave_one_out(x, y)
    change = np.where(np.isnan(without), -1.0, np.abs(without - association.value))
    first = np.argsort(-change, kind="stable")[:N_INFLUENCES]
    return tuple(Influence(int(positions[place]), float(without[place])) for place in first if change[place] >= 0)


def _cells(x: Floats, y: Floats, x_limits: tuple[float, float], y_limits: tuple[float, float]) -> Cells:
    """Count points in cells; a constant has its cells around it."""
    edges, places = [], []
    for values, (low, high), n in ((x, x_limits, N_CELLS[0]), (y, y_limits, N_CELLS[1])):
        room = 0.0 if high > low else max(0.5, abs(low) * 1e-3)
        edges.append(np.linspace(low - room, high + room, n + 1))
        places.append(np.minimum((values - edges[-1][0]) / (edges[-1][-1] - edges[-1][0]) * n, n - 1).astype(np.intp))
    counts = np.bincount(places[1] * N_CELLS[0] + places[0], minlength=N_CELLS[0] * N_CELLS[1])
    return Cells(edges[0], edges[1], counts.reshape(N_CELLS[1], N_CELLS[0]))


def _thinned(places: Positions) -> Positions:
    """Return all places, or an even random sample of them, the same each time."""
    if len(places) <= MOST_POINTS:
        return places
    return np.sort(np.random.default_rng(0).choice(places, MOST_POINTS, replace=False))


def _kind(attribute: Attribute) -> Kinds:
    return "date" if attribute.kind == "date" else "number"


def _range(values: Floats) -> tuple[float, float]:
    return float(values.min()), float(values.max())


# Number and category, category and category ------------------------------------------------------------------------


def _groups(number: Attribute, category: Attribute, facts: dict[str, Any]) -> PairOutcome:
    levels = categories_of(category, most=MOST_GROUPS)
    kept = ~np.isnan(number.floats)
    inside = kept.copy()
    inside[np.array(facts["left_out"], dtype=np.intp)] = False
    if not inside.any():
        inside = kept
    if not inside.any():
        return PairOutcome(**facts)
    places = [np.flatnonzero(kept & (levels.codes == place)) for place in range(len(levels))]
    parts = [(number.floats[rows], rows) for rows in places]
    return GroupsOutcome(
        **facts,
        number=number.name,
        category=category.name,
        kind=_kind(number),
        levels=levels,
        spreads=tuple(spread_of(np.sort(values), values, rows) for values, rows in parts),
        limits=_range(number.floats[inside]),
        drawn=_thinned(np.flatnonzero(inside)),
        values=number.floats,
    )


def _table(first: Attribute, second: Attribute, facts: dict[str, Any]) -> TableOutcome:
    x_levels, y_levels = (categories_of(one, most=MOST_GROUPS) for one in (first, second))
    codes = y_levels.codes * len(x_levels) + x_levels.codes
    counts = np.bincount(codes, minlength=len(y_levels) * len(x_levels)).reshape(len(y_levels), len(x_levels))
    return TableOutcome(**facts, x_levels=x_levels, y_levels=y_levels, counts=counts)
