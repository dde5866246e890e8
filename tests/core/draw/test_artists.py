"""Marks as matplotlib artists, held against the SVG: same places, colours, sizes, texts and order."""

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from course_toolkit._core.draw import svg
from course_toolkit._core.draw.artists import ABOVE_THE_PLATE, add_artists, artist
from course_toolkit._core.draw.marks import Box, Dot, Line, Reveal, Text
from course_toolkit._core.draw.panes import Shape
from course_toolkit._core.draw.theme import DARK, LIGHT


@pytest.fixture
def ax():
    figure = Figure(figsize=(4, 2), dpi=100)
    FigureCanvasAgg(figure)
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set(xlim=(0, 10), ylim=(-1, 1))
    return ax


def add(ax, *marks, shapes=None):
    before = set(ax.get_children())
    add_artists(marks, {"p": ax}, shapes or {})
    return sorted(set(ax.get_children()) - before, key=lambda artist: artist.get_zorder())


@pytest.mark.parametrize("theme", [LIGHT, DARK.for_lecture()], ids=["light", "dark lecture"])
def test_the_two_renderers_agree_on_every_mark(new_picture, every_mark, renderers, theme):
    renderers.assert_agreement(new_picture(theme=theme), every_mark)


def test_a_wrong_scale_in_one_renderer_is_seen(new_picture, every_mark, renderers):
    wrong = new_picture()
    plate = wrong.plate
    low, high = plate.panes["wide"].xlim
    panes = {**plate.panes, "wide": replace(plate.panes["wide"], xlim=(low, 1.01 * high))}
    wrong.__dict__["plate"] = replace(plate, panes=panes)
    seen = renderers.differences(wrong, every_mark)
    assert any("dot at" in what for what in seen)
    assert any("text at" in what for what in seen)


@pytest.mark.parametrize(
    ("broken", "mark", "what"),
    [
        ({"POINT": 1.0}, Text("wide", 5, 0, "TN", "#1b1f24", 9.5), "text size"),
        ({"ANCHOR_CLASSES": {"start": "e", "middle": "m", "end": ""}},
         Text("wide", 5, 0, "TN", "#1b1f24", 9.5, anchor="end"), "text anchor"),
        ({"escape": str.upper}, Text("wide", 5, 0, "tn", "#1b1f24", 9.5), "text text"),
    ],
)  # fmt: skip
def test_a_renderer_gone_wrong_is_seen(picture, renderers, monkeypatch, broken, mark, what):
    for name, value in broken.items():
        monkeypatch.setattr(svg, name, value)
    assert any(what in found for found in renderers.differences(picture, [mark]))


def test_marks_stand_above_the_plate_in_their_order(ax):
    marks = [Dot("p", 1, 0, "#000000"), Text("p", 1, 0, "a", "#000000", 9), Line("p", ((0, 0), (1, 1)), "#000000"),
             Box("p", 0, 0, 1, 1, fill="#000000"), Dot("p", 2, 0, "#000000")]  # fmt: skip
    kinds = [type(artist).__name__ for artist in add(ax, *marks)]
    assert kinds == ["Line2D", "Annotation", "Line2D", "Rectangle", "Line2D"]
    assert all(ABOVE_THE_PLATE <= artist.get_zorder() < ABOVE_THE_PLATE + 1 for artist in add(ax, *marks))


def test_marks_move_no_axis(ax):
    shapes = {"hill": Shape("p", ((0, 0), (50, 30), (100, 0)), "#7cc4ee")}
    add(
        ax, Dot("p", 99, 99, "#000000"), Line("p", ((-50, -50), (50, 50)), "#000000"),
        Text("p", 70, 70, "a", "#000000", 9), Box("p", -9, -9, 99, 99, fill="#000000"), Reveal("p", "hill", -50, 200),
        shapes=shapes,
    )  # fmt: skip
    ax.figure.canvas.draw()
    assert (ax.get_xlim(), ax.get_ylim()) == ((0, 10), (-1, 1))


@pytest.mark.parametrize("text", ["$x$", "$", r"\frac{1}{2}$$", "a_b^c", "{}", "", "é ≥ β", "50 % & <b>"])
def test_a_text_is_written_as_it_is(ax, text):
    (artist,) = add(ax, Text("p", 5, 0, text, "#000000", 9))
    assert artist.get_text() == text
    assert not artist.get_parse_math()
    ax.figure.canvas.draw()


@pytest.mark.parametrize(
    ("x0", "x1", "at", "seen"), [(0, 4, 2, True), (0, 4, 6, False), (4, 10, 6, True), (4, 4, 4, False)]
)
def test_a_window_shows_its_part_of_a_shape(ax, x0, x1, at, seen):
    ax.set_axis_off()
    shapes = {"hill": Shape("p", ((0, -0.5), (0, 0.5), (10, 0.5), (10, -0.5)), "#ff0000")}
    add(ax, Reveal("p", "hill", x0, x1), shapes=shapes)
    ax.figure.canvas.draw()
    red, green, *_ = np.asarray(ax.figure.canvas.buffer_rgba())[100, int(40 * at)].tolist()
    assert (red > 200 and green < 60) is seen


def test_a_window_that_ends_before_it_starts_shows_nothing(ax):
    ax.set_axis_off()
    shapes = {"hill": Shape("p", ((0, -0.5), (0, 0.5), (10, 0.5), (10, -0.5)), "#ff0000")}
    add(ax, Reveal("p", "hill", 8, 2), shapes=shapes)
    ax.figure.canvas.draw()
    _red, green, *_ = np.asarray(ax.figure.canvas.buffer_rgba())[100, 200].tolist()
    assert green > 200


def test_a_point_at_the_edge_is_whole(ax):
    (dot,) = add(ax, Dot("p", 10, 1, "#000000"))
    assert not dot.get_clip_on()


def test_what_is_no_mark_has_no_artist(ax):
    with pytest.raises(TypeError, match="no artist for str"):
        artist("dot", ax, {}, 10)
