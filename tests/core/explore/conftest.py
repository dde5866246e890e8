"""The smallest explorer: a needle on a dial. And the page's side of its widgets."""

import json
from dataclasses import dataclass
from html.parser import HTMLParser

import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.draw.marks import Line
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import LIGHT, Theme
from course_toolkit._core.explore.controls import button, dropdown, number, switch
from course_toolkit._core.explore.explorer import Explorer
from course_toolkit._core.explore.export import Frame, Tour
from course_toolkit._core.explore.state import Choice, Number
from course_toolkit._core.words import get_language, language

NEVER = "Never 4."
WORDS = {"en": {"value": "Value", "color": "Colour"}, "fr": {"value": "Valeur", "color": "Couleur"}}


@dataclass
class DialPicture(Picture):
    theme: Theme = LIGHT
    size_inches: tuple[float, float] = (2.0, 1.0)

    def draw(self, figure):
        ax = figure.add_axes((0.1, 0.1, 0.8, 0.8))
        ax.set(xlim=(0, 10), ylim=(0, 1))
        return {"dial": ax}

    def events(self):
        return {"dial": "drag"}


class Dial(Explorer):
    """A needle from 0 to 10, never at 4, in one of three colours or none."""

    value = Number(5.0, minimum=0, maximum=10)
    color = Choice((None, "red", "blue"), default=None)

    def __init__(self):
        super().__init__()
        self.n_plates = 0
        self.observe(self._moved, ["value", "color", "lecture"])
        for trait, control in {
            "value": number(lambda: self.words("value"), step=1, width="8em"),
            "color": dropdown(lambda: self.words("color"), lambda: [("—", None), ("red!", "red"), ("blue!", "blue")]),
            "lecture": switch(lambda: "Lecture"),
        }.items():
            self._bind(trait, control)
        self._controls.append(button(lambda: "0", lambda: self._from_page(self._press, "Home", shift=False)))
        self._refresh()

    def words(self, name):
        return WORDS[get_language()][name]

    def _moved(self, change):
        if change.name == "value" and change.new == 4:
            self.set_trait("value", change.old)
            raise CourseError(NEVER)
        self._refresh()

    def _make_picture(self, theme):
        self.n_plates += 1
        return DialPicture(theme)

    def _marks(self, _theme):
        return [Line("dial", ((self.value, 0), (self.value, 1)), {"red": "#ff0000"}.get(self.color, "#0000ff"))]

    def _sentence(self):
        return f"{self.words('value')} {self.value:g} <&> \"q\" 'q'"

    def _label(self):
        return f"A <dial>: {self.words('value')}\nArrow keys turn it."

    def _fingerprint(self):
        return f"Dial {self.value:g}"

    def _caption(self):
        return "<p>caption</p>"

    def _point(self, *, x, **_more):
        self.value = round(x, 1)

    def _press(self, key, *, shift):
        if key == "Boom":
            raise ZeroDivisionError
        self.value = 0 if key == "Home" else self.value + (10 if shift else 1) * (1 if key == "ArrowRight" else -1)

    def _tour(self, picture):
        def frame(x):
            line = Line("dial", ((x, 0), (x, 1)), "#0000ff")
            anchors = {"dial": (float(x), None)}
            return Frame(f"{x}", picture.overlay([line]), f"at {x} <&>", "<p>caption</p>", anchors)

        return Tour("Turn <it>", [frame(x) for x in range(11)], int(self.value))


class Page:
    """The front end of a widget: what it was told, and what it says."""

    def __init__(self, widget):
        self.widget, self.told = widget, []
        widget.comm.publish_msg = self._receive

    def _receive(self, _kind, data=None, **_more):
        if data and data.get("method") == "update":
            self.told.append(data["state"])

    def say(self, **state):
        """Set traits as a front end does, through JSON."""
        state = json.loads(json.dumps(state))
        data = {"method": "update", "state": state, "buffer_paths": []}
        self.widget._handle_msg({"content": {"data": data}, "buffers": []})

    def send(self, **content):
        data = {"method": "custom", "content": content}
        self.widget._handle_msg({"content": {"data": data}, "buffers": []})

    def press(self, key, *, shift=False):
        self.send(key=key, shift=shift)


@pytest.fixture(autouse=True)
def _nobody_listens(monkeypatch):
    """Spare the explorers of earlier tests, which ipywidgets keeps alive, each change of language."""
    monkeypatch.setattr(language, "_listeners", [])


@pytest.fixture
def dial(_nobody_listens):
    return Dial()


@pytest.fixture
def page_of():
    return Page


@pytest.fixture
def view(dial):
    """The page's side of the picture."""
    return Page(dial._view)


@pytest.fixture
def control_of(dial):
    """Return the control that is bound to a trait."""
    return dict(zip(("value", "color", "lecture", "zero"), dial._controls, strict=True)).__getitem__


class Html(HTMLParser):
    """What a browser reads: elements and text."""

    def __init__(self, markup):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.append(dict(attrs))

    def handle_data(self, data):
        self.text += data


@pytest.fixture
def read_html():
    return Html
