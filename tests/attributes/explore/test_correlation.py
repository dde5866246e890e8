"""The correlation explorer: no control dead, the pair under the pointer and the keys, and a page without kernel."""

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.words import set_language
from course_toolkit.attributes.explore.correlation import CorrelationExplorer


@pytest.fixture
def explorer():
    return CorrelationExplorer(ct.load_sante(), label="malade", costs={"IMC": 0.5})


@pytest.fixture
def view(explorer, page_side):
    return page_side.Page(explorer._view)


def seen(explorer):
    view = explorer._view
    return view.overlay, view.sentence, view.caption, view.plate["png"]


def place_of(explorer, name):
    names = explorer.correlations.names
    return [names[place] for place in explorer.correlations.shown].index(name)


def test_it_opens_with_the_strongest_pair(explorer):
    assert set(explorer.pair) == {"IMC", "poids"}
    assert explorer.association.value == pytest.approx(0.997, abs=1e-3)
    assert [set(group.names) for group in explorer.groups] == [{"Age", "IMC", "poids"}]


def test_no_control_is_dead(explorer):
    method, lecture, slider = (control.widget for control in explorer._controls)
    for act in (
        lambda: setattr(slider, "value", 0.99),
        lambda: setattr(method, "value", "spearman"),
        lambda: setattr(method, "value", "auto"),
        lambda: setattr(lecture, "value", True),
    ):
        before = seen(explorer)
        act()
        assert seen(explorer) != before
        assert explorer._view.error == ""
    assert (explorer.threshold, explorer.method, explorer.lecture) == (0.99, "auto", True)


def test_a_threshold_moves_marks_and_no_plate(explorer):
    plate = explorer._view.plate
    explorer.threshold = 0.99
    assert explorer._view.plate is plate
    explorer.pair = ("Age", "cholesterol")
    assert explorer._view.plate is not plate


def test_a_click_on_a_cell_shows_its_pair(explorer, view):
    column, line = place_of(explorer, "cholesterol"), place_of(explorer, "poids")
    view.say(pointer={"pane": "matrix", "x": column + 0.3, "y": line - 0.3, "sequence": 1})
    assert explorer.pair == ("cholesterol", "poids")
    assert "One row decides: without row 4 (242,300), r would be 0.98." in explorer._view.sentence
    view.say(pointer={"pane": "label", "x": 0, "y": line, "sequence": 2})
    assert explorer.pair == ("poids", "malade")
    before = explorer.pair
    view.say(pointer={"pane": "matrix", "x": 1, "y": 1, "sequence": 3})
    assert explorer.pair == before


def test_a_drag_on_the_tree_moves_the_threshold(explorer, view):
    view.say(pointer={"pane": "tree", "x": 0.4321, "y": 1, "sequence": 1})
    assert explorer.threshold == 0.432


def test_keys_move_the_cell_and_the_threshold(explorer, view):
    explorer.pair = ("cholesterol", "Age")
    start = explorer.pair
    view.press("ArrowDown")
    assert explorer.pair[0] == "cholesterol"
    assert explorer.pair != start
    view.press("Home")
    assert set(explorer.pair) == {"IMC", "poids"}
    view.press("PageUp")
    assert explorer.threshold == 0.85
    view.press("PageDown")
    view.press("PageDown")
    assert explorer.threshold == 0.75
    view.press("End")
    assert explorer.threshold == 0.8


def test_arrows_on_the_slider_stop_where_groups_change(explorer, page_side):
    slider = page_side.Page(explorer._slider.widget)
    slider.press("ArrowRight")
    assert explorer.threshold == 0.985
    assert len(explorer.groups[0].names) == 3
    slider.press("ArrowRight")
    assert [len(group.names) for group in explorer.groups] == [2]
    slider.press("ArrowRight")
    assert explorer.threshold == 0.997
    slider.press("ArrowLeft", shift=True)
    assert explorer.threshold == 0.947
    slider.press("End")
    assert (explorer.threshold, explorer.groups) == (1, ())
    slider.press("Home")
    assert len(explorer.groups[0].names) == 4


def test_what_cannot_be_is_said_and_the_last_good_picture_stays(explorer):
    before = seen(explorer)
    for wrong in (("Age", "Age"), ("Age", "Taille"), "Age", ("ID", "Age")):
        with pytest.raises(CourseError, match="two different attributes"):
            explorer.pair = wrong
    with pytest.raises(CourseError, match="threshold must be"):
        explorer.threshold = 2
    with pytest.raises(CourseError, match="method must be one of"):
        explorer.method = "kendall"
    with pytest.raises(CourseError, match=r"explorer\.threshhold does not exist"):
        explorer.threshhold = 0.5
    assert seen(explorer) == before


