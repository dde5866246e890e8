"""Marks as SVG: short, well formed, and nothing of a user's is ever markup."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_toolkit._core.draw.marks import Area, Box, Dot, Line, Reveal, Text
from course_toolkit._core.draw.panes import Pane, Shape
from course_toolkit._core.draw.svg import element, overlay_svg, shapes_svg

PANE = Pane("p", left=100, top=50, width=200, height=100, xlim=(0, 10), ylim=(-1, 1))
HOSTILE = [
    "<script>alert(1)</script>", "</text><image href=x onerror=alert(1)>", "a & b", "it's \"quoted\"", "{}",
    "{0}{name}", "$x^2$", "é œ ≥ β 漢 😀", "", " ", "x" * 10_000, "]]>", "<!-- ", "&lt;", "a\nb", "%s", "\\",
]  # fmt: skip


class Texts(HTMLParser):
    """What a browser makes of it: elements, and text inside them."""

    def __init__(self, markup):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


@pytest.mark.parametrize(
    ("mark", "svg"),
    [
        (Dot("p", 5, 0, "#123456", radius=7, edge="#ffffff"),
         "<circle cx='200' cy='100' r='7' fill='#123456' stroke='#ffffff'/>"),
        (Line("p", ((0, -1), (10, 1)), "#123456", width=2.5),
         "<polyline points='100,150 300,50' stroke='#123456' stroke-width='2.5'/>"),
        (Line("p", ((0, -1), (10, 1)), "#123456", width=1.5, dashed=True),
         "<polyline points='100,150 300,50' stroke='#123456' stroke-width='1.5' stroke-dasharray='4.5 3'/>"),
        (Box("p", 0, -1, 10, 1, fill="#123456"), "<rect x='100' y='50' width='200' height='100' fill='#123456'/>"),
        (Box("p", 0, -1, 10, 1, edge="#123456", width=4, opacity=0.5),
         "<rect x='100' y='50' width='200' height='100' fill='none' stroke='#123456' stroke-width='4' opacity='0.5'/>"),
        (Area("p", ((0, -1), (0, 1), (10, 1), (10, -1)), "#123456", opacity=0.5),
         "<polygon points='100,150 100,50 300,50 300,150' fill='#123456' opacity='0.5'/>"),
        (Reveal("p", "hill", 2.5, 5), "<svg x='150' width='50' height='100%'><use href='#hill' x='-150'/></svg>"),
    ],
)  # fmt: skip
def test_a_mark_worked_by_hand(mark, svg):
    assert element(mark, PANE) == svg


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ({}, {"class": "m"}),
        ({"anchor": "start"}, {}),
        ({"anchor": "end"}, {"class": "e"}),
        ({"bold": True}, {"class": "m b"}),
        ({"anchor": "start", "bold": True}, {"class": "b"}),
        ({"halo": "#ffffff"}, {"class": "m", "stroke": "#ffffff"}),
    ],
)
def test_the_classes_of_a_text(settings, found, renderers):
    (node,) = renderers.parse(element(Text("p", 5, 0, "AUC", "#123456", 7.2, **settings), PANE))
    given_to_all = {"x", "y", "font-size", "fill"}
    assert {name: value for name, value in node.items() if name not in given_to_all} == found
    assert node.get("font-size") == "10"  # 7.2 points at 100 dots an inch
    assert node.get("x") == "200"


def test_a_text_is_moved_in_pixels(renderers):
    (still,) = renderers.parse(element(Text("p", 5, 0, "AUC", "#123456", 7.2), PANE))
    (moved,) = renderers.parse(element(Text("p", 5, 0, "AUC", "#123456", 7.2, dx=-12.5, dy=3), PANE))
    assert float(moved.get("x")) - float(still.get("x")) == -12.5
    assert float(moved.get("y")) - float(still.get("y")) == pytest.approx(3)


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_user_s_data_holds_stays_text(text, renderers):
    svg = element(Text("p", 5, 0, text, "#123456", 9.5), PANE)
    page = Texts(svg)
    assert [tag for tag, _attributes in page.tags] == ["text"]
    assert page.text == text
    (node,) = renderers.parse(svg)
    assert (node.text or "") == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_stays_text(text):
    page = Texts(element(Text("p", 5, 0, text, "#123456", 9.5), PANE))
    assert [tag for tag, _attributes in page.tags] == ["text"]
    assert page.text == text


@pytest.mark.parametrize("name", ["tn", "it's", '"><script>alert(1)</script>', "a & b"])
def test_the_name_of_a_shape_stays_inside_its_attribute(name, renderers):
    shapes = shapes_svg({name: Shape("p", ((0, 0), (5, 1), (10, 0)), "#7cc4ee")}, {"p": PANE})
    (polygon,) = renderers.parse(shapes)
    assert polygon.items() == [("id", name), ("points", "100,100 200,50 300,100"), ("fill", "#7cc4ee")]
    (window,) = renderers.parse(element(Reveal("p", name, 0, 5), PANE))
    assert window.find("use").get("href") == f"#{name}"


def test_a_window_that_ends_before_it_starts_shows_nothing(renderers):
    (window,) = renderers.parse(element(Reveal("p", "hill", 5, 2), PANE))
    assert window.get("width") == "0"


def test_marks_stand_in_their_order():
    dots = [Dot("p", x, 0, "#123456") for x in (3, 1, 2)]
    svg = overlay_svg(dots, {"p": PANE})
    assert svg == "".join(element(dot, PANE) for dot in dots)
    assert overlay_svg([], {}) == ""


@pytest.mark.parametrize("x", [0.000001, 3.14159265, 9.9999999, 1e-9])
def test_a_tenth_of_a_pixel_is_written_short(x, renderers):
    (node,) = renderers.parse(element(Dot("p", x, 0, "#123456"), PANE))
    assert len(node.get("cx")) <= 5
    assert "e" not in node.get("cx")
    assert float(node.get("cx")) == pytest.approx(PANE.to_page(x, 0)[0], abs=0.05)


@pytest.mark.parametrize("width", [1_234.5, 98_765.4])
def test_a_large_page_is_written_in_pixels_all_the_same(width, renderers):
    pane = Pane("p", 0, 0, width, 100, (0, 1), (0, 1))
    (node,) = renderers.parse(element(Dot("p", 1, 0, "#123456"), pane))
    assert float(node.get("cx")) == pytest.approx(width, abs=0.1)


def test_what_is_no_mark_has_no_svg():
    with pytest.raises(TypeError, match="no SVG for str"):
        element("dot", PANE)


def test_a_double_quote_would_take_two_bytes_in_json(every_mark, picture):
    attributes_only = [mark for mark in every_mark if not isinstance(mark, Text)]
    assert '"' not in picture.overlay(attributes_only)
