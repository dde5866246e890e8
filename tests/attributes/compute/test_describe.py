import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.attributes.compute.describe import describe_attribute
from course_toolkit.attributes.compute.outcome import AttributeOutcome, CategoryOutcome, NumberOutcome


@pytest.fixture(scope="module")
def sante():
    return ct.load_sante()


def test_the_lecture_s_ages(sante):
    age = describe_attribute(sante, "Age")
    assert isinstance(age, NumberOutcome)
    assert (age.kind, age.unit, age.n_missing) == ("number", 1.0, 0)
    assert age.spread.outliers.tolist() == [9]
    assert age.at(6).totals.tolist() == [4, 5, 0, 0, 0, 1]


def test_the_lecture_s_label_holds_one_value_and_null(sante):
    label = describe_attribute(sante, "malade")
    assert isinstance(label, CategoryOutcome)
    assert label.levels.words == ("1", "missing")
    assert label.totals.tolist() == [6, 4]


def test_categories_by_class():
    frame = pd.DataFrame({"c": ["a", "b", "a", None], "y": [0, 1, 1, 1]})
    outcome = describe_attribute(frame, "c", hue="y")
    assert outcome.counts.tolist() == [[1, 0, 0], [1, 1, 1]]
    assert outcome.counts.sum() == 4


def test_a_hundred_thousand_texts_have_twenty_bars():
    frame = pd.DataFrame({"c": [f"t{place}" for place in range(10**5)]})
    outcome = describe_attribute(frame, "c")
    assert len(outcome.levels) == 20
    assert outcome.levels.n_values == outcome.n_distinct == 10**5
    assert outcome.totals.sum() == 10**5


@pytest.mark.parametrize("values", [[None, None], [np.nan, np.nan], [[1], [2]], [np.inf, np.inf]])
def test_what_holds_nothing_to_draw(values):
    outcome = describe_attribute(pd.DataFrame({"x": values}), "x")
    assert type(outcome) is AttributeOutcome
    assert len(outcome.frame()) == 1


def test_infinite_missing_and_unread_cells_are_counted_apart():
    outcome = describe_attribute(pd.DataFrame({"x": [1.0, 2.5, 3.0, np.inf, -np.inf, 1e200, np.nan]}), "x")
    assert (outcome.n_infinite, outcome.n_missing, outcome.n_unread, outcome.spread.n) == (3, 1, 0, 3)
    texts = describe_attribute(pd.DataFrame({"x": ["1,5", "2", "3", "4", "5", "absent", None]}), "x")
    assert (texts.n_infinite, texts.n_missing, texts.n_unread, texts.spread.n) == (0, 1, 1, 5)


@pytest.mark.parametrize("values", [[5.0], [5], [7, 7, 7], [1e300]])
def test_one_row_and_constants(values):
    outcome = describe_attribute(pd.DataFrame({"x": values}), "x")
    assert outcome.n_rows == len(values)


def test_a_constant_of_a_date():
    outcome = describe_attribute(pd.DataFrame({"x": pd.to_datetime(["2024-01-01"] * 3)}), "x")
    assert outcome.at(10).totals.tolist() == [3]


def test_a_duplicated_index_keeps_its_names():
    frame = pd.DataFrame({"x": [1, 2, 3, 400]}, index=["a", "a", "b", "a"])
    outcome = describe_attribute(frame, "x")
    assert outcome.outliers_frame().index.tolist() == ["a"]
    assert outcome.outliers_frame()["position"].tolist() == [3]


def test_dates_are_numbers_with_periods():
    frame = pd.DataFrame({"day": pd.date_range("2023-01-01", "2024-12-31", freq="D")})
    histogram = describe_attribute(frame, "day").at(24)
    assert histogram.bins.period == "month"
    assert histogram.totals.tolist() == frame["day"].dt.to_period("M").value_counts().sort_index().tolist()


def test_time_zones_are_no_obstacle():
    frame = pd.DataFrame({"day": pd.date_range("2023-01-01", periods=50, freq="D", tz="Europe/Paris")})
    assert describe_attribute(frame, "day").at(10).totals.sum() == 50


def test_without_outliers(sante):
    assert describe_attribute(sante, "cholesterol", without_outliers=True).shown == (175, 250)


def test_the_table_is_not_changed(sante):
    before = sante.copy(deep=True)
    describe_attribute(sante, "cholesterol", hue="malade", without_outliers=True).at(10)
    pd.testing.assert_frame_equal(sante, before)


def test_an_unknown_column_is_refused_with_the_nearest(sante):
    with pytest.raises(ct.CourseError, match="Did you mean 'Age'"):
        describe_attribute(sante, "age")
    with pytest.raises(ct.CourseError, match="hue must be the name of a column"):
        describe_attribute(sante, "Age", hue="sick")
