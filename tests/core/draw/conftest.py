"""A picture with everything that tells the two renderers apart, and the loader of what holds them together."""

import importlib.util
from dataclasses import dataclass
from pathlib import Path

import pytest

from course_toolkit._core.draw.marks import Area, Box, Dot, Line, Reveal, Text
from course_toolkit._core.draw.panes import Shape
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import LIGHT, Theme


@dataclass
class TwoPanes(Picture):
    """A wide pane, and one with equal units and an axis that runs to the left."""

    theme: Theme = LIGHT
    size_inches: tuple[float, float] = (6.0, 3.0)
    n_drawn: int = 0

    def draw(self, figure):
        self.n_drawn += 1
        wide, equal = figure.subplots(1, 2)
        wide.set(xlim=(0, 10), ylim=(-1, 1))
        equal.set(xlim=(5, -5), ylim=(-5, 5), aspect="equal")
        return {"wide": wide, "equal": equal}

    def shapes(self):
        return {"hill": Shape("wide", ((0, 0), (2, 0.8), (7, 0.3), (10, 0)), "#7cc4ee")}

    def events(self):
        return {"wide": "drag"}


@pytest.fixture(scope="session")
def picture():
    return TwoPanes()


@pytest.fixture
def new_picture():
    return TwoPanes


@pytest.fixture(scope="session")
def every_mark():
    """Each kind of mark with each of its settings."""
    return [
        Dot("wide", 3.3, 0.5, "#b3126b"),
        Dot("equal", -2, 1.7, "#b3126b", radius=4, edge="#15191e"),
        Line("wide", ((0.1, -0.9), (5.0, 0.77), (9.9, 0.1)), "#1b1f24"),
        Line("equal", ((-4, -4), (4, 2)), "#57606a", width=2.5, dashed=True),
        Box("wide", 1, -0.5, 4, 0.5, fill="#f0b13c"),
        Box("wide", 4, 0.5, 1, -0.5, edge="#f0b13c"),  # corners the other way round
        Box("equal", -3, -3, 3, 3, fill="#c8500a", edge="#0a66a8", width=4, opacity=0.5),
        Box("equal", -1, -1, 1, 1, edge="#0a66a8"),
        Dot("wide", 7, 0.2, "none", radius=9, edge="#b3126b"),  # a ring
        Area("wide", ((1, -1), (1, 0.5), (2, 0.5), (2, -1)), "#7cc4ee"),
        Area("equal", ((-4, -4), (0, 3), (4, -4)), "#0a66a8", opacity=0.25),
        Reveal("wide", "hill", 0, 4),
        Reveal("wide", "hill", 4, 10),
        Reveal("wide", "hill", 4, 4),
        Text("wide", 5, 0, "TN", "#1b1f24", 9.5),
        Text("wide", 5, 0.3, "42 %", "#1b1f24", 23.0, anchor="start", bold=True, dx=10, dy=-7.5, halo="#ffffff"),
        Text("equal", 2, 2, "gypsum", "#57606a", 13.0, anchor="end", dx=-3),
        Text("equal", 0, 0, "$x^2$ & <b>'q\"</b> {} é", "#57606a", 8.0),
    ]


@pytest.fixture(scope="session")
def renderers():
    path = Path(__file__).with_name("renderers.py")
    spec = importlib.util.spec_from_file_location("renderers", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
