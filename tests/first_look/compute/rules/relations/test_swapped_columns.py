"""Values in each other's column, with the step that puts them right."""

import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import load_breast_cancer, load_digits, load_iris, load_wine

import course_toolkit as ct
from course_toolkit.first_look.compute.rules.relations.swapped_columns import find_swapped_columns
from course_toolkit.first_look.compute.table import Table


def find(frame, label=None):
    return list(find_swapped_columns(Table(frame, label)))


def test_a_pressure_typed_the_wrong_way_round():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(
        {"x": rng.normal(125, 9, 500).round(), "y": rng.normal(78, 7, 500).round(), "z": rng.random(500)}
    )
    right = frame.copy()
    frame.loc[[3, 40, 99], ["x", "y"]] = frame.loc[[3, 40, 99], ["y", "x"]].to_numpy()
    (found,) = find(frame)
    assert (found.code, found.severity, found.columns) == ("swapped_columns", "warning", ("x", "y"))
    assert found.positions.tolist() == [3, 40, 99]
    pd.testing.assert_frame_equal(found.wording().decisions[0].step.apply(frame), right)


@pytest.mark.parametrize("seed", range(4))
def test_weight_and_body_mass_index(seed):
    sample = ct.make_sante(1000, defects=["swapped_columns"], random_state=seed)
    (found,) = find(sample.frame, "malade")
    planted = {*sample.answer_key["row"]}
    assert {*found.positions.tolist()} <= planted
    assert len(found.positions) >= 0.8 * len(planted)


@pytest.mark.parametrize("load", [load_iris, load_wine, load_breast_cancer, load_digits])
def test_real_tables_hold_none(load):
    assert find(load(as_frame=True).frame, "target") == []
