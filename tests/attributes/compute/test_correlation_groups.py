"""The arguments for each member of a group, worked by other ways."""

import numpy as np
import pandas as pd
import pytest
from sklearn.linear_model import LinearRegression

import course_toolkit as ct
from course_toolkit.attributes.compute.correlation import correlate


@pytest.fixture
def frame():
    rng = np.random.default_rng(0)
    a = rng.normal(size=200)
    frame = pd.DataFrame({"a": a, "b": a + 0.2 * rng.normal(size=200), "c": -a + 0.2 * rng.normal(size=200)})
    frame["alone"] = rng.normal(size=200)
    frame["y"] = (a > 0).astype(int)
    return frame


def test_the_arguments_side_by_side(frame):
    frame.loc[:9, "b"] = np.nan
    (group,) = correlate(frame, label="y", costs={"b": 2}).groups(0.9)
    assert sorted(group.names) == ["a", "b", "c"]
    table = group.frame().set_index("name")
    assert table["label_link"].to_dict() == pytest.approx(frame.corr()["y"].abs()[list(table.index)].to_dict())
    assert table["n_missing"].to_dict() == {"a": 0, "b": 10, "c": 0} | {}
    assert table.loc["c", "n_distinct"] == 200
    assert table.loc["b", "cost"] == 2
    assert np.isnan(table.loc["a", "cost"])
    assert table.loc["b", "nearest"] == "a"
    assert table.loc["b", "nearest_strength"] == pytest.approx(frame["a"].corr(frame["b"]))
    assert group.weakest == pytest.approx(frame[["a", "b", "c"]].corr().abs().min().min())


def test_how_well_the_others_explain_a_member(frame):
    (group,) = correlate(frame).groups(0.9)[:1]
    for member in group.members:
        others = frame[[name for name in group.names if name != member.name]]
        wanted = LinearRegression().fit(others, frame[member.name]).score(others, frame[member.name])
        assert member.explained_share == pytest.approx(wanted)


def test_a_column_that_is_the_sum_of_others_is_explained_by_them():
    rng = np.random.default_rng(0)
    common = rng.normal(size=(300, 1))
    frame = pd.DataFrame(common + 0.6 * rng.normal(size=(300, 3)), columns=["a", "b", "c"])
    frame["sum"] = frame.sum(axis=1)
    group = next(one for one in correlate(frame).groups(0.5) if "sum" in one.names)
    assert {member.name: member.explained_share for member in group.members}["sum"] == pytest.approx(1)


def test_where_ranks_and_values_are_mixed_the_share_is_that_of_ranks():
    found = correlate(ct.load_sante(), method="auto")
    (group,) = found.groups(0.7)
    ranks = ct.load_sante()[list(group.names)].rank()
    for member in group.members:
        others = ranks.drop(columns=member.name)
        wanted = LinearRegression().fit(others, ranks[member.name]).score(others, ranks[member.name])
        assert member.explained_share == pytest.approx(wanted)
        assert member.explained_share < 0.99


def test_pairs_from_different_rows_promise_no_more_than_they_hold():
    # Three pairs of 0.9, -0.9 and 0.9 come from no one table.
    rng = np.random.default_rng(0)
    blocks = []
    for missing, sign in (("c", 1), ("a", 1), ("b", -1)):
        one = rng.normal(size=300)
        names = [name for name in "abc" if name != missing]
        blocks.append(pd.DataFrame({names[0]: one, names[1]: sign * one + 0.45 * rng.normal(size=300)}))
    (group,) = correlate(pd.concat(blocks, ignore_index=True)).groups(0.8)
    assert all(0.7 < member.explained_share < 0.9 for member in group.members)


def test_a_link_that_leaves_the_group_is_named():
    rng = np.random.default_rng(0)
    a = rng.normal(size=400)
    b = a + 0.3 * rng.normal(size=400)
    frame = pd.DataFrame({"a": a, "b": b, "c": b + 0.35 * rng.normal(size=400)})
    correlations = correlate(frame)
    r = frame.corr()
    threshold = (r.loc["a", "c"] + r.loc["b", "c"]) / 2
    (group,) = correlations.groups(threshold)
    assert set(group.names) == {"a", "b"}
    (tie,) = group.ties
    assert (tie.member, tie.other) == ("b", "c")
    assert tie.strength == pytest.approx(r.loc["b", "c"])


def test_categories_have_no_share_explained():
    sex = np.array(["m", "f"] * 30)
    (group,) = correlate(pd.DataFrame({"sex": sex, "sexe": np.where(sex == "m", "homme", "femme")})).groups(0.9)
    assert np.isnan(group.frame()["explained_share"]).all()
    assert group.frame()["n_distinct"].tolist() == [2, 2]
