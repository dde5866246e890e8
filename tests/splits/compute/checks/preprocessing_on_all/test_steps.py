import numpy as np
import pandas as pd
import pytest
from sklearn.compose import ColumnTransformer
from sklearn.decomposition import PCA
from sklearn.feature_selection import SelectKBest
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import FeatureUnion, make_pipeline
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder, StandardScaler

from course_toolkit.splits.compute.checks.preprocessing_on_all.steps import fitted_steps


@pytest.fixture
def frame():
    rng = np.random.default_rng(0)
    return pd.DataFrame(rng.normal(size=(40, 3)), columns=list("abc")).assign(town=["x", "y"] * 20)


def names(thing):
    return [step.name for step in fitted_steps(thing)]


def test_each_step_of_a_pipeline_is_given_what_those_before_it_make(frame):
    X, y = frame[["a", "b", "c"]], np.arange(40) % 2
    model = make_pipeline(StandardScaler(), "passthrough", PCA(2), LogisticRegression()).fit(X, y)
    scaler, pca = fitted_steps(model)
    assert scaler.feed(X) is X
    assert np.array_equal(pca.feed(X), model[0].transform(X))
    assert pca.root is model


def test_each_part_of_a_column_transformer_is_given_its_columns(frame):
    parts = [("n", make_pipeline(SimpleImputer(), StandardScaler()), ["c", "a"]), ("t", OneHotEncoder(), ["town"])]
    by_place = [("n", StandardScaler(), [2, 0]), ("m", MinMaxScaler(), slice(0, 2))]
    imputer, _scaler, encoder = fitted_steps(ColumnTransformer(parts, remainder="drop").fit(frame))
    assert list(imputer.feed(frame)) == ["c", "a"]
    assert list(encoder.feed(frame)) == ["town"]
    scaler, squeezer = fitted_steps(ColumnTransformer(by_place).fit(frame[["a", "b", "c"]]))
    assert list(scaler.feed(frame)) == ["c", "a"]
    assert list(squeezer.feed(frame)) == ["a", "b"]
    assert scaler.feed(frame[["a", "b", "c"]].to_numpy()).shape == (40, 2)


def test_unions_searches_lists_and_dicts_are_opened(frame):
    X, y = frame[["a", "b", "c"]], np.arange(40) % 2
    union = FeatureUnion([("p", PCA(2)), ("s", SelectKBest(k=1))]).fit(X, y)
    grid = {"logisticregression__C": [1.0]}
    search = GridSearchCV(make_pipeline(StandardScaler(), LogisticRegression()), grid, cv=2).fit(X, y)
    assert names(union) == ["PCA", "SelectKBest"]
    assert names(search) == ["StandardScaler"]
    assert names({"one": [MinMaxScaler().fit(X)], "two": search}) == ["MinMaxScaler", "StandardScaler"]


def test_what_is_no_step_has_none():
    endless = []
    endless.append(endless)
    for thing in (None, "scaler", 5, object(), LogisticRegression(), endless):
        assert names(thing) == []
