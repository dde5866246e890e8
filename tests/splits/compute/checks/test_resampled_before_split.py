import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import load_breast_cancer, load_digits, load_iris, make_classification
from sklearn.model_selection import train_test_split
from sklearn.neighbors import NearestNeighbors
from sklearn.preprocessing import MinMaxScaler, StandardScaler

from course_toolkit._core.words import set_language
from course_toolkit.splits.compute.checks.resampled_before_split import find_resampled_before_split
from course_toolkit.splits.compute.finding import NotCheckedError
from course_toolkit.splits.compute.tables.sets import Declared, Sets


def find(train, test, validation=None, **declared):
    frames = {"train": train, **({} if validation is None else {"validation": validation}), "test": test}
    return [draft() for draft in find_resampled_before_split(Sets(frames, "y", Declared(**declared)))]


def table(seed=0, n=600, p=5, share=0.15):
    weights = [1 - share]
    X, y = make_classification(n, p, n_informative=3, n_redundant=0, weights=weights, flip_y=0, random_state=seed)
    return pd.DataFrame(X, columns=[f"x{i}" for i in range(p)]).assign(y=y)


def smote(frame, rng, k=5):
    few = frame[frame["y"] == 1]
    X = few.drop(columns="y").to_numpy(dtype=float)
    near = NearestNeighbors(n_neighbors=k + 1).fit(X).kneighbors(X, return_distance=False)[:, 1:]
    n = len(frame) - 2 * len(few)
    start = rng.integers(len(X), size=n)
    end = near[start, rng.integers(k, size=n)]
    made = X[start] + rng.random((n, 1)) * (X[end] - X[start])
    return pd.concat([frame, pd.DataFrame(made, columns=few.columns.drop("y")).assign(y=1)], ignore_index=True)


def drawn_again(frame, seed):
    few = frame[frame["y"] == 1]
    return pd.concat([frame, few.sample(len(frame) - 2 * len(few), replace=True, random_state=seed)], ignore_index=True)


def cut(frame, seed=0):
    return train_test_split(frame, test_size=0.3, random_state=seed, stratify=frame["y"])


def test_copies_of_the_rarer_class_in_both_sets_are_proved():
    train, test = cut(drawn_again(table(), 0))
    (found,) = find(train, test)
    assert (found.severity, found.repair, found.sets) == ("error", "undo_resampling", ("train", "test"))
    seen = set(map(tuple, train.drop(columns="y").to_numpy()))
    copied = [tuple(row) in seen for row in test.drop(columns="y").to_numpy()]
    assert set(found.rows) == set(test.index[copied])
    assert found.evidence["n_copies"] == sum(copied)
    assert set(test.index[found.positions["test"]]) >= set(found.rows)
    assert len(found.examples) == 6


def test_copies_are_seen_although_rows_are_numbered_anew():
    train, test = cut(drawn_again(table(), 1))
    train, test = (part.reset_index(drop=True).reset_index(names="no") for part in (train, test))
    assert [one.severity for one in find(train, test)] == ["error"]


@pytest.mark.parametrize("scaler", [None, StandardScaler(), MinMaxScaler()])
def test_rows_between_two_others_are_proved_also_after_scaling(scaler):
    frame = smote(table(), np.random.default_rng(0))
    if scaler is not None:
        names = frame.columns.drop("y")
        frame[names] = scaler.fit_transform(frame[names])
    train, test = cut(frame)
    (found,) = find(train, test)
    assert found.severity == "error"
    made = test.index[test.index >= 600]
    assert set(found.rows) <= set(made)
    assert len(found.rows) > 0.7 * len(made)
    ends, middle = found.examples.iloc[[0, 2], :-1].astype(float), found.examples.iloc[1, :-1].astype(float)
    shares = (middle - ends.iloc[0]) / (ends.iloc[1] - ends.iloc[0])
    assert shares.between(0, 1).all()
    assert np.ptp(shares) < 1e-6
    for key, part in (("train", train), ("test", test)):
        assert (part.index[found.positions[key]] >= 600).all()


