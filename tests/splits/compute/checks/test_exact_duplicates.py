"""The same row in two sets is found however it is stored; equal rows by chance are not taken for copies."""

import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import load_digits, load_iris

from course_toolkit.splits.compute.checks.exact_duplicates import find_exact_duplicates
from course_toolkit.splits.compute.finding import NotCheckedError
from course_toolkit.splits.compute.tables.sets import Declared, Sets

SEEDS = range(6)


def table(seed, n_rows=400):
    rng = np.random.default_rng(seed)
    return pd.DataFrame(
        {
            "age": rng.integers(18, 90, n_rows),
            "weight": np.round(rng.normal(70, 12, n_rows), 1),
            "pressure": rng.normal(120, 15, n_rows),
            "smoker": rng.random(n_rows) < 0.3,
            "town": rng.choice(["Lyon", "Nantes", "Paris"], n_rows),
            "seen": pd.Timestamp("2024-01-01") + pd.to_timedelta(rng.integers(0, 300, n_rows), unit="D"),
            "ill": rng.integers(0, 2, n_rows),
        }
    )


def cut(frame, seed=0, share=0.3):
    order = np.random.default_rng(seed + 99).permutation(len(frame))
    n_test = int(share * len(frame))
    return frame.iloc[order[n_test:]].reset_index(drop=True), frame.iloc[order[:n_test]].reset_index(drop=True)


def find(train, test, validation=None, label="ill", **declared):
    frames = {"train": train, **({} if validation is None else {"validation": validation}), "test": test}
    return [draft() for draft in find_exact_duplicates(Sets(frames, label, Declared(**declared)))]


def planted(n_copies=7, seed=0):
    train, test = cut(table(seed), seed)
    return train, pd.concat([test, train.iloc[:n_copies]], ignore_index=True)


@pytest.mark.parametrize("n_copies", [1, 7, 60])
def test_copies_are_found_with_all_their_rows(n_copies):
    train, test = planted(n_copies)
    (finding,) = find(train, test)
    assert finding.severity == "error"
    assert finding.sets == ("train", "test")
    assert finding.rows == tuple(range(120, 120 + n_copies))
    assert finding.positions["test"].tolist() == [*range(120, 120 + n_copies)]
    assert finding.positions["train"].tolist() == [*range(n_copies)]
    assert finding.evidence["n_rows"] == finding.evidence["n_distinct"] == n_copies
    assert finding.evidence["share"] == n_copies / len(test)
    assert finding.repair == "drop_rows"


def test_examples_show_the_copy_beside_its_original():
    train, test = planted()
    (finding,) = find(train, test)
    assert list(finding.examples.index[:2]) == ["training set · 0", "test set · 120"]
    assert finding.examples.iloc[0].tolist() == finding.examples.iloc[1].tolist()


@pytest.mark.parametrize(
    "disguise",
    [
        lambda test: test[test.columns[::-1]],
        lambda test: test.set_axis([f"row {number}" for number in range(len(test))]),
        lambda test: test.sample(frac=1, random_state=0),
        lambda test: test.assign(age=test["age"].astype(float).where(np.arange(len(test)) != 3)),
        lambda test: test.assign(age=test["age"].astype("Int64"), smoker=test["smoker"].astype(int)),
        lambda test: test.assign(town=test["town"].astype("category"), age=test["age"].astype(object)),
        lambda test: test.assign(town=test["town"].astype(object), ill=test["ill"].astype(float)),
        lambda test: test.assign(seen=test["seen"].astype(str)).assign(seen=test["seen"].dt.tz_localize("UTC")),
    ],
)
def test_how_a_table_is_stored_hides_nothing(disguise):
    train, test = planted()
    (finding,) = find(train, disguise(test))
    assert finding.severity == "error"
    assert finding.evidence["n_rows"] == 7


def test_missing_equals_missing_and_minus_zero_is_zero():
    train, test = planted()
    train.loc[:6, "weight"] = np.nan
    test.loc[120:, "weight"] = np.nan
    train.loc[:6, "pressure"] = 0.0
    test.loc[120:, "pressure"] = -0.0
    train["age"], test["age"] = np.arange(len(train)) % 50, np.r_[np.arange(120) % 50 + 100, np.arange(7)]
    train["height"] = np.arange(len(train)) * 0.37
    test["height"] = np.r_[np.arange(120) * 0.41 + 0.001, np.arange(7) * 0.37]
    (finding,) = find(train, test)
    assert finding.evidence["n_rows"] == 7


@pytest.mark.parametrize("kind", ["number", "text", "date"])
@pytest.mark.parametrize("declare", [True, False])
def test_copies_numbered_anew_are_found_and_the_column_left_out_is_told(kind, declare):
    train, test = planted()
    numbers = np.arange(len(train) + len(test))
    column = {
        "number": pd.Series(numbers + 1000),
        "text": pd.Series([f"P{number:05d}" for number in numbers]),
        "date": pd.Timestamp("2024-01-01") + pd.Series(pd.to_timedelta(numbers, unit="s")),
    }[kind]
    train["number"], test["number"] = column[: len(train)].to_numpy(), column[len(train) :].to_numpy()
    (finding,) = find(train, test, ids=("number",) if declare else ())
    assert finding.evidence["n_rows"] == 7
    assert "number" in finding.title
    assert "'number'" in finding.fixes[0]


