"""The smallest explorer: a needle on a dial. And the page's side of its widgets."""

from dataclasses import dataclass

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
        self._open()

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

        return Tour(self._label(), "Turn <it>", [frame(x) for x in range(11)], int(self.value))


@pytest.fixture(autouse=True)
def _nobody_listens(monkeypatch):
    """Spare the explorers of earlier tests, which ipywidgets keeps alive, each change of language."""
    monkeypatch.setattr(language, "_listeners", [])


@pytest.fixture
def dial(_nobody_listens):
    return Dial()


@pytest.fixture(scope="session")
def page_of(page_side):
    return page_side.Page


@pytest.fixture
def view(dial, page_of):
    """The page's side of the picture."""
    return page_of(dial._view)


@pytest.fixture
def control_of(dial):
    """Return the control that is bound to a trait."""
    return dict(zip(("value", "color", "lecture", "zero"), dial._controls, strict=True)).__getitem__
