"""Leaks of identity and of time: one patient in two sets, tomorrow in the training set, an identifier that knows."""

import numpy as np
import pandas as pd
from sklearn.model_selection import GroupShuffleSplit

from battery.case import hard, plain
from battery.tables import clinical, cut, kwargs, numbers, series, visits

# --------------------------------------------------------------------------------------- group_overlap


def by_group(frame, group, rng, *, test_size=0.3):
    """Split so that no group is in two sets."""
    splitter = GroupShuffleSplit(1, test_size=test_size, random_state=int(rng.integers(2**31)))
    train, test = next(splitter.split(frame, groups=frame[group]))
    return frame.iloc[train], frame.iloc[test]


@plain("group_overlap", proved=True)
def patients_in_both_sets(seed):
    rng = np.random.default_rng(seed)
    return kwargs(visits(rng), rng, "malade", group="patient")


@plain("group_overlap", proved=True)
def users_by_text_in_both_sets(seed):
    rng = np.random.default_rng(seed)
    frame = visits(rng, n_patients=120, n_visits=8)
    frame["patient"] = "user_" + frame["patient"].astype(str)
    return kwargs(frame.rename(columns={"patient": "user", "malade": "achat"}), rng, "achat", group="user")


@plain("group_overlap", "exact_duplicates", proved=True)
def declared_identifiers_in_both_sets(seed):
    rng = np.random.default_rng(seed)
    frame = visits(rng, n_patients=300, n_visits=3).rename(columns={"patient": "num_secu"})
    return kwargs(frame, rng, "malade", ids=["num_secu"])


@hard("group_overlap", proved=True)
def one_patient_slipped_through(seed):
    rng = np.random.default_rng(seed)
    train, test = by_group(visits(rng), "patient", rng)
    visit = train[train["patient"] == train["patient"].iloc[0]].index[:1]
    return {
        "train": train.drop(index=visit),
        "test": pd.concat([test, train.loc[visit]]),
        "label": "malade",
        "group": "patient",
    }


@hard("group_overlap", proved=True)
def patients_stored_as_other_types(seed):
    """Whole numbers on one side; text that reads as numbers on the other."""
    rng = np.random.default_rng(seed)
    sets = kwargs(visits(rng), rng, "malade", group="patient")
    return sets | {"test": sets["test"].astype({"patient": str})}


@hard("group_overlap", proved=True)
def patients_in_validation_and_test_only(seed):
    rng = np.random.default_rng(seed)
    train, rest = by_group(visits(rng, n_patients=400), "patient", rng, test_size=0.5)
    validation, test = cut(rest, rng, label="malade", test_size=0.5)
    return {"train": train, "validation": validation, "test": test, "label": "malade", "group": "patient"}


@plain("group_overlap")
def patients_that_nobody_declared(seed):
    rng = np.random.default_rng(seed)
    return kwargs(visits(rng, n_patients=300, n_visits=4), rng, "malade")


@hard("group_overlap")
def patients_that_nobody_declared_in_text(seed):
    rng = np.random.default_rng(seed)
    frame = visits(rng, n_patients=150, n_visits=6)
    letters = rng.permutation(10_000)[frame["patient"] - 1000]
    frame["patient"] = [f"FR-{number:05d}-{number % 7}" for number in letters]
    frame = frame.rename(columns={"patient": "dossier"}).sample(frac=1, random_state=seed)
    return kwargs(frame, rng, "malade")


@hard("group_overlap")
def an_identifier_under_a_meaningless_name(seed):
    rng = np.random.default_rng(seed)
    frame = visits(rng, n_patients=250, n_visits=5, p=8)
    frame["patient"] = rng.permutation(90_000)[frame["patient"]]
    frame = frame[[*rng.permutation(frame.columns.drop("malade")), "malade"]]
    return kwargs(frame.set_axis([f"X{i + 1}" for i in range(8 + 1)] + ["y"], axis=1), rng, "y")


