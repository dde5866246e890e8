"""What the quiz shows before it is answered: the score that is claimed, and the one the student names."""

from collections.abc import Iterator

from course_toolkit._core.draw.marks import Dot, Line, Mark, Text
from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.words import _, format_number
from course_toolkit.splits.draw.leak_marks import note, score_colors

LEFT, RIGHT = 0.06, 0.94


def quiz_marks(claimed: float, *, named: float | None, theme: Theme) -> list[Mark]:
    """Return the claimed score on an axis from 0 to 1, with the one that was named as the honest score."""
    claimed_color, honest_color = score_colors(theme)
    return [
        *note("seen", _("Hidden: it is yours to find."), theme),
        *_score(_("claimed"), claimed, claimed_color, 0.7, theme),
        *_score(_("honest, you say"), named, honest_color, 0.35, theme),
    ]


def _score(words: str, score: float | None, color: str, y: float, theme: Theme) -> Iterator[Mark]:
    text = "?" if score is None else format_number(score)
    yield Text("cost", LEFT, y + 0.1, words, color, theme.size(0.9), anchor="start", bold=True)
    yield Text("cost", RIGHT, y + 0.1, text, theme.ink, theme.size(1.1), anchor="end", bold=True)
    yield Line("cost", ((LEFT, y), (RIGHT, y)), theme.grid, width=4)
    for end in (0, 1):
        yield Text("cost", LEFT + end * (RIGHT - LEFT), y - 0.08, f"{end}", theme.muted, theme.size(0.8))
    if score is not None and 0 <= score <= 1:  # a score that could not be measured has no place
        yield Dot("cost", LEFT + score * (RIGHT - LEFT), y, color, radius=7, edge=theme.panel)
