"""What cannot be used is refused in words, on the page too; the last good picture stays."""

import gc
import math
import re

import numpy as np
import pandas as pd
import pytest
from sklearn.linear_model import LogisticRegression, Ridge

import course_toolkit as ct
from course_toolkit.threshold.explore.steering import CRITERION_NAMES

Y_TRUE = [0, 0, 0, 1, 1, 1, 1, 1, 0]
Y_SCORE = [0.4, 0.35, 0.3, 0.9, 0.85, 0.7, 0.6, 0.55, 0.75]
ENGLISH = set("the must came instead write are was with every each them".split())  # noqa: SIM905


def shown(explorer):
    return {name: getattr(explorer._view, name) for name in ("plate", "overlay", "sentence", "caption")}


def state(explorer):
    return dict(explorer.trait_values()), explorer.result


def test_a_model_in_which_the_criterion_is_out_of_reach_is_refused_and_nothing_changes():
    y_true, better, worse = [0, 1, 0, 1, 0], [0.1, 0.9, 0.2, 0.8, 0.3], [1900.0, 1800.0, 1000.0, 1100.0, 1050.0]
    explorer = ct.ThresholdExplorer.from_predictions(y_true, {"better": better, "worse": worse})
    explorer.criterion = "precision"
    before = state(explorer), shown(explorer)
    with pytest.raises(ct.CourseError, match="a precision that some threshold reaches"):
        explorer.model = "worse"
    assert (state(explorer), shown(explorer)) == before
    assert explorer.scores.at(explorer.threshold).tp == explorer.result.tp


def test_a_class_that_another_model_does_not_know_is_refused_and_nothing_changes():
    rng = np.random.default_rng(0)
    y_true, three, two = list("abc") * 20, rng.dirichlet([1, 1, 1], 60), rng.random(60)
    explorer = ct.ThresholdExplorer.from_predictions(y_true, {"three": three, "two": two}, pos_label="b")
    before = state(explorer), shown(explorer)
    for trait, value in (("pos_label", "c"), ("model", "two")):
        try:
            setattr(explorer, trait, value)
        except ct.CourseError:
            assert (state(explorer), shown(explorer)) == before
        else:
            assert explorer.result == explorer.scores.at(explorer.threshold)
            setattr(explorer, trait, before[0][0][trait])


def control(explorer, words):
    return next(control for control in explorer._controls if control.widget.description == words)


