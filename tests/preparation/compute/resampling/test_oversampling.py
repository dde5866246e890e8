"""Rows are imbalanced-learn's, the training rows stay as they are, and nothing but training rows is taken."""

import numpy as np
import pandas as pd
import pytest
from imblearn.over_sampling import SMOTE, RandomOverSampler
from scipy.sparse import csr_matrix
from sklearn.model_selection import train_test_split

import course_toolkit as ct
from course_toolkit._core.compute.errors import CourseError
from course_toolkit.preparation.compute.resampling.oversampling import class_counts, oversample

WINE = ct.load_wine()
WINE_X, WINE_Y = WINE.drop(columns="target"), WINE["target"]


@pytest.fixture(scope="module")
def split():
    frame = ct.make_sante(600, prevalence=0.1, random_state=0).frame.drop(columns="ID")
    frame["sex"] = np.random.default_rng(0).choice(["F", "M"], len(frame))
    return ct.split(frame, label="malade", random_state=0)


@pytest.fixture(scope="module")
def test_set(split):
    return split.open_test(reason="a test")


@pytest.mark.parametrize("seed", [0, 7])
def test_copies_are_those_of_imbalanced_learn(seed):
    ours = oversample(WINE_X, WINE_Y, random_state=seed)
    X, y = RandomOverSampler(random_state=seed).fit_resample(WINE_X, WINE_Y)
    pd.testing.assert_frame_equal(ours.X, X)
    assert ours.y.tolist() == y.tolist()


@pytest.mark.parametrize("seed", [0, 7])
def test_made_rows_are_those_of_imbalanced_learn(seed):
    floats = WINE_X.astype(float)
    ours = oversample(floats, WINE_Y, method="smote", k_neighbors=4, random_state=seed)
    X, y = SMOTE(random_state=seed, k_neighbors=4).fit_resample(floats, WINE_Y)
    pd.testing.assert_frame_equal(ours.X, X)
    assert ours.y.tolist() == y.tolist()


def test_a_ratio_is_that_of_imbalanced_learn(split):
    ours = oversample(split.train, ratio=0.37, random_state=0)
    _X, y = RandomOverSampler(sampling_strategy=0.37, random_state=0).fit_resample(split.train.X, split.train.y)
    assert ours.after == y.value_counts().to_dict()


def test_a_class_that_is_large_enough_is_left_alone():
    ours = oversample(WINE_X, WINE_Y, ratio=0.75, random_state=0)
    assert ours.before == {"Grignolino": 71, "Barolo": 59, "Barbera": 48}
    assert ours.after == {"Grignolino": 71, "Barolo": 59, "Barbera": 53}
    assert ours.enlarged == ("Barbera",)


@pytest.mark.parametrize("method", ["random", "smote"])
def test_the_training_rows_come_first_unchanged(split, method):
    ours = oversample(split.train, method=method, random_state=0)
    n = len(split.train)
    pd.testing.assert_frame_equal(ours.X.iloc[:n], split.train.X.reset_index(drop=True))
    assert ours.y.iloc[:n].tolist() == split.train.y.tolist()
    assert ours.added.tolist() == [False] * n + [True] * ours.n_added
    assert ours.X.dtypes.tolist() == split.train.X.dtypes.tolist()
    assert (ours.y[ours.added] == 1).all()
    assert ours.y.name == "malade"
    assert ours.sampler == {"random": "RandomOverSampler", "smote": "SMOTENC"}[method]


def test_sources_are_the_rows_copied(split):
    ours = oversample(split.train, random_state=0)
    pd.testing.assert_frame_equal(
        ours.X[ours.added].reset_index(drop=True), split.train.X.iloc[ours.sources].reset_index(drop=True)
    )
    assert (oversample(split.train, method="smote", random_state=0).sources == -1).all()


def test_the_same_seed_the_same_rows(split):
    one, two, other = (oversample(split.train, method="smote", random_state=seed).X for seed in (1, 1, 2))
    pd.testing.assert_frame_equal(one, two)
    assert not one.equals(other)


def test_categories_alone_are_voted_on():
    frame = pd.DataFrame({"sex": list("FM") * 20, "smoker": [True, False, False, False] * 10})
    ours = oversample(frame, [0] * 30 + [1] * 10, method="smote", random_state=0)
    assert ours.sampler == "SMOTEN"
    assert set(ours.X["sex"]) == {"F", "M"}
    assert ours.X["smoker"].dtype == bool


def test_made_categories_are_known_ones(split):
    ours = oversample(split.train, method="smote", random_state=0)
    assert set(ours.X["sex"]) == {"F", "M"}
    assert ours.categories == ("sex",)
    named = oversample(split.train.X.assign(code=np.arange(len(split.train)) % 3), split.train.y, method="smote",
                       categorical=["code"], random_state=0)  # fmt: skip
    assert set(named.X["code"]) == {0, 1, 2}


def test_arrays_stay_arrays():
    ours = oversample(WINE_X.to_numpy(), WINE_Y.to_numpy(), method="smote", random_state=0)
    assert isinstance(ours.X, np.ndarray)
    assert isinstance(ours.y, np.ndarray)
    assert ours.X.shape == (213, 13)
    assert isinstance(oversample(WINE_X, WINE_Y.to_numpy(), random_state=0).y, pd.Series)


