"""A plate drawn once, and marks in the coordinates of its panes."""

import sys
from io import BytesIO

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from course_toolkit._core.draw.marks import Dot
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import DARK, DPI, LIGHT, PIXEL_RATIO


def pixels(png):
    return Image.open(BytesIO(png))


def test_the_plate_is_drawn_at_its_first_use_and_kept(new_picture):
    fresh = new_picture()
    assert fresh.n_drawn == 0
    assert fresh.plate is fresh.plate
    fresh.overlay([Dot("wide", 1, 0, "#000000")])
    assert fresh.n_drawn == 1


def test_the_plate_is_sharp_on_a_projector(picture):
    plate = picture.plate
    assert (plate.width, plate.height) == (6 * DPI, 3 * DPI)
    image = pixels(plate.png)
    assert image.format == "PNG"
    assert image.size == (PIXEL_RATIO * plate.width, PIXEL_RATIO * plate.height)


def test_panes_are_where_matplotlib_draws_the_axes(picture):
    figure = picture.figure()
    FigureCanvasAgg(figure).draw()
    for name, ax in zip(("wide", "equal"), figure.axes, strict=True):
        pane, box = picture.plate.panes[name], ax.get_window_extent()
        found = (pane.left, pane.top, pane.left + pane.width, pane.top + pane.height)
        assert found == pytest.approx((box.x0, 300 - box.y1, box.x1, 300 - box.y0), abs=0.01)
        assert (pane.name, pane.xlim, pane.ylim) == (name, ax.get_xlim(), ax.get_ylim())
    equal = picture.plate.panes["equal"]
    assert equal.width == pytest.approx(equal.height)  # its aspect ratio is settled


def test_a_pane_says_what_it_listens_to(picture):
    assert picture.plate.panes["wide"].events == "drag"
    assert picture.plate.panes["equal"].events == ""


def test_a_pixel_of_the_plate_is_where_its_pane_says(new_picture):
    class WithSquare(new_picture):
        def draw(self, figure):
            axes = super().draw(figure)
            axes["wide"].fill([2, 4, 4, 2], [-0.5, -0.5, 0.5, 0.5], facecolor="#ff0000", linewidth=0)
            return axes

    plate = WithSquare().plate
    image = np.asarray(pixels(plate.png).convert("RGB")).astype(int)
    red = (image[..., 0] > 200) & (image[..., 1] < 60)
    rows, columns = np.where(red)
    (left, top), (right, bottom) = (plate.panes["wide"].to_page(*corner) for corner in ((2, 0.5), (4, -0.5)))
    edges = [columns.min(), columns.max() + 1, rows.min(), rows.max() + 1]
    assert np.array(edges) / PIXEL_RATIO == pytest.approx([left, right, top, bottom], abs=1)


def test_the_paper_is_the_theme_s(new_picture):
    for theme in (LIGHT, DARK):
        corner = pixels(new_picture(theme=theme).plate.png).convert("RGB").getpixel((0, 0))
        assert "#{:02x}{:02x}{:02x}".format(*corner) == theme.paper


def test_each_figure_is_new_and_bound_to_no_window(picture):
    one, other = picture.figure(), picture.figure()
    assert one is not other
    assert one.canvas.manager is None
    pyplot = sys.modules.get("matplotlib.pyplot")
    assert pyplot is None or pyplot.get_fignums() == []


def test_a_figure_holds_the_marks_and_the_plate_does_not(picture, every_mark, renderers):
    assert renderers.described_in_figure(picture.figure()) == []
    assert len(renderers.described_in_figure(picture.figure(every_mark))) == len(every_mark)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_png_of_any_sharpness(picture, ratio):
    assert pixels(picture.png(pixel_ratio=ratio)).size == (600 * ratio, 300 * ratio)


def test_a_png_shows_the_marks(picture):
    bare, marked = (
        np.asarray(pixels(picture.png(marks)).convert("RGB")).astype(int)
        for marks in ([], [Dot("wide", 5, 0, "#ff0000", radius=20)])
    )
    x, y = picture.plate.panes["wide"].to_page(5, 0)
    assert marked[int(1.5 * y), int(1.5 * x)].tolist() == pytest.approx([255, 0, 0], abs=8)
    assert (bare != marked).any(axis=2).sum() > 1000


def test_a_sentence_is_printed_under_the_picture_whole(picture):
    bare = pixels(picture.png())
    short, long = (pixels(picture.png(sentence=text)) for text in ("In a word.", "A long sentence is told. " * 12))
    assert bare.height + 10 < short.height < long.height
    assert long.width < 1.2 * bare.width
    ink = np.asarray(long.convert("L")) < 128
    assert not ink[-8:].any(), "cut off below"
    assert not ink[:, -8:].any(), "cut off on the right"
    assert ink[bare.height + 10 :].sum() > 5 * ink[bare.height + 10 : short.height].sum() / 2


@pytest.mark.parametrize("sentence", ["$x$ and $y", "{}", "a_b \\frac", "<b>", "é – “1” «\u202f1\u202f»", "漢字 😀"])
def test_any_sentence_is_printed(picture, sentence):
    assert pixels(picture.png(sentence=sentence)).height > 450


def test_a_palette_saves_bytes_and_no_colour_goes_astray(picture, monkeypatch):
    packed = picture.png()
    assert pixels(packed).mode == "P"
    monkeypatch.setattr(type(picture), "n_colors", None)
    assert pixels(picture.png()).mode == "RGBA"
    fine = np.asarray(pixels(picture.png()).convert("RGB")).astype(int)
    assert np.abs(np.asarray(pixels(packed).convert("RGB")).astype(int) - fine).max() <= 24


def test_the_overlay_holds_the_marks_in_the_order_given(picture, every_mark, renderers):
    found = [one["kind"] for one in renderers.described_in_svg(picture.overlay(every_mark), picture.plate.shapes)]
    assert found == [type(mark).__name__.lower() for mark in every_mark]


def test_a_mark_in_a_pane_that_is_not_there_is_an_error(picture):
    with pytest.raises(KeyError):
        picture.overlay([Dot("nowhere", 0, 0, "#000000")])


def test_what_a_lesson_must_fill_in():
    with pytest.raises(TypeError, match="draw"):
        Picture()


def test_a_cell_that_ends_with_a_picture_shows_it(picture):
    png, metadata = picture._repr_png_()
    assert pixels(png).size[0] == 1.5 * metadata["width"]
    assert metadata["alt"] == repr(picture)
