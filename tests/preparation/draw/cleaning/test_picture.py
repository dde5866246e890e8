"""The picture of a cleaning: bars as long as the rows that were counted, words that stay in their place."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import Rectangle

import course_toolkit as ct
from course_toolkit._core.draw.theme import choose_theme
from course_toolkit.preparation.compute import Cleaning
from course_toolkit.preparation.draw import CleaningPicture
from course_toolkit.preparation.draw.cleaning.picture import BAR_HEIGHT, BAR_WIDTH, THINNEST

LONG = "une raison qui n’en finit pas, " * 12
HOSTILE = "<script>alert(1)</script> $x^2$ \\alpha"


def three():
    cleaning = Cleaning(ct.load_sante()).drop_columns("IMC", reason="it repeats the weight")
    return cleaning.drop_rows(9, reason="too old").correct("cholesterol", {4: 242}, reason="run together")


def fifteen():
    n = 100_000
    frame = pd.DataFrame(
        np.random.default_rng(0).normal(size=(n, 18)), columns=[f"column number {i}" for i in range(18)]
    )
    cleaning = Cleaning(frame.assign(**{HOSTILE: range(n)}))
    cleaning.drop_rows(77, reason=LONG).drop_columns(HOSTILE, reason=HOSTILE)
    for place in range(12):
        cleaning.set_missing(
            f"column number {place}", where=f"`column number {place}` > {place}", reason=LONG[: 30 * place + 3]
        )
    return cleaning.drop_rows(where="`column number 17` > 0", reason="$")


CASES = {"none": lambda: Cleaning(ct.load_sante()), "three": three, "fifteen": fifteen}
THEMES = {"light": choose_theme(), "dark lecture": choose_theme(dark=True, lecture=True)}


def drawn(cleaning, theme=THEMES["light"]):
    figure = CleaningPicture(cleaning, theme).figure()
    FigureCanvasAgg(figure)
    figure.draw_without_rendering()
    return figure, figure.axes[0]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("case", CASES)
def test_nothing_is_cut_off_or_on_top_of_another(case, theme, language):
    figure, ax = drawn(CASES[case](), theme)
    boxes = [(text.get_text(), text.get_window_extent()) for text in [*ax.texts, ax._left_title] if text.get_text()]
    width, height = figure.bbox.width, figure.bbox.height
    assert [t for t, b in boxes if b.x0 < 0 or b.y0 < 0 or b.x1 > width or b.y1 > height] == [], language
    clashes = [
        (one, other)
        for (one, a), (other, b) in combinations(boxes, 2)
        if min(a.x1, b.x1) - max(a.x0, b.x0) > 1.5 and min(a.y1, b.y1) - max(a.y0, b.y0) > 3
    ]
    assert clashes == [], language


def bars(ax):
    return [(round(bar.get_width(), 6), round(bar.get_height(), 6)) for bar in ax.patches if isinstance(bar, Rectangle)]


def test_bars_are_what_was_counted():
    _figure, ax = drawn(three())
    whole, five = (BAR_WIDTH, BAR_HEIGHT), (BAR_WIDTH, BAR_HEIGHT * 5 / 6)
    nine = (BAR_WIDTH * 0.9, BAR_HEIGHT * 5 / 6)
    one_cell = (BAR_WIDTH * 0.9 / 45, BAR_HEIGHT * 5 / 6)
    expected = [whole, whole, five, five, nine, nine, nine, one_cell]
    assert bars(ax) == [tuple(round(side, 6) for side in bar) for bar in expected]


def test_one_row_of_many_leaves_a_trace():
    frame = pd.DataFrame({"a": range(100_000)})
    _figure, ax = drawn(Cleaning(frame).drop_rows(5, reason="r"))
    _start, before, after = bars(ax)
    assert before[0] - after[0] >= THINNEST - 1e-9


def test_what_is_written():
    _figure, ax = drawn(three())
    written = "\n".join(text.get_text() for text in ax.texts)
    for words in (
        "10 rows × 6 columns",
        "4 missing cells",
        "2. drop row 9",
        "too old",
        "1 row less",
        "this table alone",
    ):
        assert words in written
    assert ax.get_title(loc="left") == "A table cleaned in 3 steps"
    assert repr(CleaningPicture(three())).startswith("CleaningPicture: Cleaning in 3 steps")


def test_a_picture_that_was_made_does_not_change_with_the_cleaning():
    cleaning = three()
    picture = CleaningPicture(cleaning)
    cleaning.undo(2)
    assert len(picture.sizes) == 4
    assert picture.figure().axes
