import pandas as pd
import pytest

from course_toolkit.attributes.compute.pairs import TrendLine
from course_toolkit.attributes.compute.relate import relate_attributes


@pytest.fixture(scope="module")
def pair():
    frame = pd.DataFrame({"x": [0.0, 1, 2, 3, None], "y": [0.0, 2, 3, 10, 5]}, index=list("abcde"))
    return relate_attributes(frame, "x", "y", left_out=[3])


def test_a_line_has_a_height_at_each_place():
    assert TrendLine(2.0, 1.0)(3.0) == 7.0


def test_a_row_has_its_point_where_both_are_known(pair):
    assert pair.point(1) == (1.0, 2.0)
    assert pair.point(4) is None
    assert pair.point(99) is None


def test_a_click_means_the_nearest_point_or_none(pair):
    assert pair.nearest(1.02, 2.05) == 1
    assert pair.nearest(0.5, 1.0) is None


def test_the_measures_are_a_table(pair):
    frame = pair.frame()
    assert frame.index.tolist() == ["all", "without left_out"]
    assert frame["n_rows"].tolist() == [4, 3]
