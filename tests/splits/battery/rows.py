"""Leaks of rows: the same row, almost the same row, the same row under another label, rows drawn again."""

import numpy as np
import pandas as pd

from battery.case import hard, plain
from battery.tables import (
    clinical,
    copied,
    cut,
    digits,
    gaussian,
    kwargs,
    numbers,
    over_sampled,
    sante,
    smote,
    three,
    towns,
)

# ------------------------------------------------------------------------------------ exact_duplicates


@plain("exact_duplicates", proved=True)
def copies_of_patients(seed):
    rng = np.random.default_rng(seed)
    train, test = cut(clinical(800, rng), rng, label="malade")
    return {"train": train, "test": copied(train, test, rng, 0.1)[0], "label": "malade"}


@plain("exact_duplicates", proved=True)
def copies_under_meaningless_names(seed):
    rng = np.random.default_rng(seed)
    train, test = cut(numbers(1000, 20, rng), rng, label="y")
    return {"train": train, "test": copied(train, test, rng, 0.05)[0], "label": "y"}


@plain("exact_duplicates", proved=True)
def copies_of_digits(seed):
    rng = np.random.default_rng(seed)
    train, test = cut(digits(), rng, label="target")
    return {"train": train, "test": copied(train, test, rng, 0.05)[0], "label": "target"}


@plain("exact_duplicates", proved=True)
def the_file_was_doubled_before_the_split(seed):
    rng = np.random.default_rng(seed)
    frame = clinical(300, rng)
    return kwargs(pd.concat([frame, frame], ignore_index=True), rng, "malade")


@hard("exact_duplicates", proved=True)
def one_single_copy_among_thousands(seed):
    rng = np.random.default_rng(seed)
    train, test = cut(numbers(4000, 10, rng), rng, label="y")
    return {"train": train, "test": copied(train, test, rng, 0)[0], "label": "y"}


@hard("exact_duplicates", proved=True)
def copies_with_other_types_order_and_index(seed):
    rng = np.random.default_rng(seed)
    frame = clinical(900, rng)
    frame["tension"] = frame["tension"].astype(int)
    frame["ecart"] = (frame["IMC"] - frame["IMC"].mean()).round(0) + 0.0
    train, test = cut(frame, rng, label="malade")
    test, rows = copied(train, test, rng, 0.04)
    others = np.setdiff1d(np.arange(len(test)), rows)[:5]
    test = test.astype({"tension": "float64", "age": "float32"})
    test.iloc[others, test.columns.get_loc("tension")] = np.nan  # one gap makes floats of whole numbers
    test["ecart"] = test["ecart"].where(test["ecart"] != 0, -0.0)
    test = test[rng.permutation(test.columns)].set_axis([f"dossier-{i}" for i in range(len(test))])
    return {"train": train, "test": test, "label": "malade"}


@hard("exact_duplicates", proved=True)
def copies_full_of_gaps(seed):
    rng = np.random.default_rng(seed)
    frame = numbers(800, 9, rng, label="cible")
    frame = frame.mask(rng.random(frame.shape) < 0.3).assign(cible=frame["cible"])
    train, test = cut(frame, rng, label="cible")
    return {"train": train, "test": copied(train, test, rng, 0.04)[0], "label": "cible"}


@hard("exact_duplicates", proved=True)
def copies_between_validation_and_test_only(seed):
    rng = np.random.default_rng(seed)
    sets = three(clinical(1500, rng), rng, "malade")
    return sets | {"test": copied(sets["validation"], sets["test"], rng, 0.05)[0]}


@hard("exact_duplicates", proved=True)
def copies_between_training_and_validation_only(seed):
    rng = np.random.default_rng(seed)
    sets = three(numbers(1200, 12, rng), rng, "y")
    return sets | {"validation": copied(sets["train"], sets["validation"], rng, 0.05)[0]}


@hard("exact_duplicates", proved=True)
def copies_in_a_long_survey(seed):
    """Twenty-five answers of five: two people never give the same by chance."""
    rng = np.random.default_rng(seed)
    answers = pd.DataFrame(rng.integers(1, 6, (900, 25)), columns=[f"Q{i + 1}" for i in range(25)])
    frame = answers.assign(
        satisfait=(answers.mean(axis=1) + rng.normal(0, 0.3, 900) > 3).map({True: "oui", False: "non"})
    )
    train, test = cut(frame, rng, label="satisfait")
    return {"train": train, "test": copied(train, test, rng, 0.03)[0], "label": "satisfait"}


@hard("exact_duplicates", proved=True)
def copies_of_texts_and_categories(seed):
    rng = np.random.default_rng(seed)
    n = 1200
    frame = clinical(n, rng, n_columns=5).assign(
        ville=towns(n, rng, 30), sexe=rng.choice(["F", "H"], n), avis=[f"note {i}" for i in rng.integers(10**6, size=n)]
    )
    train, test = cut(frame, rng, label="malade")
    test = copied(train, test, rng, 0.03)[0]
    return {"train": train.astype({"ville": "category"}), "test": test, "label": "malade"}


