"""Rows by their positions, as ``frame.iloc`` counts them."""

from collections.abc import Iterable
from typing import Any

from course_toolkit._core.compute.guard.choices import WHOLE
from course_toolkit._core.compute.guard.wording import came, explain, show
from course_toolkit._core.words import _, format_count


def check_positions(value: Any, *, name: str, n_rows: int) -> tuple[int, ...]:
    """Return positions of rows, each once and in the order given; those from the end (-1) as those from the start."""
    rule = _("{name} must hold positions of rows, from 0 to {last}.", name=name, last=format_count(n_rows - 1))
    advice = _("Positions are those of frame.iloc: write for example {name}=[0]", name=name)
    if isinstance(value, (str, bytes)) or not isinstance(value, Iterable):
        raise explain(rule, came(value), advice)
    rows: dict[int, None] = {}
    for row in value:
        if isinstance(row, bool) or not isinstance(row, WHOLE) or not -n_rows <= row < n_rows:
            raise explain(rule, _("{value} is none.", value=show(row)), advice)
        rows[int(row) % n_rows] = None
    return tuple(rows)
