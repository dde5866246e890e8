"""Leaks of the answer: a column, a gap or a pair of columns that contains the label, and label means of all rows."""

import numpy as np
import pandas as pd

from battery.case import hard, plain
from battery.tables import clinical, gaussian, kwargs, numbers, sante, three, towns

# --------------------------------------------------------------------------------- target_leak_feature


@plain("target_leak_feature")
def the_label_under_another_name(seed):
    rng = np.random.default_rng(seed)
    frame = clinical(700, rng)
    return kwargs(frame.assign(hospitalise=frame["malade"]), rng, "malade")


@plain("target_leak_feature")
def a_treatment_given_after_the_diagnosis(seed):
    """All the sick but one in fifty, and one in a hundred of the others."""
    rng = np.random.default_rng(seed)
    frame = sante(1000, seed)
    turned = rng.random(1000) < np.where(frame["malade"] == 1, 0.02, 0.01)
    frame.insert(2, "traitement", np.where((frame["malade"] == 1) ^ turned, "oui", "non"))
    return kwargs(frame, rng, "malade")


@plain("target_leak_feature")
def the_target_in_another_unit(seed):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(600, 6))
    celsius = 37 + 0.5 * X[:, 0] + 0.6 * rng.normal(size=600)
    frame = pd.DataFrame(X, columns=list("abcdef")).assign(f=(celsius * 1.8 + 32).round(2), temperature=celsius)
    return kwargs(frame, rng, "temperature", stratify=False)


@hard("target_leak_feature")
def a_gap_that_tells_the_label(seed):
    """The date of leaving hospital is empty for whoever never entered; what stands in it says nothing."""
    rng = np.random.default_rng(seed)
    frame = clinical(900, rng)
    stays = rng.random(900) < np.where(frame["malade"] == 1, 0.97, 0.02)
    frame["duree_sejour"] = np.where(stays, rng.integers(1, 20, 900), np.nan)
    return kwargs(frame, rng, "malade")


@hard("target_leak_feature")
def two_columns_that_only_together_tell(seed):
    """Each is a coin; equal means healthy."""
    rng = np.random.default_rng(seed)
    frame = numbers(1000, 10, rng)
    coin = rng.integers(0, 2, 1000)
    other = coin ^ frame["y"] ^ (rng.random(1000) < 0.02)
    return kwargs(frame.assign(X4=coin, X9=other), rng, "y")


@hard("target_leak_feature")
def two_measures_whose_difference_tells(seed):
    """Before and after: the sick lost weight. The difference was the diagnosis."""
    rng = np.random.default_rng(seed)
    frame = clinical(1000, rng)
    before = rng.normal(78, 14, 1000)
    change = np.where(frame["malade"] == 1, -2.5, 1.0) + 0.6 * rng.normal(size=1000)
    return kwargs(frame.assign(poids_1=before.round(1), poids_2=(before + change).round(1)), rng, "malade")


@hard("target_leak_feature")
def a_code_of_many_levels_for_three_classes(seed):
    rng = np.random.default_rng(seed)
    X, _y = gaussian(900, 7, rng)
    stage = rng.choice(["I", "II", "III"], 900)
    first = pd.Series(stage).map({"I": 0, "II": 10, "III": 20}).to_numpy()
    codes = np.array([f"C{i}" for i in rng.permutation(range(30, 60))])
    noise = rng.random(900) < 0.03
    code = codes[np.where(noise, rng.integers(0, 30, 900), first + rng.integers(0, 10, 900))]
    return kwargs(X.assign(code_cim=code, stade=stage), rng, "stade")


@hard("target_leak_feature")
def a_number_that_is_no_line_of_the_label(seed):
    """The middle values are the sick ones: no correlation, and nothing left to predict."""
    rng = np.random.default_rng(seed)
    frame = numbers(1000, 8, rng, label="malade")
    sick = frame["malade"] == 1
    frame["score_2"] = np.where(sick, rng.normal(0, 0.5, 1000), rng.choice([-1, 1], 1000) * rng.normal(3, 0.5, 1000))
    return kwargs(frame, rng, "malade")


@hard("target_leak_feature")
def a_flag_that_only_the_sick_have(seed):
    """Six in ten of the sick; nobody else."""
    rng = np.random.default_rng(seed)
    frame = clinical(1200, rng)
    frame["arret_travail"] = (frame["malade"] == 1) & (rng.random(1200) < 0.6)
    return kwargs(frame, rng, "malade")


