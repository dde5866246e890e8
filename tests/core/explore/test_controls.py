"""Widgets and the words beside them."""

import ipywidgets
import pytest

from course_toolkit._core.explore.controls import Control, button, dropdown, number, optional_number, row, switch
from course_toolkit._core.words import get_language, set_language

FRUIT = {"en": ["none", "apple"], "fr": ["aucun", "pomme"]}


def fruit():
    none, apple = FRUIT[get_language()]
    return [(none, None), (apple, "apple")]


def test_words_follow_the_language_and_the_value_stays():
    control = dropdown(lambda: {"en": "Fruit", "fr": "Fruits"}[get_language()], fruit)
    control.show("apple")
    set_language("fr")
    control.relabel()
    assert control.widget.description == "Fruits"
    assert [words for words, _choice in control.widget.options] == ["aucun", "pomme"]
    assert control.read() == "apple"


@pytest.mark.parametrize("value", [None, "apple"])
def test_relabelling_is_no_choice_of_the_student_s(value):
    control = dropdown(lambda: "Fruit", fruit)
    control.show(value)
    chosen = []
    control.widget.observe(lambda change: control.quiet or chosen.append(change.new), "value")
    set_language("fr")
    control.relabel()
    assert control.read() == value
    assert chosen == []


@pytest.mark.parametrize("value", [None, "apple"])
def test_a_menu_shows_what_is_chosen_none_too(value):
    control = dropdown(lambda: "Fruit", fruit)
    control.show(value)
    assert control.read() == value
    assert control.widget.label == {choice: words for words, choice in fruit()}[value]


@pytest.mark.parametrize("choice", ["", 0, False, 1, "None", (1, 2)])
def test_a_choice_that_looks_like_nothing_is_a_choice_all_the_same(choice):
    control = dropdown(lambda: "Class", lambda: [("a", "other"), ("b", choice)])
    control.show(choice)
    assert control.read() == choice
    assert type(control.read()) is type(choice)


def test_a_choice_that_does_not_equal_itself_can_be_chosen():
    nan = float("nan")  # a column's name
    control = dropdown(lambda: "Column", lambda: [("age", "age"), ("nan", nan)])
    control.show(nan)
    assert control.read() is nan
    control.relabel()
    assert control.read() is nan


def test_choices_that_go_leave_the_menu_usable():
    choices = [("a", "a"), ("b", "b")]
    control = dropdown(lambda: "Class", lambda: choices)
    control.show("b")
    choices[:] = [("c", "c")]
    control.relabel()
    control.show("c")
    assert control.read() == "c"


def test_showing_is_quiet_and_loud_again_afterwards():
    control = number(lambda: "n", step=1, width="8em")
    loud = []
    control.widget.observe(lambda change: loud.append((change.new, control.quiet)), "value")
    control.show(3)
    control.widget.value = 4
    assert loud == [(3, True), (4, False)]


def test_a_value_that_cannot_be_shown_leaves_the_control_loud():
    control = dropdown(lambda: "Fruit", fruit)
    with pytest.raises(Exception, match="Invalid selection"):
        control.show("stone")
    assert not control.quiet


def test_a_button_calls_back_and_says_what_it_does():
    clicks = []
    control = button(lambda: "▶", lambda: clicks.append(1), tooltip=lambda: f"next ({get_language()})")
    control.widget.click()
    assert clicks == [1]
    assert control.widget.tooltip == "next (en)"
    set_language("fr")
    control.relabel()
    assert control.widget.tooltip == "next (fr)"


def test_a_switch_is_off_at_first():
    control = switch(lambda: "Lecture mode")
    assert control.read() is False
    assert control.widget.description == "Lecture mode"


def test_a_row_holds_its_controls_in_order_and_wraps_on_a_narrow_page():
    controls = [switch(lambda: "a"), Control(ipywidgets.FloatSlider(), lambda: "b")]
    box = row(*controls)
    assert list(box.children) == [control.widget for control in controls]
    assert "wrap" in box.layout.flex_flow
    assert "ct-controls" in box._dom_classes


@pytest.mark.parametrize(("typed", "read"), [("0.8", 0.8), ("0,8", 0.8), (" 1 ", 1.0), ("", None), ("high", "high")])
def test_a_field_that_may_stay_empty_reads_a_number_or_nothing(typed, read):
    control = optional_number(lambda: "Score", width="8em")
    control.widget.value = typed
    assert control.read() == read


def test_a_number_is_written_with_the_sign_of_the_language():
    control = optional_number(lambda: "Score", width="8em")
    control.show(0.8)
    set_language("fr")
    control.relabel()
    assert (control.widget.value, control.read()) == ("0,8", 0.8)
    control.show(None)
    assert control.widget.value == ""
