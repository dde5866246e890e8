"""A leak that was read in code, not yet worded."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from course_toolkit._core.words import _
from course_toolkit.splits.compute.code.source import place_words
from course_toolkit.splits.compute.code.values import Place
from course_toolkit.splits.compute.finding import SplitFinding

Severity = Literal["error", "warning", "question"]
LONGEST_EXCERPT = 70


@dataclass(frozen=True, kw_only=True)
class CodeFinding(SplitFinding):
    """A leak that was read in code: a :class:`SplitFinding` that knows where it is written.

    Parameters
    ----------
    line : int
        The line of the file, or of the cell where there is one; 1 is the first.
    cell : int or None, default None
        The cell of the notebook, or the block of the guide, all cells counted from 1.
    excerpt : str, default ""
        The line as it is written.

    See Also
    --------
    SplitFinding : The fields that every finding about a split has.
    check_notebook : Finds them.
    """

    line: int = 0
    cell: int | None = None
    excerpt: str = ""


@dataclass(frozen=True)
class Suspicion:
    """What a rule found: the place, and the words, each told when asked for."""

    code: str
    severity: Severity
    place: Place
    title: Callable[[], str]
    why: Callable[[], str]
    fixes: tuple[str, ...]
    sets: tuple[str, ...] = ("train", "test")
    columns: tuple[str, ...] = ()

    def word(self) -> CodeFinding:
        """Return the finding, in the language of the moment."""
        place = self.place
        return CodeFinding(
            code=self.code,
            severity=self.severity,
            title=_(
                "{place} {what} ({excerpt})",
                place=place_words(place.cell, place.line),
                what=self.title(),
                excerpt=_short(place.text),
            ),
            why=self.why(),
            evidence={"line": place.line} | ({} if place.cell is None else {"cell": place.cell}),
            fixes=self.fixes,
            sets=self.sets,
            columns=self.columns,
            line=place.line,
            cell=place.cell,
            excerpt=place.text,
        )


def where(place: Place) -> str:
    """Name a place inside a sentence."""
    if place.cell is None:
        return _("line {line}", line=place.line)
    return _("cell {cell}, line {line}", cell=place.cell, line=place.line)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_EXCERPT else f"{text[: LONGEST_EXCERPT - 1]}…"
