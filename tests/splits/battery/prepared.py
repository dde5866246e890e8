"""Leaks of preparation: scaler, imputer, projection or selection that has seen the test rows."""

import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.datasets import load_diabetes
from sklearn.decomposition import PCA
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import (
    MinMaxScaler,
    OneHotEncoder,
    PowerTransformer,
    QuantileTransformer,
    RobustScaler,
    StandardScaler,
)

from battery.case import hard, plain
from battery.tables import clinical, cut, kwargs, numbers, scaled, three, through, towns

SCALE_FIRST = """
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

scaler = StandardScaler()
X_scaled = scaler.fit_transform(X)
X_train, X_test, y_train, y_test = train_test_split(X_scaled, y, test_size=0.3, random_state=42)
"""


@plain("preprocessing_on_all", proved=True)
def standard_scaler_on_all(seed):
    rng = np.random.default_rng(seed)
    return kwargs(scaled(clinical(800, rng), "malade", StandardScaler()), rng, "malade", code=SCALE_FIRST)


@plain("preprocessing_on_all", proved=True)
def the_diabetes_table_as_scikit_learn_ships_it(seed):
    rng = np.random.default_rng(seed)
    return kwargs(load_diabetes(as_frame=True).frame, rng, "target", stratify=False)


@plain("preprocessing_on_all", proved=True)
def a_pipeline_fitted_on_all(seed):
    rng = np.random.default_rng(seed)
    frame = clinical(700, rng)
    X, y = frame.drop(columns="malade"), frame["malade"]
    return kwargs(frame, rng, "malade", pipeline=make_pipeline(StandardScaler(), LogisticRegression()).fit(X, y))


@plain("preprocessing_on_all", proved=True, by_code_alone=True)
def code_that_scales_first(seed):
    rng = np.random.default_rng(seed)
    return kwargs(clinical(600, rng), rng, "malade", code=SCALE_FIRST)


@plain("preprocessing_on_all", proved=True)
def a_scaler_fitted_on_all_handed_over(seed):
    rng = np.random.default_rng(seed)
    frame = numbers(600, 8, rng)
    return kwargs(frame, rng, "y", pipeline=StandardScaler().fit(frame.drop(columns="y")))


@hard("preprocessing_on_all", proved=True)
def a_column_transformer_fitted_on_all(seed):
    rng = np.random.default_rng(seed)
    frame = clinical(900, rng).assign(ville=towns(900, rng, 5))
    X, y = frame.drop(columns="malade"), frame["malade"]
    measures = list(X.columns.drop("ville"))
    prepare = ColumnTransformer(
        [("scale", StandardScaler(), measures), ("code", OneHotEncoder(handle_unknown="ignore"), ["ville"])]
    )
    return kwargs(frame, rng, "malade", pipeline=make_pipeline(prepare, LogisticRegression(max_iter=500)).fit(X, y))


@hard("preprocessing_on_all")
def ranks_among_all_rows(seed):
    """A quantile transformer: each value is its rank among all rows, the test rows included."""
    rng = np.random.default_rng(seed)
    frame = numbers(700, 8, rng, label="malade")
    return kwargs(scaled(frame, "malade", QuantileTransformer(n_quantiles=700)), rng, "malade")


@hard("preprocessing_on_all", proved=True)
def two_columns_of_twelve_scaled_on_all(seed):
    rng = np.random.default_rng(seed)
    frame = clinical(900, rng)
    names = list(rng.choice(frame.columns.drop("malade"), 2, replace=False))
    return kwargs(scaled(frame.astype(float), "malade", StandardScaler(), names=names), rng, "malade")


@hard("preprocessing_on_all")
def scaled_on_all_and_rounded(seed):
    rng = np.random.default_rng(seed)
    frame = scaled(numbers(600, 10, rng), "y", StandardScaler()).round(4)
    return kwargs(frame, rng, "y")


@hard("preprocessing_on_all")
def scaled_on_all_in_single_precision(seed):
    rng = np.random.default_rng(seed)
    frame = scaled(numbers(1500, 12, rng, label="malade"), "malade", StandardScaler())
    return kwargs(frame.astype(dict.fromkeys(frame.columns.drop("malade"), "float32")), rng, "malade")


@hard("preprocessing_on_all", proved=True)
def scaled_on_all_three_sets(seed):
    rng = np.random.default_rng(seed)
    return three(scaled(numbers(1200, 9, rng), "y", StandardScaler()), rng, "y")


