"""Almost equal rows are found across sets, and neighbours as any table has them are not."""

import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import load_digits, load_iris, load_wine

from course_toolkit.splits.compute.checks.near_duplicates import find_near_duplicates
from course_toolkit.splits.compute.tables.sets import Declared, Sets


def table(seed, n_rows=600, n_columns=8):
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(rng.normal(size=(n_rows, n_columns))).add_prefix("x")
    frame["smoker"] = rng.random(n_rows) < 0.3
    frame["town"] = rng.choice(["Lyon", "Nantes", "Paris"], n_rows)
    return frame.assign(y=rng.integers(0, 2, n_rows))


def cut(frame, n_test=200):
    return frame.iloc[n_test:].reset_index(drop=True), frame.iloc[:n_test].reset_index(drop=True)


def find(train, test, **declared):
    return [draft() for draft in find_near_duplicates(Sets({"train": train, "test": test}, "y", Declared(**declared)))]


def planted(change, n_copies=15, seed=0):
    train, test = cut(table(seed))
    rng = np.random.default_rng(seed)
    return train, pd.concat([test, change(train.iloc[:n_copies].copy(), rng)], ignore_index=True)


def noisy(copies, rng):
    copies.iloc[:, :8] += rng.normal(0, 0.01, (len(copies), 8))
    return copies


def rounded(copies, _rng):
    return copies.round(2)


def redrawn(copies, rng):
    return copies.assign(x3=rng.normal(size=len(copies)))


@pytest.mark.parametrize("change", [noisy, rounded, redrawn])
@pytest.mark.parametrize("seed", range(3))
def test_changed_copies_are_found(change, seed):
    (finding,) = find(*planted(change, seed=seed))
    assert finding.code == "near_duplicates"
    assert len(set(finding.rows) & set(range(200, 215))) >= (15 if change is redrawn else 10)
    assert len(set(finding.rows) - set(range(200, 215))) <= 1
    assert finding.positions["test"].tolist() == list(finding.rows)
    assert finding.repair == "drop_rows"
    assert len(finding.examples) == 6


def test_one_redrawn_column_is_named_and_is_proof_unless_dates_or_groups_may_explain_it():
    train, test = planted(redrawn)
    (finding,) = find(train, test)
    assert finding.severity == "error"
    assert finding.columns == ("x3",)
    assert find(train, test, group="town")[0].severity == "question"
    for frame in (train, test):
        frame["day"] = pd.Timestamp("2024-01-01") + pd.to_timedelta(np.arange(len(frame)) % 40, unit="D")
    train.loc[:14, "day"] = test.loc[200:, "day"] = pd.Timestamp("2024-03-01")
    assert find(train, test)[0].severity == "question"


def test_a_single_row_changed_in_one_column():
    (finding,) = find(*planted(redrawn, n_copies=1))
    assert finding.rows == (200,)


def test_texts_in_other_letters_and_spaces():
    rng = np.random.default_rng(0)
    words = np.array(["good", "bad", "film", "plot", "actor", "music", "boring", "lovely", "never", "again"])
    frame = pd.DataFrame({"review": [" ".join(rng.choice(words, 12)) for _ in range(300)]})
    train, test = cut(frame.assign(y=0), 100)
    copies = train.iloc[:5].assign(review=lambda copies: "  " + copies["review"].str.upper() + " ")
    (finding,) = find(train, pd.concat([test, copies], ignore_index=True))
    assert finding.severity == "error"
    assert finding.rows == (100, 101, 102, 103, 104)
    scope = {"frame": pd.concat([train, copies])}
    for line in finding.fixes:
        exec(line, scope)  # noqa: S102 — the line a student is told to run
    assert len(scope["frame"]) == len(train)


def shifted(pictures, _rng):
    moved = np.roll(pictures, 1, axis=1)
    moved[:, 0] = 0
    return moved


PICTURES = {
    "shifted": shifted,
    "darker": lambda pictures, _rng: pictures * 0.7,
    "mirrored": lambda pictures, _rng: pictures[:, :, ::-1],
    "turned": lambda pictures, _rng: np.rot90(pictures, 1, axes=(1, 2)),
    "grainy": lambda pictures, rng: (pictures + rng.normal(0, 0.5, pictures.shape)).clip(0, 16),
}


@pytest.mark.parametrize("change", PICTURES)
def test_augmented_pictures(change):
    digits = load_digits()
    train, test = (pd.DataFrame(part).add_prefix("p") for part in (digits.data[600:], digits.data[300:600]))
    pictures = PICTURES[change](digits.images[600:630], np.random.default_rng(0)).reshape(30, -1)
    test = pd.concat([test, pd.DataFrame(pictures).add_prefix("p")], ignore_index=True)
    (finding,) = find(train.assign(y=0), test.assign(y=0))
    assert finding.severity == "question"
    assert len(set(finding.rows) & set(range(300, 330))) >= 24
    assert len(set(finding.rows) - set(range(300, 330))) <= 4  # one in twenty may be chance