@hard("group_overlap", "near_duplicates")
def patients_known_by_what_never_changes(seed):
    """No identifier, but date of birth, height and town stay what they are at each visit."""
    rng = np.random.default_rng(seed)
    frame = visits(rng, n_patients=250, n_visits=4)
    who = frame.pop("patient") - 1000
    born = pd.Timestamp("1940-01-01") + pd.to_timedelta(rng.integers(0, 60 * 365, 250), unit="D")
    frame["date_naissance"] = born[who]
    frame["taille_cm"] = rng.normal(170, 10, 250).round()[who]
    frame["ville"] = rng.choice(["Lyon", "Metz", "Nice", "Caen"], 250)[who]
    return kwargs(frame, rng, "malade")


@hard("group_overlap")
def patients_known_by_name(seed):
    """Names and first names, some shared by strangers; only together do they say who it is."""
    rng = np.random.default_rng(seed)
    frame = visits(rng, n_patients=300, n_visits=4, p=6)
    who = frame.pop("patient") - 1000
    names = [f"{a}{b}" for a in ("Du", "Mar", "Le", "Ber", "Ro", "Gir") for b in ("pont", "tin", "roy", "nard", "sse")]
    first = ["Ana", "Luc", "Zoe", "Paul", "Lea", "Jean", "Eva", "Max", "Ines", "Hugo"]
    frame["nom"] = rng.choice(names, 300)[who]
    frame["prenom"] = rng.choice(first, 300)[who]
    return kwargs(frame, rng, "malade")


# ------------------------------------------------------------------------------------ temporal_overlap


@plain("temporal_overlap", proved=True)
def days_split_at_random(seed):
    rng = np.random.default_rng(seed)
    return kwargs(series(900, rng), rng, "sature", time="date")


@plain("temporal_overlap", proved=True)
def years_split_at_random(seed):
    rng = np.random.default_rng(seed)
    frame = clinical(1000, rng).assign(annee=rng.integers(2010, 2024, 1000))
    return kwargs(frame, rng, "malade", time="annee")


@hard("temporal_overlap", proved=True)
def french_dates_as_text(seed):
    rng = np.random.default_rng(seed)
    frame = series(700, rng)
    frame["date"] = frame["date"].dt.strftime("%d/%m/%Y")
    return kwargs(frame, rng, "sature", time="date")


@hard("temporal_overlap", proved=True)
def dates_with_a_time_zone_on_one_side(seed):
    rng = np.random.default_rng(seed)
    sets = kwargs(series(700, rng), rng, "sature", time="date")
    train = sets["train"].assign(date=sets["train"]["date"].dt.tz_localize("Europe/Paris"))
    return sets | {"train": train}


@hard("temporal_overlap", proved=True)
def seconds_since_1970(seed):
    rng = np.random.default_rng(seed)
    frame = series(800, rng)
    frame["ts"] = (frame.pop("date") - pd.Timestamp(0)) // pd.Timedelta(seconds=1) + rng.integers(0, 86_400, 800)
    return kwargs(frame, rng, "sature", time="ts")


@plain("temporal_overlap")
def dates_that_nobody_declared(seed):
    rng = np.random.default_rng(seed)
    return kwargs(series(900, rng), rng, "sature")


@hard("temporal_overlap")
def dates_as_text_that_nobody_declared(seed):
    rng = np.random.default_rng(seed)
    frame = series(800, rng)
    frame["jour"] = frame.pop("date").dt.strftime("%Y-%m-%d")
    return kwargs(frame, rng, "sature")


@hard("temporal_overlap", proved=True)
def the_last_weeks_of_training_overlap(seed):
    """Cut by time, but of three weeks each second day went to either side."""
    frame = series(900, np.random.default_rng(seed))
    train = [*range(640), *range(640, 660, 2)]
    test = [*range(641, 660, 2), *range(660, 900)]
    return {"train": frame.iloc[train], "test": frame.iloc[test], "label": "sature", "time": "date"}


@hard("temporal_overlap", proved=True)
def validation_taken_from_after_the_test(seed):
    rng = np.random.default_rng(seed)
    frame = series(1000, rng)
    return {
        "train": frame.iloc[:600],
        "test": frame.iloc[600:800],
        "validation": frame.iloc[800:],
        "label": "sature",
        "time": "date",
    }


