import numpy as np
import pandas as pd
import pytest
from scipy import stats

import course_toolkit as ct
from course_toolkit.attributes.compute.pairs import GroupsOutcome, PairOutcome, ScatterOutcome, TableOutcome
from course_toolkit.attributes.compute.relate import MOST_POINTS, outlying_rows, relate_attributes
from course_toolkit.attributes.compute.table import LookedAt


@pytest.fixture(scope="module")
def sante():
    return ct.load_sante()


def test_one_value_of_the_lecture_decides_r(sante):
    pair = relate_attributes(sante, "IMC", "cholesterol")
    assert isinstance(pair, ScatterOutcome)
    assert pair.association.value == pytest.approx(sante["IMC"].corr(sante["cholesterol"]))
    assert pair.association.spearman == pytest.approx(sante["IMC"].corr(sante["cholesterol"], method="spearman"))
    first = pair.influences[0]
    rest = sante.drop(index=4)
    assert first.position == 4
    assert first.r_without == pytest.approx(rest["IMC"].corr(rest["cholesterol"]))


def test_rows_left_out_are_left_out_of_everything_but_the_first_measure(sante):
    pair = relate_attributes(sante, "IMC", "cholesterol", left_out=[4, 9])
    rest = sante.drop(index=[4, 9])
    assert pair.rest.value == pytest.approx(rest["IMC"].corr(rest["cholesterol"]))
    assert pair.association.n_rows == 10
    slope, intercept = np.polyfit(rest["IMC"], rest["cholesterol"], 1)
    assert (pair.rest_line.slope, pair.rest_line.intercept) == pytest.approx((slope, intercept))
    assert pair.y_limits == (175, 250)
    assert {one.position for one in pair.influences}.isdisjoint({4, 9})
    assert set(pair.positions[pair.drawn]).isdisjoint({4, 9})


def test_the_line_is_that_of_least_squares(sante):
    pair = relate_attributes(sante, "Age", "poids")
    assert (pair.line.slope, pair.line.intercept) == pytest.approx(tuple(np.polyfit(sante["Age"], sante["poids"], 1)))


def many(n, seed=0):
    rng = np.random.default_rng(seed)
    return pd.DataFrame({"x": rng.normal(size=n), "y": rng.normal(size=n), "c": rng.choice(list("ab"), n)})


def test_too_many_points_are_counted_in_cells():
    frame = many(3 * MOST_POINTS)
    pair = relate_attributes(frame, "x", "y")
    assert len(pair.drawn) == 0
    assert pair.cells.counts.sum() == len(frame)
    expected, _x, _y = np.histogram2d(frame["x"], frame["y"], bins=(pair.cells.x_edges, pair.cells.y_edges))
    assert np.abs(pair.cells.counts.T - expected).sum() <= 4  # a value on an edge may round either way


def test_too_many_points_with_colours_are_thinned_the_same_each_time():
    frame = many(3 * MOST_POINTS)
    one, other = (relate_attributes(frame, "x", "y", hue="c") for _time in range(2))
    assert len(one.drawn) == MOST_POINTS
    assert one.drawn.tolist() == other.drawn.tolist()
    assert one.cells is None
    assert one.association.n_rows == len(frame)


def test_a_number_by_category():
    frame = many(300)
    pair = relate_attributes(frame, "c", "x")
    assert isinstance(pair, GroupsOutcome)
    assert (pair.number, pair.category) == ("x", "c")
    assert pair.association.measure == "correlation_ratio"
    for words, spread in zip(pair.levels.words, pair.spreads, strict=True):
        assert spread.median == pytest.approx(frame["x"][frame["c"] == words].median())
    assert relate_attributes(frame, "x", "c").number == "x"


def test_two_categories():
    frame = pd.DataFrame({"a": [*"xxyyx", None], "b": [*"uvuvuu"]})
    pair = relate_attributes(frame, "a", "b")
    assert isinstance(pair, TableOutcome)
    assert pair.x_levels.words == ("x", "y", "missing")
    assert pair.counts.tolist() == [[2, 1, 1], [1, 1, 0]]


def test_a_label_coded_as_number_is_a_category():
    clean = ct.make_sante(200, random_state=0).frame
    pair = relate_attributes(clean, "malade", "Age")
    assert isinstance(pair, GroupsOutcome)
    groups = [clean["Age"][clean["malade"] == value] for value in (0, 1)]
    assert pair.association.p_value == pytest.approx(stats.f_oneway(*groups).pvalue)


def test_a_label_of_spellings_keeps_each_of_them():
    frame = pd.DataFrame({"y": ["0", "1", "oui", "0", "1", "0", "1", "0", "1", "0"], "x": np.arange(10) + 0.5})
    assert relate_attributes(frame, "y", "x").levels.words == ("0", "1", "oui")


@pytest.mark.parametrize("other", [[None] * 4, [[1]] * 4, [np.inf] * 4])
def test_with_an_attribute_that_holds_nothing(other):
    frame = pd.DataFrame({"x": [1.5, 2.5, 3.5, 9.0], "o": other})
    pair = relate_attributes(frame, "x", "o")
    assert type(pair) is PairOutcome
    assert pair.association is None


def test_never_known_together():
    frame = pd.DataFrame({"x": [1.5, 2.5, 3.5, None, None, None], "y": [None, None, None, 1.5, 2.5, 3.5]})
    pair = relate_attributes(frame, "x", "y")
    assert (pair.n_known, pair.association.lack.code) == (0, "too_few")


def test_leaving_everything_out_leaves_the_points_shown():
    frame = pd.DataFrame({"x": [1.5, 2.5, 4.5], "y": [1.0, 2.5, 3.5]})
    pair = relate_attributes(frame, "x", "y", left_out=[0, 1, 2])
    assert pair.rest.lack is not None
    assert len(pair.drawn) == 3


def test_outlying_rows_of_either_column(sante):
    table = LookedAt(sante)
    assert outlying_rows(table, "Age", "cholesterol") == (4, 9)
    assert outlying_rows(table, "malade") == ()


@pytest.mark.parametrize("left_out", [[10], ["a"], 4])
def test_rows_that_are_none_are_refused(sante, left_out):
    with pytest.raises(ct.CourseError, match="left_out must hold positions"):
        relate_attributes(sante, "Age", "IMC", left_out=left_out)


def test_a_million_rows_and_a_constant():
    frame = pd.DataFrame({"x": np.ones(20_000), "y": np.arange(20_000) % 7 + 0.5, "z": [1.5, 2.5, 3.5, 4.5] * 5_000})
    frame.loc[0, "x"] = 1.0 + 1e-16
    pair = relate_attributes(frame, "z", "y")
    assert pair.cells.counts.sum() == 20_000


def test_what_is_no_table_is_refused_in_words():
    with pytest.raises(ct.CourseError, match="frame must be a pandas table"):
        relate_attributes(None, "a", "b")
