"""What is wrong with a set as a whole: its classes, its categories, its distribution, its size, its use, its seed."""

import numpy as np

from battery.case import hard, plain
from battery.tables import clinical, cut, kwargs, numbers, sante, three, towns

# --------------------------------------------------------- not_stratified, unseen_class, unseen_category


def thinned(frame, keep, rng):
    """Keep each row with its own probability."""
    return frame[rng.random(len(frame)) < keep]


@plain("not_stratified")
def twice_as_many_sick_in_the_test_set(seed):
    rng = np.random.default_rng(seed)
    train, test = cut(clinical(1500, rng, share=0.3), rng, label="malade")
    return {"train": train, "test": thinned(test, np.where(test["malade"] == 1, 1, 0.4), rng), "label": "malade"}


@hard("not_stratified")
def three_classes_in_other_proportions_in_validation(seed):
    rng = np.random.default_rng(seed)
    frame = numbers(2400, 6, rng, label="stade")
    frame["stade"] = rng.choice(["I", "II", "III"], 2400, p=[0.5, 0.3, 0.2])
    sets = three(frame, rng, "stade")
    keep = sets["validation"]["stade"].map({"I": 1.0, "II": 1.0, "III": 0.15})
    return sets | {"validation": thinned(sets["validation"], keep, rng)}


@plain("unseen_class")
def a_class_that_training_never_saw(seed):
    rng = np.random.default_rng(seed)
    frame = numbers(900, 6, rng, label="stade")
    frame["stade"] = rng.choice(["I", "II", "III"], 900)
    train, test = cut(frame, rng, label="stade")
    return {"train": train[train["stade"] != "III"], "test": test, "label": "stade"}


@hard("unseen_class")
def two_test_rows_of_a_class_of_their_own(seed):
    rng = np.random.default_rng(seed)
    sets = three(numbers(1200, 8, rng, label="classe"), rng, "classe")
    test = sets["test"].copy()
    test.iloc[:2, test.columns.get_loc("classe")] = 2
    return sets | {"test": test}


@plain("unseen_category")
def towns_that_training_never_saw(seed):
    rng = np.random.default_rng(seed)
    frame = clinical(900, rng, n_columns=5).assign(ville=towns(900, rng))
    train, test = cut(frame, rng, label="malade")
    return {"train": train[~train["ville"].isin(["ville_001", "ville_002"])], "test": test, "label": "malade"}


@hard("unseen_category")
def codes_of_departments_that_training_never_saw(seed):
    rng = np.random.default_rng(seed)
    frame = clinical(1200, rng, n_columns=5).assign(service=rng.integers(1, 15, 1200))
    sets = three(frame, rng, "malade", categories=["service"])
    return sets | {"train": sets["train"][sets["train"]["service"] != 7]}


# ------------------------------------------------------------------------------------- covariate_drift


@plain("covariate_drift")
def the_test_patients_are_older(seed):
    rng = np.random.default_rng(seed)
    train, test = cut(clinical(1200, rng), rng, label="malade")
    return {"train": train, "test": test.assign(age=test["age"] + 14), "label": "malade"}


@hard("covariate_drift")
def only_the_spread_differs(seed):
    rng = np.random.default_rng(seed)
    train, test = cut(numbers(2000, 15, rng), rng, label="y")
    return {"train": train, "test": test.assign(X11=1.7 * test["X11"]), "label": "y"}


@hard("covariate_drift")
def two_columns_no_longer_go_together(seed):
    """Every column alone is as before."""
    rng = np.random.default_rng(seed)
    frame = numbers(2000, 8, rng)
    frame["X3"] = 0.85 * frame["X2"] + 0.5 * rng.normal(size=2000)
    train, test = cut(frame, rng, label="y")
    return {"train": train, "test": test.assign(X3=rng.permutation(test["X3"])), "label": "y"}


@hard("covariate_drift")
def another_mix_of_categories(seed):
    rng = np.random.default_rng(seed)
    frame = sante(2000, seed).assign(service=towns(2000, rng, 6))
    train, test = cut(frame, rng, label="malade")
    test = test.assign(service=np.where(rng.random(len(test)) < 0.3, "ville_000", test["service"]))
    return {"train": train, "test": test, "label": "malade"}


@hard("covariate_drift")
def a_measure_that_is_mostly_missing_in_the_test_set(seed):
    rng = np.random.default_rng(seed)
    frame = clinical(1500, rng)
    frame["HDL"] = frame["HDL"].mask(rng.random(1500) < 0.05)
    train, test = cut(frame, rng, label="malade")
    return {"train": train, "test": test.assign(HDL=test["HDL"].mask(rng.random(len(test)) < 0.4)), "label": "malade"}


# --------------------------------------------------------- test_too_small, test_reused, no_random_state


@plain("test_too_small")
def twelve_test_rows(seed):
    rng = np.random.default_rng(seed)
    return kwargs(clinical(600, rng), rng, "malade", test_size=12)


@hard("test_too_small")
def three_sick_among_six_hundred_test_rows(seed):
    rng = np.random.default_rng(seed)
    return kwargs(clinical(2000, rng, share=0.005), rng, "malade")


LOOP_OVER_TEST = """
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0)
best = 0
for depth in range(1, 30):
    clf = RandomForestClassifier(max_depth=depth, random_state=0).fit(X_train, y_train)
    score = clf.score(X_test, y_test)
    if score > best:
        best, best_depth = score, depth
print(best_depth, best)
"""

NO_SEED = """
from sklearn.model_selection import train_test_split
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3)
"""

TUNED_ON_TEST = """
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.svm import SVC
X_train, X_test, y_train, y_test = train_test_split(df.drop(columns="malade"), df["malade"], random_state=1)
search = GridSearchCV(SVC(), {"C": [0.1, 1, 10]})
search.fit(X_test, y_test)
print(search.best_params_)
"""


@plain("test_reused", by_code_alone=True)
def code_that_picks_the_depth_on_the_test_set(seed):
    rng = np.random.default_rng(seed)
    return kwargs(clinical(600, rng), rng, "malade", code=LOOP_OVER_TEST)


@hard("test_reused", "fit_on_test", by_code_alone=True)
def code_that_searches_on_the_test_set(seed):
    rng = np.random.default_rng(seed)
    return kwargs(clinical(600, rng), rng, "malade", code=TUNED_ON_TEST)


@plain("test_reused")
def thirty_looks_at_the_test_set(seed):
    rng = np.random.default_rng(seed)
    return kwargs(clinical(600, rng), rng, "malade", evaluations=30)


@hard("test_reused")
def the_best_of_six_models_by_its_test_score(seed):
    rng = np.random.default_rng(seed)
    names = ("forest", "logistic", "knn", "svm", "boosting", "tree")
    scores = dict(zip(names, rng.uniform(0.7, 0.8, 6).round(3).tolist(), strict=True))
    return kwargs(clinical(600, rng), rng, "malade", evaluations=scores)


@plain("no_random_state")
def split_parameters_without_a_seed(seed):
    rng = np.random.default_rng(seed)
    return kwargs(clinical(600, rng), rng, "malade", split_params={"test_size": 0.3, "random_state": None})


@hard("no_random_state")
def split_parameters_that_forget_the_seed(seed):
    rng = np.random.default_rng(seed)
    return kwargs(clinical(600, rng), rng, "malade", split_params={"test_size": 0.3, "stratify": True})


@hard("no_random_state", by_code_alone=True)
def code_without_a_seed(seed):
    rng = np.random.default_rng(seed)
    return kwargs(clinical(600, rng), rng, "malade", code=NO_SEED)
