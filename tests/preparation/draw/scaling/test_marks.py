"""Bars, outliers and shares stand where the numbers are."""

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit._core.draw.marks import Area, Box, Dot, Line, Text
from course_toolkit._core.draw.theme import DARK, LIGHT
from course_toolkit.preparation.compute.scaling.compare import compare_scalings
from course_toolkit.preparation.compute.scaling.methods import METHODS
from course_toolkit.preparation.draw.scaling.marks import LOWEST, scaling_marks
from course_toolkit.preparation.draw.scaling.places import BAR_LEFT, BAR_RIGHT, colors_of

SANTE = ct.load_sante()


def marks(compared, scaling=None, place=None, theme=LIGHT):
    return scaling_marks(compared, scaling=scaling, place=place, theme=theme)


def of(kind, drawn, pane):
    return [mark for mark in drawn if isinstance(mark, kind) and mark.pane == pane]


def texts(drawn, pane):
    return [mark.text for mark in of(Text, drawn, pane)]


@pytest.fixture(scope="module")
def lecture():
    return compare_scalings(SANTE, column="Age", with_column="cholesterol")


def test_the_statistics_are_written_beside_each_ruler(lecture):
    drawn = marks(lecture)
    assert texts(drawn, "raw")[-1] == "10 training rows"
    assert texts(drawn, "standard")[-1] == "mean 47.9 · sd 25.87"
    assert texts(drawn, "robust")[-1] == "median 46 · IQR 19"
    assert texts(drawn, "minmax")[-1] == "min 25 · max 120"
    assert texts(drawn, "quantile")[-1] == "10 quantiles"


def test_the_outlier_is_a_dot_where_it_lies_and_says_what_it_becomes(lecture):
    drawn = marks(lecture)
    (dot,) = of(Dot, drawn, "standard")
    assert dot.x == pytest.approx((120 - 47.9) / SANTE["Age"].std(ddof=0))
    assert dot.color == LIGHT.accent
    assert texts(drawn, "standard")[0] == "9 → 2.79"
    (hollow,) = of(Dot, marks(lecture.without_outlier), "standard")
    assert (hollow.color, hollow.edge) == (LIGHT.panel, LIGHT.accent)
    assert hollow.x == 4.5  # 8.1 lies beyond the ruler
    assert texts(marks(lecture.without_outlier), "standard")[0].endswith(" ▸")


def test_an_area_is_as_wide_and_as_high_as_its_bars():
    frame = pd.DataFrame({"a": [0.0] * 30 + [1.0] * 10})
    first, second = of(Area, marks(compare_scalings(frame, column="a")), "minmax")
    np.testing.assert_allclose(first.points, [(-0.025, 0), (-0.025, 1), (0.025, 1), (0.025, 0)])
    assert [y for _x, y in second.points] == pytest.approx([0, 1 / 3, 1 / 3, 0])
    assert first.fill == colors_of(LIGHT)["train"]


def test_new_rows_hang_below_in_the_same_unit():
    frame = pd.DataFrame({"a": [0.0] * 30 + [1.0] * 10})
    new = pd.DataFrame({"a": [1.0, 1.0]})
    areas = of(Area, marks(compare_scalings(frame, new, column="a")), "raw")
    assert [area.fill for area in areas].count(colors_of(LIGHT)["new"]) == 1
    assert min(y for _x, y in areas[-1].points) == LOWEST


def test_the_leak_is_said_on_every_ruler_but_the_raw_one():
    new = SANTE.head(3)
    drawn = marks(compare_scalings(SANTE, new, column="Age", fit_on="all"))
    for method in METHODS[1:]:
        label = of(Text, drawn, method)[-1]
        assert label.text.endswith(" · ALL rows")
        assert label.color == colors_of(LIGHT)["leak"]
    assert texts(drawn, "raw")[-1] == "10 training rows · 3 new rows (below)"


def test_new_rows_outside_are_counted_on_their_ruler():
    drawn = marks(compare_scalings(SANTE.iloc[:9], SANTE.iloc[9:], column="Age"))
    assert texts(drawn, "minmax")[-1] == "min 25 · max 52 · 1 new row outside [0, 1]"


@pytest.mark.parametrize("method", METHODS)
def test_bars_of_the_table_are_as_long_as_the_shares(lecture, method):
    bars = [box for box in of(Box, marks(lecture), "distances") if box.fill == colors_of(LIGHT)["share"]]
    length = (bars[METHODS.index(method)].x1 - BAR_LEFT) / (BAR_RIGHT - BAR_LEFT)
    assert length == pytest.approx(lecture.shares[method])


def test_the_table_writes_shares_neighbors_and_scores():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"a": rng.normal(size=100), "b": 100 * rng.normal(size=100)})
    compared = compare_scalings(frame, column="a", with_column="b", y_train=(frame["a"] > 0).astype(int))
    written = texts(marks(compared), "distances")
    assert len(written) == 3 * len(METHODS)
    assert written[:2] == ["< 0.1%", "100%"]
    assert written[2] == f"{compared.scores.mean['raw']:.2f} ± {compared.scores.sd['raw']:.2f}"


def test_the_scaling_pointed_at_is_framed(lecture):
    framed = [mark for mark in marks(lecture, "robust") if isinstance(mark, Box) and mark.edge]
    assert [mark.pane for mark in framed] == ["robust", "distances"]
    assert not [mark for mark in marks(lecture) if isinstance(mark, Box) and mark.edge]


def test_neighbors_are_drawn_in_raw_units(lecture):
    drawn = marks(lecture, "standard", place=7)
    plane, colors = lecture.plane, colors_of(LIGHT)
    for method, color in (("raw", colors["raw"]), ("standard", colors["scaled"])):
        dots = [dot for dot in of(Dot, drawn, "neighbors") if dot.color == color]
        xs = [plane.points["raw"][place, 0] for place in plane.neighbors(7, method).tolist()]
        assert [dot.x for dot in dots] == pytest.approx(xs)
    assert "row 7" in texts(drawn, "neighbors")
    assert len(of(Line, drawn, "neighbors")) == 2
    assert len(of(Line, marks(lecture, "raw", place=7), "neighbors")) == 1


def test_the_line_goes_through_rows_as_far_as_the_tenth():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"a": rng.normal(size=400), "b": rng.normal(size=400)})
    compared = compare_scalings(frame, column="a", with_column="b")
    plane = compared.plane
    place = plane.most_changed
    line = of(Line, marks(compared, "standard"), "neighbors")[1]
    scaled = np.column_stack([plane.fitted["standard"][i].transform(np.array(line.points)[:, i]) for i in range(2)])
    radii = np.sqrt(((scaled - plane.points["standard"][place]) ** 2).sum(axis=1))
    np.testing.assert_allclose(radii, plane.radius(place, "standard"), rtol=1e-6)


def test_hostile_names_are_only_text():
    frame = pd.DataFrame({"<script>$x_1$": [1.0, 2, 3, 90], "b": [1.0, 2, 3, 4]}, index=["<b>", "&", "$", "'"])
    drawn = marks(compare_scalings(frame, column="<script>$x_1$", with_column="b"), "standard", theme=DARK)
    assert any("'" in text for text in texts(drawn, "raw"))
