"""A number, or an order, that says how the table was put together, and with it the label."""

import numpy as np
import pandas as pd
import pytest
from sklearn import datasets
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupShuffleSplit, train_test_split

from course_toolkit._core.words import set_language
from course_toolkit.splits.compute.checks.id_predicts_label import find_id_predicts_label
from course_toolkit.splits.compute.finding import NotCheckedError
from course_toolkit.splits.compute.tables.sets import Declared, Sets

N = 500


def check(train, test, validation=None, label="y", task=None, **declared):
    between = {} if validation is None else {"validation": validation}
    sets = Sets({"train": train, **between, "test": test}, label, Declared(**declared), task)
    return [draft() for draft in find_id_predicts_label(sets)]


def halves(frame, seed=0):
    return train_test_split(frame, test_size=0.3, random_state=seed)


def table(seed=0, n_classes=2):
    rng = np.random.default_rng(seed)
    return pd.DataFrame({"a": rng.normal(size=N), "b": rng.poisson(40, N), "y": rng.integers(0, n_classes, N)})


def sorted_table(**kwargs):
    return table(**kwargs).sort_values("y", ignore_index=True)


IDS = {
    "id": np.arange(N), "ID_patient": 5000 + 3 * np.arange(N), "ligne": np.arange(1, N + 1), "Unnamed: 0": np.arange(N),
    "ref": [f"P{one:05d}" for one in range(N)], "x": [f"a{one}@exemple.fr" for one in range(N)],
}  # fmt: skip


@pytest.mark.parametrize("name", IDS)
@pytest.mark.parametrize("n_classes", [2, 4])
def test_identifiers_given_class_after_class_are_a_warning(name, n_classes):
    train, test = halves(sorted_table(n_classes=n_classes).assign(**{name: IDS[name]}))
    (found,) = check(train, test)
    assert (found.severity, found.columns, found.repair) == ("warning", (name,), "drop_columns")
    names = {"train": train, "test": test}
    exec(found.fixes[0], names)  # noqa: S102 — the line that a student is told to run
    assert name not in names["train"].columns


def test_an_identifier_that_says_something_is_a_question():
    rng = np.random.default_rng(0)
    frame = table()
    frame["id"] = np.argsort(np.argsort(frame["y"] + rng.normal(size=N)))
    (found,) = check(*halves(frame))
    assert found.severity == "question"
    assert found.evidence["auc"] == pytest.approx(roc_auc_score(frame["y"], frame["id"]))


def test_an_identifier_of_a_quantity():
    frame = table().assign(y=np.random.default_rng(1).normal(size=N)).sort_values("y")
    (found,) = check(*halves(frame.assign(id=np.arange(N))))
    assert (found.severity, found.evidence["strength"]) == ("warning", pytest.approx(1))


def test_declared_identifiers_need_no_name():
    frame = sorted_table().assign(zz=17 * np.arange(N) + 100_000)
    assert check(*halves(frame)) == []
    (found,) = check(*halves(frame), ids=("zz",))
    assert found.columns == ("zz",)


def test_the_letters_that_identifiers_begin_with():
    frame = table()
    places = np.random.default_rng(2).permutation(N)
    frame["ref"] = [f"{'HC'[one]}{place:04d}" for one, place in zip(frame["y"], places, strict=True)]
    (found,) = check(*halves(frame))
    assert (found.severity, found.columns) == ("warning", ("ref",))
    assert "letters" in found.title


def test_sets_that_are_both_sorted_by_label():
    train, test = (part.sort_values("y") for part in halves(table()))
    (found,) = check(train, test)
    assert (found.severity, found.columns, found.repair) == ("warning", (), "")
    names = {"train": train, "test": test}
    exec(found.fixes[0], names)  # noqa: S102 — the line that a student is told to run
    assert check(names["train"], names["test"]) == []


