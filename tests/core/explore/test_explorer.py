"""State and controls linked both ways, one refresh, one message; what a student does wrong is said on the page."""

import json
import math
from base64 import b64decode
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.explore.explorer import LARGE_CONTROLS, WIDGET_VIEW
from course_toolkit._core.explore.picture_view import STYLE
from course_toolkit._core.words import set_language

SENT_AT_A_MOVE = {"overlay", "sentence"}


def shown(dial):
    view = dial._view
    return view.plate, view.overlay, view.sentence, view.caption


# State and controls ---------------------------------------------------------------------------------


def test_controls_show_the_state_at_first(control_of):
    assert control_of("value").read() == 5
    assert control_of("color").read() is None
    assert control_of("lecture").read() is False


@pytest.mark.parametrize(("trait", "value"), [("value", 7), ("color", "red"), ("lecture", True)])
def test_the_control_follows_the_trait(dial, control_of, trait, value):
    setattr(dial, trait, value)
    assert control_of(trait).read() == value


@pytest.mark.parametrize(("trait", "value"), [("value", 7), ("color", "red"), ("lecture", True)])
def test_the_trait_follows_the_control(dial, control_of, trait, value):
    before = shown(dial)
    control_of(trait).widget.value = value
    assert getattr(dial, trait) == value
    assert shown(dial) != before


def test_none_is_chosen_as_well(dial, control_of):
    dial.color = "red"
    widget = control_of("color").widget
    widget.index = 0
    assert dial.color is None


def test_the_page_s_own_change_moves_the_picture(dial, view, control_of, page_of):
    page_of(control_of("value").widget).say(value=8)
    assert dial.value == 8
    assert len(view.told) == 1
    assert set(view.told[0]) == SENT_AT_A_MOVE
    assert "Value 8" in view.told[0]["sentence"]


# Messages ---------------------------------------------------------------------------------------------


def test_a_move_is_one_message_without_the_plate(dial, view):
    for value in (1, 2, 3):
        view.told.clear()
        dial.value = value
        assert [set(state) for state in view.told] == [SENT_AT_A_MOVE]


def test_a_pointer_and_a_key_are_one_message_each(dial, view):
    view.say(pointer={"pane": "dial", "x": 6.04, "y": 0.5, "sequence": 1})
    assert dial.value == 6
    view.press("ArrowRight")
    assert dial.value == 7
    view.press("ArrowLeft", shift=True)  # refused: below zero
    assert [set(state) for state in view.told] == [SENT_AT_A_MOVE, SENT_AT_A_MOVE, {"error"}]


def test_nothing_is_sent_when_nothing_changes(dial, view):
    dial.value = dial.value
    dial._refresh()
    assert view.told == []


def test_the_plate_is_drawn_once_for_all_moves(dial):
    plate = dial._view.plate
    for value in range(4):
        dial.value = value
    dial.color = "red"
    assert dial.n_plates == 1
    assert dial._view.plate is plate


@pytest.mark.parametrize(
    "change",
    [
        lambda dial: setattr(dial, "lecture", True),
        lambda dial: setattr(dial._view, "dark", True),
        lambda _dial: set_language("fr"),
    ],
    ids=["lecture", "dark", "language"],
)
def test_the_plate_is_redrawn_for_another_page_audience_or_language(dial, view, change):
    change(dial)
    assert dial.n_plates == 2
    assert sum("plate" in state for state in view.told) == 1
    assert len(view.told) == 1 + ("dark" in view.told[0])


def test_dark_is_told_by_the_page(dial, view):
    view.say(dark=True)
    assert [set(state) for state in view.told] == [{"plate"}]
    corner = Image.open(BytesIO(dial._view.plate["png"])).convert("L").getpixel((0, 0))
    assert corner < 64


# Refusals -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [math.nan, "0,5", True, 11, -1, 4, None])
def test_code_is_refused_by_an_error_and_nothing_changes(dial, value):
    before = shown(dial)
    with pytest.raises(CourseError):
        dial.value = value
    assert dial.value == 5
    assert shown(dial) == before
    assert dial._view.error == ""


@pytest.mark.parametrize("value", [11, -1, 4])
def test_a_control_is_refused_on_the_page_and_put_back(dial, view, control_of, page_of, value):
    before, page = shown(dial), page_of(control_of("value").widget)
    page.say(value=value)
    assert dial.value == 5
    assert dial._view.error
    assert shown(dial) == before
    assert control_of("value").read() == 5
    assert page.told[-1]["value"] == 5, "the page still shows the refused number"
    assert all(set(state) <= {"error"} for state in view.told)


def test_the_error_goes_at_the_next_good_change(dial, control_of):
    widget = control_of("value").widget
    widget.value = 4
    assert dial._view.error == "Never 4."
    widget.value = 3
    assert dial._view.error == ""
    assert dial.value == 3


