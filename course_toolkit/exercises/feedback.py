"""What comes back to a student: an answer's outcome, a hint, a solution; as text and as a card."""

import html
from dataclasses import dataclass
from typing import Literal

from course_toolkit._core.draw.theme import LIGHT
from course_toolkit._core.words import N_, _

Outcome = Literal["right", "wrong", "not attempted"]

# Sign, word and colour say the same thing three times: none of them is needed to read the others.
_SIGNS = {"right": "✓", "wrong": "✗", "not attempted": "…"}
_TITLES = {"right": N_("Right."), "wrong": N_("Not right yet."), "not attempted": N_("No answer yet.")}
_COLORS = {"right": LIGHT.outcomes["tp"], "wrong": LIGHT.outcomes["fn"], "not attempted": LIGHT.muted}


@dataclass(frozen=True, repr=False)
class Feedback:
    """Say what an answer is worth, and what is wrong with it.

    Answers the student's question "is it right, and if not, what did I do?". It never holds the solution.

    Parameters
    ----------
    outcome : {"right", "wrong", "not attempted"}
        What the answer is worth. An unfinished answer without a mistake is "not attempted".
    message : str
        What is wrong, or what to notice, in the language that was current when the answer was checked.

    See Also
    --------
    Exercise.check : Returns it.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> ct.set_language("en")
    >>> ct.exercise("07-1").check(..., ..., ...).outcome
    'not attempted'
    """

    outcome: Outcome
    message: str

    def __repr__(self) -> str:
        return f"{_SIGNS[self.outcome]} {_(_TITLES[self.outcome])}{_gap(self.message)}{self.message}"

    def _repr_html_(self) -> str:
        heading = f'<span aria-hidden="true">{_SIGNS[self.outcome]}</span> {html.escape(_(_TITLES[self.outcome]))}'
        return _card(heading, self.message, color=_COLORS[self.outcome])


@dataclass(frozen=True, repr=False)
class Remark:
    """Hold what an exercise says without being asked for a mark: its question, a hint, a solution.

    Parameters
    ----------
    title : str
        What it is.
    message : str
        What it says, in the language that was current when it was asked for.
    code : str, default=""
        Lines of Python that go with it.

    See Also
    --------
    Exercise.hint, Exercise.solution : Return it.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> ct.set_language("en")
    >>> ct.exercise("07-1").hint().title
    'Hint.'
    """

    title: str
    message: str
    code: str = ""

    def __repr__(self) -> str:
        return "\n".join(part for part in (f"{self.title}{_gap(self.message)}{self.message}", self.code) if part)

    def _repr_html_(self) -> str:
        return _card(html.escape(self.title), self.message, color=LIGHT.muted, code=self.code)


def _gap(message: str) -> str:
    """Several lines start on their own line, one sentence follows its heading."""
    return "\n" if "\n" in message else " "


def _card(heading: str, message: str, *, color: str, code: str = "") -> str:
    lines = html.escape(_gap(message) + message).replace("\n", "<br>")
    listing = f'<pre style="margin:0.5em 0 0">{html.escape(code)}</pre>' if code else ""
    # The text keeps the page's own ink, which is readable on light and dark pages alike.
    style = f"border-left:0.4em solid {color};padding:0.3em 0.9em;margin:0.3em 0;max-width:60em"
    return f'<div style="{style}"><strong>{heading}</strong>{lines}{listing}</div>'
