"""Splits without a leak, among them those that look as if they had one."""

import numpy as np
import pandas as pd
from sklearn.datasets import load_breast_cancer, load_diabetes, load_iris, load_wine
from sklearn.decomposition import PCA
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, RobustScaler, StandardScaler

from battery.case import clean
from battery.tables import (
    clinical,
    cut,
    digits,
    gaussian,
    half_explained,
    kwargs,
    numbers,
    over_sampled,
    sante,
    scaled,
    series,
    smote,
    three,
    through,
    towns,
    visits,
)
from battery.who_and_when import by_group

# ------------------------------------------------------------------------------------ tables as they are


@clean
def patients(seed):
    rng = np.random.default_rng(seed)
    return kwargs(sante(1000, seed), rng, "malade")


@clean
def patients_numbered(seed):
    """With an identifier, each its own, in the order of arrival."""
    rng = np.random.default_rng(seed)
    frame = clinical(900, rng)
    frame.insert(0, "ID", np.arange(1, 901))
    return kwargs(frame, rng, "malade")


@clean
def patients_drawn_without_strata(seed):
    rng = np.random.default_rng(seed)
    return kwargs(clinical(700, rng), rng, "malade", stratify=False)


@clean
def meaningless_names(seed):
    rng = np.random.default_rng(seed)
    return kwargs(numbers(1200, 20, rng), rng, "y")


@clean
def few_sick(seed):
    rng = np.random.default_rng(seed)
    return kwargs(clinical(5000, rng, share=0.04), rng, "malade")


@clean
def easy_to_learn(seed):
    """An honest column that does very well."""
    rng = np.random.default_rng(seed)
    frame = numbers(900, 8, rng)
    return kwargs(frame.assign(X3=frame["y"] * 1.8 + rng.normal(size=900)), rng, "y")


@clean
def handwritten_digits(seed):
    return kwargs(digits(), np.random.default_rng(seed), "target")


@clean
def irises(seed):
    return kwargs(load_iris(as_frame=True).frame, np.random.default_rng(seed), "target")


@clean
def wines(seed):
    return kwargs(load_wine(as_frame=True).frame, np.random.default_rng(seed), "target")


@clean
def breast_cancer(seed):
    return kwargs(load_breast_cancer(as_frame=True).frame, np.random.default_rng(seed), "target")


@clean
def diabetes_in_its_own_units(seed):
    frame = load_diabetes(as_frame=True, scaled=False).frame
    return kwargs(frame, np.random.default_rng(seed), "target", stratify=False)


@clean
def five_questions(seed):
    """Equal answers are chance, and so is that equal answers go with other labels."""
    rng = np.random.default_rng(seed)
    answers = pd.DataFrame(rng.integers(1, 6, (1500, 5)), columns=[f"Q{i + 1}" for i in range(5)])
    return kwargs(answers.assign(content=rng.choice(["oui", "non"], 1500)), rng, "content")


@clean
def five_questions_that_go_together(seed):
    rng = np.random.default_rng(seed)
    mood = rng.normal(size=(1200, 1))
    answers = np.clip(np.rint(3 + mood + 0.7 * rng.normal(size=(1200, 5))), 1, 5).astype(int)
    content = (mood[:, 0] + rng.normal(size=1200) > 0).astype(int)
    return kwargs(pd.DataFrame(answers, columns=list("ABCDE")).assign(content=content), rng, "content")


@clean
def twelve_questions_that_go_together_strongly(seed):
    """Long enough that chance alone would give no twins; moods give them: half of all people tick 3 everywhere."""
    rng = np.random.default_rng(seed)
    mood = rng.normal(size=(1000, 1))
    answers = np.clip(np.rint(3 + 0.9 * mood + 0.25 * rng.normal(size=(1000, 12))), 1, 5).astype(int)
    content = (mood[:, 0] + rng.normal(size=1000) > 0).astype(int)
    return kwargs(pd.DataFrame(answers).add_prefix("q").assign(content=content), rng, "content")


