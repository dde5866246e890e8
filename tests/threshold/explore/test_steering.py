"""Every control, key and pane does something, and what it says; nothing is dead."""

import json
import math
from itertools import count

import ipywidgets
import numpy as np
import pytest

import course_toolkit as ct
from course_toolkit.threshold.compute import OUTCOMES, SCALES
from course_toolkit.threshold.explore.steering import CRITERION_NAMES, SCALE_NAMES

Y_TRUE = np.array([0, 0, 0, 1, 1, 1, 1, 1, 0])
Y_SCORE = np.array([0.4, 0.35, 0.3, 0.9, 0.85, 0.7, 0.6, 0.55, 0.75])
ABOVE_ALL = math.nextafter(0.9, math.inf)
MOVE = {"overlay", "sentence", "caption"}
SEQUENCE = count()
CENTRES = {"tn": (0.5, 1.5), "fp": (1.5, 1.5), "fn": (0.5, 0.5), "tp": (1.5, 0.5)}


def everything(explorer):
    """Return the result, the marks, the picture and the words, the controls' own included."""
    view = explorer._view
    words = [(control.widget.description, getattr(control.widget, "disabled", False)) for control in explorer._controls]
    scale = [getattr(explorer._slider.widget, name) for name in ("min", "max", "step")]
    return repr(
        (explorer.result, view.overlay, view.plate, view.sentence, view.caption, words, scale, explorer.selected)
    )


def is_live(control):
    """Return whether a student can move a control now."""
    return not getattr(control.widget, "disabled", False) and control.widget.layout.display != "none"


def moved(widget):
    """Return functions that move a widget, whatever it is, each in another way."""
    if isinstance(widget, ipywidgets.Button):
        return [widget.click]
    if hasattr(widget, "options"):
        others = [place for place in range(len(widget.options)) if place != widget.index]
        assert others, "a menu of one choice is no control: hide it"
        return [lambda place=place: setattr(widget, "index", place) for place in others]
    if isinstance(widget.value, bool):
        return [lambda: setattr(widget, "value", not widget.value)]
    if hasattr(widget, "min") and hasattr(widget, "max"):
        width = widget.max - widget.min
        places = [widget.min + share * width for share in (0, 0.35, 0.7, 1)]
        return [lambda place=place: setattr(widget, "value", place) for place in places if place != widget.value]
    if isinstance(widget.value, float):
        return [lambda: setattr(widget, "value", widget.value * 0.6 + 0.1)]
    pytest.fail(f"how does one move a {type(widget).__name__}? say it here")
    return None


def name_of(control):
    return control.widget.description


# No dead control ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("criterion", CRITERION_NAMES, ids=str)
def test_every_control_that_can_be_moved_changes_something(rich, criterion):
    rich.criterion = criterion
    dead = []
    for control in filter(is_live, rich._controls):
        before = everything(rich)
        for move in moved(control.widget):
            move()
            assert rich._view.error == "", f"{name_of(control)}: {rich._view.error}"
            if everything(rich) != before:
                break
        else:
            dead.append(name_of(control))
        rich.criterion = criterion
    assert dead == []


def test_every_choice_of_every_menu_shows_something_else(rich):
    menus = [control for control in rich._controls if hasattr(control.widget, "options")]
    assert len(menus) == 5
    for menu in menus:
        seen = [everything(rich)]
        for move in moved(menu.widget):
            move()
            seen.append(everything(rich))
        expected = len(menu.widget.options)
        if menu.choices is not None and name_of(menu) == "Choice of threshold":
            seen, expected = set(seen), 4  # two criteria may agree on a threshold
        assert len(set(seen)) >= expected, name_of(menu)


@pytest.mark.parametrize("scale", SCALES)
def test_the_slider_moves_the_threshold_in_each_of_its_scales(rich, scale):
    rich.scale = scale
    slider = rich._slider.widget
    seen = set()
    for move in moved(slider):
        move()
        assert rich._view.error == ""
        seen.add(rich.threshold)
    assert len(seen) >= 3


def test_a_control_left_alone_is_seen(rich):
    """The check itself: a control that is bound to nothing is found."""
    from course_toolkit._core.explore.controls import switch

    before = everything(rich)
    unbound = switch(lambda: "dead")
    moved(unbound.widget)[0]()
    assert everything(rich) == before


