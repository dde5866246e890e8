import pandas as pd
import pytest

from course_toolkit._core.draw.theme import choose_theme
from course_toolkit.attributes.compute.describe import describe_attribute
from course_toolkit.attributes.draw.attribute import AttributePicture


@pytest.mark.parametrize("column", ["x", "whole", "day", "town", "<script>$x$", "label", "empty"])
@pytest.mark.parametrize("hue", [None, "label", "<script>$x$", "x", "empty"])
def test_every_kind_is_drawn_by_every_class(mixed, column, hue):
    picture = AttributePicture(describe_attribute(mixed, column, hue=hue))
    figure = picture.at(10)
    figure.draw_without_rendering()
    assert figure.axes


@pytest.mark.parametrize("lecture", [False, True])
def test_a_lecture_has_a_larger_page(mixed, lecture):
    picture = AttributePicture(describe_attribute(mixed, "x"), choose_theme(lecture=lecture))
    assert picture.size_inches[0] == (13.2 if lecture else 10.8)


def test_the_ruler_is_dragged_where_there_is_one(mixed):
    assert AttributePicture(describe_attribute(mixed, "x")).events() == {"bins": "drag"}
    for column in ("town", "empty"):
        assert AttributePicture(describe_attribute(mixed, column)).events() == {}
    constant = describe_attribute(pd.DataFrame({"x": [7.5] * 4}), "x")
    assert AttributePicture(constant).events() == {}


@pytest.mark.parametrize(
    "values",
    [[1e149, -1e149, 0.0], [1e-300, 2e-300, 5e-300], [1e9, 1e9 + 1e-7, 1e9], [3.5], [0.1 + 0.2, 0.3, 0.3, 0.5],
     pd.to_datetime(["1700-01-01", "2300-01-01", "2024-01-01"]), pd.to_datetime(["2024-01-01"] * 3)],
)  # fmt: skip
def test_sizes_of_all_sorts(values):
    picture = AttributePicture(describe_attribute(pd.DataFrame({"x": values}), "x"))
    assert picture.plate.png
    assert picture.at(200).axes