def test_the_same_mistake_again_is_refused_again(dial, control_of, page_of):
    page = page_of(control_of("value").widget)
    for _time in range(2):
        page.say(value=4)
        assert dial.value == control_of("value").read() == 5
        assert dial._view.error == "Never 4."


def test_a_key_that_leads_too_far_is_refused_on_the_page(dial, view):
    dial.value = 10
    view.press("ArrowRight")
    assert dial.value == 10
    assert "value must be between 0 and 10" in dial._view.error


def test_a_fault_of_ours_is_not_hidden(dial):
    with pytest.raises(ZeroDivisionError):
        dial._from_page(dial._press, "Boom", shift=False)


# Language and looks -------------------------------------------------------------------------------------


def test_a_live_explorer_follows_the_language(dial, control_of):
    set_language("fr")
    assert control_of("value").widget.description == "Valeur"
    assert dial._view.sentence.startswith("Valeur 5")
    set_language("en")
    assert control_of("value").widget.description == "Value"


def test_lecture_mode_enlarges_the_controls_too(dial):
    dial.lecture = True
    assert LARGE_CONTROLS in dial.widget._dom_classes
    assert f".{LARGE_CONTROLS}" in STYLE.read_text(encoding="utf-8")
    assert dial._view.plate["lecture"]
    dial.lecture = False
    assert LARGE_CONTROLS not in dial.widget._dom_classes


# Where no kernel runs -----------------------------------------------------------------------------------


def test_a_notebook_gets_a_live_view_a_picture_and_words(dial):
    data, metadata = dial._repr_mimebundle_()
    assert set(data) == {"text/plain", "image/png", WIDGET_VIEW}
    assert data["text/plain"] == repr(dial) == "Dial 5"
    assert data[WIDGET_VIEW]["model_id"] == dial.widget.model_id
    width, height = Image.open(BytesIO(b64decode(data["image/png"]))).size
    assert width >= 300
    assert height > 150 + 15  # the sentence is printed under the picture
    assert metadata["image/png"]["alt"] == dial._view.sentence
    json.dumps(data, allow_nan=False)


def test_the_bundle_may_be_asked_for_a_part(dial):
    data, _metadata = dial._repr_mimebundle_(include=None, exclude=None)
    assert "image/png" in data


def test_paper_is_white_whatever_the_page(dial):
    dial._view.dark = True
    png = b64decode(dial._repr_mimebundle_()[0]["image/png"])
    assert Image.open(BytesIO(png)).convert("RGB").getpixel((0, 0)) == (255, 255, 255)
    assert dial.figure().get_facecolor() == (1, 1, 1, 1)


def test_nbconvert_shows_the_picture_and_its_words(dial, read_html):
    nbformat, exporters = pytest.importorskip("nbformat"), pytest.importorskip("nbconvert.exporters")
    data, metadata = dial._repr_mimebundle_()
    output = nbformat.v4.new_output("execute_result", data=data, metadata=metadata, execution_count=1)
    cell = nbformat.v4.new_code_cell("explorer", execution_count=1, outputs=[output])
    notebook = nbformat.v4.new_notebook(cells=[cell])
    html, _resources = exporters.HTMLExporter().from_notebook_node(notebook)
    page = read_html(html)
    (image,) = [attributes for tag, attributes in zip(page.tags, page.attributes, strict=True) if tag == "img"]
    assert image["src"] == f"data:image/png;base64,{data['image/png']}".strip()
    # The sentence is printed in the picture; nbconvert's default template has no place for an alternative text.
    assert notebook.cells[0].outputs[0].metadata["image/png"]["alt"] == dial._view.sentence
    assert dial.widget.model_id not in html


def test_a_figure_holds_the_state_shown(dial):
    def needle(figure):
        return figure.axes[0].lines[-1].get_xdata()[0]

    assert needle(dial.figure()) == 5
    dial.value = 7
    assert needle(dial.figure()) == 7
    assert dial.figure().canvas.manager is None


def test_the_pixels_of_the_live_view_and_of_the_png_are_one_picture(dial):
    """The plate and the PNG differ only where marks are."""
    picture = dial._make_picture(dial._theme())
    plate = np.asarray(Image.open(BytesIO(picture.png(pixel_ratio=2))).convert("RGB")).astype(int)
    sent = np.asarray(Image.open(BytesIO(dial._view.plate["png"])).convert("RGB")).astype(int)
    assert (plate == sent).all()


@pytest.mark.parametrize("path", [None, 3, ["a.html"]])
def test_what_is_no_path_is_refused_in_words(dial, path):
    with pytest.raises(CourseError, match="path must be the name of a file"):
        dial.to_html(path)
