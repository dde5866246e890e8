"""All attributes against one another."""

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit._core.compute.errors import CourseError
from course_toolkit.attributes.compute.correlation import correlate, correlate_again


@pytest.fixture
def sante():
    return correlate(ct.load_sante(), label="malade")


def test_the_lectures_table(sante):
    assert set(sante.names) == {"Age", "IMC", "cholesterol", "poids"}
    assert [(one.name, one.reason) for one in sante.left_out] == [("ID", "identifier")]
    assert sante.columns.label_is_missing
    assert [set(group.names) for group in sante.groups(0.9)] == [{"Age", "IMC", "poids"}]
    ranks = correlate_again(sante, method="spearman")
    assert [set(group.names) for group in ranks.groups(0.8)] == [{"Age", "IMC", "poids"}]
    assert ranks.groups(0.8)[0].ties[0].other == "cholesterol"


def test_tables_of_the_result(sante):
    frame = ct.load_sante()
    matrix = sante.matrix()
    wanted = frame[list(matrix.index)].corr()
    pd.testing.assert_frame_equal(matrix, wanted)
    pairs = sante.frame()
    assert len(pairs) == 6
    assert (pairs["value"].abs().diff().dropna() <= 0).all()
    hidden = pairs.set_index(["first", "second"]).loc[("cholesterol", "poids")]
    assert hidden["row"] == 4
    assert hidden["without_row"] == pytest.approx(0.98, abs=0.01)


def test_of_many_attributes_the_strongest_are_shown():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.normal(size=(60, 70)))
    frame[0], frame[50] = frame[69], frame[30]
    many = correlate(frame)
    assert (len(many.shown), many.n_hidden) == (40, 30)
    assert {0, 69, 50, 30} <= set(many.shown.tolist())
    order = many.tree.order.tolist()
    assert sorted(many.shown, key=order.index) == many.shown.tolist()


def test_one_pair_with_all_that_can_be_said(sante):
    found = sante.associate("Age", "poids")
    assert found.value == pytest.approx(sante.matrix().loc["Age", "poids"])
    assert sante.associate("Age", "malade").n_rows == 10


def test_a_table_for_every_kind_of_name():
    names = ["<script>", ("a", 1), 3, None, 'a"b']
    frame = pd.DataFrame(np.random.default_rng(0).normal(size=(30, 5)), columns=pd.Index(names, tupleize_cols=False))
    found = correlate(frame, label=3)
    assert found.names == ("<script>", ("a", 1), None, 'a"b')
    assert len(found.matrix()) == 4
    assert found.groups(0.0)[0].frame()["name"].tolist() == list(found.groups(0.0)[0].names)


def test_it_is_written_short(sante):
    assert repr(sante) == "Correlations(4 attributes, 10 rows, method='pearson')"


def test_a_repeated_index_and_a_label_of_texts():
    frame = ct.load_wine()
    frame.index = [0] * len(frame)
    found = correlate(frame, label="target")
    assert found.label_links.max() > 0.85
    assert found.frame().shape == (78, 7)


@pytest.mark.parametrize(
    ("frame", "arguments", "message"),
    [
        (pd.DataFrame({"a": [1, 2], "b": [2, 1]}), {}, "frame must have at least 3 rows"),
        (pd.DataFrame({"a": [1, 2, 3], "b": 5, "ID": [1, 2, 3]}), {},
         "1 column can be used: 'a'. the same value everywhere: 'b'. an identifier: 'ID'."),
        (pd.DataFrame({"a": [1, 2, 3], "y": [0, 1, 1]}), {"label": "y"}, "besides the label"),
        (pd.DataFrame({"a": [None] * 4, "b": [np.inf] * 4}), {}, "0 columns can be used: –. without a known value"),
        (pd.DataFrame({"a": [1, 2, 3], "b": [3, 1, 2]}), {"label": "A"}, "Did you mean 'a'?"),
        (pd.DataFrame({"a": [1, 2, 3], "b": [3, 1, 2]}), {"method": "kendall"}, "method must be one of"),
        (pd.DataFrame({"a": [1, 2, 3], "b": [3, 1, 2]}), {"costs": {"c": 1}}, "costs must be the name of a column"),
        (pd.DataFrame({"a": [1, 2, 3], "b": [3, 1, 2]}), {"costs": {"a": -1}}, "For 'a': -1 came"),
        ([1, 2], {}, "pandas table"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_words(frame, arguments, message):
    with pytest.raises(CourseError) as caught:
        correlate(frame, **arguments)
    assert message in str(caught.value)


@pytest.mark.parametrize("costs", [[1, 2], {"a": "much"}, {"a": True}])
def test_costs_of_the_wrong_kind(costs):
    with pytest.raises(TypeError, match="costs must be a dictionary"):
        correlate(pd.DataFrame({"a": [1, 2, 3], "b": [3, 1, 2]}), costs=costs)


@pytest.mark.parametrize("threshold", [1.5, -0.1, "high", None, True, float("nan")])
def test_a_threshold_is_a_strength(sante, threshold):
    with pytest.raises(CourseError, match="threshold must be"):
        sante.groups(threshold)


@pytest.mark.parametrize("pair", [("Age", "Age"), ("Age", "ID"), ("Age", [1])])
def test_a_pair_is_two_attributes(sante, pair):
    with pytest.raises(CourseError, match="two different attributes"):
        sante.associate(*pair)
