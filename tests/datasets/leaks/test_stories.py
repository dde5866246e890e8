import numpy as np
import pytest

from course_toolkit.datasets.leaks.stories import cut, days, measured_again, parts, patients, some, visits


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def test_patients_have_the_lecture_s_columns_and_three_more(rng):
    frame = patients(500, rng)
    assert list(frame.columns) == ["Age", "IMC", "cholesterol", "poids", "tension", "glycemie", "creatinine", "malade"]
    assert frame["malade"].mean() == 0.4
    assert frame["glycemie"].between(0.4, 2.5).all()
    assert not frame.duplicated().any()


def test_a_second_measure_lies_near_the_first(rng):
    frame = patients(300, rng)
    again = measured_again(frame, rng)
    assert (again["Age"] == frame["Age"]).all()
    assert 3 < (again["cholesterol"] - frame["cholesterol"]).std() < 7


def test_visits_are_of_patients_who_stay_sick_or_healthy(rng):
    frame = visits(600, 4, rng)
    assert frame["patient"].value_counts().unique().tolist() == [4]
    assert frame.groupby("patient")["malade"].nunique().max() == 1


def test_a_day_resembles_the_day_before(rng):
    tide = days(2000, rng)["tension_lits"]
    assert tide.autocorr(1) > 0.9
    assert abs(tide.autocorr(120)) < 0.3


def test_a_cut_keeps_every_row_once_and_the_classes_in_proportion(rng):
    frame = patients(500, rng)
    train, test = cut(frame, rng)
    assert len(test) == 150
    assert test["malade"].sum() == 60
    columns = list(frame.columns)
    both = np.vstack([train[columns], test[columns]])
    assert sorted(map(tuple, both)) == sorted(map(tuple, frame.to_numpy()))


def test_parts_keep_the_order(rng):
    frame = patients(10, rng)
    first, second = parts(frame, np.arange(10) >= 7)
    assert first["Age"].tolist() == frame["Age"].tolist()[:7]
    assert second["Age"].tolist() == frame["Age"].tolist()[7:]


def test_some_is_at_least_one(rng):
    assert len(some(100, 0.2, rng)) == 20
    assert len(some(100, 0.0001, rng)) == 1
