"""What is wrong with a set as a whole: its classes, its categories, its instrument, its size, its seed."""

# ruff: noqa: D103 — the meaning given to ``@leak`` is the docstring, in both languages
# ruff: noqa: ARG001 — every leak has the same signature, whether or not it has a dose

import numpy as np

from course_toolkit._core.words import N_
from course_toolkit.datasets.leaks.kind import Dose, Made, Tables, leak
from course_toolkit.datasets.leaks.stories import cut, parts, patients

SERVICES = ("cardiologie", "urgences", "chirurgie", "geriatrie", "medecine", "pneumologie", "neurologie", "oncologie")


@leak(
    N_("the sick are more frequent in the test set than in the training set"),
    dose=Dose(N_("share of the healthy that were left out of the test set"), 0.6, highest=0.95),
    metric="accuracy",
)
def not_stratified(n_samples: int, dose: float, rng: np.random.Generator) -> Made:
    train, test = cut(patients(n_samples, rng), rng)
    stays = (test["malade"] == 1) | (rng.random(len(test)) >= dose)
    return Made(Tables(train, test[stays].reset_index(drop=True)), Tables(train, test), columns=("malade",))


@leak(
    N_("the test set holds a stage of the disease that the training set never saw"),
    dose=Dose(N_("share of the patients who are of the unseen stage"), 0.15, highest=0.5),
    label="stade",
    metric="accuracy",
    also=("not_stratified",),
)
def unseen_class(n_samples: int, dose: float, rng: np.random.Generator) -> Made:
    frame = patients(n_samples, rng)
    stage = frame.pop("malade").map({0: "I", 1: "II"})
    risk = frame["Age"] + 1.5 * frame["IMC"] + 6 * rng.standard_normal(n_samples)
    frame["stade"] = stage.where(risk.rank(pct=True) <= 1 - dose, "III")
    train, test = cut(frame, rng)
    rows = np.flatnonzero(test["stade"] == "III")
    seen = train[train["stade"] != "III"].reset_index(drop=True)
    return Made(Tables(seen, test), Tables(train, test), columns=("stade",), rows=rows)


@leak(
    N_("the test set holds hospital departments that the training set never saw"),
    dose=Dose(N_("number of departments that stand in the test set alone"), 2, lowest=0, highest=6, harmless=0),
    also=("covariate_drift",),
)
def unseen_category(n_samples: int, dose: int, rng: np.random.Generator) -> Made:
    frame = patients(n_samples, rng)
    frame.insert(0, "service", rng.choice(SERVICES, n_samples))
    train, test = cut(frame, rng)
    new = rng.choice(SERVICES, dose, replace=False)
    rows = np.flatnonzero(test["service"].isin(new))
    seen, _moved = parts(train, train["service"].isin(new).to_numpy())
    return Made(Tables(seen, test), Tables(train, test), columns=("service",), rows=rows)


@leak(
    N_("the test patients were measured with another instrument, whose cholesterol reads higher"),
    dose=Dose(N_("by how many standard deviations it reads higher"), 1.0, highest=3.0),
)
def covariate_drift(n_samples: int, dose: float, rng: np.random.Generator) -> Made:
    train, test = cut(patients(n_samples, rng), rng)
    shifted = test.assign(cholesterol=(test["cholesterol"] + dose * train["cholesterol"].std()).round())
    return Made(Tables(train, shifted), Tables(train, test), columns=("cholesterol",))


@leak(
    N_("the test set is so small that its score would mean nothing"),
    dose=Dose(N_("number of test rows"), 12, lowest=5, highest=300, harmless=None),
    metric="accuracy",
)
def test_too_small(n_samples: int, dose: int, rng: np.random.Generator) -> Made:
    train, test = cut(patients(n_samples, rng), rng)
    sick = test.groupby("malade").cumcount() / test.groupby("malade")["malade"].transform("size")
    few = test.iloc[np.sort(np.argsort(sick.to_numpy(), kind="stable")[:dose])].reset_index(drop=True)
    return Made(Tables(train, few), Tables(train, test))


@leak(N_("the split was made without a seed, so that nobody can make it again"))
def no_random_state(n_samples: int, dose: None, rng: np.random.Generator) -> Made:
    train, test = cut(patients(n_samples, rng), rng)
    leaky = Tables(train, test, declared={"split_params": {"test_size": 0.3, "random_state": None}})
    return Made(leaky, Tables(train, test, declared={"split_params": {"test_size": 0.3, "random_state": 0}}))