def test_two_columns_and_categories_beside_them_are_enough():
    rng = np.random.default_rng(3)
    frame = smote(table(p=3).drop(columns="x2"), rng).assign(
        ville=rng.choice(["a", "b"], 1020)[: len(smote(table(), rng))]
    )
    assert [one.severity for one in find(*cut(frame))] == ["error"]


def test_smote_of_whole_numbers_leaves_the_whole_numbers():
    frame = table()
    names = frame.columns.drop("y")
    frame[names] = (20 * frame[names]).round()
    assert [one.severity for one in find(*cut(smote(frame, np.random.default_rng(0))))] == ["error"]


def test_whole_numbers_cut_off_again_leave_the_column_of_one_decimal():
    frame = table(p=4).round(1)
    names = ["x0", "x1", "x2"]
    frame[names] = (10 * frame[names]).round()
    made = smote(frame, np.random.default_rng(0))
    made[names] = made[names].astype(int)
    (found,) = find(*cut(made))
    assert (found.severity, len(found.examples)) == ("question", 3)
    assert "x3" in found.title
    assert min(found.rows) >= 600
    train, test = cut(frame)
    train = smote(train, np.random.default_rng(0))
    train[names] = train[names].astype(int)
    assert find(train, test) == []


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("decimals", [None, 1])
def test_resampling_the_training_set_alone_is_right(seed, decimals):
    frame = table(seed) if decimals is None else table(seed).round(decimals)
    train, test = cut(frame, seed)
    assert find(drawn_again(train, seed), test) == []
    assert find(smote(train, np.random.default_rng(seed)), test) == []


@pytest.mark.parametrize("seed", range(5))
def test_clean_tables_raise_nothing(seed):
    rng = np.random.default_rng(seed)
    sick = np.repeat([0, 1], 300)
    answers = np.where(rng.random((600, 5)) < np.where(sick, 0.9, 0.5)[:, None], 1, 0)
    height = rng.normal(170, 9, 600).round()
    weight = rng.normal(70, 12, 600)
    tables = [
        load_iris(as_frame=True).frame.rename(columns={"target": "y"}),
        load_digits(as_frame=True).frame.rename(columns={"target": "y"}).head(600),
        pd.DataFrame(answers).add_prefix("q").assign(y=sick),
        pd.DataFrame({"t": height, "p": weight, "imc": weight / height**2, "y": (weight > 85).astype(int)}),
        pd.DataFrame({"a": weight, "b": 2 * weight, "y": (weight > 80).astype(int)}),
    ]
    for frame in tables:
        assert find(*cut(frame, seed)) == []


def test_a_test_set_that_was_evened_out_is_asked_about():
    train, raw = cut(table(n=2000))
    few = raw[raw["y"] == 1]
    test = pd.concat([few, raw[raw["y"] == 0].sample(len(few), random_state=0)])
    (found,) = find(train, test, raw={"test": raw})
    assert found.severity == "question"
    assert found.evidence["share_now"] == 0.5
    assert find(train, raw, raw={"test": raw}) == []


@pytest.mark.parametrize("n", [1, 2, 8])
def test_few_rows_missing_labels_texts_and_gaps_break_nothing(n):
    frame = table(n=40).assign(text="a", empty=np.nan, date=pd.Timestamp("2020-01-01"), yes=True)
    frame["y"] = frame["y"].astype(float).where(frame.index % 5 != 0)
    assert find(frame.iloc[:30], frame.iloc[30 : 30 + n]) == []


def test_more_decimals_where_numbers_are_small_are_no_mixture():
    tumours = load_breast_cancer(as_frame=True).frame.rename(columns={"target": "y"})
    assert all(find(*cut(tumours, seed)) == [] for seed in range(3))


def test_a_quantity_or_no_label_cannot_be_checked():
    frame = table().assign(y=np.random.default_rng(0).normal(size=600))
    with pytest.raises(NotCheckedError):
        find(frame, frame)
    with pytest.raises(NotCheckedError):
        find(frame, frame.drop(columns="y"))


def test_it_speaks_the_language_of_the_moment():
    train, test = cut(smote(table(), np.random.default_rng(0)))
    (draft,) = find_resampled_before_split(Sets({"train": train, "test": test}, "y"))
    for language in ("fr", "en"):
        set_language(language)
        assert "SMOTE" in draft().title
