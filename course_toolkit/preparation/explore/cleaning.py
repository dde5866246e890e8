"""The cleaning explorer: step through the trace, see the rows that each step changed, take steps back."""

from collections.abc import Hashable, Sequence
from html import escape
from typing import Any, ClassVar

from course_toolkit._core.compute.guard.cleaning import refuse_no_cleaning
from course_toolkit._core.compute.html import table_html
from course_toolkit._core.draw.marks import Mark
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.explore.controls import button, cards, row, switch
from course_toolkit._core.explore.explorer import Explorer
from course_toolkit._core.explore.export import Frame, Tour
from course_toolkit._core.explore.state import Choice
from course_toolkit._core.words import _, ngettext
from course_toolkit.preparation.compute.cleaning import Cleaning
from course_toolkit.preparation.draw.cleaning import CleaningPicture, stage_marks
from course_toolkit.preparation.say.cleaning import say_cleaning, say_step

MOVES = {"ArrowRight": 1, "ArrowDown": 1, "ArrowLeft": -1, "ArrowUp": -1}


class CleaningExplorer(Explorer):
    """Step through a cleaning: what each step changed, in which rows, on which grounds.

    Parameters
    ----------
    cleaning : Cleaning
        Undoing here undoes there: it is the same cleaning.

    Attributes
    ----------
    selected : int
        The step shown; 0 for the table as it came.
    lecture : bool
        Large type, read from the last row.
    cleaning : Cleaning
        The cleaning shown.

    See Also
    --------
    Cleaning, CleaningPicture, say_cleaning

    Examples
    --------
    >>> import course_toolkit as ct
    >>> from course_toolkit.preparation.compute import Cleaning
    >>> from course_toolkit.preparation.explore import CleaningExplorer
    >>> ct.set_language("en")
    >>> cleaning = Cleaning(ct.load_sante()).drop_rows(9, reason="nobody lives 120 years")
    >>> explorer = CleaningExplorer(cleaning)
    >>> explorer.selected = 1
    >>> explorer.undo()
    >>> explorer.selected, len(cleaning)
    (0, 0)
    """

    selected = Choice(default=0)

    redrawn_by: ClassVar[frozenset[str]] = frozenset({"lecture", "drawn_steps"})

    def __init__(self, cleaning: Cleaning) -> None:
        if not isinstance(cleaning, Cleaning):
            raise refuse_no_cleaning(cleaning)
        self._cleaning = cleaning
        super().__init__()
        self.observe(lambda _change: self._refresh(), ["selected", "lecture"])
        self._build()
        self._open()

    def _build(self) -> None:
        chosen, lecture = cards(lambda: _("Steps"), self._cards, icons=()), switch(lambda: _("Lecture mode"))
        self._undo = button(lambda: _("Undo the last step"), lambda: self._from_page(self.undo))
        self._redo = button(lambda: _("Take it again"), lambda: self._from_page(self.redo))
        self._bind("selected", chosen)
        self._bind("lecture", lecture)
        self._controls += [self._undo, self._redo]
        self._box.children = [chosen.widget, row(self._undo, self._redo, lecture), self._view]

    @property
    def cleaning(self) -> Cleaning:
        """The cleaning shown."""
        return self._cleaning

    @property
    def drawn_steps(self) -> tuple[int, ...]:
        """What tells one trace from another: a step recorded or undone needs a new picture."""
        return tuple(map(id, self._cleaning.steps))

    def undo(self) -> None:
        """Take the last step back."""
        self._cleaning.undo()
        self.update()

    def redo(self) -> None:
        """Take the step again that was undone last, and show it."""
        self._cleaning.redo()
        self.update()
        self.selected = len(self._cleaning)

    def update(self) -> None:
        """Show the steps as they are, after some were recorded in another cell."""
        self.selected = min(self.selected, len(self._cleaning))
        self._relabel()

    def choices_of(self, _trait: str) -> tuple[Hashable, ...]:
        """Return the places of the steps; 0 is the table as it came."""
        return tuple(range(len(self._cleaning) + 1))

    # The picture ----------------------------------------------------------------------------------

    def _refresh(self) -> None:
        super()._refresh()
        self._undo.widget.disabled = not self._cleaning.steps
        self._redo.widget.disabled = not self._cleaning.undone

    def _make_picture(self, theme: Theme) -> Picture:
        return CleaningPicture(self._cleaning, theme)

    def _marks(self, theme: Theme) -> Sequence[Mark]:
        return stage_marks(self.selected, theme)

    def _press(self, key: str, *, shift: bool) -> None:  # noqa: ARG002 — the base hands it over
        last = len(self._cleaning)
        places = {name: self.selected + by for name, by in MOVES.items()} | {"Home": 0, "End": last}
        if key in places:
            self.selected = min(max(places[key], 0), last)

    # Words ----------------------------------------------------------------------------------------

    def _cards(self) -> list[tuple[str, Hashable]]:
        steps = [
            (f"{place}. {one.describe()} · {one.counts()}", place) for place, one in enumerate(self._cleaning.steps, 1)
        ]
        return [(_("The table as it came: {size}", size=self._cleaning.sizes[0]), 0), *steps]

    def _sentence(self) -> str:
        return self._sentence_of(self.selected)

    def _sentence_of(self, place: int) -> str:
        return say_step(self._cleaning.steps[place - 1]) if place else say_cleaning(self._cleaning).replace("\n", " ")

    def _label(self) -> str:
        return "\n".join(
            [
                _("Cleaning explorer"),
                _("The table as a bar after each step, its size, and why. "
                  "Arrow keys: next step. Home and End: the table as it came, the last step."),
            ]
        )  # fmt: skip

    def _caption(self) -> str:
        return self._caption_of(self.selected)

    def _caption_of(self, place: int) -> str:
        """Return the code of a step and the rows that it changed, before and after; what came from data is escaped."""
        if not place:
            return ""
        changed = self._cleaning.rows_changed(place)
        tables = [(ngettext("Before ({n} row)", "Before ({n} rows)", changed.n_rows), changed.before)]
        tables += [(_("After"), changed.after)] if len(changed.after) else []
        parts = [f"<div><strong>{escape(title)}</strong>{table_html(table)}</div>" for title, table in tables]
        code = escape(self._cleaning.steps[place - 1].step.code())
        side_by_side = '<div style="display: flex; flex-wrap: wrap; gap: 0 2em">' + "".join(parts) + "</div>"
        return f"<pre><code>{code}</code></pre>" + (side_by_side if changed.n_rows else "")

    def _fingerprint(self) -> str:
        return f"CleaningExplorer\n{self._cleaning}"

    def _tour(self, picture: Picture) -> Tour:
        frames = [self._frame(place, picture) for place in self.choices_of("selected")]
        return Tour(self._label(), _("Step"), frames, self.selected)

    def _frame(self, place: Any, picture: Picture) -> Frame:
        return Frame(
            value=f"{place}",
            overlay=picture.overlay(stage_marks(place, picture.theme)),
            sentence=self._sentence_of(place),
            caption=self._caption_of(place),
            anchors={},
        )