@clean
def eight_boxes_to_tick(seed):
    rng = np.random.default_rng(seed)
    boxes = rng.random((2000, 8)) < rng.uniform(0.1, 0.9, 8)
    frame = pd.DataFrame(boxes, columns=[f"case_{i}" for i in range(8)])
    return kwargs(frame.assign(y=half_explained(boxes.astype(float), rng)), rng, "y")


@clean
def word_counts(seed):
    """Sparse: nineteen in twenty are zero."""
    rng = np.random.default_rng(seed)
    X = rng.poisson(0.05 * rng.exponential(1, 200), (900, 200))
    frame = pd.DataFrame(X, columns=[f"mot_{i}" for i in range(200)])
    return kwargs(frame.assign(spam=half_explained(X.astype(float), rng)), rng, "spam")


@clean
def short_messages(seed):
    """Sparse and short: many rows are empty, and so equal."""
    rng = np.random.default_rng(seed)
    X = (rng.random((1200, 60)) < 0.02).astype(int)
    frame = pd.DataFrame(X, columns=[f"mot_{i}" for i in range(60)])
    return kwargs(frame.assign(spam=rng.integers(0, 2, 1200)), rng, "spam")


@clean
def many_columns(seed):
    rng = np.random.default_rng(seed)
    X = pd.DataFrame(rng.normal(size=(300, 1500))).add_prefix("gene_")
    return kwargs(X.assign(malade=half_explained(X.to_numpy()[:, :10], rng)), rng, "malade")


@clean
def one_hot_columns(seed):
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame({name: towns(1500, rng, k) for name, k in [("ville", 8), ("service", 5), ("mutuelle", 4)]})
    X = pd.get_dummies(frame).astype(int)
    return kwargs(X.assign(y=half_explained(X.to_numpy(dtype=float), rng)), rng, "y")


@clean
def text_categories(seed):
    rng = np.random.default_rng(seed)
    n = 1500
    frame = clinical(n, rng, n_columns=6).assign(ville=towns(n, rng, 10), sexe=rng.choice(["F", "H"], n))
    return kwargs(frame.assign(malade=np.where(frame["malade"] == 1, "oui", "non")), rng, "malade")


@clean
def gaps_everywhere(seed):
    rng = np.random.default_rng(seed)
    frame = clinical(1000, rng)
    X = frame.drop(columns="malade")
    return kwargs(X.mask(rng.random(X.shape) < 0.3).assign(malade=frame["malade"]), rng, "malade")


@clean
def ten_rows(seed):
    rng = np.random.default_rng(seed)
    return kwargs(clinical(10, rng, n_columns=4), rng, "malade")


@clean
def forty_rows_of_whole_numbers(seed):
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(rng.integers(0, 10, (40, 4)), columns=["a", "b", "c", "d"])
    return kwargs(frame.assign(y=np.arange(40) % 2), rng, "y")


@clean
def three_sets(seed):
    rng = np.random.default_rng(seed)
    return three(clinical(1500, rng), rng, "malade")


@clean
def three_classes_of_booleans_dates_and_texts(seed):
    rng = np.random.default_rng(seed)
    n = 1200
    X, _y = gaussian(n, 5, rng)
    born = pd.Timestamp("1950-01-01") + pd.to_timedelta(rng.integers(0, 20_000, n), unit="D")
    frame = X.assign(fumeur=rng.random(n) < 0.3, date_naissance=born, ville=towns(n, rng, 6))
    return kwargs(frame.assign(stade=rng.choice(["I", "II", "III"], n)), rng, "stade")


@clean
def twenty_thousand_rows(seed):
    rng = np.random.default_rng(seed)
    return kwargs(numbers(20_000, 15, rng, share=0.3), rng, "y")