# ----------------------------------------------------------------------------------------- missing_gap


@plain("missing_gap", proved=True)
def no_gap_for_a_label_known_after_a_month(seed):
    frame = series(900, np.random.default_rng(seed))
    return {
        "train": frame.iloc[:650],
        "test": frame.iloc[650:],
        "label": "sature",
        "time": "date",
        "horizon": pd.Timedelta("30D"),
    }


@hard("missing_gap", proved=True)
def a_gap_of_ten_days_for_a_label_known_after_fourteen(seed):
    rng = np.random.default_rng(seed)
    frame = series(800, rng)
    frame["jour"] = np.arange(800)
    frame = frame.drop(columns="date")
    return {"train": frame.iloc[:550], "test": frame.iloc[560:], "label": "sature", "time": "jour", "horizon": 14}


@hard("missing_gap", proved=True)
def a_gap_missing_before_the_validation_only(seed):
    frame = series(1000, np.random.default_rng(seed))
    frame["date"] = frame["date"].dt.strftime("%Y-%m-%d")
    return {
        "train": frame.iloc[:600],
        "validation": frame.iloc[602:750],
        "test": frame.iloc[790:],
        "label": "sature",
        "time": "date",
        "horizon": pd.Timedelta("21D"),
    }


# ----------------------------------------------------------------------------------- id_predicts_label


@plain("id_predicts_label", "target_leak_feature")
def identifiers_given_out_class_by_class(seed):
    rng = np.random.default_rng(seed)
    frame = clinical(800, rng).sort_values("malade", ignore_index=True)
    frame.insert(0, "ID", np.arange(1, 801))
    return kwargs(frame, rng, "malade")


@plain("id_predicts_label")
def both_files_sorted_by_label(seed):
    rng = np.random.default_rng(seed)
    train, test = cut(numbers(900, 8, rng, label="malade"), rng, label="malade")
    sort = {"by": "malade", "ignore_index": True}
    return {"train": train.sort_values(**sort), "test": test.sort_values(**sort), "label": "malade"}


@hard("id_predicts_label", "target_leak_feature")
def two_hospitals_with_numbers_of_their_own(seed):
    """One hospital, with the higher numbers, sends mostly the sick."""
    rng = np.random.default_rng(seed)
    frame = clinical(1200, rng)
    hospital = rng.random(1200) < np.where(frame["malade"] == 1, 0.8, 0.25)
    start = np.where(hospital, 700_000, 100_000)
    frame["num_dossier"] = start + rng.permutation(60_000)[:1200]
    return kwargs(frame, rng, "malade")


@hard("id_predicts_label", "target_leak_feature")
def the_class_in_the_first_letter_of_the_identifier(seed):
    rng = np.random.default_rng(seed)
    frame = numbers(700, 6, rng, label="malade")
    letter = np.where(frame["malade"] == 1, "S", "H")
    frame["ref"] = [f"{first}{number:05d}" for first, number in zip(letter, rng.permutation(99_999), strict=False)]
    return kwargs(frame, rng, "malade")


@hard("id_predicts_label", "target_leak_feature")
def an_identifier_that_grows_with_the_number_to_predict(seed):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(600, 5))
    prix = 100 + 10 * X[:, 0] + 5 * rng.normal(size=600)
    frame = pd.DataFrame(X, columns=list("abcde")).assign(prix=prix)
    frame["numero"] = np.argsort(np.argsort(prix + 4 * rng.normal(size=600))) + 1000
    return kwargs(frame, rng, "prix", stratify=False)


@hard("id_predicts_label")
def the_index_remembers_a_sorted_file(seed):
    """The file was sorted by class; the split shuffled the rows, their numbers stayed."""
    rng = np.random.default_rng(seed)
    frame = numbers(800, 6, rng, label="classe").sort_values("classe", ignore_index=True)
    frame["classe"] = frame["classe"].map({0: "sain", 1: "malade"})
    train, test = cut(frame, rng, label="classe")
    return {"train": train.reset_index(names="index"), "test": test.reset_index(names="index"), "label": "classe"}
