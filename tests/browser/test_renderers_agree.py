"""The browser's picture and matplotlib's, pixel by pixel: marks as SVG over the plate, and the PNG of the figure."""

from base64 import b64encode
from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from course_toolkit._core.draw.marks import Dot, Line, Reveal, Text
from course_toolkit._core.draw.theme import PIXEL_RATIO, choose_theme
from course_toolkit._core.explore.picture_view import STYLE
from course_toolkit.threshold.compute import rank_scores, summarize
from course_toolkit.threshold.draw import ThresholdPicture, threshold_marks

Y_TRUE = [0, 0, 0, 1, 1, 1, 1, 1, 0]
Y_SCORE = [0.4, 0.35, 0.3, 0.9, 0.85, 0.7, 0.6, 0.55, 0.75]
#: Letters and edges are smoothed differently; the mean of a block of so many pixels of the page hardly is.
BLOCK = 8
#: Of 255. A dot, a line or a text that is missing or two pixels off makes more.
AT_MOST = 36


@pytest.fixture(scope="module")
def scores():
    return rank_scores(Y_TRUE, Y_SCORE)


@pytest.fixture
def sharp_page(browser):
    context = browser.new_context(viewport={"width": 1600, "height": 900}, device_scale_factor=PIXEL_RATIO)
    yield context.new_page()
    context.close()


def in_the_browser(page, picture, marks):
    """Return what Chromium makes of the plate and its marks."""
    plate = picture.plate
    source = b64encode(plate.png).decode("ascii")
    page.set_content(
        f"<style>{STYLE.read_text(encoding='utf-8')} body {{ margin: 0 }} .ct-stage {{ border-radius: 0 }}</style>"
        f"<div class='ct-picture' style='width:{plate.width}px'><div class='ct-stage'>"
        f"<img src='data:image/png;base64,{source}' width='{plate.width}' height='{plate.height}'>"
        f"<svg viewBox='0 0 {plate.width:g} {plate.height:g}'><defs>{plate.shapes}</defs>{picture.overlay(marks)}</svg>"
        "</div></div>"
    )
    page.wait_for_function("document.querySelector('img').complete && document.fonts.status === 'loaded'")
    return Image.open(BytesIO(page.locator(".ct-stage").screenshot()))


def difference(one, other):
    """Return how far the means of corresponding blocks lie apart, for each block the worst of three colours."""

    def blocks(image):
        side = BLOCK * PIXEL_RATIO
        pixels = np.asarray(image.convert("RGB"), dtype=float)
        rows, columns = pixels.shape[0] // side, pixels.shape[1] // side
        cut = pixels[: rows * side, : columns * side]
        return cut.reshape(rows, side, columns, side, 3).mean(axis=(1, 3))

    return np.abs(blocks(one) - blocks(other)).max(axis=2)


def both(page, picture, marks):
    figure = Image.open(BytesIO(picture.png(marks, pixel_ratio=PIXEL_RATIO)))
    browser = in_the_browser(page, picture, marks)
    assert figure.size == browser.size
    return difference(browser, figure)


@pytest.mark.parametrize("lecture", [False, True], ids=["notebook", "lecture"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_both_renderers_paint_the_same_picture(sharp_page, scores, dark, lecture):
    theme, summary = choose_theme(dark=dark, lecture=lecture), summarize(scores)
    picture = ThresholdPicture(summary, theme=theme)
    marks = threshold_marks(scores.at(0.72), summary, theme=theme, cheapest=0.55, selected="fn")
    apart = both(sharp_page, picture, marks)
    assert apart.max() <= AT_MOST, worst(apart)


def worst(apart):
    row, column = np.unravel_index(apart.argmax(), apart.shape)
    return f"{apart.max():.0f} of 255 around x={BLOCK * column}, y={BLOCK * row}"


@pytest.mark.parametrize(("kind", "place"), [(Dot, 0), (Line, -1), (Text, 0), (Reveal, 0)])
def test_a_mark_that_one_of_them_leaves_out_is_seen(sharp_page, scores, kind, place):
    summary = summarize(scores)
    picture = ThresholdPicture(summary)
    marks = threshold_marks(scores.at(0.72), summary, theme=picture.theme, cheapest=0.55, selected="fn")
    figure = Image.open(BytesIO(picture.png(marks, pixel_ratio=PIXEL_RATIO)))
    left_out = [mark for mark in marks if isinstance(mark, kind)][place]
    rest = [mark for mark in marks if mark is not left_out]
    assert difference(in_the_browser(sharp_page, picture, rest), figure).max() > AT_MOST


def test_a_mark_that_one_of_them_shifts_is_seen(sharp_page, scores):
    summary = summarize(scores)
    picture = ThresholdPicture(summary)
    marks = threshold_marks(scores.at(0.72), summary, theme=picture.theme)
    figure = Image.open(BytesIO(picture.png(marks, pixel_ratio=PIXEL_RATIO)))
    shifted = [
        replace(mark, x=mark.x + 0.02) if isinstance(mark, Dot) and mark.pane == "roc" else mark for mark in marks
    ]
    assert difference(in_the_browser(sharp_page, picture, shifted), figure).max() > AT_MOST
