"""The audit explorer: one suspicion at a time; you decide, you say why, and a script and a report follow."""

from collections.abc import Hashable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any, ClassVar

import ipywidgets
import pandas as pd

from course_toolkit._core.compute.guard.choices import check_choice, check_count
from course_toolkit._core.compute.guard.state import check_state_text
from course_toolkit._core.compute.guard.writing import write_text, written_name
from course_toolkit._core.compute.steps import Step
from course_toolkit._core.draw.marks import Mark
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.explore.controls import button, cards, dropdown, row, switch, text_field
from course_toolkit._core.explore.explorer import Explorer
from course_toolkit._core.explore.export import Frame, Tour
from course_toolkit._core.explore.state import Choice, Sentence, Switch
from course_toolkit._core.words import N_, _
from course_toolkit.first_look.compute.auditing import Findings, look_over
from course_toolkit.first_look.compute.deciding import Decided, apply_steps, steps_of
from course_toolkit.first_look.compute.finding import ACTIONS, AuditFinding
from course_toolkit.first_look.compute.suspect import SuspectView, view_suspicion
from course_toolkit.first_look.compute.table import Range
from course_toolkit.first_look.draw.suspect import SuspectPicture
from course_toolkit.first_look.explore.report import ExpertReport
from course_toolkit.first_look.say.card import card_html
from course_toolkit.first_look.say.script import write_script
from course_toolkit.first_look.say.suspect import say_progress, say_suspect

ICONS = {None: "question-circle", "keep": "check", "correct": "pencil", "set_missing": "eraser", "drop": "trash"}
PAGES = {
    "finding": N_("the suspicion"),
    "script": N_("the cleaning script"),
    "report": N_("the questions to the expert"),
}