# Refused ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("trait", "value"),
    [
        ("threshold", math.nan), ("threshold", "0,5"), ("threshold", True), ("threshold", None),
        ("threshold", math.inf),
        ("threshold", [0.5]), ("scale", "scores"), ("scale", None), ("criterion", "f2"), ("criterion", "f_beta"),
        ("criterion", False), ("target", 1.5), ("target", -0.1), ("target", math.nan), ("cost_fp", -1),
        ("cost_fn", math.inf), ("cost_fn", "1"), ("model", "tree"), ("model", None), ("pos_label", "d"),
        ("pos_label", None), ("pos_label", np.array([1, 2])), ("selected_cell", "TP"), ("selected_cell", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("criterion", [None, "cost"])
def test_code_is_refused_in_words_and_nothing_changes(rich, trait, value, criterion):
    rich.criterion = criterion
    before = (
        state(rich),
        shown(rich),
        [control.read() for control in rich._controls if hasattr(control.widget, "value")],
    )
    with pytest.raises(ct.CourseError, match=trait):
        setattr(rich, trait, value)
    after = state(rich), shown(rich), [control.read() for control in rich._controls if hasattr(control.widget, "value")]
    assert after == before
    assert rich._view.error == ""


def test_lecture_mode_is_on_or_off(rich):
    with pytest.raises(ct.CourseError, match="lecture"):
        rich.lecture = "yes"
    assert rich.lecture is False


#: The best score belongs to the other class: no threshold is always right.
NEVER_SURE = ([0, 1, 0, 1, 0], [0.95, 0.9, 0.5, 0.4, 0.1])


@pytest.fixture
def never_sure(_nobody_listens):
    return ct.ThresholdExplorer.from_predictions(*NEVER_SURE)


def test_a_precision_out_of_reach_is_refused_in_words(never_sure):
    before = state(never_sure)
    with pytest.raises(ct.CourseError, match="a precision that some threshold reaches"):
        never_sure.criterion = "precision"
    assert state(never_sure) == before
    never_sure.target = 0.5
    never_sure.criterion = "precision"
    assert never_sure.result.precision >= 0.5
    before = state(never_sure)
    with pytest.raises(ct.CourseError, match="a precision that some threshold reaches"):
        never_sure.target = 0.9
    assert state(never_sure) == before


@pytest.mark.parametrize(
    ("words", "value", "trait"),
    [("Target", 1.5, "target"), ("Target", -1.0, "target"), ("Cost of an FP", -1.0, "cost_fp"),
     ("Cost of an FN", -0.5, "cost_fn")],
)  # fmt: skip
def test_a_control_is_refused_on_the_page_and_put_back(rich, page_of, words, value, trait):
    before, page = (state(rich), shown(rich)), page_of(control(rich, words).widget)
    page.say(value=value)
    assert trait in rich._view.error
    assert (state(rich), shown(rich)) == before
    assert page.told[-1]["value"] == getattr(rich, trait), "the page still shows the refused number"
    rich.threshold = 0.123
    assert rich._view.error == ""


def test_a_menu_is_refused_on_the_page_and_put_back(never_sure, page_of):
    menu = control(never_sure, "Choice of threshold")
    before, page = (state(never_sure), shown(never_sure)), page_of(menu.widget)
    page.say(index=list(CRITERION_NAMES).index("precision"))
    assert "a precision that some threshold reaches" in never_sure._view.error
    assert (state(never_sure), shown(never_sure)) == before
    assert menu.read() is None
    assert page.told[-1]["index"] == 0
    page.say(index=1)
    assert (never_sure.criterion, never_sure._view.error) == ("f1", "")


def test_an_error_is_said_in_the_language(never_sure, language):
    ct.set_language(language)
    words = {"en": "Choice of threshold", "fr": "Choix du seuil"}[language]
    control(never_sure, words).widget.index = list(CRITERION_NAMES).index("precision")
    error = never_sure._view.error
    assert len(error.splitlines()) == 3
    assert (not set(re.findall(r"\w+", error.lower())) & ENGLISH) is (language == "fr")


# Other predictions --------------------------------------------------------------------------------------------


@pytest.fixture
def updated(_nobody_listens):
    """An explorer of one's own, to be updated."""
    return ct.ThresholdExplorer.from_predictions(Y_TRUE, Y_SCORE)


def test_an_update_shows_other_predictions(updated, page_of):
    view = page_of(updated._view)
    updated.update([0, 1, 0, 1], [0.1, 0.2, 0.3, 0.8])
    assert (updated.result.tn, updated.result.fp, updated.result.fn, updated.result.tp) == (2, 0, 1, 1)
    assert sum("plate" in told for told in view.told) == 1
    assert "4 cases" in updated._view.sentence


@pytest.mark.parametrize(
    "predictions",
    [
        (["n", "y", "n", "y"], [0.1, 0.2, 0.3, 0.8], "y"),
        ([0, 1, 0, 1], {"tree": [0.1, 0.2, 0.3, 0.8]}, None),
        ([0, 1, 0, 1], {"tree": [0.1, 0.2, 0.3, 0.8], "forest": [0.2, 0.1, 0.4, 0.8]}, None),
        (list("abcabc"), np.eye(6, 3) * 0.8 + 0.1, "b"),
        ([0, 1, 0, 1], [-300.0, 20.0, 0.0, 1e6], None),
    ],
    ids=["words", "another name", "two models", "three classes", "decision scores"],
)
def test_an_update_of_another_kind(updated, predictions):
    y_true, y_score, pos_label = predictions
    updated.update(y_true, y_score, pos_label=pos_label)
    fresh = ct.ThresholdExplorer.from_predictions(y_true, y_score, pos_label=pos_label)
    fresh.threshold = updated.threshold  # a threshold set by hand stays
    assert state(updated) == state(fresh)
    assert shown(updated) == shown(fresh)
    for one, other in zip(updated._controls, fresh._controls, strict=True):
        assert one.widget.layout.display == other.widget.layout.display
        if hasattr(one.widget, "value"):
            assert one.read() == other.read()
            assert len(getattr(one.widget, "options", ())) == len(getattr(other.widget, "options", ()))
    updated.threshold = 0.33
    assert updated._view.error == ""


@pytest.mark.parametrize("criterion", [name for name in CRITERION_NAMES if name])
def test_a_criterion_is_followed_into_an_update(updated, criterion):
    updated.criterion = criterion
    updated.update([0, 1, 0, 1, 0, 0], [0.1, 0.2, 0.3, 0.9, 0.35, 0.32])
    assert updated.criterion == criterion
    assert updated.threshold == updated.scores.best(criterion, target=updated.target).threshold


def test_a_criterion_that_cannot_be_followed_is_let_go(updated):
    updated.criterion = "precision"
    updated.update(*NEVER_SURE)
    assert updated.criterion is None
    assert control(updated, "Choice of threshold").read() is None


def test_an_update_marks_the_cheapest_threshold_anew(updated):
    updated.update([0, 0, 0, 1, 0], [0.1, 0.2, 0.3, 0.9, 0.35])
    fresh = ct.ThresholdExplorer.from_predictions([0, 0, 0, 1, 0], [0.1, 0.2, 0.3, 0.9, 0.35])
    assert updated._view.overlay == fresh._view.overlay


def test_an_update_lets_the_selected_cell_go(updated):
    updated.selected_cell = "tp"
    updated.update([0, 1, 0, 1], [0.1, 0.2, 0.3, 0.8])
    assert updated.selected_cell is None
    assert control(updated, "Rows of the cell").read() is None


# Bad input ----------------------------------------------------------------------------------------------------

BAD_PREDICTIONS = {
    "NaN": ([0, 1, 1], [0.2, math.nan, 0.4], None),
    "infinite": ([0, 1, 1], [0.2, math.inf, 0.4], None),
    "one class only": ([1, 1, 1], [0.2, 0.3, 0.4], None),
    "lengths differ": ([0, 1, 1], [0.2, 0.3], None),
    "three labels, one column": ([0, 1, 2], [0.2, 0.3, 0.4], None),
    "labels in words, not told which": (["a", "b", "b"], [0.2, 0.3, 0.4], None),
    "an unknown class": ([0, 1, 1], [0.2, 0.3, 0.4], 7),
    "empty": ([], [], None),
    "hard labels": ([0, 1, 1], [0, 1, 0], None),
    "two columns": ([0, 1, 1], [[0.8, 0.2], [0.4, 0.6], [0.3, 0.7]], None),
    "a frame for y_true": (pd.DataFrame({"y": [0, 1, 1]}), [0.2, 0.3, 0.4], None),
    "a frame for y_score": ([0, 1, 1], pd.DataFrame({"p": [0.2, 0.3, 0.4]}), None),
    "texts": ([0, 1, 1], ["0,2", "0,3", "0,4"], None),
    "nothing": (None, None, None),
    "no model": ([0, 1, 1], {}, None),
    "one bad model of two": ([0, 1, 1], {"good": [0.2, 0.3, 0.4], "bad": [0.2, math.nan, 0.4]}, None),
    "missing labels": ([0, None, 1], [0.2, 0.3, 0.4], None),
}


@pytest.mark.parametrize("bad", BAD_PREDICTIONS.values(), ids=BAD_PREDICTIONS)
def test_bad_predictions_are_refused_in_words_and_leave_the_last_good_picture(lecture, language, bad):
    ct.set_language(language)
    y_true, y_score, pos_label = bad
    lecture.threshold = 0.7
    before = state(lecture), shown(lecture)
    with pytest.raises(ct.CourseError) as made:
        ct.ThresholdExplorer.from_predictions(y_true, y_score, pos_label=pos_label)
    with pytest.raises(ct.CourseError) as updated:
        lecture.update(y_true, y_score, pos_label=pos_label)
    assert str(made.value) == str(updated.value) == lecture._view.error
    assert len(lecture._view.error.splitlines()) == 3
    assert (state(lecture), shown(lecture)) == before
    if language == "fr":
        assert not set(re.findall(r"\w+", lecture._view.error.lower())) & ENGLISH
    lecture.threshold = 0.6
    assert lecture._view.error == ""
    assert lecture.result.n_samples == 9


@pytest.mark.parametrize(
    "estimator",
    [LogisticRegression(), LogisticRegression, Ridge(), Ridge().fit([[0], [1]], [0, 1]), None, "model", {},
     {"fitted": LogisticRegression().fit([[0], [1], [2]], [0, 1, 1]), "not": LogisticRegression()}],
    ids=["not fitted", "a class", "regressor", "fitted regressor", "None", "text", "no model", "one of two not fitted"],
)  # fmt: skip
def test_a_bad_estimator_is_refused_in_words(language, estimator):
    ct.set_language(language)
    with pytest.raises(ct.CourseError) as refused:
        ct.ThresholdExplorer.from_estimator(estimator, [[0], [1], [2]], [0, 1, 1])
    assert len(str(refused.value).splitlines()) == 3


def test_rows_and_labels_that_do_not_fit_are_refused_in_words(cancer, models):
    X, y = cancer
    with pytest.raises(ct.CourseError, match="same length"):
        ct.ThresholdExplorer.from_estimator(models["logistic"], X, y.iloc[:-1])
    with pytest.raises(ct.CourseError, match="same order"):
        ct.ThresholdExplorer.from_estimator(models["logistic"], X, y.iloc[::-1])
    with pytest.raises(ct.CourseError):
        ct.ThresholdExplorer.from_estimator(models["logistic"], X, pd.DataFrame({"y": y}))


@pytest.mark.parametrize(
    "make",
    [
        lambda: ct.ThresholdExplorer.from_estimator(LogisticRegression(), [[0], [1]], [0, 1]),
        lambda: ct.ThresholdExplorer.from_predictions([0, 1], [0.2, math.nan]),
        lambda: ct.ThresholdExplorer.from_predictions([0, 1], {"a": [0.2, 0.7], "b": [0.2, math.nan]}),
    ],
    ids=["not fitted", "NaN", "the second model"],
)
def test_what_was_never_made_does_not_listen(make):
    """A change of language after a mistake must not stumble over the half-made explorer."""
    with pytest.raises(ct.CourseError):
        make()
    gc.collect()
    ct.set_language("fr")
    ct.set_language("en")