def test_the_arguments_stand_under_the_picture_and_nothing_drops(explorer, read_html):
    page = read_html(explorer._view.caption)
    assert page.tags.count("table") == 1
    assert 'frame.drop(columns=["IMC"])' in page.text
    assert "you decide" in page.text
    assert "button" not in page.tags


def test_hostile_names_stay_text(read_html):
    rng = np.random.default_rng(0)
    x = rng.normal(size=60)
    frame = pd.DataFrame(
        {"<script>alert(1)</script>": x, "<b>": x + 0.1 * rng.normal(size=60), "y": rng.random(60) < 0.5}
    )
    explorer = CorrelationExplorer(frame, "y")
    assert not {"script", "b"} & set(read_html(explorer._view.caption).tags)
    assert not {"script", "b"} & set(read_html(explorer._view.overlay).tags)


def test_code_runs_and_draws_the_pair(explorer):
    source = explorer.code()
    assert 'frame.drop(columns=["IMC"])' in source
    assert "sns.scatterplot" in source
    compile(source, "<code>", "exec")


def test_the_page_without_kernel_slides_over_thresholds(explorer, tmp_path):
    tour = explorer._tour(explorer._make_picture(explorer._theme(dark=False)))
    assert len(tour.frames) == 71
    assert tour.frames[tour.start].value == "0.80"
    assert tour.frames[0].anchors == {"tree": (0.3, None)}
    assert tour.frames[tour.start].sentence == explorer._view.sentence
    page = explorer.to_html(tmp_path / "page.html").read_text(encoding="utf-8")
    assert "All attributes against one another" in page


def test_it_follows_the_language(explorer):
    english = seen(explorer)
    set_language("fr")
    assert all(one != other for one, other in zip(english[1:], seen(explorer)[1:], strict=True))
    assert explorer._slider.widget.decimal == ","


def test_the_fingerprint_holds_the_numbers(explorer):
    lines = repr(explorer).splitlines()
    assert lines[0] == "CorrelationExplorer"
    assert "cholesterol: 1.00 0.03 0.00 -0.03 | 0.27" in lines
    data, _meta = explorer._repr_mimebundle_()
    assert {"text/plain", "image/png"} <= set(data)
    explorer.figure()


def test_without_label_and_without_costs():
    explorer = CorrelationExplorer(ct.load_diabetes().drop(columns="target"))
    assert "cost" not in explorer._view.caption
    explorer.threshold = 0.3
    assert explorer.groups


def test_two_columns_that_share_no_row():
    frame = pd.DataFrame({"a": [1, 2, 3, None, None, None], "b": [None, None, None, 1, 2, 4]})
    explorer = CorrelationExplorer(frame)
    assert explorer.pair is None
    assert explorer.association is None
    assert explorer._view.sentence == "No two attributes could be compared."
    assert explorer.code()
    explorer.pair = ("a", "b")
    assert explorer.association.lack.code == "too_few"


@pytest.mark.parametrize("shape", [(60, 300), (3, 2), (4, 41)])
def test_many_columns_and_few_rows(shape):
    explorer = CorrelationExplorer(pd.DataFrame(np.random.default_rng(0).normal(size=shape)))
    for threshold in (0.0, 0.5, 1.0):
        explorer.threshold = threshold
    explorer.method = "spearman"
    assert explorer._view.error == ""


def test_a_table_of_every_kind():
    rng = np.random.default_rng(0)
    n = 200
    frame = pd.DataFrame(
        {
            "sexe": rng.choice(["m", "f"], n),
            "ville": rng.choice(["Lyon", "Nice", "Paris"], n),
            "fume": rng.random(n) < 0.3,
            "vu": pd.Timestamp("2020-01-01") + pd.to_timedelta(rng.integers(0, 400, n), unit="D"),
            "age": rng.integers(18, 90, n),
            "vide": None,
            "notes": [f"texte {k}" for k in range(n)],
        }
    )
    frame["prix"] = frame["age"].map("{} €".format)
    explorer = CorrelationExplorer(frame, label="ville")
    for pair in (("sexe", "ville"), ("fume", "age"), ("vu", "sexe"), ("prix", "age"), ("sexe", "fume")):
        explorer.pair = pair
        assert explorer._view.error == ""
    assert "vide (without a known value)" in explorer._view.caption