@clean
def coarse_measures(seed):
    """Large and rounded: a few equal rows by chance."""
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(
        {
            "age": rng.integers(18, 95, 12_000),
            "poids": rng.normal(75, 13, 12_000).round(-1),
            "enfants": rng.poisson(1.4, 12_000),
            "fumeur": rng.random(12_000) < 0.3,
        }
    )
    return kwargs(frame.assign(malade=(frame["age"] + rng.normal(0, 25, 12_000) > 70).astype(int)), rng, "malade")


@clean
def shares_that_run_from_nought_to_one(seed):
    """Bounded by nature and standardized by their makers' constants: nothing was fitted here."""
    rng = np.random.default_rng(seed)
    X = pd.DataFrame(rng.integers(0, 101, (900, 6)) / 100, columns=[f"part_{i}" for i in range(6)])
    X["z_taille"] = ((rng.normal(170, 10, 900).round() - 170) / 10).round(1)
    return kwargs(X.assign(y=half_explained(X.to_numpy(), rng)), rng, "y")


@clean
def counts_to_predict(seed):
    rng = np.random.default_rng(seed)
    X, _y = gaussian(900, 8, rng)
    counts = rng.poisson(np.exp(3 + 0.3 * X["X1"] - 0.2 * X["X2"]))
    return kwargs(X.round(2).assign(velos=counts), rng, "velos", stratify=False)


@clean
def clones_within_the_training_set_only(seed):
    rng = np.random.default_rng(seed)
    train, test = cut(numbers(900, 10, rng), rng, label="y")
    return {"train": pd.concat([train, train.sample(100, random_state=seed)]), "test": test, "label": "y"}


@clean
def an_experiment_by_design(seed):
    """Factors coded -1 and 1, each combination as often: mean 0 and spread 1 to the last digit, and nothing fitted."""
    rng = np.random.default_rng(seed)
    design = np.array(np.meshgrid(*[[-1, 1]] * 6)).reshape(6, -1).T.repeat(16, axis=0)
    frame = pd.DataFrame(design, columns=["temperature", "pression", "duree", "dose", "vitesse", "lot"])
    frame["rendement_brut"] = rng.normal(50, 8, len(frame)).round(2)
    return kwargs(frame.assign(reussi=half_explained(design.astype(float), rng)), rng, "reussi")


@clean
def pixels_divided_by_their_largest_value(seed):
    """Between 0 and 1 in both sets together, by a constant that everybody knows."""
    frame = digits()
    return kwargs(
        (frame.drop(columns="target") / 16).assign(target=frame["target"]), np.random.default_rng(seed), "target"
    )


@clean
def empty_and_constant_columns(seed):
    rng = np.random.default_rng(seed)
    frame = clinical(800, rng).assign(vide=np.nan, pays="France", version=3)
    frame.index = pd.Index(rng.integers(0, 50, 800))  # labels that repeat
    return kwargs(frame, rng, "malade")


@clean
def incomes_of_towns_from_a_census(seed):
    """One number a town, known from elsewhere: no mean of the label."""
    rng = np.random.default_rng(seed)
    codes = rng.integers(0, 60, 1500)
    income = rng.normal(22_000, 3_000, 60).round(-1)
    frame = clinical(1500, rng, n_columns=7).assign(code_postal=34_000 + codes, revenu_median=income[codes])
    return kwargs(frame, rng, "malade")


# ------------------------------------------------------------------------------------- who and when


@clean
def patients_apart_some_without_a_number(seed):
    """What is missing on both sides is no patient."""
    rng = np.random.default_rng(seed)
    train, test = by_group(visits(rng, n_patients=400), "patient", rng)
    train, test = (part.assign(patient=part["patient"].mask(rng.random(len(part)) < 0.1)) for part in (train, test))
    return {"train": train, "test": test, "label": "malade", "group": "patient"}


@clean
def identifiers_declared_and_each_its_own(seed):
    rng = np.random.default_rng(seed)
    frame = clinical(1000, rng)
    frame.insert(0, "num_secu", rng.permutation(10**6)[:1000] + 10**12)
    return kwargs(frame, rng, "malade", ids=["num_secu"])


