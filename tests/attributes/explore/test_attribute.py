"""The attribute explorer without a browser: its state, its words, its numbers."""

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.attributes.compute.outcome import CategoryOutcome, NumberOutcome
from course_toolkit.attributes.compute.pairs import GroupsOutcome, ScatterOutcome, TableOutcome
from course_toolkit.attributes.explore.attribute import AttributeExplorer
from course_toolkit.attributes.explore.steering import AttributeSteering

pytestmark = pytest.mark.usefixtures("_no_pixels")


@pytest.fixture
def sante():
    return AttributeExplorer(ct.load_sante(), label="malade")


@pytest.fixture(scope="module")
def table():
    rng = np.random.default_rng(0)
    x = rng.normal(size=200)
    return pd.DataFrame(
        {
            "x": np.append(x[:-1], 30.0), "y": x + rng.normal(size=200), "c": rng.choice(list("abc"), 200),
            "label": rng.integers(0, 2, 200), "day": pd.date_range("2024-01-01", periods=200), "empty": [None] * 200,
        }
    )  # fmt: skip


def test_it_begins_with_the_first_column_that_can_be_drawn(table):
    assert AttributeExplorer(table).attribute == "x"
    assert AttributeExplorer(table[["empty", "c"]]).attribute == "c"
    assert AttributeExplorer(table[["empty"]]).attribute == "empty"


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        ({"attribute": "x"}, NumberOutcome),
        ({"attribute": "day"}, NumberOutcome),
        ({"attribute": "c"}, CategoryOutcome),
        ({"attribute": "x", "against": "y"}, ScatterOutcome),
        ({"attribute": "x", "against": "c"}, GroupsOutcome),
        ({"attribute": "c", "against": "x"}, GroupsOutcome),
        ({"attribute": "c", "against": "label"}, TableOutcome),
    ],
)
def test_what_is_looked_at_follows_the_state(table, state, kind):
    explorer = AttributeExplorer(table)
    for name, value in state.items():
        setattr(explorer, name, value)
    assert type(explorer.result) is kind
    assert explorer.figure().axes


def test_the_attribute_stands_upright_the_other_lies(table):
    explorer = AttributeExplorer(table)
    explorer.attribute, explorer.against = "y", "x"
    assert (explorer.result.x, explorer.result.y) == ("x", "y")


CHANGES = {
    "attribute": "y", "hue": "label", "bins": 50, "without_outliers": True, "against": "y", "lecture": True,
}  # fmt: skip


@pytest.mark.parametrize(("name", "value"), CHANGES.items())
def test_no_control_is_dead(table, name, value):
    explorer = AttributeExplorer(table, label="label")
    before = explorer._view.plate, explorer._view.overlay
    setattr(explorer, name, value)
    assert (explorer._view.plate, explorer._view.overlay) != before
    if name in explorer._bound:
        control = explorer._bound[name]
        assert control.read() == value
        assert not control.widget.disabled


def test_every_trait_is_tried():
    assert set(CHANGES) | {"left_out"} == {*AttributeSteering.class_own_traits(), "lecture"}


def test_controls_that_have_nothing_to_move_are_off(table):
    explorer = AttributeExplorer(table, label="label")
    assert explorer._slider.widget.layout.display is None
    assert explorer._leave.widget.layout.display == "none"
    explorer.attribute = "day"
    assert explorer._bound["without_outliers"].widget.disabled
    explorer.attribute = "c"
    assert explorer._slider.widget.layout.display == "none"
    explorer.against = "label"
    assert explorer._bound["hue"].widget.disabled
    explorer.attribute, explorer.against = "x", "y"
    assert explorer._leave.widget.layout.display is None
    assert not explorer._leave.widget.disabled
    assert explorer._back.widget.disabled


def test_bins_move_marks_and_nothing_else(table):
    explorer = AttributeExplorer(table)
    plate = explorer._view.plate
    overlays = set()
    for n_bins in (2, 7, 30, 200):
        explorer.bins = n_bins
        overlays.add(explorer._view.overlay)
        assert explorer.histogram.totals.tolist() == np.histogram(table["x"], bins=n_bins)[0].tolist()
    assert explorer._view.plate is plate
    assert len(overlays) == 4


def test_another_attribute_keeps_the_number_of_bins_and_forgets_the_rows(sante):
    sante.attribute, sante.against, sante.bins = "cholesterol", "IMC", 6
    sante.left_out = [4]
    sante.attribute = "poids"
    assert (sante.left_out, sante.bins) == ((), 6)


def test_one_row_left_out_shows_both_correlations(sante):
    sante.attribute, sante.against = "cholesterol", "IMC"
    sante.leave_one_out()
    assert sante.left_out == (4,)
    assert round(sante.result.association.value, 2) == -0.03
    assert round(sante.result.rest.value, 2) == 0.99
    assert "Without row 4: r = 0.99" in sante._view.sentence
    sante.take_back()
    assert sante.result.rest is None


def test_outliers_are_left_out_of_a_correlation_too(sante):
    sante.attribute, sante.against, sante.without_outliers = "cholesterol", "IMC", True
    assert sante.result.left_out == (4, 9)
    assert sante.left_out == ()


