import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from course_toolkit._core.draw.theme import LIGHT
from course_toolkit.attributes.compute.spread import spread_of
from course_toolkit.attributes.draw.boxes import N_DRAWN, draw_boxes, lane_names


def drawn(values, *, index=None, limits=None):
    values = np.asarray(values, dtype=float)
    ax = Figure().subplots()
    ax.set(xlim=limits or (values.min() - 1, values.max() + 1), ylim=(0, 1))
    index = pd.RangeIndex(len(values)) if index is None else pd.Index(index)
    draw_boxes(
        ax,
        [spread_of(np.sort(values), values)],
        ["#56b4e9"],
        index=index,
        theme=LIGHT,
    )
    return ax


def test_the_box_holds_the_middle_half():
    ax = drawn([1, 2, 3, 4, 5])
    (box,) = ax.findobj(lambda one: isinstance(one, Rectangle) and one is not ax.patch)
    assert (box.get_x(), box.get_width()) == (2, 2)


def test_outliers_are_called_by_their_index():
    ax = drawn([1, 2, 3, 4, 100], index=["ann", "bob", "eve", "joe", "max"])
    assert [text.get_text() for text in ax.texts] == ["max"]


def test_names_that_would_meet_are_not_written():
    ax = drawn([*range(30), 100, 100.01, 100.02])
    assert len(ax.texts) == 1


def test_of_many_outliers_some_are_drawn_and_the_furthest_named():
    rng = np.random.default_rng(0)
    values = np.concatenate([rng.normal(size=100_000), rng.uniform(20, 900, 5000), [1000.0]])
    ax = drawn(values)
    points = [line for line in ax.get_lines() if line.get_marker() == "o"]
    assert sum(len(line.get_xdata()) for line in points) <= N_DRAWN + 20
    assert max(line.get_xdata().max() for line in points) == 1000
    assert str(len(values) - 1) in [text.get_text() for text in ax.texts]


def test_an_outlier_beyond_the_axis_has_no_name_there():
    assert len(drawn([1, 2, 3, 4, 100], limits=(0, 10)).texts) == 0


@pytest.mark.parametrize("name", ["$x$", "<script>", "a" * 50])
def test_names_of_lanes_are_texts(name):
    ax = Figure().subplots()
    lane_names(ax, [name], ["#000000"], counts=np.array([1234]), theme=LIGHT)
    assert not ax.texts[0].get_parse_math()
    assert ax.texts[0].get_text().endswith("n = 1,234")
    assert len(ax.texts[0].get_text()) < 30
