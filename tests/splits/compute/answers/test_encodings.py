import numpy as np
import pandas as pd
import pytest
from sklearn.preprocessing import TargetEncoder

from course_toolkit.splits.compute.answers.encodings import candidates, find_encodings, label_scores
from course_toolkit.splits.compute.tables.sets import Declared, Sets


def towns(seed=0, n=900, n_towns=40):
    rng = np.random.default_rng(seed)
    town = rng.integers(0, n_towns, n)
    y = (rng.random(n) < 0.2 + 0.6 * rng.random(n_towns)[town]).astype(int)
    return pd.DataFrame({"x": rng.normal(size=n), "town": [f"t{i}" for i in town], "y": y})


def cut(frame, label="y", **declared):
    return Sets({"train": frame.iloc[:600], "test": frame.iloc[600:]}, label, Declared(**declared))


def found(frame):
    return list(find_encodings(cut(frame), "test"))


def means(frame, rows=slice(None)):
    return frame["town"].map(frame.iloc[rows].groupby("town")["y"].mean())


def test_a_class_is_averaged_as_a_share_and_a_quantity_as_it_is():
    frame = towns()
    (shares,) = label_scores(cut(frame.assign(y=np.where(frame["y"] == 1, "oui", "non"))))
    assert set(np.unique(shares["test"])) == {0, 1}
    (itself,) = label_scores(cut(frame.assign(y=frame["x"])))
    assert itself["train"].tolist() == frame["x"].iloc[:600].tolist()
    several = label_scores(cut(frame.assign(y=np.arange(900) % 3)))
    assert [set(np.unique(one["train"])) for one in several] == [{0, 1}, {0, 1}, {0, 1}, {0, 1, 2}]
    assert label_scores(cut(frame.assign(y="same"))) == []


def test_values_that_come_back_may_be_means_and_flags_or_measures_not():
    frame = towns().assign(flag=np.arange(900) % 2, level=np.arange(900) % 50, no=np.arange(900) // 2)
    assert [one.name for one in candidates(cut(frame, ids=("no",)))] == ["level"]


def test_every_town_is_explained_with_the_test_labels_and_few_without():
    frame = towns()
    encoded = means(frame)
    (one,) = found(frame.assign(te=encoded))
    assert (one.column, one.category, one.formula, one.keys) == ("te", "town", "mean", ("train", "test"))
    n_groups = frame["town"].iloc[600:].nunique()
    assert (one.n_groups, one.n_explained) == (n_groups, n_groups)
    alone = means(frame, slice(600))
    same = (np.abs(alone - encoded) < 1e-9).iloc[600:].groupby(frame["town"].iloc[600:]).first()
    assert one.n_explained_without >= same.sum()
    assert one.by_chance < 1e-9
    for town, row in one.table.iterrows():
        here = frame["town"] == town
        assert row[0] == row[2] == pytest.approx(frame["y"][here].mean())
        assert row[1] == pytest.approx(frame["y"][here & (frame.index < 600)].mean())


def test_means_of_the_training_rows_alone_are_honest():
    frame = towns()
    honest = means(frame, slice(600)).fillna(frame["y"].iloc[:600].mean())
    assert found(frame.assign(te=honest)) == []
    assert found(frame.assign(te=frame["town"].str[1:].astype(int))) == []


def test_scikit_learns_own_shrinkage_is_recognised():
    frame = towns(1)
    encoder = TargetEncoder(target_type="binary").fit(frame[["town"]], frame["y"])
    (one,) = found(frame.assign(te=encoder.transform(frame[["town"]])[:, 0]))
    assert one.formula in {"shrunk", "smoothed"}


def test_the_other_rows_mean_of_each_row():
    frame = towns(2)
    groups = frame.groupby("town")["y"]
    left_out = (groups.transform("sum") - frame["y"]) / (groups.transform("size") - 1)
    (one,) = found(frame.assign(te=left_out))
    assert one.formula == "others"
    assert one.n_groups == 300


def test_a_category_that_is_gone_is_found_in_the_values():
    frame = towns(3)
    (one,) = found(frame.assign(te=means(frame)).drop(columns="town"))
    assert (one.column, one.category) == ("te", None)