@hard("exact_duplicates", "near_duplicates", proved=True)
def copies_under_a_new_identifier(seed):
    """The export numbered every line anew, so that no two rows are equal as a whole."""
    rng = np.random.default_rng(seed)
    train, test = cut(clinical(1000, rng), rng, label="malade")
    test = copied(train, test, rng, 0.06)[0]
    numbering = rng.permutation(len(train) + len(test)) + 50_000
    train.insert(0, "num_ligne", numbering[: len(train)])
    test.insert(0, "num_ligne", numbering[len(train) :])
    return {"train": train, "test": test, "label": "malade"}


@hard("exact_duplicates", "near_duplicates")
def copies_with_texts_written_otherwise(seed):
    """Typed again: capitals and blanks differ, the measures do not."""
    rng = np.random.default_rng(seed)
    frame = clinical(1000, rng).assign(ville=towns(1000, rng, 20), sexe=rng.choice(["femme", "homme"], 1000))
    train, test = cut(frame, rng, label="malade")
    test, rows = copied(train, test, rng, 0.06)
    for name in ("ville", "sexe"):
        test.iloc[rows, test.columns.get_loc(name)] = " " + test.iloc[rows][name].str.upper()
    return {"train": train, "test": test, "label": "malade"}


@hard("exact_duplicates", proved=True)
def copies_in_a_large_table(seed):
    rng = np.random.default_rng(seed)
    train, test = cut(numbers(20_000, 8, rng, share=0.2), rng, label="y", test_size=0.2)
    return {"train": train, "test": copied(train, test, rng, 0.002)[0], "label": "y"}


# ------------------------------------------------------------------------------------- near_duplicates


def nearly_copied(train, test, rng, share, change):
    """Copy rows and change the copies' attributes."""
    test, rows = copied(train, test, rng, share)
    test.iloc[rows] = change(test.iloc[rows])
    return test


def with_noise(spread):
    def change(rows, rng, label):
        names = rows.columns.drop(label)
        return rows.assign(**(rows[names] + spread * rng.normal(size=rows[names].shape)))

    return change


@plain("near_duplicates")
def copies_with_a_little_noise(seed):
    rng = np.random.default_rng(seed)
    train, test = cut(numbers(1000, 10, rng), rng, label="y")
    test = nearly_copied(train, test, rng, 0.1, lambda rows: with_noise(0.002)(rows, rng, "y"))
    return {"train": train, "test": test, "label": "y"}


@plain("near_duplicates")
def copies_rounded(seed):
    rng = np.random.default_rng(seed)
    train, test = cut(numbers(900, 12, rng, label="malade"), rng, label="malade")
    test = nearly_copied(train, test, rng, 0.1, lambda rows: rows.round(2))
    return {"train": train, "test": test, "label": "malade"}


@hard("near_duplicates")
def the_whole_test_set_rounded_and_some_copies_in_it(seed):
    rng = np.random.default_rng(seed)
    train, test = cut(numbers(900, 12, rng), rng, label="y")
    return {"train": train, "test": copied(train, test, rng, 0.08)[0].round(1), "label": "y"}


@hard("near_duplicates")
def copies_with_one_column_redrawn(seed):
    rng = np.random.default_rng(seed)
    frame = clinical(1000, rng)
    train, test = cut(frame, rng, label="malade")

    def redraw(rows):
        rows = rows.copy()
        for row in range(len(rows)):
            name = rng.choice(rows.columns.drop("malade"))
            rows.iloc[row, rows.columns.get_loc(name)] = rng.choice(frame[name])
        return rows

    return {"train": train, "test": nearly_copied(train, test, rng, 0.06, redraw), "label": "malade"}


@hard("near_duplicates")
def second_measures_of_the_same_blood(seed):
    """Every measure a few percent off, in its own unit."""
    rng = np.random.default_rng(seed)
    train, test = cut(clinical(1200, rng), rng, label="malade")

    def again(rows):
        names = rows.columns.drop("malade")
        return rows.assign(**(rows[names] * (1 + 0.004 * rng.normal(size=rows[names].shape))).round(3))

    return {"train": train, "test": nearly_copied(train, test, rng, 0.05, again), "label": "malade"}


@hard("near_duplicates")
def near_copies_with_towns_and_gaps(seed):
    rng = np.random.default_rng(seed)
    n = 1500
    X, y = gaussian(n, 8, rng)
    frame = X.mask(rng.random(X.shape) < 0.05).assign(ville=towns(n, rng), y=np.where(y == 1, "oui", "non"))
    train, test = cut(frame, rng, label="y")

    def shake(rows):
        names = [f"X{i + 1}" for i in range(8)]
        return rows.assign(**(rows[names] + 0.003 * rng.normal(size=(len(rows), 8))))

    return {"train": train, "test": nearly_copied(train, test, rng, 0.06, shake), "label": "y"}