def test_every_control_is_on_the_page(rich):
    placed = {child for row in rich.widget.children[:-1] for child in row.children}
    assert {control.widget for control in rich._controls} == placed
    assert rich.widget.children[-1] is rich._view


def test_every_trait_has_its_control(rich):
    """What code can set, a hand can set too."""
    before = {name: rich.trait_values()[name] for name in rich.trait_names()}
    set_by_hand = set()
    for control in rich._controls:
        shown = control.read() if hasattr(control.widget, "value") else None
        set_by_hand |= {name for name, value in before.items() if value == shown}
    assert set_by_hand == set(before)


def test_menus_of_one_choice_are_hidden(lecture, rich):
    hidden = {name_of(control) for control in lecture._controls if control.widget.layout.display == "none"}
    assert hidden == {"Model", "Positive class"}
    assert all(is_live(control) for control in rich._controls if name_of(control) in hidden)


# Traits and widgets -----------------------------------------------------------------------------------------

OTHER = {
    "threshold": 0.25, "model": "forest", "pos_label": "a", "scale": "recall", "criterion": "youden", "target": 0.4,
    "cost_fp": 2.5, "cost_fn": 7.0, "selected_cell": "fn", "lecture": True,
}  # fmt: skip


def test_the_list_of_traits_is_whole(rich):
    assert set(OTHER) == set(rich.trait_names())


def control_of(explorer, trait):
    """Return the control that shows another value of a trait: found by trying, so that none is forgotten."""
    before = [control.read() if hasattr(control.widget, "value") else None for control in explorer._controls]
    setattr(explorer, trait, OTHER[trait])
    found = [
        control
        for control, old in zip(explorer._controls, before, strict=True)
        if hasattr(control.widget, "value")
        and control.read() == OTHER[trait] != old
        and control is not explorer._slider
    ]
    (control,) = found
    return control


@pytest.mark.parametrize("trait", OTHER)
def test_the_control_follows_the_trait_and_the_trait_the_control(rich, trait):
    first = getattr(rich, trait)
    control = control_of(rich, trait)
    widget = control.widget
    if hasattr(widget, "options"):
        widget.index = [choice for _words, choice in control.choices()].index(first)
    else:
        widget.value = first
    assert getattr(rich, trait) == first
    assert rich._view.error == ""


@pytest.mark.parametrize("scale", SCALES)
def test_the_slider_stands_where_the_threshold_is(rich, scale):
    rich.scale = scale
    for threshold in (0.2, 0.5, 0.8):
        rich.threshold = threshold
        low, high = rich._slider.widget.min, rich._slider.widget.max
        expected = min(max(rich.scores.position_of(scale, threshold), low), high)
        assert rich._slider.widget.value == pytest.approx(expected)
        assert rich.threshold == threshold, "placing the slider moved the threshold"


def test_the_slider_says_what_it_slides(rich, language):
    ct.set_language(language)
    names = {
        "en": {"score": "Score", "rank": "Alerts per 1,000", "recall": "Target recall", "fpr": "Target FPR"},
        "fr": {"score": "Score", "rank": "Alertes pour 1\u202f000", "recall": "Rappel visé", "fpr": "FPR visé"},
    }[language]
    for scale in SCALE_NAMES:
        rich.scale = scale
        assert name_of(rich._slider) == names[scale]


def test_a_hand_on_the_slider_is_left_alone(lecture, page_of):
    page = page_of(lecture._slider.widget)
    for value in (0.2001, 0.6, 0.83, -0.02, 1.02):
        page.say(value=value)
        assert lecture.threshold == pytest.approx(value, abs=6e-4)
    assert page.told == []


def test_what_a_hand_points_at_is_a_round_number(lecture):
    for value in (0.1 + 0.2, 0.7 - 0.1, 0.55000000000001):
        lecture._slider.widget.value = value
        assert len(repr(lecture.threshold)) <= 6


@pytest.mark.parametrize(("scale", "position", "reached"), [
    ("rank", 500, lambda outcome: outcome.n_alerts / 9 <= 0.5),
    ("recall", 0.7, lambda outcome: outcome.recall >= 0.7),
    ("fpr", 0.3, lambda outcome: outcome.fpr <= 0.3),
])  # fmt: skip
def test_a_scale_keeps_its_promise(lecture, scale, position, reached):
    lecture.scale = scale
    lecture._slider.widget.value = position
    assert reached(lecture.result)


