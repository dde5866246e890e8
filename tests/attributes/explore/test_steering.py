"""Controls, pointer and keys of the attribute explorer: everything the pointer reaches, keys reach too."""

import math

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.attributes.explore.attribute import AttributeExplorer

pytestmark = pytest.mark.usefixtures("_no_pixels")


@pytest.fixture
def explorer():
    one = AttributeExplorer(ct.load_sante(), label="malade")
    one.attribute, one.bins = "IMC", 8
    return one


@pytest.fixture
def scatter():
    one = AttributeExplorer(ct.load_sante(), label="malade")
    one.attribute, one.against = "cholesterol", "IMC"
    return one


# Bins ---------------------------------------------------------------------------------------------------------


def test_the_slider_counts_places_of_a_ladder(explorer, page_side):
    page, slider = page_side.Page(explorer._slider.widget), explorer._slider.widget
    assert slider.labels[int(slider.value)] == "8 · FD"
    page.say(value=0)
    assert explorer.bins == 2
    page.say(value=slider.max)
    assert explorer.bins == explorer.histogram.n_bins == 188  # two tenths each, as the values have one decimal


def test_a_number_between_two_places_has_a_place_of_its_own(explorer):
    explorer.bins = 37
    slider = explorer._slider.widget
    assert slider.labels[int(slider.value)] == "37"


def test_the_slider_is_not_pulled_from_under_the_hand(explorer, page_side):
    page = page_side.Page(explorer._slider.widget)
    page.say(value=12)
    assert not any("value" in told for told in page.told)


def test_the_slider_follows_another_attribute(explorer):
    explorer.attribute = "Age"
    slider = explorer._slider.widget
    assert slider.max == len(slider.labels) - 1
    assert slider.labels[-1] == "96"  # one bin for each age between the youngest and the oldest


def test_the_ruler_is_dragged(explorer, page_side):
    page = page_side.Page(explorer._view)
    page.say(pointer={"pane": "bins", "x": math.log10(20.4), "y": 0.5, "sequence": 1})
    assert explorer.bins == 20


@pytest.mark.parametrize(
    ("key", "shift", "n_bins"),
    [("ArrowRight", False, 9), ("ArrowLeft", False, 7), ("PageUp", False, 14), ("PageDown", False, 3),
     ("ArrowRight", True, 14), ("Home", False, 2), ("End", False, 188)],
)  # fmt: skip
@pytest.mark.parametrize("where", ["picture", "slider"])
def test_keys_move_the_bins(explorer, page_side, key, shift, n_bins, where):
    widget = explorer._view if where == "picture" else explorer._slider.widget
    page_side.Page(widget).press(key, shift=shift)
    assert explorer.bins == n_bins


def test_at_the_ends_keys_stay(explorer, page_side):
    page = page_side.Page(explorer._view)
    page.press("Home")
    page.press("ArrowLeft")
    assert explorer.bins == 2


def test_a_key_on_an_attribute_without_bins_does_nothing(page_side):
    explorer = AttributeExplorer(pd.DataFrame({"c": list("aab")}))
    page = page_side.Page(explorer._view)
    for key in ("ArrowRight", "Home", "End", "PageUp", "ArrowDown", "ArrowUp"):
        page.press(key)
    assert (explorer.attribute, explorer._view.error) == ("c", "")


# Rows left out ------------------------------------------------------------------------------------------------


def test_a_click_on_a_point_leaves_it_out_and_one_on_its_mark_takes_it_back(scatter, page_side):
    page = page_side.Page(scatter._view)
    page.say(pointer={"pane": "scatter", "x": 28.5, "y": 242300.0, "sequence": 1})
    assert scatter.left_out == (4,)
    page.say(pointer={"pane": "scatter", "x": 60.0, "y": 800.0, "sequence": 2})
    assert scatter.left_out == (4, 9)
    scatter.left_out = [9]
    page.say(pointer={"pane": "scatter", "x": 28.5, "y": 242300.0, "sequence": 3})
    assert scatter.left_out == (9, 4)


