"""Groups of attributes that repeat one another: by ranks, and never by one outlier."""

import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import load_breast_cancer, load_diabetes, load_iris, load_wine

import course_toolkit as ct
from course_toolkit.first_look.compute.rules.relations.correlated_group import find_correlated_groups
from course_toolkit.first_look.compute.table import Table


def find(frame, label=None):
    return list(find_correlated_groups(Table(frame, label)))


def test_a_group_with_its_strongest_pair():
    rng = np.random.default_rng(0)
    size = rng.normal(size=300)
    frame = pd.DataFrame(
        {
            "a": size,
            "b": size + 0.1 * rng.normal(size=300),
            "c": -size + 0.3 * rng.normal(size=300),
            "z": rng.normal(size=300),
        }
    )
    (found,) = find(frame)
    assert found.columns == ("a", "b", "c")
    assert found.severity == "question"
    r = np.corrcoef(frame["a"], frame["b"])[0, 1]
    assert found.evidence["pearson"] == pytest.approx(r)
    assert found.evidence["spearman"] == pytest.approx(frame["a"].corr(frame["b"], method="spearman"))
    steps = [decision.step for decision in found.wording().decisions]
    assert [step and step.columns for step in steps] == [None, ("a",), ("b",), ("c",)]


def test_one_outlier_makes_no_correlation_and_breaks_none():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.normal(size=(200, 2)), columns=["a", "b"])
    frame.loc[7] = [500.0, 500.0]
    assert frame["a"].corr(frame["b"]) > 0.99
    assert find(frame) == []
    frame["c"] = frame["a"] + 0.05 * rng.normal(size=200)
    frame.loc[9, "c"] = 1e6
    (found,) = find(frame)
    assert found.columns == ("a", "c")


def test_gaps_and_curves():
    rng = np.random.default_rng(0)
    x = rng.normal(size=400)
    frame = pd.DataFrame({"x": x, "e": np.exp(3 * x), "n": rng.normal(size=400)})
    frame.loc[rng.random(400) < 0.2, "e"] = np.nan
    (found,) = find(frame)
    assert found.columns == ("x", "e")
    assert abs(found.evidence["spearman"]) > 0.999 > abs(found.evidence["pearson"])


@pytest.mark.parametrize(
    ("load", "groups"),
    [
        (load_iris, [("petal length (cm)", "petal width (cm)")]),
        (load_wine, []),
        (load_diabetes, []),
    ],
)
def test_real_tables(load, groups):
    assert [found.columns for found in find(load(as_frame=True).frame, "target")] == groups


def test_sizes_of_nuclei_repeat_one_another():
    found = find(load_breast_cancer(as_frame=True).frame, "target")
    sizes = {f"{which} {what}" for which in ("mean", "worst") for what in ("radius", "perimeter", "area")}
    assert sizes in [{*one.columns} for one in found]
    assert len(found) == 4


def test_the_lecture_drops_the_body_mass_index_that_goes_with_the_weight():
    (found,) = find(ct.load_sante(), "malade")
    assert {"IMC", "poids"} <= {*found.columns}


@pytest.mark.parametrize("seed", range(5))
def test_chance_in_few_rows_and_many_columns(seed):
    rng = np.random.default_rng(seed)
    assert find(pd.DataFrame(rng.normal(size=(10, 200)))) == []
    assert find(pd.DataFrame(rng.normal(size=(300, 5)).cumsum(axis=0)[:9])) == []


def test_ten_thousand_columns():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.normal(size=(100, 10_000)))
    frame[9_999] = frame[17] * 2 + 1
    (found,) = find(frame)
    assert found.columns == (17, 9_999)


@pytest.mark.parametrize("frame", [pd.DataFrame({"a": [1]}), pd.DataFrame({"a": [1.0] * 20, "b": [np.nan] * 20})])
def test_nothing_to_tell(frame):
    assert find(frame) == []