# Setting by hand, criteria, costs -----------------------------------------------------------------------------


@pytest.mark.parametrize("criterion", [name for name in CRITERION_NAMES if name])
def test_a_criterion_sets_the_threshold(rich, criterion):
    rich.criterion = criterion
    best = rich.scores.best(criterion, target=rich.target)
    assert (rich.threshold, rich.result) == (best.threshold, best)


def by_code(explorer):
    explorer.threshold = 0.3


def by_field(explorer):
    next(c for c in explorer._controls if name_of(c) == "Threshold").widget.value = 0.3


def by_slider(explorer):
    explorer._slider.widget.value = 0.3


def by_button(explorer):
    explorer._controls[-1].widget.click()


def by_key(explorer):
    explorer._press("ArrowLeft", shift=False)


def by_pointer(explorer):
    explorer._view.pointer = {"pane": "histogram", "x": 0.3, "y": 0.0, "sequence": next(SEQUENCE)}


@pytest.mark.parametrize("by_hand", [by_code, by_field, by_slider, by_button, by_key, by_pointer])
def test_setting_the_threshold_by_hand_leaves_the_criterion(rich, by_hand):
    rich.criterion = "f1"
    by_hand(rich)
    assert rich.criterion is None
    menu = next(control for control in rich._controls if name_of(control) == "Choice of threshold")
    assert menu.read() is None


def test_costs_move_a_threshold_that_follows_them(rich):
    rich.criterion = "cost"
    seen = []
    for cost_fn in (0.1, 1, 3, 30):
        rich.cost_fn = cost_fn
        best = rich.scores.best("cost", cost_fn=cost_fn)
        assert rich.threshold == best.threshold
        assert rich.result.cost == best.cost
        seen.append(rich.threshold)
    assert seen == sorted(seen, reverse=True)
    assert len(set(seen)) >= 3


@pytest.mark.parametrize("criterion", [None, "f1", "youden"])
def test_costs_leave_another_threshold_alone(rich, criterion):
    rich.criterion = criterion
    before = rich.threshold
    rich.cost_fp = 40
    assert (rich.threshold, rich.criterion) == (before, criterion)
    assert rich.result.cost_fp == 40


def test_a_target_moves_a_threshold_that_follows_it(rich):
    rich.criterion = "recall"
    for target in (0.3, 0.6, 1.0):
        rich.target = target
        assert rich.result.recall >= target
        assert rich.threshold == rich.scores.best("recall", target=target).threshold


@pytest.mark.parametrize("trait", ["model", "pos_label"])
def test_a_criterion_is_followed_into_another_model_and_class(rich, trait):
    rich.criterion = "f1"
    setattr(rich, trait, OTHER[trait])
    assert rich.criterion == "f1"
    assert rich.threshold == rich.scores.best("f1").threshold


# Keys -----------------------------------------------------------------------------------------------------------


def press(explorer, page_of, *keys, shift=False):
    page = page_of(explorer._view)
    for key in keys:
        page.press(key, shift=shift)
    return explorer.threshold


@pytest.mark.parametrize("key", ["ArrowRight", "ArrowUp"])
def test_an_arrow_goes_to_the_next_score_where_a_count_changes(lecture, page_of, key):
    lecture.threshold = 0.3
    seen = [press(lecture, page_of, key) for _time in range(9)]
    assert seen == [0.35, 0.4, 0.55, 0.6, 0.7, 0.75, 0.85, 0.9, ABOVE_ALL]
    assert press(lecture, page_of, key) == ABOVE_ALL


@pytest.mark.parametrize("key", ["ArrowLeft", "ArrowDown"])
def test_an_arrow_goes_back(lecture, page_of, key):
    lecture.threshold = 0.9
    seen = [press(lecture, page_of, key) for _time in range(8)]
    assert seen == [0.85, 0.75, 0.7, 0.6, 0.55, 0.4, 0.35, 0.3]
    assert press(lecture, page_of, key) == 0.3


@pytest.mark.parametrize("place", [0.5, 0.41, 0.72, -3.0, 7.0])
@pytest.mark.parametrize("key", ["ArrowRight", "ArrowLeft"])
def test_each_arrow_changes_a_count_unless_at_the_end(lecture, page_of, place, key):
    lecture.threshold = place
    before = lecture.result
    press(lecture, page_of, key)
    at_the_end = before.n_alerts == (0 if key == "ArrowRight" else 9)
    assert ((lecture.result.tp, lecture.result.fp) != (before.tp, before.fp)) is not at_the_end
    if not at_the_end:
        assert abs(lecture.result.n_alerts - before.n_alerts) == 1


