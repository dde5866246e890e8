"""The dose explorer: each dose measured once, no control dead, and a page without kernel that moves."""

import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.words import set_language
from course_toolkit.splits.compute.doses import measure_dose
from course_toolkit.splits.explore import doses
from course_toolkit.splits.explore.doses import LeakDoseExplorer

N = 120


@pytest.fixture
def explorer():
    return LeakDoseExplorer("exact_duplicates", n_samples=N)


def seen(explorer):
    return explorer._view.overlay, explorer._view.sentence, str(explorer._view.plate)[:80]


def test_it_opens_with_the_ends_and_the_usual_dose(explorer):
    assert [one.dose for one in explorer.outcomes] == [0.0, 0.3, 1.0]
    assert explorer.result is measure_dose("exact_duplicates", 0.3, n_samples=N)
    assert explorer.result.kind in explorer.kind


def test_no_control_is_dead(explorer):
    kind, draw, lecture, slider, again = (control.widget for control in explorer._controls)
    for act in (
        lambda: setattr(slider, "value", 0.6),
        lambda: setattr(draw, "value", 4),
        again.click,
        lambda: setattr(lecture, "value", True),
        lambda: setattr(kind, "value", "group_overlap"),
    ):
        before = seen(explorer)
        act()
        assert seen(explorer) != before
        assert explorer._view.error == ""
    assert (explorer.kind, explorer.dose, explorer.random_state, explorer.lecture) == ("group_overlap", 6, 5, True)


def test_each_dose_is_measured_once_and_kept(explorer, monkeypatch):
    explorer.dose = 0.5
    monkeypatch.setattr(doses, "measure_dose", None)
    for dose in (0.3, 0.5, 1.0, 0.0):
        explorer.dose = dose
    assert [one.dose for one in explorer.outcomes] == [0.0, 0.3, 0.5, 1.0]
    assert len(explorer.frame()) == 4 * len(explorer.result.claimed)


def test_the_gap_follows_the_slider(explorer):
    slider = explorer._controls[3].widget
    gaps = []
    for dose in (0.0, 0.5, 1.0):
        slider.value = dose
        gaps.append(explorer.result.gap)
    assert gaps == sorted(gaps)
    assert gaps[0] == 0 < gaps[-1]


def test_the_slider_is_read_on_its_steps(explorer):
    explorer._controls[3].widget.value = 0.5678
    assert explorer.dose == 0.55


def test_another_leak_brings_its_own_scale(explorer):
    explorer.kind = "group_overlap"
    slider = explorer._controls[3].widget
    assert (slider.min, slider.max, slider.step, slider.value) == (1, 20, 1, 6)
    assert slider.description == "number of visits of each patient"
    explorer.kind = "exact_duplicates"
    assert explorer.dose == 0.3


@pytest.mark.parametrize(
    ("keys", "dose"),
    [
        ([("ArrowRight", False)], 0.35),
        ([("ArrowLeft", False), ("ArrowDown", False)], 0.2),
        ([("PageUp", False)], 0.5),
        ([("ArrowRight", True)], 0.5),
        ([("PageDown", False)], 0.25),
        ([("Home", False), ("ArrowLeft", False)], 0.0),
        ([("End", False), ("PageUp", False)], 1.0),
        ([("x", False)], 0.3),
    ],
)
def test_the_keyboard_reaches_every_stop(explorer, keys, dose):
    for key, shift in keys:
        explorer._press(key, shift=shift)
    assert explorer.dose == dose


def test_a_click_chooses_the_nearest_dose(explorer):
    explorer._view.pointer = {"pane": "dose", "x": 0.71, "y": 0.5, "kind": "click"}
    assert explorer.dose == 0.7
    explorer._view.pointer = {"pane": "dose", "x": -3, "y": 0.5, "kind": "click"}
    assert explorer.dose == 0.0


@pytest.mark.parametrize(
    ("state", "value", "rule"),
    [
        ("dose", 2, "dose must be between 0 and 1"),
        ("dose", "much", "dose must be a finite number"),
        ("kind", "no_random_state", "kind must be one of"),
        ("random_state", -1, "random_state must be at least 0"),
        ("random_state", 0.5, "random_state must be a whole number"),
    ],
)
def test_what_is_no_state_is_refused_in_words(explorer, state, value, rule):
    picture, before = seen(explorer), getattr(explorer, state)
    with pytest.raises(CourseError, match=rule):
        setattr(explorer, state, value)
    assert (seen(explorer), getattr(explorer, state)) == (picture, before)


def test_a_count_is_whole(explorer):
    explorer.kind = "group_overlap"
    with pytest.raises(CourseError, match="dose must be a whole number"):
        explorer.dose = 2.5
    explorer.dose = 3.0
    assert explorer.dose == explorer.result.dose == 3


def test_a_wrong_draw_in_the_field_is_said_on_the_page(explorer):
    field = explorer._controls[1].widget
    field.value = 0.5
    assert "whole number" in explorer._view.error
    assert field.value == explorer.random_state == 0


@pytest.mark.parametrize(
    ("args", "rule"), [({"kind": "nothing"}, "kind must be"), ({"n_samples": 3}, "n_samples must be at least 100")]
)
def test_what_cannot_be_explored_is_refused(args, rule):
    with pytest.raises(CourseError, match=rule):
        LeakDoseExplorer(**args)


def test_the_axis_holds_every_score():
    explorer = LeakDoseExplorer("conflicting_labels", n_samples=N)
    assert explorer.floor == 0
    assert LeakDoseExplorer("exact_duplicates", n_samples=400).floor == 0.4


def test_the_page_without_kernel_moves_over_many_doses(explorer, tmp_path):
    path = explorer.to_html(tmp_path / "dose.html")
    assert 10_000 < path.stat().st_size < 200_000
    tour = explorer._tour(explorer._make_picture(explorer._theme(dark=False)))
    assert len(tour.frames) >= 11
    assert tour.frames[tour.start].sentence == explorer._view.sentence
    assert len({frame.overlay for frame in tour.frames}) == len(tour.frames)
    assert [frame.anchors["dose"][0] for frame in tour.frames] == [one.dose for one in explorer.outcomes]


def test_where_no_kernel_runs_there_is_a_picture_and_a_sentence(explorer):
    data, metadata = explorer._repr_mimebundle_()
    assert data["text/plain"].splitlines()[0] == "LeakDoseExplorer"
    assert len(data["text/plain"].splitlines()) == 4
    assert metadata["image/png"]["alt"] == explorer._view.sentence


def test_the_language_is_followed(explorer):
    before = explorer._view.sentence, explorer._controls[3].widget.description
    set_language("fr")
    assert explorer._view.sentence != before[0]
    assert explorer._controls[3].widget.description != before[1]
    assert explorer._controls[3].widget.decimal == ","
