import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.draw.marks import Dot, Line, Text
from course_toolkit._core.draw.theme import LIGHT
from course_toolkit.attributes.compute.relate import relate_attributes
from course_toolkit.attributes.draw.pair import PairPicture
from course_toolkit.attributes.draw.pair_marks import pair_marks, row_of_line


def of_kind(marks, kind, pane):
    return [one for one in marks if isinstance(one, kind) and one.pane == pane]


def test_the_row_that_decides_is_ringed_and_named(sante):
    marks = pair_marks(relate_attributes(sante, "IMC", "cholesterol"), theme=LIGHT)
    (ring,) = of_kind(marks, Dot, "scatter")
    assert (ring.x, ring.y) == (28.5, 242300)
    assert [one.text for one in of_kind(marks, Text, "scatter")] == ["4"]


def test_r_is_listed_with_all_rows_and_without_each(sante):
    outcome = relate_attributes(sante, "IMC", "cholesterol")
    marks = pair_marks(outcome, theme=LIGHT)
    words = [one.text for one in of_kind(marks, Text, "influence")]
    assert words[:4] == ["all 10 rows", "-0.03", "without 4", "0.99"]
    dots = of_kind(marks, Dot, "influence")
    assert [one.x for one in dots] == pytest.approx(
        [outcome.association.value, *(one.r_without for one in outcome.influences)]
    )


def test_a_row_left_out_is_shown_at_the_edge_with_both_lines_where_they_are(sante):
    outcome = relate_attributes(sante, "IMC", "cholesterol", left_out=[4])
    marks = pair_marks(outcome, theme=LIGHT)
    edge = max(one.y for one in of_kind(marks, Dot, "scatter"))
    assert 800 < edge < 1000
    words = [one.text for one in of_kind(marks, Text, "influence")]
    assert words[:4] == ["all 10 rows", "-0.03", "without 4", "0.99"]
    (line,) = of_kind(marks, Line, "scatter")  # that of all rows lies outside
    assert not line.dashed


def test_a_click_on_a_line_of_the_list_means_its_row(sante):
    outcome = relate_attributes(sante, "IMC", "cholesterol")
    assert row_of_line(outcome, 0.5) is None
    assert row_of_line(outcome, 1.5) == 4
    assert row_of_line(outcome, 6.9) is None
    left = relate_attributes(sante, "IMC", "cholesterol", left_out=[4])
    assert row_of_line(left, 1.5) is None
    assert row_of_line(left, 2.5) == 9


def test_rows_that_change_nothing_are_not_listed():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"x": rng.normal(size=3000), "y": rng.normal(size=3000)})
    marks = pair_marks(relate_attributes(frame, "x", "y"), theme=LIGHT)
    assert len(of_kind(marks, Dot, "influence")) == 2
    assert of_kind(marks, Dot, "scatter") == []


def test_a_line_ends_where_the_picture_does(sante):
    outcome = relate_attributes(sante, "IMC", "poids")
    picture = PairPicture(outcome)
    pane = picture.plate.panes["scatter"]
    (line,) = of_kind(pair_marks(outcome, theme=LIGHT), Line, "scatter")
    for x, y in line.points:
        assert pane.xlim[0] - 1e-9 <= x <= pane.xlim[1] + 1e-9
        assert pane.ylim[0] - 1e-9 <= y <= pane.ylim[1] + 1e-9


@pytest.mark.parametrize("left_out", [[], [4], [4, 9], list(range(8))])
def test_the_two_renderers_agree(sante, renderers, left_out):
    outcome = relate_attributes(sante, "IMC", "cholesterol", hue="malade", left_out=left_out)
    renderers.assert_agreement(PairPicture(outcome), pair_marks(outcome, theme=LIGHT))


def test_other_pairs_have_no_marks(mixed):
    assert pair_marks(relate_attributes(mixed, "town", "x"), theme=LIGHT) == []


@pytest.mark.parametrize("constant", [0.0, 7.5])
def test_a_constant_has_no_line(constant):
    frame = pd.DataFrame({"x": [constant, constant, constant, None], "y": [1.5, 2.5, 3.5, 4.5]})
    frame.loc[3, "x"] = constant
    frame["x"] = frame["x"] + np.array([0, 0, 1e-17, 0])
    assert pair_marks(relate_attributes(frame, "y", "y"), theme=LIGHT)
    assert relate_attributes(frame, "x", "y").frame() is not None