def test_dates_texts_and_missing_values_can_be_copied():
    frame = pd.DataFrame({"day": pd.date_range("2020", periods=6), "name": ["a", None, "c", "d", "e", "f"],
                          "x": [1.0, np.nan, 3, 4, 5, 6]})  # fmt: skip
    ours = oversample(frame, list("aaaabb"), random_state=0)
    assert ours.X.dtypes.tolist() == frame.dtypes.tolist()


@pytest.mark.parametrize("labels", [[True] * 8 + [False] * 2, [0.0] * 8 + [1.0] * 2, ["a"] * 8 + [3] * 2,
                                    pd.Categorical(["a"] * 8 + ["b"] * 2)])  # fmt: skip
def test_labels_of_every_kind(labels):
    ours = oversample(pd.DataFrame({"x": range(10)}), pd.Series(labels), random_state=0)
    assert sorted(ours.after.values()) == [8, 8]
    assert ours.y.dtype == pd.Series(labels).dtype


# What is refused ----------------------------------------------------------------------------------


def refused(*args, words, **kwargs):
    with pytest.raises(CourseError) as caught:
        oversample(*args, **{"random_state": 0, **kwargs})
    assert words in str(caught.value), str(caught.value)


WHY = "copies of one row stand on both sides"


@pytest.mark.parametrize("take", [lambda part: part, lambda part: part.X, lambda part: part.X.fillna(0)])
def test_another_set_is_refused(split, test_set, take):
    y = split.validation.y
    refused(take(split.validation), y, words="They are marked as the validation set")
    refused(take(test_set), y, words=WHY)


def test_a_whole_split_is_refused(split):
    refused(split, words="Write split.train in its place.")


def test_rows_of_the_test_set_among_the_training_rows_are_refused(split, test_set):
    whole = pd.concat([split.train.frame, test_set.frame])
    X, y = whole.drop(columns="malade"), whole["malade"]
    refused(X, y, X_test=test_set, words=f"{len(test_set)} rows stand in both")
    refused(X, y, X_test=test_set.X, words=WHY)
    assert oversample(split.train, X_test=test_set, random_state=0).n_added > 0


def test_arrays_are_held_against_one_another_too():
    X, y = WINE_X.to_numpy(), WINE_Y.to_numpy()
    X_train, X_test, y_train, _y_test = train_test_split(X, y, random_state=0, stratify=y)
    assert oversample(X_train, y_train, X_test=X_test, random_state=0).n_added > 0
    refused(X, y, X_test=X_test, words="stand in both")
    refused(X, y, X_test=X_test[:, :3], words="X_test must have the columns of X_train")


def test_what_was_oversampled_is_not_split_any_more(split):
    more = oversample(split.train, random_state=0)
    with pytest.raises(CourseError, match="Rows were added to it by oversample"):
        ct.split(more.X.assign(malade=more.y), label="malade", random_state=0)


@pytest.mark.parametrize(
    ("kwargs", "words"),
    [
        ({"random_state": None}, "random_state must be given"),
        ({"method": "adasyn"}, "method must be one of: 'random', 'smote'"),
        ({"ratio": 2}, 'ratio must be "equal"'),
        ({"ratio": 0.05}, "There is nothing to add."),
        ({"categorical": ["Sex"]}, "Did you mean 'sex'?"),
        ({"method": "smote", "k_neighbors": 100}, "k_neighbors=29"),
        ({"X_test": "test.csv"}, "X_test must be a pandas table"),
    ],
)
def test_wrong_choices(split, kwargs, words):
    refused(split.train, words=words, **kwargs)


def test_the_seed_must_be_given(split):
    with pytest.raises(CourseError, match="random_state must be given"):
        oversample(split.train)


@pytest.mark.parametrize(
    ("X", "y", "words"),
    [
        (WINE_X, None, "y_train must say the class of each row"),
        (WINE_X, WINE_Y.iloc[:9], "must have the same length"),
        (WINE_X, WINE_X["alcohol"], "a quantity has no rare class"),
        (WINE_X, pd.Series(["one"] * 178), "at least two classes"),
        (WINE_X, WINE_Y.iloc[::-1], "must be in the same order"),
        (csr_matrix(np.eye(4)), [0, 0, 0, 1], "A sparse matrix came."),
        ([[1, 2]], [0], "X_train must be a pandas table"),
        (WINE_X.head(0), [], "at least one row"),
    ],
)
def test_wrong_data(X, y, words):
    if words == "must be in the same order":
        X, y = X.set_axis(X.index + 1), y.set_axis(y.index + 1)
    refused(X, y, words=words)


def test_classes_of_one_size_need_no_rows():
    refused(pd.DataFrame({"x": range(6)}), list("aaabbb"), words="There is nothing to add.")


def test_classes_are_counted_largest_first():
    assert class_counts(pd.Series([*"abbccb"])) == {"b": 3, "c": 2, "a": 1}
