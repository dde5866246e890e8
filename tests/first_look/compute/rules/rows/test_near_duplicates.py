"""One individual entered twice, a little changed: by what chance does not make."""

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.first_look.compute.rules.rows.near_duplicates import find_near_duplicates
from course_toolkit.first_look.compute.table import Table


def table(seed=0, n_rows=500):
    rng = np.random.default_rng(seed)
    size = rng.normal(size=n_rows)
    return pd.DataFrame(
        {
            "ref": np.arange(n_rows) + 10_000,
            "x1": np.round(170 + 9 * size, 1),
            "x2": np.round(75 + 14 * size + 4 * rng.normal(size=n_rows), 1),
            "x3": np.round(125 + 15 * rng.normal(size=n_rows)),
            "x4": np.round(np.exp(4.6 + 0.25 * rng.normal(size=n_rows)), 1),
            "x5": rng.choice(["rouge", "vert", "Été"], n_rows),
            "x6": rng.normal(size=n_rows).round(2),
            "cible": rng.integers(0, 2, n_rows),
        }
    )


def find(frame, label="cible"):
    return list(find_near_duplicates(Table(frame, label)))


def planted(**changes):
    frame = table()
    again = frame.iloc[[11, 42, 300]].assign(ref=[20_001, 20_002, 20_003])
    return pd.concat([frame, again.assign(**{name: change(again[name]) for name, change in changes.items()})],
                     ignore_index=True)  # fmt: skip


def test_one_cell_differs():
    (found,) = find(planted(x3=lambda column: column + 7))
    assert found.columns == ("x3",)
    assert found.severity == "question"
    assert found.positions.tolist() == [11, 42, 300, 500, 501, 502]
    assert found.wording().decisions[0].step.where.labels == (500, 501, 502)


def test_a_spelling_differs():
    frame = planted(x5=lambda column: column.str.upper() + " ")
    (found,) = find(frame)
    assert found.severity == "warning"
    assert {500, 501, 502} <= {*found.positions.tolist()}


def test_all_measurements_differ_a_little():
    rng = np.random.default_rng(9)
    shake = {name: lambda column: column + 1e-3 * rng.normal(size=3) for name in ("x1", "x2", "x3", "x4", "x6")}
    (found,) = find(planted(**shake))
    assert found.evidence["times_nearer"] > 10
    assert found.positions.tolist() == [11, 42, 300, 500, 501, 502]


@pytest.mark.parametrize("seed", range(4))
def test_individuals_are_left_alone(seed):
    rng = np.random.default_rng(seed)
    assert find(table(seed)) == []
    assert find(ct.make_sante(500, random_state=seed).frame, "malade") == []
    for values in (
        rng.integers(0, 5, (400, 8)),
        np.exp(rng.normal(size=(400, 5))).round(1),
        np.where(rng.random((400, 6)) < 0.8, 0, rng.integers(1, 30, (400, 6))),
        rng.normal(size=(400, 4)).cumsum(axis=0).round(1),
        (rng.random((400, 20)) < 0.1).astype(int),
    ):
        assert find(pd.DataFrame(values), None) == []


@pytest.mark.parametrize("frame", [pd.DataFrame({"a": [1]}), pd.DataFrame({"a": [np.nan] * 4, "b": [1] * 4})])
def test_nothing_to_tell(frame):
    assert find(frame, None) == []


def test_several_cells_differ():
    frame = pd.DataFrame(np.random.default_rng(0).integers(0, 60, (500, 10))).add_prefix("v")
    again = frame.iloc[[4, 9, 30]].assign(v1=[61, 62, 63], v5=[64, 65, 66], v7=[67, 68, 69])
    (found,) = find(pd.concat([frame, again], ignore_index=True), None)
    assert found.positions.tolist() == [4, 9, 30, 500, 501, 502]
    assert (found.evidence["n_agreeing"], found.evidence["n_columns"]) == (7, 10)


def test_visits_of_a_patient_who_is_named_are_no_news():
    rng = np.random.default_rng(0)
    sheet = table(n_rows=200).drop(columns="ref")
    visits = pd.concat([sheet, sheet.assign(x3=rng.integers(90, 160, 200))], ignore_index=True)
    assert find(visits.assign(patient_id=[*range(200), *range(200)])) == []
    assert find(visits) != []