def test_a_sorted_table_that_was_cut():
    frame = sorted_table()
    (found,) = check(frame.iloc[:400], frame.iloc[400:])
    assert (found.severity, found.columns) == ("warning", ())
    frame = table().assign(y=np.random.default_rng(1).normal(size=N)).sort_values("y")
    assert len(check(frame.iloc[:400], frame.iloc[400:])) == 1


def test_every_pair_is_compared():
    frame = sorted_table().assign(id=np.arange(N))
    train, rest = halves(frame)
    validation, test = halves(rest)
    assert {one.sets for one in check(train, test, validation)} == {
        ("train", "test"), ("train", "validation"), ("validation", "test"),
    }  # fmt: skip


def clean_splits(seed):
    for name in ("iris", "digits", "wine", "breast_cancer", "diabetes"):
        yield halves(getattr(datasets, f"load_{name}")(as_frame=True).frame.rename(columns={"target": "y"}), seed)
    frame = table(seed)
    yield halves(frame.assign(id=np.arange(N), ref=[f"P{one}" for one in range(N)]), seed)
    train, test = halves(frame, seed)
    rare = train[train["y"] == 1].sample(300, replace=True, random_state=seed)
    yield pd.concat([train[train["y"] == 0], rare]), test  # over-sampled, and sorted by it: the training set alone
    rng = np.random.default_rng(seed)
    who = np.repeat(np.arange(60), 8)
    visits = pd.DataFrame({"patient": who, "a": rng.normal(size=480), "y": rng.integers(0, 2, 60)[who]})
    yield tuple(visits.iloc[rows] for rows in next(GroupShuffleSplit(1, random_state=seed).split(visits, groups=who)))
    yield halves(visits, seed)
    drift = rng.random(N) < np.linspace(0.05, 0.95, N)
    yield (days := pd.DataFrame({"date": pd.date_range("2023", periods=N), "y": drift})).iloc[:350], days.iloc[350:]
    yield tuple(part.assign(date=part["date"].dt.strftime("%d/%m/%Y"), id=part.index) for part in halves(days, seed))
    yield halves(frame.iloc[:10], seed)


@pytest.mark.parametrize("seed", range(4))
def test_clean_splits_are_left_alone(seed):
    assert [found for sets in clean_splits(seed) for found in check(*sets)] == []


def test_the_order_of_time_is_no_finding_where_time_was_declared():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"t": np.arange(N) / 2, "y": rng.random(N) < np.linspace(0, 1, N)})
    assert check(frame.iloc[:350], frame.iloc[350:], time="t") == []
    changed = frame.assign(y=frame["t"] > 125)
    assert len(check(changed.iloc[::2], changed.iloc[1::2].assign(t=0))) == 1
    assert check(changed.iloc[::2], changed.iloc[1::2], time="t") == []
    assert check(frame.assign(id=frame.index).iloc[:350], frame.assign(id=frame.index).iloc[350:], time="t") == []


def test_one_individual_counts_once():
    """Eight rows of one label each are one case, not eight: numbers of six patients prove nothing."""
    who = np.repeat(np.arange(6), 50)
    frame = pd.DataFrame({"patient": who, "a": np.random.default_rng(0).normal(size=300), "y": who >= 3})
    assert check(*halves(frame)) == []
    assert check(frame[who % 2 == 0], frame[who % 2 == 1], group="patient") == []


def test_edges_are_no_crash():
    one = pd.DataFrame({"id": [1], "ref": ["P1"], "y": [0]})
    assert check(one, one) == []
    frame = table().assign(id=np.nan, ref=None, quand=pd.NaT)
    assert check(*halves(frame), ids=("id", "ref", "absent")) == []
    assert check(*halves(frame.assign(y=np.nan))) == []
    assert check(*halves(frame.assign(y=0))) == []
    with pytest.raises(NotCheckedError) as no:
        check(frame[["a"]], frame[["a"]])
    assert "label" in no.value.reason()


def test_it_speaks_french():
    train, test = halves(sorted_table().assign(id=np.arange(N)))
    (draft,) = find_id_predicts_label(Sets({"train": train, "test": test}, "y"))
    set_language("fr")
    assert "'id'" in draft().title
