"""Attributes distributed, or related to one another, otherwise in one set than in another."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from sklearn.datasets import load_digits, load_iris
from sklearn.model_selection import GroupShuffleSplit, train_test_split

from course_toolkit.splits.compute.checks.covariate_drift import find_covariate_drift
from course_toolkit.splits.compute.finding import NotCheckedError
from course_toolkit.splits.compute.tables.sets import Declared, Sets


def find(train, test, *, validation=None, **declared):
    frames = {"train": train, **({} if validation is None else {"validation": validation}), "test": test}
    return [draft() for draft in find_covariate_drift(Sets(frames, "y", Declared(**declared)))]


def table(seed, n=900, p=8):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, p)) @ rng.normal(size=(p, p))
    frame = pd.DataFrame(X, columns=[f"x{i}" for i in range(p)])
    frame["color"] = rng.choice(["red", "green", "blue"], n, p=[0.6, 0.3, 0.1])
    frame["flag"] = rng.random(n) < 0.1
    frame["gaps"] = np.where(rng.random(n) < 0.2, np.nan, rng.exponential(size=n))
    return frame.assign(y=(X[:, 0] + rng.normal(size=n) > 0).astype(int))


def halves(seed=0, **options):
    frame = table(seed, **options)
    return frame[: len(frame) * 2 // 3], frame[len(frame) * 2 // 3 :].copy()


CHANGES = {
    "shifted": ("x3", lambda test: test.x3 + 0.8 * test.x3.std()),
    "wider": ("x3", lambda test: (test.x3 - test.x3.mean()) * 2.5),
    "other mix": ("color", lambda test: test.color.replace("red", "blue")),
    "more often": ("flag", lambda test: test.flag | (np.arange(len(test)) % 5 == 0)),
    "more gaps": ("gaps", lambda test: test.gaps.where(np.arange(len(test)) % 2 == 0)),
    "all gone": ("gaps", lambda test: test.gaps * np.nan),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_column_that_differs_is_named(change):
    name, values = CHANGES[change]
    train, test = halves()
    test[name] = values(test)
    (finding,) = find(train, test)
    assert finding.columns == (name,)
    assert finding.severity in {"question", "warning"}
    assert f"Most of all “{name}”" in finding.title
    assert "1 of 11 attributes is distributed differently" in finding.title


def test_the_evidence_is_the_distance_between_the_distributions():
    train, test = halves()
    test["x3"] += 2
    (finding,) = find(train, test)
    assert finding.evidence["x3"] == pytest.approx(stats.ks_2samp(train.x3, test.x3).statistic)


def test_columns_are_ranked_by_how_much_they_differ():
    train, test = halves()
    test["x1"] += 0.6 * test.x1.std()
    test["x5"] += 3 * test.x5.std()
    (finding, *_) = find(train, test)
    assert finding.columns == ("x5", "x1")
    assert finding.severity == "warning"  # three standard deviations are beyond asking


def test_a_relation_that_turns_while_each_column_stays_is_found():
    train, test = halves()
    test["x0"] = np.sort(test.x0)[stats.rankdata(-test.x1, method="ordinal") - 1]  # same values, other partners
    train = train.assign(x0=np.sort(train.x0)[stats.rankdata(train.x1, method="ordinal") - 1])
    (finding,) = find(train, test)
    assert set(finding.columns[:2]) == {"x0", "x1"}
    assert finding.evidence["first_correlation"] == pytest.approx(1, abs=0.05)
    assert finding.evidence["second_correlation"] == pytest.approx(-1, abs=0.05)
    assert "go together differently" in finding.title


@pytest.mark.parametrize("seed", range(12))
def test_sets_drawn_at_random_are_left_alone(seed):
    assert find(*train_test_split(table(seed, n=400), test_size=0.25, random_state=seed)) == []


@pytest.mark.parametrize("load", [load_digits, load_iris])
def test_known_tables_are_left_alone(load):
    frame = load(as_frame=True).frame.rename(columns={"target": "y"})
    for seed in range(3):
        assert find(*train_test_split(frame, random_state=seed)) == []


def test_a_tiny_difference_in_many_rows_is_left_alone():
    rng = np.random.default_rng(0)
    train, test = (pd.DataFrame({"x": rng.normal(mean, 1, 200_000), "y": 0}) for mean in (0, 0.18))
    assert find(train, test) == []


def test_groups_are_dealt_whole_declared_or_plain_to_see():
    rng = np.random.default_rng(0)
    group = np.repeat(rng.permutation(80), 15)
    frame = pd.DataFrame(rng.normal(size=(80, 5))[group] + 0.2 * rng.normal(size=(1200, 5))).assign(g=group, y=0)
    train, test = next(GroupShuffleSplit(1, random_state=0).split(frame, groups=group))
    train, test = frame.iloc[train], frame.iloc[test]
    assert find(train, test, group="g") == find(train, test) == []
    moved = test.copy()
    moved[3] += 2.5
    assert find(train, moved, group="g")[0].columns == (3,)


def test_a_training_set_over_sampled_after_the_split_is_left_alone():
    frame = table(0, n=1500)
    frame = frame[(frame.y == 0) | (np.arange(1500) % 5 == 0)]
    train, test = train_test_split(frame, stratify=frame.y, random_state=0)
    few = train[train.y == 1]
    copies = few.sample((train.y == 0).sum() - len(few), replace=True, random_state=0)
    assert find(pd.concat([train, copies]), test) == []


@pytest.mark.parametrize("declared", [{"time": "when"}, {}])
def test_with_time_it_is_a_question_and_the_words_say_so(declared):
    days = pd.date_range("2024", periods=300)
    frame = pd.DataFrame({"when": days, "x": np.arange(300) + np.random.default_rng(0).normal(size=300) * 9, "y": 0})
    (finding,) = find(frame[:200], frame[200:], **declared)
    assert finding.severity == "question"
    assert "when" in finding.hypotheses[0]


def test_row_numbers_dates_and_sentences_are_no_attributes():
    frame = pd.DataFrame(
        {
            "n": range(90),
            "when": pd.date_range("2024", periods=90),
            "text": [f"phrase {i} là" for i in range(90)],
            "y": 0,
        }
    )
    with pytest.raises(NotCheckedError) as caught:
        find(frame[:60], frame[60:])
    assert caught.value.reason()


def test_each_pair_of_sets_is_compared():
    train, test = halves()
    validation = test.assign(x2=test.x2 + 3 * test.x2.std())
    assert {finding.sets for finding in find(train, test, validation=validation)} == {
        ("train", "validation"),
        ("validation", "test"),
    }


@pytest.mark.parametrize(("n_train", "n_test"), [(0, 5), (5, 0), (1, 1), (7, 3)])
def test_a_handful_of_rows_shows_nothing(n_train, n_test):
    frame = table(0)
    assert find(frame[:n_train], frame[10 : 10 + n_test]) == []


def test_thousands_of_columns_are_read():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.normal(size=(200, 2000))).assign(y=rng.integers(0, 2, 200))
    test = frame[140:].copy()
    test[17] += 3
    (finding,) = find(frame[:140], test)
    assert finding.columns == (17,)


def test_it_is_worded_in_both_languages(language):  # noqa: ARG001 — each language in turn
    train, test = halves()
    name = "<i>{x}</i>"
    test["x3"] += 2
    test["x0"] = np.sort(test.x0)[stats.rankdata(-test.x1, method="ordinal") - 1]
    train = train.assign(x0=np.sort(train.x0)[stats.rankdata(train.x1, method="ordinal") - 1])
    found = find(train.rename(columns={"x3": name}), test.rename(columns={"x3": name}))
    assert len(found) == 2
    assert f"“{name}”" in found[0].title or name in found[0].title
    assert repr(name) in found[0].fixes[0]
