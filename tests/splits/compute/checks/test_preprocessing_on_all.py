"""Hold the check to planted leaks of preparation, and to splits prepared the right way."""

import warnings

import numpy as np
import pandas as pd
import pytest
from sklearn.compose import ColumnTransformer
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, load_iris, load_wine
from sklearn.decomposition import PCA
from sklearn.feature_selection import SelectKBest
from sklearn.impute import KNNImputer, SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.pipeline import FeatureUnion, make_pipeline
from sklearn.preprocessing import (
    KBinsDiscretizer,
    MaxAbsScaler,
    MinMaxScaler,
    OneHotEncoder,
    PowerTransformer,
    QuantileTransformer,
    RobustScaler,
    StandardScaler,
)

from course_toolkit._core.words import set_language
from course_toolkit.splits.compute.checks.preprocessing_on_all import find_preprocessing_on_all
from course_toolkit.splits.compute.tables.sets import Declared, Sets

SCALERS = [
    StandardScaler(), StandardScaler(with_std=False), MinMaxScaler(), MinMaxScaler((-1, 1)), MaxAbsScaler(),
    RobustScaler(), PowerTransformer(), QuantileTransformer(n_quantiles=500, output_distribution="normal"),
    PCA(4), PCA(3, whiten=True),
]  # fmt: skip
IMPUTERS = [SimpleImputer(), SimpleImputer(strategy="median"), SimpleImputer(strategy="most_frequent"),
            SimpleImputer(strategy="constant", fill_value=0), KNNImputer()]  # fmt: skip


@pytest.fixture(autouse=True)
def _english():
    set_language("en")


def skewed(seed, n=500, p=8):
    rng = np.random.default_rng(seed)
    X = rng.gamma(3.0, size=(n, p)) * rng.uniform(1, 50, p) + rng.normal(size=(n, 1))
    return X, rng.integers(0, 2, n)


def holes(X, seed, share=0.06):
    X = np.array(X, dtype=float)
    X[np.random.default_rng(seed).random(X.shape) < share] = np.nan
    return X