@clean
def patients_apart(seed):
    rng = np.random.default_rng(seed)
    train, test = by_group(visits(rng, n_patients=400), "patient", rng)
    return {"train": train, "test": test, "label": "malade", "group": "patient"}


@clean
def patients_apart_that_nobody_declared(seed):
    rng = np.random.default_rng(seed)
    train, test = by_group(visits(rng, n_patients=400), "patient", rng)
    return {"train": train, "test": test, "label": "malade"}


@clean
def past_and_future_with_a_gap(seed):
    """Nothing drifts here: a season and noise."""
    rng = np.random.default_rng(seed)
    days = np.arange(1500)
    X = pd.DataFrame(rng.normal(size=(1500, 5)), columns=list("abcde"))
    X["a"] += np.sin(2 * np.pi * days / 7)
    frame = X.assign(date=pd.date_range("2019-01-01", periods=1500), y=half_explained(X.to_numpy(), rng))
    train, test = frame.iloc[:1000], frame.iloc[1040:]
    return {"train": train, "test": test, "label": "y", "time": "date", "horizon": pd.Timedelta("30D")}


@clean
def past_and_future_that_drift(seed):
    """A walk: the future is elsewhere, which is worth a question and no error."""
    frame = series(1200, np.random.default_rng(seed))
    declared = {"time": "date", "horizon": pd.Timedelta("30D")}
    return {"train": frame.iloc[:800], "test": frame.iloc[840:], "label": "sature", **declared}


# --------------------------------------------------------------------------- prepared in the right way


@clean
def scaled_on_the_training_set(seed):
    rng = np.random.default_rng(seed)
    train, test = cut(clinical(800, rng).astype(float), rng, label="malade")
    train, test = (scaled(part, "malade", StandardScaler(), fit_on=train) for part in (train, test))
    return {"train": train, "test": test, "label": "malade"}


@clean
def squeezed_on_the_training_set(seed):
    rng = np.random.default_rng(seed)
    train, test = cut(numbers(800, 12, rng), rng, label="y")
    train, test = (scaled(part, "y", MinMaxScaler(), fit_on=train) for part in (train, test))
    return {"train": train, "test": test, "label": "y"}


@clean
def whole_numbers_scaled_by_the_training_set(seed):
    """Bounds and medians of whole numbers are the same in all rows as in the training rows: that proves nothing."""
    rng = np.random.default_rng(seed)
    X = pd.DataFrame(rng.binomial(10, 0.5, (1200, 8)), columns=[f"note_{i}" for i in range(8)])
    frame = X.assign(y=half_explained(X.to_numpy(dtype=float), rng)).astype(float)
    train, test = cut(frame, rng, label="y")
    for names, scaler in ((["note_0", "note_1", "note_2"], MinMaxScaler()), (["note_3", "note_4"], RobustScaler())):
        test = scaled(test, "y", scaler, fit_on=train, names=names)
        train = scaled(train, "y", scaler, names=names)
    return {"train": train, "test": test, "label": "y"}


@clean
def medians_of_whole_numbers_of_the_training_set(seed):
    rng = np.random.default_rng(seed)
    X = pd.DataFrame(rng.poisson(6, (1000, 6)), columns=list("abcdef")).astype(float)
    frame = X.mask(rng.random(X.shape) < 0.15).assign(y=rng.integers(0, 2, 1000))
    train, test = cut(frame, rng, label="y")
    parts = through(train, [train, test], "y", SimpleImputer(strategy="median"))
    return {"train": parts[0], "test": parts[1], "label": "y"}


@clean
def imputed_on_the_training_set(seed):
    rng = np.random.default_rng(seed)
    frame = clinical(1000, rng)
    X = frame.drop(columns="malade")
    train, test = cut(X.mask(rng.random(X.shape) < 0.15).assign(malade=frame["malade"]), rng, label="malade")
    parts = through(train, [train, test], "malade", SimpleImputer())
    return {"train": parts[0], "test": parts[1], "label": "malade"}


