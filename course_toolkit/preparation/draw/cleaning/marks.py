"""The stage that is looked at, marked in the picture of a cleaning."""

from course_toolkit._core.draw.marks import Box, Mark
from course_toolkit._core.draw.theme import Theme


def stage_marks(place: int, theme: Theme) -> list[Mark]:
    """Return a frame around a stage; 0 is the table as it came."""
    return [Box("trace", 0.0, place - 0.47, 1.0, place + 0.47, edge=theme.accent, width=2.5 if theme.lecture else 2.0)]
