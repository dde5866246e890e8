from typing import get_args

import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.words import set_language
from course_toolkit.splits.compute.checks.preprocessing_on_all.fits import Fit, wrong_fits
from course_toolkit.splits.compute.checks.preprocessing_on_all.proof import Kind, Proof
from course_toolkit.splits.compute.checks.preprocessing_on_all.wording import ROWS, SEEN, STEPS, draft
from course_toolkit.splits.compute.tables.sets import Declared, Sets

KINDS = get_args(Kind)
BOTH = Fit(("train", "test"))


def sets(**declared):
    frame = pd.DataFrame({"a": np.arange(6.0), "<b>": np.arange(6.0)}, index=list("uvwxyz"))
    return Sets({"train": frame.iloc[:4], "test": frame.iloc[4:]}, None, Declared(**declared))


def word(kind="standardized", fit=BOTH, **known):
    set_language("en")
    return draft(sets(), Proof(kind, fit, ("a", "<b>"), 3, **known))()


def test_every_kind_and_every_choice_of_sets_has_its_words():
    assert set(SEEN) == set(KINDS)
    assert {fit.keys for fit in wrong_fits(["train", "validation", "test"])} == set(ROWS)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_said_in_both_languages(kind):
    proof = Proof(kind, BOTH, ("a", "<b>"), 3, step="PCA.mean_")
    titles = []
    for language in ("fr", "en"):
        set_language(language)
        titles.append(draft(sets(), proof)().title)
    assert "{" not in "".join(titles)
    assert "the training and test sets together" in titles[1]
    assert titles[0] != titles[1]


@pytest.mark.parametrize("kind", STEPS)
def test_the_mending_code_runs(kind):
    (fix,) = word(kind).fixes

    class Model:
        def fit(self, X, y):
            self.given = (X, y)

        def predict(self, X):
            return X

    model = Model()
    known = {"model": model, "X_train": np.random.default_rng(0).random((1000, 4)), "y_train": np.arange(1000) % 2}
    exec(fix, known)  # noqa: S102 — the code that is handed to students is what is tested
    assert model.given[0].shape[0] == 1000
    assert known["model"] is not model


def test_what_follows_is_said_by_how_sure_it_is():
    assert "the step was fitted on all these rows" in word().title
    assert "the wrong rows" in word(fit=Fit(("test",))).title
    assert "was a step fitted before the split?" in word(severity="question").title
    assert "by its own values" in word(severity="warning", by_itself=True).title
    assert word().hypotheses == ()
    assert len(word(severity="question").hypotheses) == 2


def test_rows_and_numbers_are_the_students():
    found = word(positions={"test": np.array([1]), "train": np.array([0, 2])}, shown={"a": (0.5, 0.0)})
    assert (found.rows, found.columns, found.sets) == (("z",), ("a", "<b>"), ("train", "test"))
    assert found.examples.loc["a"].tolist() == [0.5, 0.0]
    assert word().examples is None


@pytest.mark.parametrize(
    ("kind", "repair"), [("standardized", "refit_preprocessing"), ("imputed_mean", ""), ("chosen", "select_again")]
)
def test_only_what_mends_is_promised(kind, repair):
    proof = Proof(kind, BOTH, ("a",), 1)
    assert draft(sets(), proof)().repair == repair
    declared = {"pipeline": object(), "raw": {"train": pd.DataFrame()}}
    assert draft(sets(**declared), proof)().repair == "refit_preprocessing"
