"""The base of every explorer: state and controls linked both ways, and one refresh."""

from abc import abstractmethod
from base64 import b64encode
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar

import ipywidgets
from matplotlib.figure import Figure
from traitlets import HasTraits

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.state import check_no_slip
from course_toolkit._core.compute.guard.writing import check_path
from course_toolkit._core.draw.marks import Mark
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import Theme, choose_theme
from course_toolkit._core.explore.controls import Control
from course_toolkit._core.explore.export import Tour, write_html
from course_toolkit._core.explore.picture_view import PictureView, plate_state
from course_toolkit._core.explore.state import Switch
from course_toolkit._core.words import get_language, on_language_change

#: The style of the controls in lecture mode, in picture_view.css.
LARGE_CONTROLS = "ct-lecture-controls"
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


class Explorer(HasTraits):
    """A picture whose state is this object's traits, moved by controls, by the pointer, by keys or by code.

    Subclasses declare their traits, name in ``redrawn_by`` those that need a new plate, and say how
    the state becomes a picture, marks and words. Where no kernel runs, the notebook shows a PNG and a
    sentence instead.
    """

    lecture = Switch(default_value=False)

    #: Traits whose change needs a new plate; every other one only moves marks.
    redrawn_by: ClassVar[frozenset[str]] = frozenset({"lecture"})

    def __init__(self) -> None:
        super().__init__()
        self._view = PictureView()
        self._controls: list[Control] = []
        self._plate_key: tuple[Any, ...] | None = None
        self._picture: Picture | None = None
        self._box = ipywidgets.VBox()
        self._view.observe(lambda change: self._from_page(self._point, **change.new), "pointer")
        self._view.observe(lambda _change: self._from_page(self._refresh), "dark")
        self._view.on_key(lambda key, shift: self._from_page(self._press, key, shift=shift))

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse what looks like a slip in the name of a state: it would be swallowed."""
        if not name.startswith("_") and not hasattr(type(self), name):
            check_no_slip(name, states=self.trait_names())
        super().__setattr__(name, value)

    @property
    def widget(self) -> ipywidgets.Widget:
        """The ipywidgets box, to place this explorer inside a layout of your own."""
        return self._box

    def figure(self) -> Figure:
        """Return a matplotlib figure of the state shown, to save or to put in a report.

        Returns
        -------
        matplotlib.figure.Figure
            Bound to no window: nothing stays open.
        """
        return self._make_picture(self._theme(dark=False)).figure(self._marks(self._theme(dark=False)))

    def to_html(self, path: str | Path) -> Path:
        """Write this explorer as one HTML file that moves without kernel and without network.

        Parameters
        ----------
        path : str or pathlib.Path
            The file to write; an existing one is replaced.

        Returns
        -------
        pathlib.Path
            The file written.

        Raises
        ------
        CourseError
            When the file cannot be written there.
        """
        target = check_path(path, ending=".html")
        picture = self._make_picture(self._theme(dark=False))
        return write_html(target, picture=picture, tour=self._tour(picture))

    # What a lesson fills in -----------------------------------------------------------------------

    @abstractmethod
    def _make_picture(self, theme: Theme) -> Picture:
        """Return the picture of the present state; called again only when ``redrawn_by`` changes."""

    @abstractmethod
    def _marks(self, theme: Theme) -> Sequence[Mark]:
        """Return what moves."""

    @abstractmethod
    def _sentence(self) -> str:
        """Return what a teacher would say of this state, as plain text."""

    @abstractmethod
    def _label(self) -> str:
        """Return what the picture is and which keys work on it, as plain text."""

    @abstractmethod
    def _fingerprint(self) -> str:
        """Return the state and the numbers drawn, as text that two runs can compare."""

    @abstractmethod
    def _tour(self, picture: Picture) -> Tour:
        """Return the frames of the HTML export."""

    def _caption(self) -> str:
        """Return HTML shown under the sentence; whatever came from data is escaped."""
        return ""

    def _point(self, *, pane: str, x: float, y: float, **_more: object) -> None:
        """React to a click or a drag at a data point of a pane."""

    def _press(self, key: str, *, shift: bool) -> None:
        """React to a key pressed on the picture."""

    # What every lesson shares ---------------------------------------------------------------------

    def _bind(self, trait: str, control: Control) -> None:
        """Link a trait and a control both ways."""

        def from_control(_change: Any) -> None:
            if not control.quiet:
                self._from_page(setattr, self, trait, control.read())
                # A refused value goes back to the one that stands.
                control.show(getattr(self, trait))

        self._controls.append(control)
        control.show(getattr(self, trait))
        control.widget.observe(from_control, "value")
        self.observe(lambda change: control.show(change.new), trait)

    def _from_page(self, reaction: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        """Run a reaction to the page; what a student did wrong is said there, the last good picture stays."""
        try:
            reaction(*args, **kwargs)
        except CourseError as error:
            self._view.error = str(error)

    def _open(self) -> None:
        """Show the first picture, and follow the language from now on: the last step of making an explorer."""
        self._refresh()
        on_language_change(self._relabel)

    def _theme(self, *, dark: bool | None = None) -> Theme:
        return choose_theme(dark=self._view.dark if dark is None else dark, lecture=self.lecture)

    def _refresh(self) -> None:
        """Bring the page to the present state, in one message."""
        theme = self._theme()
        (self._box.add_class if self.lecture else self._box.remove_class)(LARGE_CONTROLS)
        picture, is_new = self._current_picture(theme)
        overlay = picture.overlay(self._marks(theme))
        with self._view.hold_sync():
            if is_new:
                self._view.plate = plate_state(picture.plate, label=self._label(), lecture=self.lecture)
            self._view.overlay = overlay
            self._view.sentence = self._sentence()
            self._view.caption = self._caption()
            self._view.error = ""

    def _current_picture(self, theme: Theme) -> tuple[Picture, bool]:
        key = (theme.name, get_language(), *(getattr(self, name) for name in sorted(self.redrawn_by)))
        if self._picture is not None and key == self._plate_key:
            return self._picture, False
        self._picture, self._plate_key = self._make_picture(theme), key
        return self._picture, True

    def _relabel(self) -> None:
        """Follow a change of language."""
        for control in self._controls:
            control.relabel()
        self._refresh()

    def _repr_mimebundle_(self, **_kwargs: object) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the live view, and for pages without a kernel a picture and a sentence."""
        theme = self._theme(dark=False)
        picture = self._make_picture(theme)
        data = {
            "text/plain": repr(self),
            "image/png": b64encode(picture.png(self._marks(theme), sentence=self._sentence())).decode("ascii"),
            WIDGET_VIEW: {"version_major": 2, "version_minor": 0, "model_id": self._box.model_id},
        }
        return data, {"image/png": {"alt": self._sentence()}}

    def __repr__(self) -> str:
        return self._fingerprint()