def split(X, y, seed, *, step=None, on="all", decimals=None, declared=None, n_sets=2):
    train, test = train_test_split(np.arange(len(X)), test_size=0.3, random_state=seed)
    parts = {"train": train, "test": test}
    if n_sets == 3:
        parts = {"train": train[: len(train) // 2], "validation": train[len(train) // 2 :], "test": test}
    X = np.asarray(X, dtype=float)
    if step is not None:
        rows = np.arange(len(X)) if on == "all" else np.concatenate([parts[key] for key in on])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            step.fit(X[rows])
            X = step.transform(X)
    frame = pd.DataFrame(X if decimals is None else X.round(decimals)).add_prefix("c").assign(y=y)
    frames = {key: frame.iloc[rows] for key, rows in parts.items()}
    return Sets(frames, "y", declared or Declared())


def find(sets):
    return [draft() for draft in find_preprocessing_on_all(sets)]


def errors(sets):
    return [one for one in find(sets) if one.severity == "error"]


# ------------------------------------------------------------------------------------------- in the numbers
@pytest.mark.parametrize("step", SCALERS, ids=str)
def test_a_step_fitted_on_all_rows_is_proved(step):
    for seed in range(3):
        (one,) = errors(split(*skewed(seed), seed, step=step))
        assert one.code == "preprocessing_on_all"
        # Scaling again undoes a scaling; ranks and components it does not.
        assert one.repair == ("" if isinstance(step, (PCA, QuantileTransformer)) else "refit_preprocessing")
        assert one.sets == ("train", "test")


@pytest.mark.parametrize("step", SCALERS + IMPUTERS, ids=str)
@pytest.mark.parametrize("load", [load_iris, load_wine, load_breast_cancer], ids=lambda load: load.__name__)
def test_a_step_fitted_on_the_training_rows_is_not_suspected(step, load):
    X, y = load(return_X_y=True)
    for seed in range(3):
        given = holes(X, seed) if step in IMPUTERS else X
        assert errors(split(given, y, seed, step=step, on=["train"])) == []


def test_evidence_is_what_numpy_computes():
    sets = split(*skewed(0), 0, step=StandardScaler())
    (one,) = find(sets)
    attributes = [name for name in sets.frames["train"] if name != "y"]
    train = sets.frames["train"][attributes]
    assert one.columns == tuple(attributes)
    assert one.evidence["max_abs_mean_train"] == pytest.approx(train.mean().abs().max())
    assert one.evidence["max_abs_mean"] < 1e-12
    assert one.evidence["p_chance"] < 1e-9
    assert one.examples.iloc[0, 0] == pytest.approx(train["c0"].mean())


@pytest.mark.parametrize("decimals", [3, 4, 6])
def test_rounding_does_not_hide_it(decimals):
    assert errors(split(*skewed(1), 1, step=StandardScaler(), decimals=decimals))
    assert errors(split(*skewed(1), 1, step=StandardScaler(), on=["train"], decimals=decimals)) == []


def test_single_precision_does_not_hide_it():
    sets = split(*skewed(2), 2, step=StandardScaler())
    frames = {key: frame.astype("float32") for key, frame in sets.frames.items()}
    assert errors(Sets(frames, "y"))


def test_the_diabetes_table_is_a_true_finding():
    frame = load_diabetes(as_frame=True).frame
    train, test = train_test_split(frame, random_state=0)
    (one,) = errors(Sets({"train": train, "test": test}, "target"))
    assert "length 1" in one.title
    assert "sex" in one.columns


def test_a_scaled_target_counts_as_a_column():
    X, _ = skewed(3)
    y = (X[:, 0] - X[:, 0].mean()) / X[:, 0].std()
    (one,) = errors(split(X, y, 3))
    assert one.columns == ("y",)


@pytest.mark.parametrize(
    ("on", "concerned", "said"),
    [
        (["train", "validation", "test"], ("train", "test"), "all three sets together"),
        (["train", "validation"], ("train", "validation"), "the training and validation sets together"),
        (["train", "test"], ("train", "test"), "the training and test sets together"),
        (["test"], ("train", "test"), "the test set alone"),
    ],
)
def test_it_says_which_of_three_sets_were_fitted_on(on, concerned, said):
    (one,) = errors(split(*skewed(4, n=600), 4, step=StandardScaler(), on=on, n_sets=3))
    assert one.sets == concerned
    assert said in one.title


def test_each_set_scaled_by_itself_is_a_warning():
    sets = split(*skewed(5), 5)
    frames = {}
    for key, frame in sets.frames.items():
        X = frame.drop(columns="y")
        frames[key] = ((X - X.mean()) / X.std()).assign(y=frame["y"])
    (one,) = find(Sets(frames, "y"))
    assert one.severity == "warning"
    assert one.hypotheses


@pytest.mark.parametrize("strategy", ["mean", "median"])
def test_an_imputer_fitted_on_all_rows_is_proved_with_the_cells_it_filled(strategy):
    X, y = skewed(6, n=801)
    holed = holes(X, 6)
    sets = split(holed, y, 6, step=SimpleImputer(strategy=strategy))
    (one,) = errors(sets)
    assert strategy in one.title
    before = pd.DataFrame(holed).add_prefix("c").loc[sets.frames["test"].index, list(one.columns)]
    filled = np.flatnonzero(before.isna().any(axis=1))
    assert one.positions["test"].tolist() == filled.tolist()
    assert one.rows == tuple(sets.index("test")[filled])


def test_a_mean_of_each_class_is_seen_through():
    X, y = skewed(7)
    filled = pd.DataFrame(holes(X, 7))
    filled = filled.fillna(filled.groupby(y).transform("mean"))
    assert errors(split(filled, y, 7))


@pytest.mark.parametrize("seed", range(4))
def test_a_selection_among_noise_is_asked_about_from_the_numbers_alone(seed):
    rng = np.random.default_rng(seed)
    X, y = rng.normal(size=(240, 3000)), rng.permutation(np.arange(240) % 2)
    train, _test = train_test_split(np.arange(240), test_size=0.3, random_state=seed)
    on_all = SelectKBest(k=40).fit(X, y).get_support()
    on_train = SelectKBest(k=40).fit(X[train], y[train]).get_support()
    assert [one.severity for one in find(split(X[:, on_all], y, seed))] == ["question"]
    assert find(split(X[:, on_train], y, seed)) == []


# ----------------------------------------------------------------------------------------- nothing was fitted
def designs():
    levels = np.array(np.meshgrid(*[[-1, 1]] * 6)).reshape(6, -1).T.repeat(3, axis=0)
    yield "two levels", levels
    yield "three levels", np.array(np.meshgrid(*[[1, -2, 1]] * 4)).reshape(4, -1).T / np.sqrt(2)
    yield "a grid", np.array(np.meshgrid(*[np.linspace(-1, 1, 12)] * 2)).reshape(2, -1).T
    day = np.arange(364)
    yield "full weeks", np.column_stack([f(2 * np.pi * day / n) for n in (7, 28, 364) for f in (np.sin, np.cos)])
    yield "ranks", np.linspace(0, 1, 200)[:, None]


@pytest.mark.parametrize(("name", "X"), list(designs()))
def test_designs_are_no_leak(name, X):
    for seed in range(5):
        assert errors(split(X, np.arange(len(X)) % 2, seed)) == [], name


def chance_tables(rng):
    yield rng.normal(size=(200, 6))
    yield rng.normal(size=(200, 6)).round(1)
    yield rng.normal(size=(10, 4))
    yield rng.integers(1, 6, (200, 5))
    yield rng.integers(-5, 6, (80, 4))
    yield np.eye(6)[rng.integers(0, 6, 200)]
    yield np.clip(rng.normal(0.5, 0.25, (150, 5)), 0, 1)
    yield rng.dirichlet([0.05] * 5, 200)
    yield rng.binomial(100, rng.beta(0.3, 0.3, (150, 5))) / 100
    yield np.diff(rng.normal(size=(201, 4)).cumsum(axis=0), axis=0)
    yield rng.normal(size=(200, 4)) * (rng.random((200, 4)) < 0.4)
    yield np.nan_to_num(holes(rng.normal(size=(200, 4)), 0))


@pytest.mark.parametrize("seed", range(20))
def test_tables_that_nobody_prepared_are_not_suspected(seed):
    for X in chance_tables(np.random.default_rng(seed)):
        assert find(split(X, np.arange(len(X)) % 2, seed)) == []


@pytest.mark.parametrize("by", [1, 16, 255])
def test_images_are_not_suspected(by):
    X, y = load_digits(return_X_y=True)
    for seed in range(3):
        assert find(split(X[:600] / by, y[:600], seed)) == []


# --------------------------------------------------------------------------------------- in the fitted objects
def patients(seed):
    X, y = skewed(seed, n=400, p=4)
    frame = pd.DataFrame(X).add_prefix("c").assign(town=np.random.default_rng(seed).choice(list("abcdef"), 400), y=y)
    train, test = train_test_split(frame, test_size=0.3, random_state=seed)
    test = test.copy()
    test.iloc[:4, 4] = ["v", "w", "x", "z"]
    return train, test


def pipelines(frame, names):
    X, y = frame[names], frame["y"]
    parts = [("n", make_pipeline(SimpleImputer(), StandardScaler()), names), ("t", OneHotEncoder(), ["town"])]
    yield StandardScaler().fit(X)
    yield StandardScaler().fit(X.to_numpy())
    yield {"a": [MinMaxScaler().fit(X)]}
    yield make_pipeline(RobustScaler(), PCA(2), LogisticRegression()).fit(X, y)
    yield make_pipeline(FeatureUnion([("p", PCA(2)), ("s", SelectKBest(k=1))]), LogisticRegression()).fit(X, y)
    yield KBinsDiscretizer(4, quantile_method="averaged_inverted_cdf").fit(X)
    yield KNNImputer().fit(X)
    yield ColumnTransformer(parts).fit(frame)
    search = GridSearchCV(make_pipeline(StandardScaler(), LogisticRegression()), {"logisticregression__C": [1.0]}, cv=2)
    yield search.fit(X, y)


def test_a_step_is_fitted_again_to_see_whose_rows_it_knows():
    train, test = patients(0)
    names = ["c0", "c1", "c2", "c3"]
    for of_all, of_train, of_test in zip(
        pipelines(pd.concat([test, train]), names), pipelines(train, names), pipelines(test, names), strict=True
    ):
        outcomes = [
            errors(Sets({"train": train, "test": test}, "y", Declared(pipeline=one)))
            for one in (of_all, of_train, of_test)
        ]
        assert outcomes[0], of_all
        assert outcomes[1] == [], of_train
        assert "the test set alone" in outcomes[2][0].title, of_test


def test_an_unfitted_or_foreign_object_says_nothing():
    train, test = patients(1)
    for thing in (StandardScaler(), make_pipeline(PCA(2), LogisticRegression()), object(), "scaler", [None, 3]):
        assert find(Sets({"train": train, "test": test}, "y", Declared(pipeline=thing))) == []


def test_only_the_number_of_rows_seen_is_a_question():
    train, test = patients(2)
    other = pd.DataFrame(skewed(99, n=400, p=4)[0]).add_prefix("c")
    (one,) = find(Sets({"train": train, "test": test}, "y", Declared(pipeline=StandardScaler().fit(other))))
    assert one.severity == "question"
    assert one.evidence == {"n_seen": 400, "n_train": 280}


# ------------------------------------------------------------------------------------------ with the raw tables
def with_raw(X, y, seed, step, on):
    raw = split(X, y, seed)
    return split(X, y, seed, step=step, on=on, declared=Declared(raw=raw.frames))


def test_one_scaled_column_is_enough_beside_its_raw_one():
    hits = 0
    for seed in range(6):
        X, y = skewed(seed, p=1)
        hits += bool(errors(with_raw(X, y, seed, MinMaxScaler(), "all")))
        assert errors(with_raw(X, y, seed, MinMaxScaler(), ["train"])) == []
    assert hits >= 2  # in the others both extremes fell into the training set, which tells nothing


@pytest.mark.parametrize("strategy", ["mean", "median"])
def test_filled_gaps_are_held_against_the_raw_table(strategy):
    X, y = skewed(8)
    X = holes(X, 8, share=0.02)
    step = make_pipeline(SimpleImputer(strategy=strategy), StandardScaler())
    found = errors(with_raw(X, y, 8, step, "all"))
    assert any("gaps" in one.title for one in found)
    assert find(with_raw(X, y, 8, step, ["train"])) == []


def test_columns_chosen_on_all_rows_are_proved_by_those_left_out():
    rng = np.random.default_rng(9)
    X, y = rng.normal(size=(100, 400)), np.arange(100) % 2
    raw = split(X, y, 9)
    for rows, proved in ((np.arange(100), True), (raw.frames["train"].index.to_numpy(), False)):
        kept = [f"c{i}" for i in SelectKBest(k=15).fit(X[rows], y[rows]).get_support(indices=True)]
        frames = {key: frame[[*kept, "y"]] for key, frame in raw.frames.items()}
        found = errors(Sets(frames, "y", Declared(raw=raw.frames)))
        assert [one.columns for one in found] == ([tuple(kept)] if proved else [])


# ------------------------------------------------------------------------------------------------------- edges
def test_edges_are_walked_through():
    empty = pd.DataFrame({"a": [np.nan] * 6, "b": ["x"] * 6, "c": [1.0] * 6, "d": [np.inf, 1, 2, 3, 4, 5]})
    dates = pd.DataFrame({"when": pd.date_range("2024", periods=6), "on": [True, False] * 3})
    for frame in (empty, dates, empty.assign(y=0), pd.DataFrame({"<b>": np.arange(6.0)})):
        for cut in (1, 5):
            assert find(Sets({"train": frame.iloc[:cut], "test": frame.iloc[cut:]}, "y")) == []


def test_both_languages_have_words_for_it():
    sets = split(*skewed(0), 0, step=StandardScaler())
    (draft,) = find_preprocessing_on_all(sets)
    english = draft().title
    set_language("fr")
    assert draft().title
    assert english.startswith("Mean 0 and standard deviation 1 hold exactly over the training and test sets together")
