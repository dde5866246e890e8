import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import load_digits, load_iris
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler, TargetEncoder

from course_toolkit._core.words import set_language
from course_toolkit.splits.compute.checks.target_encoding_on_all import find_target_encoding_on_all
from course_toolkit.splits.compute.finding import NotCheckedError
from course_toolkit.splits.compute.tables.sets import Declared, Sets


def find(train, test, validation=None, **declared):
    frames = {"train": train, **({} if validation is None else {"validation": validation}), "test": test}
    return [draft() for draft in find_target_encoding_on_all(Sets(frames, "y", Declared(**declared)))]


def towns(seed=0, n=900, n_towns=40, *, quantity=False):
    rng = np.random.default_rng(seed)
    town = rng.integers(0, n_towns, n)
    rate = 0.2 + 0.6 * rng.random(n_towns)[town]
    y = 100 * rate + rng.normal(size=n) if quantity else (rng.random(n) < rate).astype(int)
    return pd.DataFrame({"a": rng.normal(size=n), "ville": [f"v{i}" for i in town], "pop": town % 9, "y": y})


def cut(frame, seed=0):
    return train_test_split(frame, test_size=0.3, random_state=seed)


def mean(frame, fitted):
    return frame["ville"].map(fitted.groupby("ville")["y"].mean()).fillna(fitted["y"].mean())


def smoothed(frame, fitted):
    groups = fitted.groupby("ville")["y"]
    return frame["ville"].map((groups.sum() + 7 * fitted["y"].mean()) / (groups.size() + 7)).fillna(fitted["y"].mean())


def shrunk(frame, fitted):
    encoder = TargetEncoder(target_type="continuous").fit(fitted[["ville"]], fitted["y"])
    return encoder.transform(frame[["ville"]])[:, 0]


def log_odds(frame, fitted):
    groups = fitted.groupby("ville")["y"]
    odds = (groups.sum() + 0.5) / (groups.size() - groups.sum() + 0.5)
    return frame["ville"].map(np.log(odds)).fillna(0.0)


def median(frame, fitted):
    return frame["ville"].map(fitted.groupby("ville")["y"].median()).fillna(fitted["y"].median())


WAYS = [
    (mean, False),
    (smoothed, False),
    (shrunk, False),
    (log_odds, False),
    (mean, True),
    (shrunk, True),
    (median, True),
]


@pytest.mark.parametrize(("encode", "quantity"), WAYS)
@pytest.mark.parametrize("seed", range(3))
def test_means_of_all_rows_are_proved_and_those_of_the_training_rows_are_not(encode, quantity, seed):
    frame = towns(seed, quantity=quantity)
    train, test = cut(frame.assign(te=encode(frame, frame)), seed)
    (found,) = find(train, test)
    assert (found.severity, found.columns, found.repair) == ("error", ("te",), "drop_columns")
    train, test = cut(frame, seed)
    assert find(*(part.assign(te=encode(part, train)) for part in (train, test))) == []


@pytest.mark.parametrize("encode", [mean, smoothed])
def test_the_category_may_be_gone_and_the_column_scaled(encode):
    frame = towns(4)
    frame["te"] = StandardScaler().fit_transform(encode(frame, frame).to_frame())[:, 0]
    assert [one.columns for one in find(*cut(frame.drop(columns=["ville", "pop"])))] == [("te",)]


def test_the_category_may_stand_in_the_raw_tables_only():
    frame = towns(5)
    raw_train, raw_test = cut(frame.drop(columns="pop"))
    coded = frame.assign(te=shrunk(frame, frame)).drop(columns="ville")
    train, test = coded.loc[raw_train.index], coded.loc[raw_test.index]
    assert [one.columns for one in find(train, test, raw={"train": raw_train, "test": raw_test})] == [("te",)]


def test_evidence_and_examples_hold_the_means():
    frame = towns(6)
    train, test = cut(frame.assign(te=mean(frame, frame)))
    (found,) = find(train, test)
    assert found.evidence["n_categories"] == found.evidence["n_explained_with"] == test["ville"].nunique()
    for town, (value, without, with_judged) in zip(found.examples.index, found.examples.to_numpy(), strict=True):
        assert value == pytest.approx(frame[frame["ville"] == town]["y"].mean())
        assert with_judged == pytest.approx(value)
        assert without == pytest.approx(train[train["ville"] == town]["y"].mean())


def test_leave_one_out_over_all_rows_is_proved():
    frame = towns(7)
    groups = frame.groupby("ville")["y"]
    frame["te"] = (groups.transform("sum") - frame["y"]) / (groups.transform("size") - 1)
    assert [one.severity for one in find(*cut(frame))] == ["error"]


def test_each_set_encoded_by_its_own_labels_is_proved():
    train, test = cut(towns(8))
    assert [one.severity for one in find(*(part.assign(te=mean(part, part)) for part in (train, test)))] == ["error"]


def test_rounded_means_are_recognised():
    frame = towns(9, quantity=True)
    assert find(*cut(frame.assign(te=mean(frame, frame).round(2))))[0].columns == ("te",)


@pytest.mark.parametrize("seed", range(5))
def test_clean_tables_raise_nothing(seed):
    train, test = cut(towns(seed), seed)
    fitted = TargetEncoder()
    train = train.assign(te=fitted.fit_transform(train[["ville"]], train["y"])[:, 0])
    test = test.assign(te=fitted.transform(test[["ville"]])[:, 0])
    assert find(train, test) == []
    rest, validation = cut(towns(seed), seed)
    whole = pd.concat([rest, validation])
    parts = [part.assign(te=mean(part, rest)) for part in (rest, validation, towns(seed + 90))]
    assert find(parts[0], parts[2], parts[1]) == []
    count = whole["ville"].map(whole["ville"].value_counts())
    assert find(*cut(whole.assign(n=count, log=np.log(count), answer=whole["y"], wrong=1 - whole["y"]), seed)) == []
    for data in (load_iris(as_frame=True).frame, load_digits(as_frame=True).frame.head(300)):
        assert find(*cut(data.rename(columns={"target": "y"}), seed)) == []


def test_a_copy_of_a_quantity_is_no_mean():
    frame = towns(0, quantity=True)
    assert find(*cut(frame.assign(f=(1.8 * frame["y"] + 32).round(1)))) == []


def test_edges_break_nothing_and_no_label_is_said():
    frame = towns(n=40).assign(empty=np.nan, date=pd.Timestamp("2020-01-01"), inf=np.inf, one=1)
    assert find(frame.iloc[:39], frame.iloc[39:]) == []
    with pytest.raises(NotCheckedError):
        find(frame, frame.drop(columns="y"))
    with pytest.raises(NotCheckedError):
        find(frame.assign(y=1), frame.assign(y=1))


def test_it_speaks_the_language_of_the_moment():
    frame = towns(1)
    train, test = cut(frame.assign(**{"<b>{te}": mean(frame, frame)}))
    (draft,) = find_target_encoding_on_all(Sets({"train": train, "test": test}, "y"))
    for language in ("fr", "en"):
        set_language(language)
        assert "<b>{te}" in draft().title