@hard("target_leak_feature")
def reports_that_name_the_diagnosis(seed):
    """Free text, never twice the same; a word in it says what was found."""
    rng = np.random.default_rng(seed)
    frame = clinical(800, rng)
    sick = (frame["malade"] == 1) ^ (rng.random(800) < 0.02)
    word = np.where(sick, "traitement prescrit", "pas de suite")
    frame["compte_rendu"] = [f"patient no {i}, {text}, {rng.integers(10, 60)} min" for i, text in enumerate(word)]
    return kwargs(frame, rng, "malade")


@hard("target_leak_feature")
def the_answer_among_a_hundred_columns_with_gaps(seed):
    rng = np.random.default_rng(seed)
    frame = numbers(800, 100, rng)
    leak = frame["y"] + 0.25 * rng.normal(size=800)
    frame["X57"] = leak.where(rng.random(800) < 0.8)
    return kwargs(frame.assign(y=frame["y"].astype(bool)), rng, "y")


@hard("target_leak_feature")
def a_sum_of_two_columns_is_the_target(seed):
    rng = np.random.default_rng(seed)
    locations = pd.DataFrame({"abonnes": rng.poisson(120, 800), "passagers": rng.poisson(60, 800)})
    weather = pd.DataFrame(rng.normal(size=(800, 4)), columns=["temp", "vent", "pluie", "humidite"])
    frame = pd.concat([weather, locations], axis=1).assign(total=locations.sum(axis=1))
    return kwargs(frame, rng, "total", stratify=False, task="regression")


# ------------------------------------------------------------------------------ target_encoding_on_all


def encoded(category, label, *, weight=0.0):
    """Return the label mean of each row's category, drawn towards the mean of all by a weight."""
    groups = label.groupby(category)
    mean = (groups.transform("sum") + weight * label.mean()) / (groups.transform("size") + weight)
    return mean.astype(float)


def patients_of_towns(rng, n=1200, n_towns=150):
    ville = pd.Series(rng.integers(0, n_towns, n)).map(lambda i: f"ville_{i:03d}")
    return clinical(n, rng, n_columns=6).assign(ville=ville)


@plain("target_encoding_on_all", proved=True)
def town_means_of_all_rows_beside_the_town(seed):
    rng = np.random.default_rng(seed)
    frame = patients_of_towns(rng)
    return kwargs(frame.assign(ville_te=encoded(frame["ville"], frame["malade"])), rng, "malade")


@hard("target_encoding_on_all")
def town_means_of_all_rows_without_the_town(seed):
    rng = np.random.default_rng(seed)
    frame = patients_of_towns(rng)
    frame["ville"] = encoded(frame["ville"], frame["malade"])
    return kwargs(frame, rng, "malade")


@hard("target_encoding_on_all")
def smoothed_town_means_of_all_rows(seed):
    rng = np.random.default_rng(seed)
    frame = patients_of_towns(rng)
    return kwargs(frame.assign(te=encoded(frame["ville"], frame["malade"], weight=5)), rng, "malade")


@hard("target_encoding_on_all")
def mean_prices_of_all_rows_by_district(seed):
    """A number to predict; the districts are whole numbers; the means are rounded."""
    rng = np.random.default_rng(seed)
    X, _y = gaussian(1000, 5, rng)
    quartier = rng.integers(1, 120, 1000)
    prix = pd.Series(200 + 30 * X["X1"] + 40 * rng.normal(size=1000) + rng.normal(size=121)[quartier] * 5)
    frame = X.assign(quartier=quartier, prix=prix, prix_moyen=encoded(quartier, prix).round(3))
    return kwargs(frame, rng, "prix", stratify=False, categories=["quartier"])


@hard("target_encoding_on_all")
def town_means_of_text_labels_in_three_sets(seed):
    rng = np.random.default_rng(seed)
    n = 1500
    X, y = gaussian(n, 5, rng)
    frame = X.assign(code=towns(n, rng, 200), malade=np.where(y == 1, "oui", "non"))
    frame["code_enc"] = encoded(frame["code"], pd.Series(y))
    return three(frame, rng, "malade")
