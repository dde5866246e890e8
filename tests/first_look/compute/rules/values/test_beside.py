import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.values.beside import residuals_of
from course_toolkit.first_look.compute.table import Table


def table(n=400):
    rng = np.random.default_rng(0)
    height = rng.normal(1.7, 0.08, n)
    weight = 24 * height**2 * np.exp(0.1 * rng.standard_normal(n))
    return pd.DataFrame({"h": height, "w": weight, "noise": rng.normal(10, 1, n)})


def test_residuals_are_of_what_the_others_explain():
    found = {one.attribute.name: one for one in residuals_of(Table(table()))}
    assert set(found) == {"h", "w"}
    assert found["w"].names == ("h",)
    assert found["w"].spread == pytest.approx(0.1, rel=0.15)


def test_a_few_wrong_rows_do_not_bend_it():
    frame = table()
    frame.loc[:30, "w"] *= 2.2
    found = {one.attribute.name: one for one in residuals_of(Table(frame))}
    assert found["w"].spread == pytest.approx(0.1, rel=0.2)
    assert np.median(found["w"].errors[:31]) == pytest.approx(np.log(2.2), abs=0.06)


@pytest.mark.parametrize("frame", [pd.DataFrame({"a": [1.0, 2.0]}), pd.DataFrame({"a": np.ones(99), "b": np.ones(99)})])
def test_what_has_no_relation_has_no_residuals(frame):
    assert list(residuals_of(Table(frame))) == []


def test_missing_values_have_no_residual():
    frame = table()
    frame.loc[3, "w"] = np.nan
    found = {one.attribute.name: one for one in residuals_of(Table(frame))}
    assert np.isnan(found["w"].errors[3])


def test_a_column_that_is_explained_already_has_none():
    seen = Table(table())
    seen.explain(["w"], np.arange(400))
    assert {one.attribute.name for one in residuals_of(seen)} == set()
