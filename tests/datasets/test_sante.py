from importlib.resources import files

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.datasets.defects import DEFECTS
from course_toolkit.datasets.sante import load_sante, make_sante

# The lecture's table, as it stands in the notes.
LECTURE = """\
ID,Age,IMC,cholesterol,poids,malade
1,25,22.5,180,68,NULL
2,30,24.0,190,72,NULL
3,28,23.5,175,70,NULL
4,45,27,220,82,1
5,50,28.5,242300,85,1
6,47,29.0,250,84,1
7,52,30.0,210,88,1
8,49,26.5,185,80,1
9,33,23.0,185,73,NULL
10,120,60,800,150,1
"""


def test_the_file_is_the_lecture_s_to_the_byte():
    assert (files("course_toolkit.datasets") / "data" / "sante.csv").read_bytes() == LECTURE.encode()


def test_the_table_is_loaded_with_its_oddities():
    frame = load_sante()
    assert frame.shape == (10, 6)
    assert frame["Age"].max() == 120
    assert frame["cholesterol"].max() == 242300
    assert frame["malade"].isna().tolist() == [True] * 3 + [False] * 5 + [True, False]
    assert frame["malade"].dropna().unique().tolist() == [1]


def test_each_load_is_a_table_of_its_own():
    frame = load_sante()
    frame.loc[0, "Age"] = 99
    assert load_sante().loc[0, "Age"] == 25


def test_a_made_table_has_the_columns_and_types_of_the_lecture_s():
    made, lecture = make_sante(50, random_state=0).frame, load_sante()
    assert list(made.columns) == list(lecture.columns)
    assert made.dtypes.drop("malade").equals(lecture.dtypes.drop("malade"))
    unlabelled = make_sante(50, defects="missing_labels", random_state=0).frame
    assert unlabelled.dtypes.equals(lecture.dtypes)


@pytest.mark.parametrize("defects", [(), "all", {"wrong_unit": 7}])
def test_the_same_seed_makes_the_same_table(defects):
    one, other = (make_sante(100, defects=defects, random_state=3) for _time in range(2))
    pd.testing.assert_frame_equal(one.frame, other.frame)
    pd.testing.assert_frame_equal(one.answer_key, other.answer_key)
    assert not one.frame.equals(make_sante(100, defects=defects, random_state=4).frame)


def test_the_same_seed_makes_the_same_patients_whatever_is_planted():
    clean = make_sante(100, random_state=3).frame
    for defects in ("all", ["wrong_unit"], {"missing_labels": 50}):
        pd.testing.assert_frame_equal(make_sante(100, defects=defects, random_state=3).clean, clean)


def test_no_seed_draws_anew_and_a_generator_goes_on():
    assert not make_sante(50).frame.equals(make_sante(50).frame)
    rng = np.random.default_rng(0)
    first, second = make_sante(50, random_state=rng).frame, make_sante(50, random_state=rng).frame
    pd.testing.assert_frame_equal(first, make_sante(50, random_state=0).frame)
    assert not first.equals(second)


def test_defects_are_named_alone_together_counted_or_all():
    assert set(make_sante(200, defects="wrong_unit").answer_key["defect"]) == {"wrong_unit"}
    assert set(make_sante(200, defects=("wrong_unit", "missing_labels")).answer_key["defect"]) == {
        "wrong_unit",
        "missing_labels",
    }
    assert len(make_sante(200, defects={"impossible_age": 3}).rows("impossible_age")) == 3
    assert len(make_sante(200, defects={"impossible_age": 0}).answer_key) == 0
    assert set(make_sante(200, defects="all", visit=True).answer_key["defect"]) == set(DEFECTS)


def test_the_order_of_names_changes_nothing():
    one = make_sante(100, defects=["wrong_unit", "impossible_age"], random_state=0)
    other = make_sante(100, defects=["impossible_age", "wrong_unit", "wrong_unit"], random_state=0)
    pd.testing.assert_frame_equal(one.frame, other.frame)


def test_prevalence_is_the_share_of_the_sick():
    assert make_sante(1000, prevalence=0.05).frame["malade"].sum() == 50


def test_default_is_a_thousand_clean_patients():
    sample = make_sante()
    assert sample.frame.shape == (1000, 6)
    pd.testing.assert_frame_equal(sample.frame, sample.clean)
    assert sample.frame["malade"].sum() == 300


@pytest.mark.parametrize(
    ("arguments", "error", "match"),
    [
        ({"n_samples": 1}, ct.CourseError, "n_samples must be at least 2"),
        ({"n_samples": 10.5}, TypeError, "n_samples must be a whole number"),
        ({"defects": "imposible_age"}, ct.CourseError, "Did you mean 'impossible_age'"),
        ({"defects": {"wrong_unit": -1}}, ct.CourseError, "defects\\['wrong_unit'\\] must be at least 0"),
        ({"defects": {"wrong_unit": 11}, "n_samples": 10}, ct.CourseError, "11 rows were asked for; the table has 10"),
        ({"defects": None}, TypeError, 'defects must be "all"'),
        ({"prevalence": 30}, ct.CourseError, "a share, not a percentage"),
        ({"random_state": -1}, ct.CourseError, "random_state must be"),
    ],
)
def test_bad_arguments_are_refused_in_words(arguments, error, match):
    with pytest.raises(error, match=match):
        make_sante(**arguments)


def test_a_defect_of_the_visit_needs_the_visit():
    with pytest.raises(ct.CourseError, match="visit=True"):
        make_sante(100, defects=["zero_height"])
    assert "zero_height" in set(make_sante(100, defects="zero_height", visit=True).answer_key["defect"])


def test_all_defects_are_those_that_the_table_has_room_for():
    without = set(make_sante(300, defects="all", random_state=0).answer_key["defect"])
    with_visit = set(make_sante(300, defects="all", visit=True, random_state=0).answer_key["defect"])
    assert with_visit == set(DEFECTS)
    assert without == {name for name, one in DEFECTS.items() if not one.of_visit}


def test_the_defects_of_the_lecture_s_columns_do_not_depend_on_the_visit():
    defects = {"impossible_age": 3, "wrong_unit": 5}
    plain = make_sante(200, defects=defects, random_state=1)
    visit = make_sante(200, defects=defects, visit=True, random_state=1)
    pd.testing.assert_frame_equal(visit.frame[list(plain.frame.columns)], plain.frame)