@hard("preprocessing_on_all")
def min_max_scaler_on_all(seed):
    rng = np.random.default_rng(seed)
    return kwargs(scaled(numbers(700, 15, rng), "y", MinMaxScaler()), rng, "y")


@hard("preprocessing_on_all")
def robust_scaler_on_all(seed):
    rng = np.random.default_rng(seed)
    return kwargs(scaled(clinical(701, rng), "malade", RobustScaler()), rng, "malade")


@hard("preprocessing_on_all")
def power_transformer_on_all(seed):
    rng = np.random.default_rng(seed)
    frame = numbers(800, 6, rng)
    frame = frame.assign(**np.exp(frame.drop(columns="y")))
    return kwargs(scaled(frame, "y", PowerTransformer()), rng, "y")


@hard("preprocessing_on_all")
def mean_imputer_on_all(seed):
    rng = np.random.default_rng(seed)
    frame = numbers(900, 8, rng, label="malade")
    X = frame.drop(columns="malade")
    frame = X.mask(rng.random(X.shape) < 0.12).assign(malade=frame["malade"])
    return kwargs(scaled(frame, "malade", SimpleImputer()), rng, "malade")


@hard("preprocessing_on_all")
def median_imputer_on_all(seed):
    rng = np.random.default_rng(seed)
    frame = clinical(1000, rng)
    frame["glycemie"] = frame["glycemie"] + 0.001 * rng.normal(size=1000)
    frame["LDL"] = frame["LDL"] + 0.001 * rng.normal(size=1000)
    holes = {name: frame[name].mask(rng.random(1000) < 0.2) for name in ("glycemie", "LDL")}
    return kwargs(scaled(frame.assign(**holes), "malade", SimpleImputer(strategy="median")), rng, "malade")


@hard("preprocessing_on_all")
def imputed_then_scaled_on_all(seed):
    rng = np.random.default_rng(seed)
    frame = clinical(800, rng)
    X = frame.drop(columns="malade")
    frame = X.mask(rng.random(X.shape) < 0.1).assign(malade=frame["malade"])
    return kwargs(scaled(frame, "malade", make_pipeline(SimpleImputer(), StandardScaler())), rng, "malade")


@hard("preprocessing_on_all")
def principal_components_of_all(seed):
    rng = np.random.default_rng(seed)
    frame = numbers(700, 14, rng)
    return kwargs(through(frame, [frame], "y", PCA(5))[0], rng, "y")


@hard("preprocessing_on_all")
def whitened_components_of_all(seed):
    rng = np.random.default_rng(seed)
    frame = numbers(600, 20, rng, label="malade")
    return kwargs(through(frame, [frame], "malade", PCA(6, whiten=True))[0], rng, "malade")


def noise_columns(rng, n=120, p=1500):
    """Nothing to learn: whatever a selection finds, it found in the rows it was fitted on."""
    X = pd.DataFrame(rng.normal(size=(n, p)), columns=[f"gene_{i}" for i in range(p)])
    return X.assign(malade=rng.permutation(np.arange(n) % 2))


@plain("preprocessing_on_all")
def a_selection_in_a_pipeline_fitted_on_all(seed):
    rng = np.random.default_rng(seed)
    frame = noise_columns(rng)
    X, y = frame.drop(columns="malade"), frame["malade"]
    model = make_pipeline(SelectKBest(f_classif, k=20), StandardScaler(), LogisticRegression()).fit(X, y)
    return kwargs(frame, rng, "malade", pipeline=model)


@hard("preprocessing_on_all")
def a_selection_on_all_with_the_raw_tables(seed):
    rng = np.random.default_rng(seed)
    frame = noise_columns(rng)
    chosen = SelectKBest(f_classif, k=20).fit(frame.drop(columns="malade"), frame["malade"])
    raw_train, raw_test = cut(frame, rng, label="malade")
    names = [*chosen.get_feature_names_out(), "malade"]
    return {
        "train": raw_train[names],
        "test": raw_test[names],
        "label": "malade",
        "raw_train": raw_train,
        "raw_test": raw_test,
    }


@hard("preprocessing_on_all")
def scaled_on_all_with_the_raw_tables(seed):
    """Min-max, which hides where no extreme fell into the test set, but the raw tables are there."""
    rng = np.random.default_rng(seed)
    raw = clinical(800, rng).astype(float)
    done = scaled(raw, "malade", MinMaxScaler())
    raw_train, raw_test = cut(raw, rng, label="malade")
    return {
        "train": done.loc[raw_train.index],
        "test": done.loc[raw_test.index],
        "label": "malade",
        "raw_train": raw_train,
        "raw_test": raw_test,
    }