class AuditExplorer(Explorer):
    """Walk through what is suspicious in a table, decide about each suspicion, and say why.

    What do I do with an age of 120? The rules show it and say what may lie behind it; nobody but you, and the
    expert of the data, can decide. Your decisions become a cleaning script and a report to that expert; the table
    itself is never changed.

    Parameters
    ----------
    frame : DataFrame of shape (n_rows, n_columns)
    label : column label, optional
        What is to be predicted.
    ranges : dict of column label to (low, high), optional
        What you know of the domain: ``{"Age": (0, 110)}``.

    Attributes
    ----------
    selected : int
        The place of the suspicion shown, 0 for the worst.
    decision : int or None
        The place of the decision taken about it; None: not decided yet.
    reason : str
        Why it was taken.
    hypotheses : bool
        Whether what may lie behind it is shown; look first.
    page : {"finding", "script", "report"}
        What stands under the picture.
    lecture : bool
        Large type, read from the last row.

    See Also
    --------
    audit : The findings without the picture.
    Cleaning : Takes :attr:`steps`, and keeps a trace.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> ct.set_language("en")
    >>> explorer = ct.AuditExplorer(ct.load_sante(), label="malade", ranges={"Age": (0, 110)})
    >>> explorer.finding.code
    'values_run_together'
    >>> explorer.decide("set_missing", reason="242 and 300 in one cell, and nobody knows which counts")
    >>> int(explorer.cleaned["cholesterol"].isna().sum())
    1
    """

    selected = Choice(default=0)
    decision = Choice(default=None)
    reason = Sentence("")
    hypotheses = Switch(default_value=False)
    page = Choice(tuple(PAGES), default="finding")

    redrawn_by: ClassVar[frozenset[str]] = frozenset({"lecture", "selected"})

    def __init__(
        self, frame: pd.DataFrame, *, label: Hashable | None = None, ranges: Mapping[Hashable, Range] | None = None
    ) -> None:
        self._audit = look_over(frame, label=label, ranges=ranges)
        self._decided: dict[int, tuple[int, str]] = {}
        self._views: dict[int, SuspectView] = {}
        self._turning = False
        super().__init__()
        self._build()
        self.observe(self._turned, "selected")
        self.observe(self._note, ["decision", "reason"])
        self.observe(lambda _change: self._refresh(), ["hypotheses", "page", "lecture"])
        self._open()

    # What came of it ------------------------------------------------------------------------------

    @property
    def findings(self) -> Findings:
        """The findings, worst first, in the current language."""
        return self._audit.findings

    @property
    def finding(self) -> AuditFinding | None:
        """The finding shown; None where there is none."""
        return self.findings[self.selected] if self.findings else None

    @property
    def decided(self) -> dict[int, Decided]:
        """What was decided, by the place of the finding."""
        return {
            place: Decided(self.findings[place], self.findings[place].decisions[which], reason)
            for place, (which, reason) in sorted(self._decided.items())
        }

    @property
    def steps(self) -> tuple[tuple[Step, str], ...]:
        """The steps that the decisions ask for, in the order in which they can be done, each with its reason."""
        return tuple(steps_of(self.decided.values()))

    @property
    def cleaned(self) -> pd.DataFrame:
        """The table after the decisions; the one given stays as it is."""
        return apply_steps(self._audit.table.frame.copy(), self.steps)

    def decide(self, action: str, *, reason: str, which: int = 0) -> None:
        """Decide about the suspicion shown; ``selected`` goes on to another.

        Parameters
        ----------
        action : {"keep", "correct", "set_missing", "drop"}
        reason : str
            Why; it goes into the script and to the expert.
        which : int, default 0
            Where several decisions are of this kind (two candidates to correct by), its place among them.

        Raises
        ------
        CourseError
            When the suspicion has no decision of this kind.
        """
        check_choice(action, name="action", choices=tuple(dict.fromkeys(one.action for one in self._decisions())))
        check_count(which, name="which", minimum=0)
        check_state_text(reason, name="reason")  # before anything is decided: no half decision stays
        offered = [place for place, one in enumerate(self._decisions()) if one.action == action]
        self.set_trait("decision", offered[min(which, len(offered) - 1)])
        self.reason = reason

    def script(self) -> str:
        """Return the cleaning script: lines of pandas that carry the decisions out, with their reasons."""
        return write_script(self.steps, [one.note() for one in self.decided.values() if one.decision.step is None])

    def write_script(self, path: str | Path) -> Path:
        """Write the cleaning script to a file that ends in ``.py``, and return its path."""
        return write_text(written_name(path, endings=(".py",)), self.script() + "\n")

    def report(self, name: str | None = None) -> ExpertReport:
        """Return the report for the expert of the data; ``.write("report.html")`` writes it.

        Parameters
        ----------
        name : str, optional
            What the table is called.
        """
        return ExpertReport(self._audit, self.decided, self.script(), name or _("a table"))

    # Controls -------------------------------------------------------------------------------------

    def choices_of(self, trait: str) -> tuple[Hashable, ...]:
        """Return the places of the findings, or of the decisions about the one shown."""
        if trait == "selected":
            return tuple(range(max(1, len(self._audit.suspicions))))
        return (None, *range(len(self._decisions())))

    def _decisions(self) -> Sequence[Any]:
        return self.finding.decisions if self.finding else ()

    def _build(self) -> None:
        back, on = button(lambda: "◀", lambda: self._turn(-1)), button(lambda: "▶", lambda: self._turn(1))
        self._menu = dropdown(lambda: _("Suspicion"), self._cards)
        self._choices = cards(lambda: _("Decision"), self._offers, icons=self._icons())
        reason = text_field(lambda: _("Reason"), width="26em")
        page = dropdown(lambda: _("Show"), lambda: [(_(words), key) for key, words in PAGES.items()])
        hypotheses, lecture = switch(lambda: _("What may lie behind it")), switch(lambda: _("Lecture mode"))
        for trait, control in (
            ("selected", self._menu), ("decision", self._choices), ("reason", reason), ("hypotheses", hypotheses),
            ("page", page), ("lecture", lecture),
        ):  # fmt: skip
            self._bind(trait, control)
        self._controls += [back, on]
        # The card stands under the decisions, so that those are at hand beside the picture.
        self._card = ipywidgets.HTML()
        self._card.add_class("ct-caption")
        self._below = ipywidgets.Box([self._card])
        self._below.add_class("ct-picture")
        self._box.children = [
            row(back, self._menu, on, hypotheses, lecture), self._view, self._choices.widget, row(reason, page),
            self._below,
        ]  # fmt: skip

    def _cards(self) -> list[tuple[str, Hashable]]:
        """Return the suspicions by their columns: their titles would give all of them away at once."""
        named = [
            f"{place + 1}. {'✓ ' if place in self._decided else ''}{one.code} · {', '.join(map(str, one.columns))[:40]}"
            for place, one in enumerate(self.findings)
        ]
        return [(words, place) for place, words in enumerate(named)] or [(_("Nothing suspicious was found."), 0)]

    def _offers(self) -> list[tuple[str, Hashable]]:
        offered = [(f"{_(ACTIONS[one.action])} · {one.words}", place) for place, one in enumerate(self._decisions())]
        return [(_("not decided yet"), None), *offered]

    def _icons(self) -> list[str]:
        return [ICONS[None], *(ICONS[one.action] for one in self._decisions())]

    # State ----------------------------------------------------------------------------------------

    def _turn(self, by: int) -> None:
        self.selected = min(max(self.selected + by, 0), len(self.choices_of("selected")) - 1)

    def _turned(self, _change: Any) -> None:
        """Show another suspicion with what was decided about it."""
        which, reason = self._decided.get(self.selected, (None, ""))
        self._turning = True
        try:
            self.decision = None  # of the one before, which may have more decisions than this one
            self._choices.widget.icons = self._icons()
            self._choices.relabel()
            self.decision, self.reason = which, reason
        finally:
            self._turning = False
        self._refresh()

    def _note(self, _change: Any) -> None:
        """Keep what was decided about the suspicion shown."""
        if self._turning:
            return
        if self.decision is None:
            self._decided.pop(self.selected, None)
        else:
            self._decided[self.selected] = (self.decision, self.reason)
        self._menu.relabel()
        self._refresh()

    def _press(self, key: str, *, shift: bool) -> None:  # noqa: ARG002 — the base hands it over
        last = len(self.choices_of("selected")) - 1
        moves = {"ArrowRight": 1, "ArrowDown": 1, "ArrowLeft": -1, "ArrowUp": -1, "Home": -last, "End": last}
        if key in moves:
            self._turn(moves[key])

    # The picture ----------------------------------------------------------------------------------

    def _make_picture(self, theme: Theme) -> Picture:
        return SuspectPicture(self._view_of(self.selected), theme=theme)

    def _view_of(self, place: int) -> SuspectView:
        if place not in self._views:
            suspicions = self._audit.suspicions
            empty = SuspectView((), ())
            self._views[place] = view_suspicion(suspicions[place], self._audit.table) if suspicions else empty
        return self._views[place]

    def _marks(self, theme: Theme) -> Sequence[Mark]:  # noqa: ARG002 — what moves here is the plate
        return ()

    # Words ----------------------------------------------------------------------------------------

    def _sentence(self) -> str:
        return self._sentence_of(self.selected)

    def _sentence_of(self, place: int) -> str:
        progress = say_progress(len(self._decided), len(self.findings))
        if not self.findings:
            return progress
        words = say_suspect(self.findings[place], self.decided.get(place), revealed=self.hypotheses)
        return f"{words}{'' if words.endswith(('.', '?')) else '.'} {progress}"

    def _label(self) -> str:
        return "\n".join(
            [
                _("Audit of a table"),
                _("What is suspected among the rest, and where in the table it stands. Arrow keys: next suspicion. "
                  "Home and End: the worst, the last."),
            ]
        )  # fmt: skip

    def _refresh(self) -> None:
        super()._refresh()
        (self._below.add_class if self.lecture else self._below.remove_class)("ct-lecture")
        self._card.value = self._caption_of(self.selected)

    def _caption_of(self, place: int) -> str:
        if self.page == "script":
            return f"<pre><code>{escape(self.script())}</code></pre>"
        if self.page == "report":
            return self.report().questions_html()
        return (
            card_html(self.findings[place], self.decided.get(place), revealed=self.hypotheses) if self.findings else ""
        )

    def _fingerprint(self) -> str:
        lines = [words for words, _place in self._cards()]
        return "\n".join(["AuditExplorer", *lines, self._sentence()])

    def _tour(self, picture: Picture) -> Tour:
        frames = [self._frame(place, picture.theme) for place in self.choices_of("selected")]
        return Tour(self._label(), _("Suspicion"), frames, self.selected)

    def _frame(self, place: Any, theme: Theme) -> Frame:
        return Frame(
            value=f"{place + 1}",
            overlay="",
            sentence=self._sentence_of(place),
            caption=self._caption_of(place),
            anchors={},
            picture=SuspectPicture(self._view_of(place), theme=theme),
        )