def test_every_pair_of_sets_is_compared():
    train, test = cut(table(0))
    train, validation = train.iloc[:200], train.iloc[200:]
    test = pd.concat([test, validation.iloc[:4]], ignore_index=True)
    validation = pd.concat([validation, train.iloc[:3]], ignore_index=True)
    found = {finding.sets: finding.evidence["n_rows"] for finding in find(train, test, validation)}
    assert found == {("train", "validation"): 3, ("validation", "test"): 4}


@pytest.mark.parametrize("seed", SEEDS)
def test_copies_that_stood_in_the_table_before_a_random_split(seed):
    frame = table(seed)
    frame = pd.concat([frame, frame.sample(40, random_state=seed)], ignore_index=True)
    train, test = cut(frame, seed)
    (finding,) = find(train, test)
    naive = test.merge(train.drop_duplicates(), how="inner")
    assert finding.severity == "error"
    assert finding.evidence["n_rows"] == len(naive)


@pytest.mark.parametrize("seed", SEEDS)
def test_sets_drawn_with_replacement(seed):
    frame = table(seed)
    train, test = (frame.sample(n, replace=True, random_state=seed + n) for n in (300, 100))
    assert [finding.severity for finding in find(train, test)] == ["error"]


def test_a_row_with_another_label_is_no_exact_duplicate():
    train, test = planted()
    test.loc[120:122, "ill"] = 1 - test.loc[120:122, "ill"]
    (finding,) = find(train, test)
    assert finding.rows == (123, 124, 125, 126)


def test_without_a_label_attributes_count():
    train, test = planted()
    (finding,) = find(train.drop(columns="ill"), test.drop(columns="ill"), label=None)
    assert finding.evidence["n_rows"] == 7


def test_free_texts():
    rng = np.random.default_rng(0)
    words = np.array(["good", "bad", "film", "plot", "actor", "music", "boring", "lovely", "never", "again"])
    frame = pd.DataFrame({"review": [" ".join(rng.choice(words, 12)) for _ in range(300)]})
    frame["ill"] = rng.integers(0, 2, 300)
    train, test = cut(frame)
    assert find(train, test) == []
    (finding,) = find(train, pd.concat([test, train.iloc[:2]]))
    assert finding.severity == "error"


def skipped_together(rng):
    values = rng.integers(1, 6, (800, 9)).astype(float)
    values[rng.random(800) < 0.08, :7] = np.nan
    return values


SURVEYS = {
    "independent": lambda rng: rng.integers(1, 6, (800, 5)),
    "skewed": lambda rng: rng.choice(5, p=[0.6, 0.2, 0.1, 0.06, 0.04], size=(800, 5)),
    "correlated": lambda rng: np.clip(np.round(3 + rng.normal(size=(800, 1)) + 0.5 * rng.normal(size=(800, 8))), 1, 5),
    "skipped together": skipped_together,
    "same answer throughout": lambda rng: np.where(
        rng.random((800, 1)) < 0.2, rng.integers(1, 6, (800, 1)), rng.integers(1, 6, (800, 15))
    ),
    "one hot": lambda rng: np.hstack([np.eye(k)[rng.integers(0, k, 800)] for k in (4, 5, 6)]),
    "rare and together": lambda rng: np.hstack(
        [np.repeat(rng.random((800, 1)) < 0.01, 6, axis=1), rng.integers(0, 4, (800, 4))]
    ),
    "flags": lambda rng: (rng.random((800, 30)) < 0.03) * 1,
}


@pytest.mark.parametrize("kind", SURVEYS)
@pytest.mark.parametrize("seed", SEEDS)
def test_equal_answers_are_chance(kind, seed):
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(SURVEYS[kind](rng)).add_prefix("q").assign(ill=rng.integers(0, 2, 800))
    assert find(*cut(frame, seed)) == []


@pytest.mark.parametrize("load", [load_iris, load_digits])
@pytest.mark.parametrize("seed", SEEDS)
def test_known_data_sets_are_clean(load, seed):
    frame = load(as_frame=True).frame.rename(columns={"target": "ill"})
    assert find(*cut(frame, seed)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_clean_table_and_one_over_sampled_the_right_way(seed):
    train, test = cut(table(seed), seed)
    assert find(train, test) == []
    assert find(pd.concat([train, train.sample(200, replace=True, random_state=seed)]), test) == []


@pytest.mark.parametrize("n_train", [1, 2, 8])
def test_few_rows(n_train):
    train, test = table(0, n_train), table(1, 2)
    assert find(train, test) == []
    assert all(isinstance(finding.title, str) for finding in find(train, train))


def test_a_column_without_a_value_and_lists():
    train, test = planted()
    for frame in (train, test):
        frame["nothing"] = np.nan
        frame["list"] = [[1, 2]] * len(frame)
    assert find(train, test)[0].evidence["n_rows"] == 7


def test_without_a_common_attribute_it_says_so():
    with pytest.raises(NotCheckedError):
        find(pd.DataFrame({"a": [1.0], "ill": [0]}), pd.DataFrame({"b": [1.0], "ill": [0]}))


def test_it_is_told_in_both_languages(language):
    (finding,) = find(*planted())
    assert finding.title.startswith("7 ")
    assert language in {"en", "fr"}