def test_home_is_everyone_and_end_is_no_one(lecture, page_of):
    press(lecture, page_of, "Home")
    assert lecture.result.n_alerts == 9
    press(lecture, page_of, "End")
    assert lecture.result.n_alerts == 0


@pytest.mark.parametrize(("key", "shift", "sign"), [
    ("PageDown", False, 1), ("PageUp", False, -1), ("ArrowLeft", True, 1), ("ArrowRight", True, -1),
    ("ArrowDown", True, 1), ("ArrowUp", True, -1),
])  # fmt: skip
def test_a_page_is_fifty_alerts_in_a_thousand(page_of, key, shift, sign):
    rng = np.random.default_rng(0)
    y_true = rng.integers(0, 2, 1000)
    explorer = ct.ThresholdExplorer.from_predictions(y_true, rng.permutation(1000) / 1001 + 0.0005)
    explorer.scale = "rank"
    explorer._slider.widget.value = 500
    press(explorer, page_of, key, shift=shift)
    assert explorer.result.n_alerts == 500 + sign * 50


@pytest.mark.parametrize(("key", "shift"), [
    ("PageDown", False), ("PageUp", False), ("ArrowLeft", True), ("ArrowRight", True)
])  # fmt: skip
def test_a_page_of_few_samples_is_a_step_at_least(lecture, page_of, key, shift):
    lecture.threshold = 0.6
    before = lecture.result.n_alerts
    press(lecture, page_of, key, shift=shift)
    more = key in {"PageDown", "ArrowLeft"}
    assert lecture.result.n_alerts == before + (1 if more else -1)


def test_pages_reach_both_ends_and_stay_there(lecture, page_of):
    press(lecture, page_of, *["PageUp"] * 30)
    assert lecture.result.n_alerts == 0
    press(lecture, page_of, *["PageDown"] * 30)
    assert lecture.result.n_alerts == 9
    assert lecture._view.error == ""


def test_a_key_that_means_nothing_does_nothing(lecture, page_of):
    before = everything(lecture)
    press(lecture, page_of, "a", "Tab", "Escape")
    press(lecture, page_of, "a", shift=True)
    assert everything(lecture) == before


def test_the_buttons_are_the_arrow_keys(lecture):
    previous, following = (control.widget for control in lecture._controls[-2:])
    lecture.threshold = 0.6
    following.click()
    assert lecture.threshold == 0.7
    previous.click()
    previous.click()
    assert lecture.threshold == 0.55


# The pointer ------------------------------------------------------------------------------------------------------


@pytest.fixture
def point(lecture, page_of):
    page = page_of(lecture._view)

    def point(pane, x, y):
        page.say(pointer={"pane": pane, "x": x, "y": y, "sequence": next(SEQUENCE)})
        return lecture.threshold

    return point


@pytest.mark.parametrize("pane", ["histogram", "metrics"])
def test_pointing_at_a_score_cuts_there(point, pane):
    assert point(pane, 0.6123456, 0.4) == 0.612
    assert point(pane, 0.2, 0) == 0.2


def test_pointing_at_the_roc_curve_goes_to_its_nearest_point(point, lecture):
    for threshold in (0.35, 0.55, 0.7, 0.85):
        outcome = lecture.scores.at(threshold)
        assert point("roc", outcome.fpr + 0.01, outcome.recall + 0.01) == threshold


def test_pointing_at_the_precision_recall_curve_goes_to_its_nearest_point(point, lecture):
    for threshold in (0.4, 0.6, 0.85, 0.9):
        outcome = lecture.scores.at(threshold)
        assert point("precision_recall", outcome.recall, outcome.precision - 0.01) == threshold


@pytest.mark.parametrize(("pane", "limits"), [("roc", (1, 1.02)), ("precision_recall", (1, 1.02))])
def test_every_corner_of_a_curve_s_pane_can_be_pointed_at(point, lecture, pane, limits):
    for x in (0, limits[0]):
        for y in (0, limits[1]):
            point(pane, x, y)
            assert lecture._view.error == ""


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_click_on_a_cell_selects_it_and_another_lets_it_go(point, lecture, outcome):
    point("matrix", *CENTRES[outcome])
    assert lecture.selected_cell == outcome
    point("matrix", *CENTRES[outcome])
    assert lecture.selected_cell is None


