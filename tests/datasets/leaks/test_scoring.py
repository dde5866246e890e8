import math

import numpy as np
import pandas as pd
import pytest
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score

from course_toolkit.datasets.leaks.kind import Tables
from course_toolkit.datasets.leaks.scoring import measure_score, numbers, standard_error
from course_toolkit.datasets.leaks.stories import cut, patients


@pytest.fixture(scope="module")
def tables():
    rng = np.random.default_rng(0)
    return Tables(*cut(patients(300, rng), rng))


def test_the_forest_is_scikit_learn_s(tables):
    X, y = tables.train.drop(columns="malade").to_numpy(dtype=float), tables.train["malade"]
    forest = RandomForestClassifier(100, random_state=0).fit(X, y)
    X_test = tables.test.drop(columns="malade").to_numpy(dtype=float)
    auc = roc_auc_score(tables.test["malade"], forest.predict_proba(X_test)[:, 1])
    accuracy = (forest.predict(X_test) == tables.test["malade"]).mean()
    assert measure_score(tables, label="malade", model="forest", metric="roc_auc") == pytest.approx(auc)
    assert measure_score(tables, label="malade", model="forest", metric="accuracy") == pytest.approx(accuracy)


def test_one_class_has_nothing_to_rank(tables):
    sick = Tables(tables.train, tables.test[tables.test["malade"] == 1])
    assert math.isnan(measure_score(sick, label="malade", model="logistic", metric="roc_auc"))


def test_texts_and_dates_become_numbers_that_both_tables_share():
    train = pd.DataFrame({"ville": ["b", "a"], "date": pd.to_datetime(["2020-01-01", "2020-01-03"]), "y": [0, 1]})
    test = pd.DataFrame({"ville": ["b", "c"], "date": pd.to_datetime(["2020-01-02", "2020-01-05"]), "y": [0, 1]})
    one, other = numbers([train, test], "y")
    assert one.tolist() == [[1, 0], [0, 2]]
    assert other.tolist() == [[1, 1], [2, 4]]


def test_the_standard_error_is_a_share_s_and_never_nothing():
    assert standard_error(0.8, 100) == pytest.approx(0.04)
    assert standard_error(1.0, 100) == pytest.approx(0.01)


def test_many_trees_are_judged_where_there_is_a_validation_set_there(tables):
    options = {"label": "malade", "model": "best_of_many", "metric": "roc_auc"}
    train, validation = tables.train.iloc[:150], tables.train.iloc[150:]
    peeked = measure_score(Tables(train, tables.test), dose=30, **options)
    honest = measure_score(Tables(train, tables.test, validation), dose=30, **options)
    assert peeked >= honest
    assert peeked > measure_score(Tables(train, tables.test), dose=1, **options)
