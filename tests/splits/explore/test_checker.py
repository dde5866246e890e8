"""The checker: no control is dead, what is shown is what was found, and a page without a kernel has it all."""

import numpy as np
import pandas as pd
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.words import set_language
from course_toolkit.splits.compute.check import check_split
from course_toolkit.splits.explore.checker import SplitLeakChecker

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def tables():
    rng = np.random.default_rng(0)
    y = rng.integers(0, 2, 200)
    frame = pd.DataFrame({"age": y + rng.normal(size=200), HOSTILE: rng.normal(size=200), "y": y})
    return frame[:150], pd.concat([frame[150:], frame[:15]])


@pytest.fixture
def checker(tables):
    return SplitLeakChecker(*tables, label="y", split_params={"random_state": None}, estimators=LogisticRegression())


@pytest.fixture
def clean():
    frame = pd.DataFrame({"a": np.random.default_rng(1).normal(size=1000), "y": [0, 1] * 500})
    return SplitLeakChecker(frame[:600], frame[600:], label="y")


def test_the_worst_comes_first(checker):
    assert checker.finding.code == "exact_duplicates"
    assert checker.selected == 0
    assert checker.finding.title in checker._view.sentence


def test_a_report_that_was_made_is_taken_as_it_is(tables):
    report = check_split(*tables, label="y")
    assert SplitLeakChecker(report).report is report


def test_nothing_is_declared_beside_a_report(tables):
    with pytest.raises(CourseError, match="A report was made already"):
        SplitLeakChecker(check_split(*tables, label="y"), group="age")


def test_no_control_is_dead(checker):
    """Move each control and see that the page changes."""
    for control in reversed(checker._controls):  # the cards last: the second finding is one that no code mends
        before = (checker._view.overlay, checker._view.sentence, str(checker._view.plate)[:80], checker._view.caption)
        widget = control.widget
        widget.value = 1 if widget.value == 0 and not isinstance(widget.value, bool) else not widget.value
        after = (checker._view.overlay, checker._view.sentence, str(checker._view.plate)[:80], checker._view.caption)
        assert before != after, control.label()


def test_mending_shows_claimed_beside_honest(checker):
    assert checker.costs == ()
    checker.mended = True
    (cost,) = checker.costs
    assert "claimed" in checker._view.sentence
    assert f"{cost.honest.mean():.3f}" in checker._view.overlay
    assert "np.isin" in checker._view.caption


def test_what_no_code_mends_cannot_be_ticked(checker):
    assert not checker._mending.widget.disabled
    checker.selected = 1
    assert checker.finding.code == "no_random_state"
    assert checker._mending.widget.disabled


def test_a_cost_is_measured_once(checker):
    checker.mended = True
    costs = checker.costs
    checker.mended = False
    checker.mended = True
    assert checker.costs is costs


def test_a_model_that_cannot_learn_is_said_and_the_picture_stays(tables):
    train, test = (frame.assign(town="Lyon") for frame in tables)
    model = make_pipeline(FunctionTransformer(), LogisticRegression())
    checker = SplitLeakChecker(train, test, label="y", estimators=model)
    picture = checker._view.overlay
    checker._controls[1].widget.value = True
    assert "must be able to learn" in checker._view.error
    assert (checker.mended, checker._controls[1].widget.value, checker._view.overlay) == (False, False, picture)
    with pytest.raises(CourseError):
        checker.mended = True


def test_arrow_keys_walk_through_the_findings(checker):
    last = len(checker.findings) - 1
    assert last >= 1
    for key, place in (
        ("ArrowRight", 1),
        ("ArrowLeft", 0),
        ("ArrowUp", 0),
        ("End", last),
        ("ArrowDown", last),
        ("Home", 0),
    ):
        checker._press(key, shift=False)
        assert checker.selected == place


def test_a_place_that_is_none_is_refused(checker):
    with pytest.raises(CourseError, match="selected"):
        checker.selected = 99


def test_nothing_found_is_no_empty_page(clean):
    assert clean.finding is None
    assert "nothing suspicious" in clean._view.sentence
    assert clean._controls[1].widget.disabled
    assert clean.figure().axes
    clean._press("ArrowRight", shift=False)
    assert clean.selected == 0


def test_hostile_names_stay_text(checker, tmp_path):
    for place in checker.choices_of("selected"):
        checker.selected = place
        assert HOSTILE not in checker._view.caption + checker._view.overlay
    assert HOSTILE not in checker.to_html(tmp_path / "page.html").read_text(encoding="utf-8")


def test_the_page_without_a_kernel_holds_every_finding(checker, tmp_path):
    tour = checker._tour(checker._make_picture(checker._theme()))
    assert [frame.sentence.startswith(one.title) for frame, one in zip(tour.frames, checker.findings, strict=True)]
    assert all(one.code in frame.caption for frame, one in zip(tour.frames, checker.findings, strict=True))
    assert checker.to_html(tmp_path / "page.html").stat().st_size < 200_000


def test_where_no_kernel_runs_there_is_a_picture_and_a_sentence(checker):
    data, metadata = checker._repr_mimebundle_()
    assert set(data) == {"text/plain", "image/png", "application/vnd.jupyter.widget-view+json"}
    assert data["text/plain"].splitlines()[0] == "SplitLeakChecker"
    assert metadata["image/png"]["alt"] == checker._view.sentence


def test_the_language_is_followed(checker):
    english = checker._view.sentence, checker._controls[0].widget.options[0][0]
    set_language("fr")
    assert checker._view.sentence != english[0]
    assert checker._controls[0].widget.options[0][0].startswith("Erreur")
    assert checker.selected == 0


def test_cards_have_a_sign_beside_the_word(checker):
    icons = checker._controls[0].widget.icons
    assert len(icons) == len(checker.findings)
    assert icons[0] == "times-circle"