@hard("near_duplicates")
def near_copies_between_validation_and_test(seed):
    rng = np.random.default_rng(seed)
    sets = three(numbers(1600, 15, rng), rng, "y")
    change = lambda rows: with_noise(0.01)(rows, rng, "y")  # noqa: E731 — a word for a line
    return sets | {"test": nearly_copied(sets["validation"], sets["test"], rng, 0.08, change)}


@hard("near_duplicates")
def digits_with_noise_on_the_pixels(seed):
    """Augmented before the split: the copy has one grey level more or less on a third of its pixels."""
    rng = np.random.default_rng(seed)
    train, test = cut(digits(), rng, label="target")

    def augment(rows):
        names = rows.columns.drop("target")
        off = rng.integers(-1, 2, size=rows[names].shape) * (rng.random(rows[names].shape) < 0.5)
        return rows.assign(**(rows[names] + off).clip(0, 16))

    return {"train": train, "test": nearly_copied(train, test, rng, 0.1, augment), "label": "target"}


@hard("near_duplicates")
def digits_moved_by_one_pixel(seed):
    rng = np.random.default_rng(seed)
    train, test = cut(digits(), rng, label="target")

    def move(rows):
        names = rows.columns.drop("target")
        images = rows[names].to_numpy().reshape(-1, 8, 8)
        moved = np.roll(images, 1, axis=2)
        moved[:, :, 0] = 0
        return rows.assign(**pd.DataFrame(moved.reshape(-1, 64), columns=names, index=rows.index))

    return {"train": train, "test": nearly_copied(train, test, rng, 0.15, move), "label": "target"}


# ---------------------------------------------------------------------------------- conflicting_labels


@plain("conflicting_labels")
def copies_under_the_other_label(seed):
    rng = np.random.default_rng(seed)
    train, test = cut(clinical(900, rng), rng, label="malade")
    test, rows = copied(train, test, rng, 0.08)
    test.iloc[rows, test.columns.get_loc("malade")] ^= 1
    return {"train": train, "test": test, "label": "malade"}


@hard("conflicting_labels")
def a_few_copies_of_three_classes_disagree(seed):
    rng = np.random.default_rng(seed)
    frame = numbers(1200, 7, rng, label="stade")
    frame["stade"] = rng.choice(["I", "II", "III"], len(frame))
    train, test = cut(frame, rng, label="stade")
    test, rows = copied(train, test, rng, 0.03)
    turned = {"I": "II", "II": "III", "III": "I"}
    test.iloc[rows, test.columns.get_loc("stade")] = test.iloc[rows]["stade"].map(turned)
    return {"train": train, "test": test, "label": "stade"}


# ------------------------------------------------------------------------------ resampled_before_split

SMOTE_FIRST = """
from imblearn.over_sampling import SMOTE
from sklearn.model_selection import train_test_split
X_res, y_res = SMOTE(random_state=0).fit_resample(X, y)
X_train, X_test, y_train, y_test = train_test_split(X_res, y_res, test_size=0.3, random_state=0)
clf.fit(X_train, y_train)
"""


@plain("resampled_before_split")
def patients_drawn_again_before_the_split(seed):
    rng = np.random.default_rng(seed)
    frame = clinical(900, rng, share=0.12)
    return kwargs(over_sampled(frame, "malade", rng), rng, "malade")


@plain("resampled_before_split")
def smote_before_the_split(seed):
    rng = np.random.default_rng(seed)
    frame = numbers(800, 8, rng, share=0.12)
    return kwargs(smote(frame, "y", rng), rng, "y", code=SMOTE_FIRST)


@hard("resampled_before_split")
def smote_of_three_classes(seed):
    rng = np.random.default_rng(seed)
    frame = numbers(500, 12, rng, label="classe")
    frame["classe"] = np.where(rng.random(500) < 0.12, "rare", np.where(frame["classe"] == 1, "moyen", "sain"))
    frame = smote(frame, "classe", rng)
    return kwargs(frame[rng.permutation(frame.columns)], rng, "classe")


@hard("resampled_before_split")
def smote_kept_in_single_precision(seed):
    rng = np.random.default_rng(seed)
    frame = smote(numbers(600, 6, rng, label="malade", share=0.15), "malade", rng)
    frame = frame.astype(dict.fromkeys(frame.columns.drop("malade"), "float32"))
    return kwargs(frame, rng, "malade")


@hard("resampled_before_split")
def smote_then_three_sets(seed):
    rng = np.random.default_rng(seed)
    frame = smote(clinical(900, rng, share=0.1), "malade", rng)
    return three(frame, rng, "malade")


@hard("resampled_before_split")
def a_few_rows_drawn_again(seed):
    """From 20 to 40 percent sick, not to balance."""
    rng = np.random.default_rng(seed)
    frame = sante(1200, seed, prevalence=0.2)
    sick = frame[frame["malade"] == 1].sample(560, replace=True, random_state=seed)
    return kwargs(pd.concat([frame, sick], ignore_index=True), rng, "malade")


@plain("resampled_before_split", proved=True, by_code_alone=True)
def code_that_resamples_first(seed):
    rng = np.random.default_rng(seed)
    return kwargs(clinical(600, rng), rng, "malade", code=SMOTE_FIRST)
