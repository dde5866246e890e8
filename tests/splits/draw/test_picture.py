"""The plate shows the numbers that were counted, nothing cut off, nothing on top of another."""

from functools import cache
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
import seaborn as sns
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

import course_toolkit as ct
from course_toolkit._core.draw.theme import choose_theme
from course_toolkit.splits.compute.sealing.splitter import split
from course_toolkit.splits.draw import SplitPicture

THEMES = {
    "light": choose_theme(),
    "dark lecture": choose_theme(dark=True, lecture=True),  # the others differ from these in colours alone
}


def table(n=400):
    rng = np.random.default_rng(0)
    return pd.DataFrame(
        {
            "x": rng.normal(size=n),
            "day": pd.date_range("2024", periods=n),
            "ill": np.where(rng.random(n) < 0.25, "ill", "well"),
            "cost": rng.gamma(2, 1000, n),
            "kind": [f"a rather long name of a class, {i % 15}" for i in range(n)],
        }
    )


CASES = {
    "two classes": lambda: split(table(), label="ill", random_state=0),
    "time": lambda: split(table(), label="ill", time="day", gap="20D"),
    "two sets": lambda: split(table(), label="ill", validation_size=0, random_state=0),
    "digits": lambda: split(ct.load_digits(), label="target", random_state=0),
    "quantity": lambda: split(table(), label="cost", random_state=0),
    "many long names": lambda: split(table(), label="kind", random_state=0),
    "tiny sets": lambda: split(table(), label="ill", test_size=4, validation_size=4, random_state=0),
    "five rows": lambda: split(table(5), label="ill", stratify=False, random_state=0),
    "huge": lambda: split(pd.concat([table()] * 40, ignore_index=True), label="ill", random_state=0),
}


@cache
def census_of(case):
    return CASES[case]().census()


def drawn(picture):
    figure = picture.figure()
    FigureCanvasAgg(figure)
    figure.draw_without_rendering()
    return figure, {ax.get_label(): ax for ax in figure.axes}


def texts_of(figure):
    """Return every text that is seen, with its box on the page."""
    renderer = figure.canvas.get_renderer()
    hidden = set()
    for ax in figure.axes:
        for axis in (ax.xaxis, ax.yaxis):
            low, high = sorted(axis.get_view_interval())
            for tick in axis.get_major_ticks():
                inside = low - 1e-9 <= tick.get_loc() <= high + 1e-9
                hidden |= set() if inside else {tick.label1, tick.label2}
    seen = [t for t in figure.findobj(Text) if t.get_visible() and t.get_text().strip() and t not in hidden]
    return [(text, text.get_window_extent(renderer)) for text in seen]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("case", CASES)
def test_nothing_is_cut_off_or_on_top_of_another(case, theme, language):
    figure, _axes = drawn(SplitPicture(census_of(case), theme))
    texts = texts_of(figure)
    width, height = figure.bbox.width, figure.bbox.height
    outside = [t.get_text() for t, b in texts if b.x0 < 0 or b.y0 < 0 or b.x1 > width or b.y1 > height]
    assert outside == [], language
    clashes = [
        (a.get_text(), b.get_text())
        for (a, one), (b, other) in combinations(texts, 2)
        if min(one.x1, other.x1) - max(one.x0, other.x0) > 1.5 and min(one.y1, other.y1) - max(one.y0, other.y0) > 2.5
    ]
    assert clashes == [], language


@pytest.fixture(scope="module")
def parts():
    return split(table(), label="ill", random_state=0)


def test_the_bars_are_the_shares_that_were_counted(parts):
    _figure, axes = drawn(SplitPicture(parts))
    widths = np.array([bar.get_width() for bar in axes["classes"].patches]).reshape(2, 3)  # class by class
    counted = np.array([one.shares for one in parts.census().sets]).T
    assert widths == pytest.approx(counted)
    assert [bar.get_width() for bar in axes["sizes"].patches] == pytest.approx([0.5, 0.2, 0.3])


def test_the_error_bars_are_the_standard_errors(parts):
    _figure, axes = drawn(SplitPicture(parts))
    lengths = sorted({float(np.ptp(line.get_xdata())) for line in axes["errors"].get_lines()} - {0.0})
    assert lengths == pytest.approx(sorted(200 * one.std_error for one in parts.census().sets))


def test_what_is_written_is_what_was_counted(parts):
    figure, _axes = drawn(SplitPicture(parts))
    written = "\n".join(text.get_text() for text, _box in texts_of(figure))
    for number in ("200 rows · 50%", "80 rows · 20%", "120 rows · 30%", "± 3.5 points", "± 5.6 points", "± 4.6 points"):
        assert number in written


def test_a_count_of_any_sets_can_be_drawn(parts):
    assert SplitPicture(parts.census()).census == parts.census()


def test_drawing_opens_nothing(parts):
    SplitPicture(parts).png()
    assert parts.openings == ()


@pytest.mark.parametrize("name", ["_hidden", "$x$", "$x", "{}", "<b>&amp;", "", "é ≥ β", "a" * 200, "病"])
def test_hostile_names_are_only_names(name):
    frame = table(60).rename(columns={"ill": f"{name} "})
    frame[f"{name} "] = [name, "other"] * 30
    picture = SplitPicture(split(frame, label=f"{name} ", random_state=0))
    assert picture.png().startswith(b"\x89PNG")
    legend = picture.figure().axes[1].get_legend()
    assert len(legend.get_texts()) == 2


def test_a_style_of_the_notebook_does_not_matter(parts):
    plain = SplitPicture(parts).png()
    with sns.axes_style("darkgrid"), sns.plotting_context("poster"):
        assert SplitPicture(parts).png() == plain
