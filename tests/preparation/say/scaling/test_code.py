"""The lines run, give the numbers of the screen, and learn from the training rows."""

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.preparation.compute.scaling.compare import compare_scalings
from course_toolkit.preparation.compute.scaling.methods import SCALERS
from course_toolkit.preparation.say.scaling.code import say_scaling_code


@pytest.fixture(scope="module")
def split():
    frame = ct.make_sante(400, defects=["impossible_age", "missing_values"], random_state=0).frame
    return ct.split(frame, label="malade", random_state=0)


def run(compared, split, scaling=None):
    names = {"X_train": split.train.X, "X_new": split.validation.X, "y_train": split.train.y}
    exec(say_scaling_code(compared, scaling), names)  # noqa: S102 — ours
    return names


@pytest.mark.parametrize("fit_on", ["train", "all"])
@pytest.mark.parametrize("with_outlier", [True, False])
def test_the_lines_give_the_numbers_of_the_screen(split, fit_on, with_outlier):
    compared = compare_scalings(
        split.train, split.validation, column="Age", with_column="cholesterol", fit_on=fit_on, with_outlier=with_outlier
    )
    names = run(compared, split)
    ages = split.validation.X["Age"].to_numpy()
    for method in SCALERS:
        np.testing.assert_allclose(names["new_scaled"][method][:, 0], compared.fitted[method].transform(ages))
    assert len(names["rows"]) == len(split.train.X) - len(compared.left_out)
    if fit_on == "train":
        for method, scores in names["scores"].items():
            assert scores.mean() == pytest.approx(compared.scores.mean[method]), method
    else:
        assert "scores" not in names


def test_rows_named_are_left_out(split):
    labels = split.train.X.index[:3].tolist()
    compared = compare_scalings(split.train, split.validation, column="Age", outlier_rows=labels, with_outlier=False)
    names = run(compared, split, "robust")
    assert not set(labels) & set(names["rows"].index)
    assert names["scalers"]["robust"].center_[0] == pytest.approx(compared.fitted["robust"].center)
    assert list(names["scalers"]) == ["robust"]


def test_the_leak_is_called_one(split):
    leaky = compare_scalings(split.train, split.validation, column="Age", fit_on="all")
    assert "THE LEAK" in say_scaling_code(leaky)
    honest = say_scaling_code(compare_scalings(split.train, split.validation, column="Age"))
    assert "THE LEAK" not in honest
    assert ".fit(X_new" not in honest


def test_hostile_names_stay_names():
    name = "a\"]'); raise SystemExit  # \n<script>"
    frame = pd.DataFrame({name: [1.0, 2, 3], pd.Timestamp("2020-01-01"): [1.0, 5, 2]})
    compared = compare_scalings(frame, column=name, with_column=pd.Timestamp("2020-01-01"))
    names = {"X_train": frame}
    exec(say_scaling_code(compared), names)  # noqa: S102 — ours
    assert names["train_scaled"]["standard"].shape == (3, 2)


def test_a_quantity_is_predicted_by_a_regressor(split):
    rows = split.train.X.dropna()
    compared = compare_scalings(rows, column="Age", with_column="cholesterol", y_train=rows["poids"] / 3)
    assert "KNeighborsRegressor(5)" in say_scaling_code(compared)
    names = {"X_train": rows, "y_train": rows["poids"] / 3}
    exec(say_scaling_code(compared), names)  # noqa: S102 — ours
    assert names["scores"]["minmax"].mean() == pytest.approx(compared.scores.mean["minmax"])
