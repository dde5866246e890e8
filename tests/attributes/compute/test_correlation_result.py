"""What the result answers beyond its tables."""

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.attributes.compute.correlation import correlate


def test_the_strongest_pair():
    found = correlate(ct.load_wine(), label="target")
    assert {found.names[place] for place in found.strongest_pair} == {"flavanoids", "total_phenols"}
    apart = correlate(pd.DataFrame({"a": [1, 2, 3, None, None, None], "b": [None, None, None, 1, 2, 4]}))
    assert apart.strongest_pair is None


def test_what_a_cell_holds():
    found = correlate(ct.load_sante(), label="malade")
    assert found.link_of("cholesterol", "IMC").deciding_row == 4
    assert found.link_of("IMC", "poids").deciding_row is None
    assert found.link_of("Age", "malade").deciding_row == 9
    assert found.link_of("Age", "poids").value == pytest.approx(ct.load_sante()["Age"].corr(ct.load_sante()["poids"]))
    assert np.isnan(correlate(ct.load_wine(), label="target").link_of("hue", "target").pearson)


def test_groups_are_looked_up_once():
    found = correlate(ct.load_sante())
    assert found.groups(0.9) is found.groups(0.9)


def test_measures_are_named_by_kind():
    frame = pd.DataFrame({"x": np.arange(12.0), "s": ["u", "v"] * 6, "t": ["a", "b", "c"] * 4})
    found = correlate(frame, method="spearman").frame().set_index(["first", "second"])["measure"]
    assert found.to_dict() == {
        ("x", "s"): "correlation_ratio", ("x", "t"): "correlation_ratio", ("s", "t"): "cramers_v",
    }  # fmt: skip
    assert set(correlate(ct.load_diabetes(), method="spearman").frame()["measure"]) == {"spearman"}


@pytest.mark.parametrize("method", ["pearson", "spearman", "auto"])
def test_links_with_the_label_are_strengths(method):
    links = correlate(ct.load_breast_cancer(), label="target", method=method).label_links
    assert ((links >= 0) & (links <= 1)).all()
