import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.words import set_language
from course_toolkit.attributes.compute.describe import describe_attribute
from course_toolkit.attributes.draw.attribute import AttributePicture


def test_the_rule_of_freedman_and_diaconis_is_marked(sante, texts_of):
    texts = texts_of(AttributePicture(describe_attribute(sante, "Age")).figure())
    assert any(text.startswith("Freedman–Diaconis 6") for text in texts)


def test_beyond_the_ruler_it_stands_at_the_end_with_an_arrow(sante, texts_of):
    texts = texts_of(AttributePicture(describe_attribute(sante, "cholesterol")).figure())
    assert any(text.startswith("Freedman–Diaconis 4,5") and text.endswith("▸") for text in texts)


def test_what_the_axis_leaves_out_is_said(sante, texts_of):
    inner = describe_attribute(sante, "cholesterol", without_outliers=True)
    assert "2 values are not shown" in texts_of(AttributePicture(inner).figure())


def test_the_box_plot_stands_on_the_axis_of_the_histogram(sante):
    axes = {ax.get_label(): ax for ax in AttributePicture(describe_attribute(sante, "Age")).figure().axes}
    assert axes["histogram"].get_xlim() == axes["box"].get_xlim()
    assert axes["histogram"].get_position().x0 == pytest.approx(axes["box"].get_position().x0)


def test_classes_are_named_beside_their_lane(sante, texts_of):
    set_language("en")
    texts = texts_of(AttributePicture(describe_attribute(sante, "Age", hue="malade")).figure())
    assert "1\nn = 6" in texts
    assert "missing\nn = 4" in texts


def test_a_name_from_the_data_is_no_formula(mixed):
    ax = AttributePicture(describe_attribute(mixed.rename(columns={"x": "$x^2$"}), "$x^2$")).figure().axes[0]
    assert ax._left_title.get_text() == "$x^2$"
    assert not ax._left_title.get_parse_math()


def test_an_outlier_that_is_left_out_is_not_drawn_in_the_room_beyond_the_whiskers():
    frame = pd.DataFrame({"x": [*np.linspace(0, 10, 99), 25.5]})
    inner = describe_attribute(frame, "x", without_outliers=True)
    box = next(ax for ax in AttributePicture(inner).figure().axes if ax.get_label() == "box")
    assert [len(line.get_xdata()) for line in box.get_lines() if line.get_marker() == "o"] == [0]
