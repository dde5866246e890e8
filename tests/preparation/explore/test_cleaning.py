"""The cleaning explorer: no control is dead, undoing undoes, and a page without a kernel has every step."""

import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.words import set_language
from course_toolkit.preparation.compute import Cleaning
from course_toolkit.preparation.explore import CleaningExplorer

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def cleaning():
    cleaning = Cleaning(ct.load_sante()).drop_columns("IMC", reason=HOSTILE)
    return cleaning.drop_rows(9, reason="too old").correct("cholesterol", {4: 242}, reason="run together")


@pytest.fixture
def explorer(cleaning):
    return CleaningExplorer(cleaning)


def page(explorer):
    view = explorer._view
    return view.overlay, view.sentence, str(view.plate)[:200], view.caption, len(explorer.cleaning)


def test_no_control_is_dead(explorer):
    cards, lecture, undo, redo = explorer._controls
    for move in (
        lambda: setattr(cards.widget, "value", 2),
        lambda: setattr(lecture.widget, "value", True),
        undo.widget.click,
        redo.widget.click,
    ):
        before = page(explorer)
        move()
        assert page(explorer) != before


def test_a_step_shows_its_line_and_its_rows_before_and_after(explorer):
    explorer.selected = 3
    caption = explorer._view.caption
    assert "frame.index == 4" in caption
    assert "242300" in caption.split("After")[0].split("Before")[1]
    assert "242300" not in caption.split("After")[1]
    assert "run together" in explorer._view.sentence
    explorer.selected = 2
    assert "Before (1 row)" in explorer._view.caption
    assert "After" not in explorer._view.caption
    explorer.selected = 0
    assert explorer._view.caption == ""


def test_undoing_undoes_the_cleaning_itself(explorer, cleaning):
    explorer.selected = 3
    explorer.undo()
    assert (len(cleaning), explorer.selected) == (2, 2)
    assert len(explorer._controls[0].widget.options) == 3
    explorer.redo()
    assert (len(cleaning), explorer.selected) == (3, 3)
    for _time in range(3):
        explorer.undo()
    assert explorer._undo.widget.disabled
    assert not explorer._redo.widget.disabled
    with pytest.raises(CourseError):
        explorer.undo()
    explorer._undo.widget.click()
    assert "n must be" in explorer._view.error


def test_steps_recorded_elsewhere_are_shown(explorer, cleaning):
    cleaning.undo(3)
    cleaning.rename({"poids": "weight"}, reason="in English")
    explorer.selected = 0
    explorer.update()
    assert [words for words, _place in explorer._controls[0].widget.options][1].startswith("1. rename")
    explorer.selected = 1
    assert "weight" in explorer._view.caption


def test_arrow_keys_walk_through_the_steps(explorer):
    for key, place in (("ArrowDown", 1), ("End", 3), ("ArrowRight", 3), ("ArrowUp", 2), ("Home", 0), ("ArrowLeft", 0)):
        explorer._press(key, shift=False)
        assert explorer.selected == place


def test_a_step_that_is_none_is_refused(explorer):
    with pytest.raises(CourseError, match="selected"):
        explorer.selected = 4


def test_hostile_names_stay_text(tmp_path):
    frame = pd.DataFrame({HOSTILE: ["a", HOSTILE], "b": [1, 2]})
    explorer = CleaningExplorer(Cleaning(frame).correct(HOSTILE, {0: "</pre>" + HOSTILE}, reason=HOSTILE))
    explorer.selected = 1
    assert HOSTILE not in explorer._view.caption + explorer._view.overlay
    assert HOSTILE not in explorer.to_html(tmp_path / "page.html").read_text(encoding="utf-8")


def test_the_page_without_a_kernel_holds_every_step(explorer, tmp_path):
    tour = explorer._tour(explorer._make_picture(explorer._theme()))
    assert [frame.value for frame in tour.frames] == ["0", "1", "2", "3"]
    assert "too old" in tour.frames[2].sentence
    assert explorer.to_html(tmp_path / "page.html").stat().st_size < 300_000


def test_where_no_kernel_runs_there_is_a_picture_and_a_sentence(explorer, language):
    data, metadata = explorer._repr_mimebundle_()
    assert data["text/plain"].startswith("CleaningExplorer\n")
    assert metadata["image/png"]["alt"] == explorer._view.sentence
    assert language


def test_the_language_is_followed(explorer):
    before = explorer._view.sentence, explorer._controls[0].widget.options
    set_language("fr")
    after = explorer._view.sentence, explorer._controls[0].widget.options
    assert after[1][0] != before[1][0]
    assert explorer.cleaning.frame.shape == (9, 5)


@pytest.mark.parametrize("value", [None, 3, "sante.csv", ct.load_sante(), Cleaning])
def test_what_is_no_cleaning_is_refused_in_words(value):
    with pytest.raises(TypeError, match=r"(?s)cleaning must be a Cleaning.*Cleaning\(frame\)"):
        CleaningExplorer(value)
