"""What a threshold moves: the boxes of the groups and the cut through the tree; and which cell is looked at."""

from collections.abc import Hashable, Iterator, Sequence

from course_toolkit._core.draw.marks import Box, Dot, Line, Mark
from course_toolkit._core.draw.theme import Theme
from course_toolkit.attributes.compute.correlation_groups import AttributeGroup
from course_toolkit.attributes.compute.correlation_result import Correlations

Pair = tuple[Hashable, Hashable]

#: How far a box stands from its cells, in cells.
INSIDE, OUTSIDE = 0.44, 0.5


def correlation_marks(
    correlations: Correlations,
    groups: Sequence[AttributeGroup],
    *,
    threshold: float,
    pair: Pair | None = None,
    theme: Theme,
) -> list[Mark]:
    """Return the marks of a threshold and of the pair that is looked at."""
    places = places_of(correlations)
    return [
        *_boxes(groups, places, theme),
        *_cut(threshold, len(places), theme),
        *_cell(correlations, pair, places, theme),
    ]


def places_of(correlations: Correlations) -> dict[Hashable, int]:
    """Return where each attribute that is shown stands in the matrix."""
    return {correlations.names[index]: place for place, index in enumerate(correlations.shown.tolist())}


def cell_at(correlations: Correlations, pane: str, x: float, y: float) -> Pair | None:
    """Return the pair of the cell at a point of the matrix or of the strip of the label, None on the diagonal."""
    shown, names = correlations.shown, correlations.names
    row, column = (min(max(round(value), 0), len(shown) - 1) for value in (y, x))
    if pane == "label":
        return None if correlations.label is None else (names[shown[row]], correlations.label)
    return None if row == column else (names[shown[column]], names[shown[row]])


def neighbour(correlations: Correlations, pair: Pair, *, right: int, down: int) -> Pair:
    """Return the pair of the next cell on a way, over the diagonal and no further than the edge."""
    places = places_of(correlations)
    last, has_label = len(places) - 1, correlations.label is not None
    if not set(pair) <= {*places, correlations.label}:
        return pair  # it is not shown
    column, row = (last + 1, places[pair[0]]) if pair[1] == correlations.label else (places[pair[0]], places[pair[1]])
    column, row = column + right, row + down
    if column == row:
        column, row = column + right, row + down
    if not (0 <= column <= last + has_label and 0 <= row <= last):
        return pair
    return cell_at(correlations, "label" if column > last else "matrix", column, row) or pair


def _boxes(groups: Sequence[AttributeGroup], places: dict[Hashable, int], theme: Theme) -> Iterator[Mark]:
    for group in groups:
        rows = [places[name] for name in group.names if name in places]
        if len(rows) > 1:
            low, high = min(rows) - OUTSIDE, max(rows) + OUTSIDE
            yield Box("matrix", low, low, high, high, edge=theme.accent, width=4 if theme.lecture else 3)
            yield Line("tree", ((1, low + 0.1), (1, high - 0.1)), theme.accent, width=4)


def _cut(threshold: float, size: int, theme: Theme) -> Iterator[Mark]:
    ends = ((threshold, -OUTSIDE), (threshold, size - OUTSIDE))
    yield Line("tree", ends, theme.accent, width=2.5, dashed=True)
    yield Dot("tree", threshold, size - OUTSIDE, theme.accent, radius=7, edge=theme.paper)


def _cell(correlations: Correlations, pair: Pair | None, places: dict[Hashable, int], theme: Theme) -> Iterator[Mark]:
    """Frame the cell of the pair; its mirror is framed thinner."""
    if pair is None or pair[0] not in places:
        return
    x = places[pair[0]]
    if pair[1] == correlations.label:
        yield _frame("label", 0, x, theme, width=3)
    elif pair[1] in places:
        y = places[pair[1]]
        yield _frame("matrix", x, y, theme, width=3)
        yield _frame("matrix", y, x, theme, width=1)


def _frame(pane: str, x: int, y: int, theme: Theme, *, width: float) -> Box:
    return Box(pane, x - INSIDE, y - INSIDE, x + INSIDE, y + INSIDE, edge=theme.ink, width=width)