def test_a_click_on_an_empty_place_does_nothing(scatter, page_side):
    page_side.Page(scatter._view).say(pointer={"pane": "scatter", "x": 45.0, "y": 120_000.0, "sequence": 1})
    assert scatter.left_out == ()


def test_a_row_left_out_is_clicked_at_the_edge_where_it_is_drawn(scatter, page_side):
    scatter.left_out = [4]
    _low, high = scatter._view.plate["panes"][0]["ylim"]
    page_side.Page(scatter._view).say(pointer={"pane": "scatter", "x": 28.5, "y": high, "sequence": 1})
    assert scatter.left_out == ()


def test_a_click_on_the_list_leaves_its_row_out(scatter, page_side):
    page = page_side.Page(scatter._view)
    page.say(pointer={"pane": "influence", "x": 0.0, "y": 1.5, "sequence": 1})
    assert scatter.left_out == (4,)
    page.say(pointer={"pane": "influence", "x": 0.0, "y": 0.5, "sequence": 2})
    assert scatter.left_out == (4,)


def test_keys_leave_rows_out_and_take_them_back(scatter, page_side):
    page = page_side.Page(scatter._view)
    page.press("ArrowRight")
    page.press("ArrowRight")
    assert scatter.left_out == (4, 9)
    page.press("ArrowLeft")
    assert scatter.left_out == (4,)
    page.press("ArrowRight")
    page.press("Home")
    assert scatter.left_out == ()


def test_buttons_do_the_same(scatter):
    scatter._leave.widget.click()
    assert scatter.left_out == (4,)
    assert not scatter._back.widget.disabled
    scatter._back.widget.click()
    assert scatter.left_out == ()


def test_rows_can_be_left_out_until_nothing_is_left(page_side):
    frame = pd.DataFrame({"x": [1.0, 2, 3, 4, 5.5], "y": [2.0, 1, 4, 3, 9.5]})
    explorer = AttributeExplorer(frame)
    explorer.against = "y"
    page = page_side.Page(explorer._view)
    for _time in range(8):
        page.press("ArrowRight")
    assert explorer._view.error == ""
    assert explorer._leave.widget.disabled


def test_among_a_million_points_the_nearest_is_found():
    rng = np.random.default_rng(0)
    explorer = AttributeExplorer(pd.DataFrame(rng.normal(size=(50_000, 2)), columns=["x", "y"]))
    explorer.against = "y"
    explorer._point(pane="scatter", x=0.1, y=-0.2)
    (row,) = explorer.left_out
    assert explorer._table.frame.loc[row, "y"] == pytest.approx(0.1, abs=0.05)


# Attributes ---------------------------------------------------------------------------------------------------


def test_up_and_down_go_through_the_attributes(scatter, page_side):
    page = page_side.Page(scatter._view)
    page.press("ArrowUp")
    assert scatter.attribute == "Age"  # IMC is on the other axis
    page.press("ArrowDown")
    assert scatter.attribute == "cholesterol"
    for _time in range(9):
        page.press("ArrowDown")
    assert scatter.attribute == "malade"


def test_the_label_stands_first_among_the_colours(explorer):
    assert explorer.choices_of("hue")[:3] == (None, "malade", "ID")
    words = [words for words, _choice in explorer._bound["hue"].widget.options]
    assert words[:2] == ["—", "malade (label)"]


def test_a_refusal_is_said_on_the_page_and_the_menu_goes_back(scatter):
    scatter._bound["against"].widget.value = "cholesterol"
    assert "another column" in scatter._view.error
    assert scatter._bound["against"].read() == "IMC"


def test_menus_move_the_state(explorer):
    explorer._bound["against"].widget.value = "poids"
    assert explorer.against == "poids"
    explorer._bound["lecture"].widget.value = True
    assert explorer.lecture
