"""A handful of rows unlike all others, each with the column that made it so."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.rows.outlying_row import find_outlying_rows
from course_toolkit.first_look.compute.table import Table


def children(seed=0, n_rows=600):
    rng = np.random.default_rng(seed)
    age = rng.uniform(2, 16, n_rows)
    height = 80 + 6 * age + 3 * rng.normal(size=n_rows)
    weight = 8 + 2.8 * age + 1.5 * rng.normal(size=n_rows)
    return pd.DataFrame({"age": age.round(1), "taille": height.round(), "poids": weight.round(1)})


@pytest.mark.parametrize("seed", range(4))
def test_a_weight_that_no_child_of_that_age_has(seed):
    frame = children(seed)
    frame.loc[5, ["age", "taille", "poids"]] = [4.0, 104.0, 44.0]
    (found,) = find_outlying_rows(Table(frame))
    assert found.positions.tolist() == [5]
    assert found.columns == ("poids",)
    assert found.evidence["found"] == 44
    assert 15 < found.evidence["foretold"] < 25
    emptied = found.wording().decisions[0].step.apply(frame)
    assert np.isnan(emptied.loc[5, "poids"])


def test_what_is_explained_is_not_asked_again():
    frame = children()
    frame.loc[5, "poids"] = 44.0
    table = Table(frame)
    table.explain(["poids"], np.array([5]))
    assert list(find_outlying_rows(table)) == []


@pytest.mark.parametrize(
    "frame",
    [children().iloc[:20], pd.DataFrame({"a": [1.0] * 99, "b": [2.0] * 99}), pd.DataFrame({"a": [1], "b": [2]})],
)
def test_nothing_to_tell(frame):
    assert list(find_outlying_rows(Table(frame))) == []