def exact(frame, rng):
    return pd.concat([frame, frame.sample(60, random_state=int(rng.integers(1000)))], ignore_index=True)


CLEAN = {
    "normal": lambda rng: rng.normal(size=(600, 6)),
    "two columns": lambda rng: rng.normal(size=(600, 2)),
    "heavy tails": lambda rng: rng.standard_t(1.2, size=(600, 6)),
    "clusters": lambda rng: 5 * rng.normal(size=(20, 6))[rng.integers(0, 20, 600)] + rng.normal(size=(600, 6)),
    "whole numbers": lambda rng: rng.poisson(30, size=(600, 4)),
    "walk": lambda rng: np.cumsum(rng.normal(size=(600, 3)), axis=0),
    "curve": lambda _: np.sin(np.linspace(0, 20, 600)[:, None] * [1, 1.3, 2.1]),
    "grid": lambda _: np.stack(np.meshgrid(*[np.arange(25)] * 2), -1).reshape(-1, 2)[:600],
    "zeros": lambda rng: rng.lognormal(size=(600, 6)) * (rng.random((600, 6)) < 0.4),
    "answers": lambda rng: rng.integers(1, 6, (600, 6)),
    "many columns": lambda rng: rng.normal(size=(200, 300)),
    "flags": lambda rng: (rng.random((600, 100)) < 0.02) * 1,
}


@pytest.mark.parametrize("kind", CLEAN)
@pytest.mark.parametrize("seed", range(3))
def test_neighbours_are_no_copies(kind, seed):
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(CLEAN[kind](rng)).add_prefix("x").sample(frac=1, random_state=seed)
    assert find(*cut(frame.assign(y=rng.integers(0, 2, len(frame))), len(frame) // 3)) == []


@pytest.mark.parametrize("seed", range(3))
def test_individuals_measured_again_are_asked_about(seed):
    rng = np.random.default_rng(seed)
    visits = pd.DataFrame(np.repeat(rng.normal(size=(120, 6)), 5, axis=0) + 0.05 * rng.normal(size=(600, 6)))
    frame = visits.add_prefix("x").assign(y=0)
    (finding,) = find(*cut(frame.sample(frac=1, random_state=seed)))
    assert finding.severity == "question"
    assert find(*cut(frame)) == []  # each patient on one side


@pytest.mark.parametrize("seed", range(3))
def test_a_training_set_resampled_with_noise_is_no_leak(seed):
    train, test = cut(table(seed))
    rng = np.random.default_rng(seed)
    clones = pd.concat([train] * 3, ignore_index=True)
    clones.iloc[:, :8] += rng.normal(0, 0.005, (len(clones), 8))
    assert find(pd.concat([train, clones], ignore_index=True), test) == []


@pytest.mark.parametrize("seed", range(3))
def test_a_test_set_that_is_nothing_but_noisy_copies(seed):
    train, _test = cut(table(seed))
    copies = noisy(train.iloc[:200].copy(), np.random.default_rng(seed))
    (finding,) = find(train, copies)
    assert len(finding.rows) >= 190


@pytest.mark.parametrize("share", [0.5, 1.0])
def test_where_half_the_test_set_is_copied_all_is_told(share):
    train, test = cut(table(0))
    rng = np.random.default_rng(0)
    copies = noisy(train.iloc[: int(share * len(test))].copy(), rng)
    (finding,) = find(train, pd.concat([test, copies], ignore_index=True))
    assert len(set(finding.rows) & set(range(200, 200 + len(copies)))) >= 0.9 * len(copies)


@pytest.mark.parametrize("load", [load_iris, load_wine, load_digits])
@pytest.mark.parametrize("seed", range(3))
def test_known_data_sets_are_clean(load, seed):
    frame = load(as_frame=True).frame.rename(columns={"target": "y"}).sample(frac=1, random_state=seed)
    assert find(*cut(frame, len(frame) // 3)) == []


@pytest.mark.parametrize("seed", range(3))
def test_exact_copies_are_another_finding(seed):
    train, test = cut(table(seed))
    assert find(train, pd.concat([test, train.iloc[:20]])) == []
    assert find(exact(train, np.random.default_rng(seed)), test) == []


def test_gaps_and_columns_without_values():
    train, test = planted(noisy)
    for frame in (train, test):
        frame["nothing"] = np.nan
        frame.loc[frame.index[::7], "x5"] = np.nan
    assert all(finding.code == "near_duplicates" for finding in find(train, test))
    assert find(train.iloc[:1], test.iloc[:1]) == []


def test_it_is_told_in_both_languages(language):
    (finding,) = find(*planted(redrawn))
    assert "15" in finding.title
    assert language in {"en", "fr"}