def test_a_click_on_another_cell_selects_that(point, lecture):
    point("matrix", *CENTRES["tp"])
    point("matrix", *CENTRES["fn"])
    assert lecture.selected_cell == "fn"


def test_every_pane_that_listens_does_something(lecture, page_of):
    page = page_of(lecture._view)
    for pane in lecture._view.plate["panes"]:
        assert pane["events"]
        before = everything(lecture)
        (x0, x1), (y0, y1) = pane["xlim"], pane["ylim"]
        page.say(pointer={"pane": pane["name"], "x": x0 + 0.3 * (x1 - x0), "y": y0 + 0.8 * (y1 - y0),
                          "sequence": next(SEQUENCE)})  # fmt: skip
        assert everything(lecture) != before, pane["name"]


# On the wire --------------------------------------------------------------------------------------------------------


def test_every_move_is_one_message_of_the_view_without_the_plate(rich, page_of):
    view = page_of(rich._view)
    rich.selected_cell = "tp"
    plate, moves = rich._view.plate, [by_code, by_slider, by_button, by_key, by_pointer]
    moves += [lambda e: setattr(e, "criterion", "f1"), lambda e: setattr(e, "cost_fn", 9.0),
              lambda e: setattr(e, "criterion", "cost"), lambda e: setattr(e, "selected_cell", "fn")]  # fmt: skip
    for move in moves:
        rich.threshold = 0.61
        view.told.clear()
        move(rich)
        told = [state for state in view.told if "pointer" not in state]  # by_pointer says what the page would say
        assert len(told) == 1, move
        assert set(told[0]) <= MOVE
    assert rich._view.plate is plate


@pytest.mark.parametrize("trait", ["model", "pos_label", "lecture"])
def test_a_new_plate_is_one_message_too(rich, page_of, trait):
    view = page_of(rich._view)
    setattr(rich, trait, OTHER[trait])
    assert len(view.told) == 1
    assert "plate" in view.told[0]


@pytest.mark.parametrize("trait", ["threshold", "scale", "criterion", "target", "cost_fp", "cost_fn", "selected_cell"])
def test_the_plate_is_not_drawn_again_when_marks_move(rich, monkeypatch, trait):
    monkeypatch.setattr(type(rich), "_make_picture", lambda *_: pytest.fail("drawn again"))
    setattr(rich, trait, OTHER[trait])


def test_a_move_is_small(rich, page_of):
    pages = [page_of(control.widget) for control in rich._controls] + [page_of(rich._view)]
    rich._slider.widget.value = 0.37
    told = [state for page in pages for state in page.told]
    assert len(json.dumps(told, ensure_ascii=False).encode()) < 4096


def test_all_that_is_sent_is_json(rich):
    for explorer_state in ({"threshold": 1e300}, {"threshold": -1e300}, {"criterion": "cost"}, {"cost_fp": 1e300}):
        for trait, value in explorer_state.items():
            setattr(rich, trait, value)
        for widget in [*(control.widget for control in rich._controls), rich._view]:
            state = {name: value for name, value in widget.get_state().items() if name != "plate"}
            json.dumps(state, allow_nan=False, default=str)


# Words ---------------------------------------------------------------------------------------------------------------


def test_every_control_has_words_in_both_languages(rich):
    said = {}
    for language in ("en", "fr"):
        ct.set_language(language)
        said[language] = [
            (name_of(control), [words for words, _value in getattr(control.widget, "options", ())])
            for control in rich._controls
        ]
    words = {language: [label for label, _choices in rows if label not in {"◀", "▶", "Score"}]
             for language, rows in said.items()}  # fmt: skip
    assert all(label.strip() for label in words["en"] + words["fr"])
    assert not set(words["en"]) & set(words["fr"])
    assert len(words["en"]) >= 10
    criteria = [
        dict(rows)[name] for rows, name in ((said["en"], "Choice of threshold"), (said["fr"], "Choix du seuil"))
    ]
    assert not set(criteria[0]) & set(criteria[1])


def test_the_buttons_say_what_they_do_in_both_languages(rich):
    tips = set()
    for language in ("en", "fr"):
        ct.set_language(language)
        tips |= {control.widget.tooltip for control in rich._controls[-2:]}
    assert len(tips) == 4
