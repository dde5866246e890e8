"""Labelled controls: an ipywidget and the words beside it, in the current language."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import ipywidgets

from course_toolkit._core.words import decimal_sign

Words = Callable[[], str]
Choices = Callable[[], Sequence[tuple[str, Hashable]]]

#: What a menu holds in the place of None, which would leave it blank.
NONE_CHOSEN = object()


@dataclass
class Control:
    """A widget, its label, and the words of its choices where it has some.

    ``label``, ``tooltip`` and ``choices`` are functions, called again when the language changes.
    While ``quiet``, a change of the widget's value is no choice of the student's.
    """

    widget: Any
    label: Words
    tooltip: Words | None = None
    choices: Choices | None = None
    quiet: bool = False

    def __post_init__(self) -> None:
        self.relabel()

    def relabel(self) -> None:
        """Write the words in the current language, keeping the value."""
        self.widget.description = self.label()
        if self.tooltip is not None:
            self.widget.tooltip = self.tooltip()
        if self.choices is not None:
            self._reword(_options(self.choices))

    def show(self, value: object) -> None:
        """Set the widget without that counting as a choice."""
        self.quiet = True
        try:
            self.widget.value = NONE_CHOSEN if value is None else value
        finally:
            self.quiet = False

    def read(self) -> Any:
        """Return what the widget holds."""
        value = self.widget.value
        return None if value is NONE_CHOSEN else value

    def _reword(self, choices: tuple[tuple[str, Hashable], ...]) -> None:
        value = self.widget.value
        self.quiet = True  # new options make ipywidgets select the first one for a moment
        try:
            self.widget.options = choices
            if any(_same(value, choice) for _words, choice in choices):
                self.widget.value = value
        finally:
            self.quiet = False


class OptionalNumber(Control):
    """A field for a number that may stay empty, which reads None; a comma is a point."""

    def relabel(self) -> None:
        """Write the words and the decimal sign of the current language."""
        super().relabel()
        self.show(self.read())

    def show(self, value: object) -> None:
        """Write the number, or nothing."""
        text = "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
        super().show(text.replace(".", decimal_sign()))

    def read(self) -> Any:
        """Return the number, None where the field is empty; what is no number is handed on, to be refused in words."""
        text = self.widget.value.strip()
        try:
            return float(text.replace(",", ".")) if text else None
        except ValueError:
            return text


def optional_number(label: Words, *, width: str) -> Control:
    """Return a field for a number or nothing; what it may be is the trait's business."""
    widget = ipywidgets.Text(
        continuous_update=False, style=_style()["style"], layout={"width": width, "flex": "0 0 auto"}
    )
    return OptionalNumber(widget, label)


def dropdown(label: Words, choices: Choices) -> Control:
    """Return a menu of worded choices."""
    return Control(ipywidgets.Dropdown(options=_options(choices), equals=_same, **_style()), label, choices=choices)


def cards(label: Words, choices: Choices, *, icons: Sequence[str]) -> Control:
    """Return choices as cards, one below the other; an icon each, by its font-awesome name."""
    widget = ipywidgets.ToggleButtons(options=_options(choices), icons=list(icons), style={"button_width": "auto"})
    widget.add_class("ct-cards")
    return Control(widget, label, choices=choices)


def number(label: Words, *, step: float, width: str) -> Control:
    """Return a field for a number; what it may be is the trait's business, which refuses in words."""
    widget = ipywidgets.FloatText(step=step, style=_style()["style"], layout={"width": width, "flex": "0 0 auto"})
    return Control(widget, label)


def text_field(label: Words, *, width: str) -> Control:
    """Return a field for a line of text, read when it is left or Enter is pressed."""
    widget = ipywidgets.Text(
        continuous_update=False, style=_style()["style"], layout={"width": width, "flex": "1 1 auto"}
    )
    return Control(widget, label)


def switch(label: Words) -> Control:
    """Return an on/off box."""
    return Control(ipywidgets.Checkbox(indent=False, layout={"width": "max-content"}), label)


def button(label: Words, on_click: Callable[[], Any], *, tooltip: Words | None = None) -> Control:
    """Return a button."""
    widget = ipywidgets.Button(layout={"width": "max-content"})
    widget.on_click(lambda _button: on_click())
    return Control(widget, label, tooltip=tooltip)


def row(*controls: Control) -> ipywidgets.Box:
    """Return controls side by side, on a second line where the page is narrow."""
    box = ipywidgets.Box([control.widget for control in controls])
    box.layout.flex_flow = "row wrap"
    box.layout.grid_gap = "4px 18px"
    box.add_class("ct-controls")
    return box


def _options(choices: Choices) -> tuple[tuple[str, Hashable], ...]:
    return tuple((words, NONE_CHOSEN if choice is None else choice) for words, choice in choices())


def _same(one: object, other: object) -> bool:
    """Return whether two choices are one; a column may be named NaN, which equals nothing."""
    return one is other or one == other


def _style() -> dict[str, Any]:
    return {"style": {"description_width": "initial"}, "layout": {"width": "max-content"}}
