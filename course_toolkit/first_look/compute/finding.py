"""A suspicion about a table: a finding that proposes what can be decided, each with its line of pandas."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from course_toolkit._core.compute.finding import Finding
from course_toolkit._core.compute.steps import Step
from course_toolkit._core.compute.steps.literals import comment
from course_toolkit._core.words import N_
from course_toolkit.first_look.compute.table import Positions, Severity

GUIDE = "01-lire-et-regarder"

Action = Literal["keep", "correct", "set_missing", "drop"]
ACTIONS: dict[Action, str] = {
    "keep": N_("keep"), "correct": N_("correct"), "set_missing": N_("set missing"), "drop": N_("drop"),
}  # fmt: skip


@dataclass(frozen=True)
class Decision:
    """One thing that can be done about a finding.

    Attributes
    ----------
    action : {"keep", "correct", "set_missing", "drop"}
    words : str
        What it means here, in the current language: "read them as mmol/L and convert".
    step : Step or None
        What it changes; None where all is kept.
    """

    action: Action
    words: str
    step: Step | None = None

    def code(self, name: str = "frame") -> str:
        """Return the lines of pandas that carry it out; a comment where all is kept."""
        return comment(self.words) if self.step is None else self.step.code(name)


# IPython takes a class's own repr before an inherited card: here the card is wanted.
@dataclass(frozen=True, kw_only=True, repr=False)
class AuditFinding(Finding):
    """One suspicion about a table; a :class:`Finding` with three more fields.

    Parameters
    ----------
    positions : array of int, shape (n_rows concerned,)
        The positions (0 is the first row) of all rows concerned.
    decisions : tuple of Decision
        What can be done, the most careful first. ``fixes`` holds their lines of pandas.
    question : str
        What to ask the expert of the data.

    See Also
    --------
    Finding : The fields that every finding has.
    audit : Finds them.
    """

    positions: Positions = field(default_factory=lambda: np.array([], dtype=np.intp), compare=False)
    decisions: tuple[Decision, ...] = ()
    question: str = ""
    guide: str | None = GUIDE

    def __hash__(self) -> int:
        """Hash what a finding is compared by, the numbers aside."""
        return hash((self.code, self.severity, self.title, self.columns, self.rows))


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What is said of a suspicion, in the language of the moment."""

    title: str
    why: str
    question: str
    hypotheses: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Suspicion:
    """What a rule found: numbers now, words when they are asked for.

    Attributes
    ----------
    code, severity, columns, evidence
        As in :class:`Finding`.
    positions : array of int
        The rows concerned; empty where whole columns are.
    wording : callable
        Returns the :class:`Wording`. It closes over small things only.
    explains : bool
        Whether these cells need no other explanation, so that later rules pass over them.
    """

    code: str
    severity: Severity
    columns: tuple[Hashable, ...]
    wording: Callable[[], Wording]
    positions: Positions = field(default_factory=lambda: np.array([], dtype=np.intp))
    evidence: Mapping[str, float] = field(default_factory=dict)
    explains: bool = True