@clean
def components_of_the_training_set(seed):
    rng = np.random.default_rng(seed)
    train, test = cut(numbers(800, 15, rng), rng, label="y")
    parts = through(train, [train, test], "y", make_pipeline(StandardScaler(), PCA(6)))
    return {"train": parts[0], "test": parts[1], "label": "y"}


@clean
def town_means_of_the_training_set(seed):
    rng = np.random.default_rng(seed)
    frame = clinical(1500, rng, n_columns=6).assign(ville=towns(1500, rng, 40))
    train, test = cut(frame, rng, label="malade")
    means = train.groupby("ville")["malade"].mean()
    train, test = (part.assign(te=part["ville"].map(means).fillna(train["malade"].mean())) for part in (train, test))
    return {"train": train, "test": test, "label": "malade"}


@clean
def over_sampled_training_set(seed):
    rng = np.random.default_rng(seed)
    train, test = cut(clinical(1500, rng, share=0.2), rng, label="malade")
    return {"train": over_sampled(train, "malade", rng), "test": test, "label": "malade"}


@clean
def smote_in_the_training_set(seed):
    rng = np.random.default_rng(seed)
    train, test = cut(numbers(1200, 8, rng, share=0.2), rng, label="y")
    return {"train": smote(train, "y", rng), "test": test, "label": "y"}


CAREFUL = """
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, stratify=y, random_state=0)
model = make_pipeline(StandardScaler(), LogisticRegression())
print(cross_val_score(model, X_train, y_train, cv=5).mean())
model.fit(X_train, y_train)
print(model.score(X_test, y_test))
"""


@clean
def a_pipeline_fitted_on_the_training_set(seed):
    rng = np.random.default_rng(seed)
    train, test = cut(clinical(900, rng), rng, label="malade")
    model = make_pipeline(StandardScaler(), LogisticRegression()).fit(train.drop(columns="malade"), train["malade"])
    params = {"test_size": 0.3, "stratify": True, "random_state": 0}
    return {"train": train, "test": test, "label": "malade", "pipeline": model, "split_params": params, "code": CAREFUL}


IN_PRODUCTION = """
import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("sante.csv").dropna()
X, y = df.drop(columns="malade"), df["malade"]
seed = 42
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=seed, stratify=y)
X_train, X_val, y_train, y_val = train_test_split(X_train, y_train, random_state=seed)
scaler = StandardScaler().fit(X_train)
X_train, X_val, X_test = scaler.transform(X_train), scaler.transform(X_val), scaler.transform(X_test)
X_res, y_res = SMOTE(random_state=seed).fit_resample(X_train, y_train)
for depth in (2, 4, 8):
    clf = RandomForestClassifier(max_depth=depth, random_state=seed).fit(X_res, y_res)
    print(depth, clf.score(X_val, y_val))
search = GridSearchCV(RandomForestClassifier(random_state=seed), {"max_depth": [2, 4, 8]}).fit(X_train, y_train)
print(search.score(X_test, y_test))

# once it has been judged: everything, so that no patient is wasted
final = make_pipeline(StandardScaler(), search.best_estimator_)
final.fit(X, y)
"""


@clean
def careful_code_that_ends_in_production(seed):
    rng = np.random.default_rng(seed)
    return kwargs(clinical(900, rng), rng, "malade", code=IN_PRODUCTION, evaluations=1)


@clean
def the_raw_tables_beside_the_scaled_ones(seed):
    rng = np.random.default_rng(seed)
    raw_train, raw_test = cut(numbers(800, 10, rng), rng, label="y")
    train, test = (scaled(part, "y", StandardScaler(), fit_on=raw_train) for part in (raw_train, raw_test))
    return {"train": train, "test": test, "label": "y", "raw_train": raw_train, "raw_test": raw_test}
