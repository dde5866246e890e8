"""Columns are chosen again, by the training rows alone."""

import numpy as np
import pandas as pd
import pytest
from sklearn.feature_selection import SelectKBest, f_classif, f_regression

from course_toolkit.splits.compute.check import check_split
from course_toolkit.splits.compute.repairs.repaired import mend
from course_toolkit.splits.compute.repairs.selection import SELECT_AGAIN
from course_toolkit.splits.compute.tables.sets import Declared, Sets

N_CHOSEN = 10


def genes(labels, seed=0):
    """Return raw tables of genes that mean nothing, whose rows have names."""
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(rng.normal(size=(len(labels), 400))).add_prefix("g").assign(y=labels)
    frame.index = [f"r{place}" for place in range(len(labels))]
    return {"train": frame[:100], "test": frame[100:]}


def chosen_by(frame, score=f_classif):
    X = frame.drop(columns="y")
    return SelectKBest(score, k=N_CHOSEN).fit(X, frame["y"]).get_feature_names_out().tolist()


def chosen_on_all(raw, score=f_classif, **more):
    chosen = chosen_by(pd.concat(raw.values()), score)
    frames = {key: frame[[*chosen, "y"]].assign(**more) for key, frame in raw.items()}
    return Sets(frames, "y", Declared(raw=raw))


@pytest.fixture
def raw():
    return genes(np.arange(150) % 2)


def test_the_training_rows_choose(raw, found):
    sets = chosen_on_all(raw)
    names = tuple(name for name in sets.names if name != "y")
    frames = SELECT_AGAIN.mend(sets, found("select_again", columns=names), 0)
    for key, frame in frames.items():
        pd.testing.assert_frame_equal(frame, raw[key][[*chosen_by(raw["train"]), "y"]])


def test_a_quantity_is_gone_with_by_its_own_score(found):
    raw = genes(np.random.default_rng(1).normal(size=150))
    sets = chosen_on_all(raw, f_regression)
    names = tuple(name for name in sets.names if name != "y")
    frames = SELECT_AGAIN.mend(sets, found("select_again", columns=names), 0)
    assert frames["test"].columns.tolist() == [*chosen_by(raw["train"], f_regression), "y"]


def test_what_was_not_chosen_stays_and_the_code_does_the_same(raw, found):
    sets = chosen_on_all(raw, town="Lyon")
    finding = found("select_again", columns=tuple(name for name in sets.names if name not in {"y", "town"}))
    frames = SELECT_AGAIN.mend(sets, finding, 0)
    assert (frames["test"]["town"] == "Lyon").all()
    names = {"pd": pd, **sets.frames, **{f"raw_{key}": table.assign(text="a") for key, table in raw.items()}}
    exec(SELECT_AGAIN.code(sets, finding), names)  # noqa: S102 — what it does is the question
    for key, frame in frames.items():
        pd.testing.assert_frame_equal(names[key], frame)


@pytest.mark.parametrize("tables", [{}, {"train": None}, {"short": None}])
def test_without_the_raw_rows_nothing_can_be_chosen(raw, found, tables):
    kept = {key: raw[key] for key in tables if key in raw} or {key: raw[key][:20] for key in raw if tables}
    sets = Sets(chosen_on_all(raw).frames, "y", Declared(raw=kept))
    assert SELECT_AGAIN.mend(sets, found("select_again", columns=("g0", "g1")), 0) is None


def test_the_check_hands_it_out_and_is_silent_afterwards(raw):
    sets = chosen_on_all(raw)
    report = check_split(**sets.frames, label="y", raw_train=raw["train"], raw_test=raw["test"])
    (finding,) = [one for one in report.findings if one.severity == "error"]
    assert finding.repair == "select_again"
    repaired = report.repair()
    assert [one.code for one in repaired.mended] == ["preprocessing_on_all"]
    assert repaired.test.columns.tolist() == [*chosen_by(raw["train"]), "y"]
    assert not repaired.report.has_errors
    # The raw rows are kept, so that the second check really looked.
    assert set(repaired.sets.declared.raw) == {"train", "test"}
    assert mend(sets, finding).names == repaired.sets.names


def test_choosing_on_all_rows_costs_much(raw):
    from sklearn.linear_model import LogisticRegression

    sets = chosen_on_all(raw)
    report = check_split(**sets.frames, label="y", raw_train=raw["train"], raw_test=raw["test"])
    (one,) = report.cost(LogisticRegression(), n_repeats=3, scoring="roc_auc").costs
    assert one.difference.mean() > 0.15
    assert not one.inside_noise
