import numpy as np
import pytest
from sklearn import datasets

import course_toolkit as ct

LOADERS = ["load_breast_cancer", "load_wine", "load_digits", "load_diabetes"]


@pytest.mark.parametrize("name", LOADERS)
def test_the_numbers_are_scikit_learn_s(name):
    scaled = {"scaled": False} if name == "load_diabetes" else {}
    X = getattr(datasets, name)(**scaled).data
    frame = getattr(ct, name)()
    np.testing.assert_array_equal(frame.drop(columns="target").to_numpy(), X)


@pytest.mark.parametrize("name", LOADERS)
def test_the_last_column_is_the_target_and_no_name_is_a_riddle(name):
    frame = getattr(ct, name)()
    assert frame.columns[-1] == "target"
    assert frame.columns.is_unique
    assert not frame.columns.str.fullmatch(r"s\d").any()
    assert not frame.isna().any().any()


@pytest.mark.parametrize(
    ("name", "class_names"),
    [
        ("load_breast_cancer", ["malignant", "benign"]),
        ("load_wine", ["Barolo", "Grignolino", "Barbera"]),
        ("load_digits", [str(digit) for digit in range(10)]),
    ],
)
def test_class_names_stand_for_scikit_learn_s_codes(name, class_names):
    codes = getattr(datasets, name)().target
    assert getattr(ct, name)()["target"].tolist() == [class_names[code] for code in codes]


def test_the_vines_are_counted_as_in_the_paper():
    assert ct.load_wine()["target"].value_counts().to_dict() == {"Barolo": 59, "Grignolino": 71, "Barbera": 48}


def test_diabetes_is_in_its_own_units_with_a_number_to_predict():
    frame = ct.load_diabetes()
    assert frame["age"].between(19, 79).all()
    assert frame["bmi"].between(18, 43).all()
    np.testing.assert_array_equal(frame["target"], datasets.load_diabetes().target)
    ratio = frame["total_cholesterol"] / frame["hdl"]
    assert ratio.corr(frame["cholesterol_hdl_ratio"]) > 0.95


def test_each_load_is_a_table_of_its_own():
    frame = ct.load_wine()
    frame.loc[0, "alcohol"] = -1
    assert ct.load_wine().loc[0, "alcohol"] > 0