def test_an_attribute_against_itself_is_refused_in_words(sante):
    sante.attribute = "Age"
    with pytest.raises(ct.CourseError, match="against must be another column than attribute"):
        sante.against = "Age"
    assert sante.against is None
    sante.against = "IMC"
    sante.attribute = "IMC"
    assert sante.against is None


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("attribute", "age", "Did you mean 'Age'"),
        ("hue", "sick", "hue must be one of"),
        ("bins", 1, "between 2 and 200"),
        ("bins", 201, "between 2 and 200"),
        ("bins", 7.5, "whole number"),
        ("bins", "many", "finite number"),
        ("left_out", [10], "positions of rows, from 0 to 9"),
        ("without_outliers", "yes", "without_outliers must be one of"),
    ],
)
def test_a_wrong_state_is_refused_and_the_last_good_one_stays(sante, name, value, words):
    before = getattr(sante, name)
    with pytest.raises(ct.CourseError, match=words):
        setattr(sante, name, value)
    assert getattr(sante, name) == before


def test_a_slip_in_a_name_is_seen(sante):
    with pytest.raises(ct.CourseError, match=r"Did you mean explorer\.bins"):
        sante.bin = 6


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        (pd.DataFrame(index=[0, 1]), "at least one column"),
        (pd.DataFrame({"a": []}), "at least one row"),
        ({"a": [1]}, "must be a pandas table"),
    ],
)
def test_what_is_no_table_is_refused(frame, words):
    with pytest.raises(ct.CourseError, match=words):
        AttributeExplorer(frame)


HOSTILE = [
    "<script>alert(1)</script>",
    'a"b',
    "a'b",
    "{0}",
    "$x$",
    "",
    " ",
    ("a", 1),
    3,
    float("nan"),
    None,
    "é ≥ β",
    "x" * 300,
]


def test_hostile_names_and_values(read_html):
    names = pd.Index(HOSTILE, dtype=object, tupleize_cols=False)
    rows = [[float(k * place) + k / 3 for place in range(len(HOSTILE))] for k in range(1, 8)]
    frame = pd.DataFrame(rows, columns=names, index=["<b>", "{0}", "$", '"', "'", "", "a"])
    frame["class"] = ["<i>", "{x}", "$y$", "<i>", None, '"', "'"]
    explorer = AttributeExplorer(frame, label="class")
    explorer.hue = "class"
    for name in explorer.choices_of("attribute"):
        explorer.attribute = name
        assert explorer._bound["attribute"].read() is name
        assert "script" not in read_html(explorer._view.caption + f"<svg>{explorer._view.overlay}</svg>").tags
        assert repr(explorer)
    explorer.attribute = HOSTILE[0]
    for name in explorer.choices_of("against")[1:]:
        if name != HOSTILE[0]:
            explorer.against = name
            assert {"script", "b", "i"}.isdisjoint(
                read_html(explorer._view.caption + f"<svg>{explorer._view.overlay}</svg>").tags
            )


@pytest.mark.parametrize(
    "values", [[5.0], [None], ["a"], [np.inf], [True], [1e300], [pd.Timestamp("2024-01-01")], [[1, 2]]]
)
def test_one_row(values):
    explorer = AttributeExplorer(pd.DataFrame({"x": values, "y": [1.5]}))
    explorer.attribute = "x"
    explorer.hue = "y"
    explorer.against = "y"
    assert explorer._view.sentence


def test_fifty_classes(table):
    explorer = AttributeExplorer(table.assign(many=[f"c{place % 50}" for place in range(200)]), label="many")
    explorer.hue = "many"
    assert len(explorer.result.classes) == 7
    assert explorer._view.sentence


def test_ten_thousand_columns_in_the_menu():
    frame = pd.DataFrame(np.random.default_rng(0).normal(size=(20, 10_000)), columns=[f"x{k}" for k in range(10_000)])
    explorer = AttributeExplorer(frame)
    explorer.attribute = "x9999"
    explorer.against = "x1"
    assert len(explorer._bound["attribute"].widget.options) == 10_000
    with pytest.raises(ct.CourseError) as caught:
        explorer.attribute = "y"
    assert len(str(caught.value)) < 1000


def test_the_table_is_never_changed(table):
    before = table.copy(deep=True)
    explorer = AttributeExplorer(table, label="label")
    for name, value in CHANGES.items():
        if name != "attribute":
            setattr(explorer, name, value)
    pd.testing.assert_frame_equal(table, before)


def test_it_follows_the_language(sante):
    sante.attribute = "Age"
    ct.set_language("fr")
    assert sante._bound["attribute"].widget.description
    assert sante._view.sentence
    ct.set_language("en")
    assert sante._view.sentence.startswith("Age: 10 values")


def test_the_fingerprint_holds_numbers_that_are_drawn(sante):
    sante.attribute, sante.bins = "Age", 6
    assert repr(sante).splitlines()[-1] == "25 | 30.75 | 46 | 49.75 | 52 + 1 · 4 5 0 0 0 1"
    sante.hue = "malade"
    assert "hue malade" in repr(sante).splitlines()[0]


def test_without_a_kernel_there_is_a_picture_and_a_sentence(sante):
    data, metadata = sante._repr_mimebundle_()
    assert {"text/plain", "image/png"} <= set(data)
    assert metadata["image/png"]["alt"] == sante._view.sentence


def test_the_caption_shows_the_rules_and_the_line(sante, read_html):
    sante.attribute, sante.bins = "Age", 6
    page = read_html(sante._view.caption)
    assert "Freedman–Diaconis 6 · Scott 3 · Sturges 5" in page.text
    assert 'frame["Age"].hist(bins=6)' in page.text


def test_going_back_computes_nothing_again(table, monkeypatch):
    from course_toolkit.attributes.explore import attribute as module

    described = []
    original = module.describe
    monkeypatch.setattr(module, "describe", lambda *args, **kw: described.append(args[1]) or original(*args, **kw))
    explorer = AttributeExplorer(table)
    for name in ("y", "x", "y"):
        explorer.attribute = name
    assert described == ["x", "y"]
