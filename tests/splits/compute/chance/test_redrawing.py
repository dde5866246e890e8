"""The model is asked once, and the spread is that of scores on rows drawn again."""

import numpy as np
import pandas as pd
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import get_scorer

from course_toolkit.splits.compute.chance.redrawing import N_DRAWS, Answers, redrawn_std


@pytest.fixture(scope="module")
def fitted():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(300, 2))
    y = pd.Series((X[:, 0] + rng.normal(size=300) > 0).astype(int))
    return LogisticRegression().fit(X, y), X, y


@pytest.mark.parametrize("scoring", ["accuracy", "roc_auc", "neg_log_loss", "average_precision", "f1"])
def test_answers_score_as_the_model_does(fitted, scoring):
    model, X, y = fitted
    places = np.array([3, 5, 5, 8, 20, 41, 77, 90])
    scorer = get_scorer(scoring)
    assert scorer(Answers(model, X), places, y.iloc[places]) == scorer(model, X[places], y.iloc[places])


def test_the_model_is_asked_once(fitted):
    model, X, y = fitted

    class Counting(LogisticRegression):
        n_asked = 0

        def predict(self, X):
            Counting.n_asked += 1
            return super().predict(X)

    counting = Counting().fit(X, y)
    redrawn_std(get_scorer("accuracy"), Answers(counting, X), y, np.arange(300))
    assert Counting.n_asked == 1
    assert model.coef_.shape == (1, 2)


def test_the_spread_of_an_accuracy_is_that_of_a_proportion(fitted):
    model, X, y = fitted
    share = model.score(X, y)
    std = redrawn_std(get_scorer("accuracy"), Answers(model, X), y, np.arange(300))
    assert std == pytest.approx(np.sqrt(share * (1 - share) / 300), rel=3 / np.sqrt(2 * N_DRAWS))


def test_the_same_rows_give_the_same_spread(fitted):
    model, X, y = fitted
    one, other = (redrawn_std(get_scorer("roc_auc"), Answers(model, X), y, np.arange(300)) for _try in range(2))
    assert one == other


def test_a_score_that_most_draws_do_not_have_has_no_spread(fitted):
    model, X, y = fitted

    def refuses(*_anything):
        raise ValueError

    assert np.isnan(redrawn_std(refuses, Answers(model, X), y, np.arange(5)))
