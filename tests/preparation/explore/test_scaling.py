"""The scaling explorer: no dead control, no leak unsaid, and a page without kernel that moves."""

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit._core.compute.errors import CourseError
from course_toolkit.preparation.compute.scaling.methods import METHODS
from course_toolkit.preparation.explore.scaling import ScalingExplorer


@pytest.fixture(scope="module")
def split():
    frame = ct.make_sante(300, defects=["impossible_age"], random_state=0).frame.drop(columns="ID")
    return ct.split(frame, label="malade", random_state=0)


@pytest.fixture
def explorer(split):
    return ScalingExplorer(split.train, split.validation)


def seen(explorer):
    return explorer._view.overlay, explorer._view.sentence, str(explorer._view.plate)[:80]


def control(explorer, label):
    return next(one.widget for one in explorer._controls if one.label() == label)


def test_it_opens_on_the_training_rows_and_the_widest_other(explorer, split):
    assert (explorer.column, explorer.with_column, explorer.fit_on) == ("Age", "cholesterol", "train")
    assert explorer.result.statistics["train"].mean == pytest.approx(split.train.X["Age"].mean())


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Attribute", "poids"),
        ("Scaling", "minmax"),
        ("With the outliers", False),
        ("Fitted on", "all"),
        ("Distances with", "IMC"),
        ("Neighbours of row", None),
        ("Lecture mode", True),
    ],
)
def test_no_control_is_dead(explorer, split, label, value):
    before = seen(explorer)
    control(explorer, label).value = str(split.train.X.index[3]) if value is None else value
    assert seen(explorer) != before
    assert explorer._view.error == ""


def test_code_moves_the_controls(explorer):
    explorer.scaling = "robust"
    explorer.fit_on = "all"
    assert control(explorer, "Scaling").value == "robust"
    assert control(explorer, "Fitted on").value == "all"
    assert "This is the leak" in explorer._view.sentence


def test_two_attributes_are_never_the_same(explorer):
    explorer.column = "cholesterol"
    assert explorer.with_column == "Age"
    explorer.with_column = "cholesterol"
    assert explorer.column == "Age"


def test_where_nothing_is_outside_there_is_nothing_to_switch():
    frame = pd.DataFrame({"a": [1.0, 2, 3, 4], "b": [1.0, 3, 2, 4]})
    assert control(ScalingExplorer(frame), "With the outliers").disabled
    assert not control(ScalingExplorer(frame, outlier_rows=[0]), "With the outliers").disabled


def test_without_new_rows_or_a_second_attribute_their_controls_are_not_shown(explorer):
    def shown(one):
        return {widget.description for box in one.widget.children[:2] for widget in box.children}

    assert {"Fitted on", "Distances with", "Neighbours of row"} <= shown(explorer)
    lone = ScalingExplorer(pd.DataFrame({"a": [1.0, 2, 30]}))
    assert not {"Fitted on", "Distances with", "Neighbours of row"} & shown(lone)
    assert (lone.with_column, lone.result.plane) == (None, None)


def test_a_click_chooses_a_scaling_or_a_row(explorer):
    explorer._view.pointer = {"pane": "minmax", "x": 0.5, "y": 0.5, "sequence": 1}
    assert explorer.scaling == "minmax"
    explorer._view.pointer = {"pane": "minmax", "x": 0.5, "y": 0.5, "sequence": 2}
    assert explorer.scaling is None
    explorer._view.pointer = {"pane": "distances", "x": 0.5, "y": 3.8, "sequence": 3}
    assert explorer.scaling == "quantile"
    x, y = explorer.result.plane.points["raw"][11]
    explorer._view.pointer = {"pane": "neighbors", "x": float(x), "y": float(y), "sequence": 4}
    assert explorer.row == explorer.result.label_of(explorer.result.plane.positions[11])


def test_the_keyboard_reaches_scalings_rows_and_attributes(explorer):
    for key, scaling in {"ArrowRight": "raw", "End": "quantile", "ArrowLeft": "minmax", "Home": None}.items():
        explorer._press(key, shift=False)
        assert explorer.scaling == scaling
    place = explorer._place
    explorer._press("ArrowDown", shift=False)
    assert explorer._place == place + 1
    explorer._press("ArrowUp", shift=False)
    assert explorer._place == place
    explorer._press("PageDown", shift=False)
    assert explorer.column == "IMC"


@pytest.mark.parametrize(
    ("state", "value", "words"),
    [
        ("column", "age", "column must be one of"),
        ("scaling", "log", "scaling must be one of"),
        ("row", -5, "row must be an index label"),
        ("fit_on", "test", "fit_on must be one of"),
    ],
)
def test_what_is_no_state_is_refused_in_words(explorer, state, value, words):
    before, picture = getattr(explorer, state), seen(explorer)
    with pytest.raises(CourseError, match=words):
        setattr(explorer, state, value)
    assert (getattr(explorer, state), seen(explorer)) == (before, picture)


def test_a_row_that_does_not_exist_is_said_on_the_page(explorer):
    control(explorer, "Neighbours of row").value = "nobody"
    assert "row must be an index label of X_train" in explorer._view.error


def test_new_rows_that_cannot_be_read_are_refused_before_anything_is_shown():
    train = pd.DataFrame({"a": [1.0, 2, 3], "b": [1.0, 3, 2], "c": [5.0, 6, 8]})
    with pytest.raises(CourseError, match=r"X_new\['b'\] must hold finite numbers"):
        ScalingExplorer(train, pd.DataFrame({"a": [1.0], "b": ["x"], "c": [2.0]}))


@pytest.mark.parametrize("rows", ["split", "validation", "test", "array"])
def test_rows_that_may_not_be_learned_from_are_refused(split, rows):
    given = {
        "split": lambda: split,
        "validation": lambda: split.validation,
        "test": lambda: split.open_test(reason="a test").X,
        "array": lambda: np.zeros((3, 2)),
    }[rows]()
    with pytest.raises(CourseError, match="X_train must"), np.errstate(all="raise"):
        ScalingExplorer(given)


def test_the_caption_shows_both_statistics(explorer):
    assert "all rows (the leak)" in explorer._view.caption
    assert ScalingExplorer(pd.DataFrame({"a": [1.0, 2, 3]}))._view.caption == ""


def test_the_export_goes_through_all_states(explorer, tmp_path):
    tour = explorer._tour(explorer._make_picture(explorer._theme(dark=False)))
    assert len(tour.frames) == 4 * (1 + len(METHODS))
    assert tour.frames[tour.start].sentence == explorer._sentence()
    assert tour.frames[0].value == "all scalings · training rows"
    assert "without the outliers" in tour.frames[6].value
    size = explorer.to_html(tmp_path / "scaling.html").stat().st_size
    assert 50_000 < size < 300_000
    assert (explorer.fit_on, explorer.with_outlier) == ("train", True)


def test_where_no_kernel_runs_there_is_a_picture_and_the_numbers(explorer):
    data, metadata = explorer._repr_mimebundle_()
    assert data["text/plain"].splitlines()[0] == "ScalingExplorer · Age · cholesterol · train · True"
    assert metadata["image/png"]["alt"] == explorer._view.sentence


def test_the_code_is_that_of_the_state(explorer):
    explorer.scaling = "minmax"
    assert "MinMaxScaler()" in explorer.code()
    assert "RobustScaler" not in explorer.code()
    assert list(explorer.frame().index) == list(METHODS)
