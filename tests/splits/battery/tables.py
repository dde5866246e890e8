"""Tables that the cases start from, and the ways of splitting and preparing them."""

import numpy as np
import pandas as pd
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

from course_toolkit.datasets import make_sante

# mean, spread, decimals, as a laboratory writes them
MEASURES = {
    "age": (52, 16, 0),
    "IMC": (26, 4.5, 1),
    "cholesterol": (208, 38, 0),
    "poids": (76, 14, 1),
    "tension": (131, 17, 0),
    "glycemie": (1.02, 0.21, 2),
    "creatinine": (82.4, 18, 1),
    "frequence_cardiaque": (72, 11, 0),
    "taille_cm": (169, 9.5, 0),
    "HDL": (0.55, 0.15, 3),
    "LDL": (1.3, 0.35, 3),
    "triglycerides": (1.2, 0.5, 3),
}


def gaussian(n, p, rng, *, names=None, share=0.5, strength=1.5):
    """Correlated continuous columns and a label that they half explain."""
    hidden = rng.normal(size=(n, 3))
    X = rng.normal(size=(n, p)) + hidden @ rng.normal(scale=0.6, size=(3, p))
    return pd.DataFrame(X, columns=names or [f"X{i + 1}" for i in range(p)]), half_explained(X, rng, share, strength)


def half_explained(X, rng, share=0.5, strength=1.5):
    """Return 0 or 1, as a logistic model of some of the columns would draw them."""
    weights = rng.normal(size=X.shape[1]) * (rng.random(X.shape[1]) < 0.6)
    signal = X @ weights
    signal = signal / (signal.std() or 1)
    latent = strength * signal + rng.logistic(size=len(X))
    return (latent > np.quantile(latent, 1 - share)).astype(int)


def clinical(n, rng, *, n_columns=12, share=0.4, label="malade"):
    """Measures of patients in their units and decimals, and the label."""
    names = list(MEASURES)[:n_columns]
    X, y = gaussian(n, len(names), rng, names=names, share=share)
    for name in names:
        mean, spread, decimals = MEASURES[name]
        X[name] = (mean + spread * X[name] / X[name].std()).round(decimals)
    return X.assign(**{label: y})


def sante(n, seed, **options):
    return make_sante(n, random_state=seed, **options).frame.drop(columns="ID")


def numbers(n, p, rng, *, label="y", **options):
    X, y = gaussian(n, p, rng, **options)
    return X.assign(**{label: y})


def digits(n=None):
    X, y = load_digits(return_X_y=True, as_frame=True)
    return X.assign(target=y).iloc[:n]


def towns(n, rng, n_levels=12):
    """Names of towns, some common and some rare."""
    shares = rng.dirichlet(np.full(n_levels, 3.0))
    return rng.choice([f"ville_{i:03d}" for i in range(n_levels)], size=n, p=shares)


def visits(rng, *, n_patients=250, n_visits=4, p=6):
    """Several visits of each patient, alike in attributes; whether a patient is sick hangs on the patient mostly."""
    patient = np.repeat(np.arange(n_patients), n_visits)
    own = rng.normal(size=(n_patients, p))
    sick = half_explained(own, rng, 0.45, 0.7)
    X = own[patient] + 0.35 * rng.normal(size=(len(patient), p))
    names = ["IMC", "poids", "tension", "glycemie", "HDL", "LDL", "creatinine", "pouls"][:p]
    return pd.DataFrame(X, columns=names).assign(patient=patient + 1000, malade=sick[patient])


def series(n, rng, *, start="2019-01-01", p=5):
    """One row a day, each like the day before: a random split sees tomorrow."""
    walk = np.cumsum(rng.normal(size=(n, p)), axis=0)
    days = pd.date_range(start, periods=n, freq="D")
    tide = np.cumsum(rng.normal(size=n))
    columns = pd.DataFrame(walk, columns=["lits", "urgences", "temperature", "pollution", "appels"][:p])
    return columns.assign(date=days, sature=(tide > np.median(tide)).astype(int))


def cut(frame, rng, *, label=None, test_size=0.3):
    """Split at random, class proportions kept where a label is named."""
    seed = int(rng.integers(2**31))
    return train_test_split(frame, test_size=test_size, random_state=seed, stratify=frame[label] if label else None)


def kwargs(frame, rng, label, *, test_size=0.3, stratify=True, **declared):
    """Split and name the label: what ``check_split`` is called with."""
    train, test = cut(frame, rng, label=label if stratify else None, test_size=test_size)
    return {"train": train, "test": test, "label": label, **declared}


def three(frame, rng, label, **declared):
    """Split in three."""
    rest, test = cut(frame, rng, label=label)
    train, validation = cut(rest, rng, label=label)
    return {"train": train, "validation": validation, "test": test, "label": label, **declared}


def copied(source, target, rng, share):
    """Return the target with a share of its rows replaced by rows of the source."""
    n = max(1, round(share * len(target)))
    rows = rng.choice(len(target), n, replace=False)
    origin = rng.choice(len(source), n, replace=False)
    result = target.reset_index(drop=True).astype(source.dtypes.to_dict())
    result.loc[rows] = source.iloc[origin].set_axis(rows)
    return result.set_axis(target.index), rows


def scaled(frame, label, scaler, *, fit_on=None, names=None):
    """Return the table with its attributes through a scaler that was fitted on other rows, or on all."""
    names = names or [name for name in frame.columns if name != label]
    scaler.fit((frame if fit_on is None else fit_on)[names])
    return frame.assign(**pd.DataFrame(scaler.transform(frame[names]), columns=names, index=frame.index))


def through(fit_on, parts, label, transformer, names=None):
    """Fit on some rows, transform all parts, new columns numbered."""
    names = names or [name for name in fit_on.columns if name != label]
    transformer.fit(fit_on[names], fit_on[label])
    done = []
    for part in parts:
        values = np.asarray(transformer.transform(part[names]))
        columns = names if values.shape[1] == len(names) else [f"C{i + 1}" for i in range(values.shape[1])]
        done.append(pd.DataFrame(values, columns=columns, index=part.index).assign(**{label: part[label]}))
    return done


def smote(frame, label, rng, *, k=5):
    """Bring every class to the size of the largest with points between a row and one of its k nearest of its class."""
    counts = frame[label].value_counts()
    made = [_between(frame[frame[label] == name], label, counts.max() - n, rng, k) for name, n in counts.items()]
    return pd.concat([frame, *made], ignore_index=True)


def _between(rows, label, n, rng, k):
    X = rows.drop(columns=label).to_numpy(dtype=float)
    distances = ((X[:, None, :] - X[None, :, :]) ** 2).sum(axis=2)
    near = np.argsort(distances, axis=1)[:, 1 : k + 1]
    parent = rng.integers(len(X), size=n)
    other = near[parent, rng.integers(near.shape[1], size=n)]
    new = X[parent] + rng.random((n, 1)) * (X[other] - X[parent])
    return pd.DataFrame(new, columns=rows.columns.drop(label)).assign(**{label: rows[label].iloc[0]})[rows.columns]


def over_sampled(frame, label, rng):
    """Bring every class to the size of the largest by drawing its rows again."""
    counts = frame[label].value_counts()
    again = [
        frame[frame[label] == name].sample(counts.max() - n, replace=True, random_state=int(rng.integers(2**31)))
        for name, n in counts.items()
    ]
    return pd.concat([frame, *again], ignore_index=True)
