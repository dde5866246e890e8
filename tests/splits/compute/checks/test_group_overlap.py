"""One individual in two sets: proved where declared, asked where it only looks so, silent on clean splits."""

import numpy as np
import pandas as pd
import pytest
from sklearn import datasets
from sklearn.model_selection import GroupShuffleSplit, train_test_split

from course_toolkit._core.words import set_language
from course_toolkit.splits.compute.checks.group_overlap import find_group_overlap
from course_toolkit.splits.compute.finding import NotCheckedError
from course_toolkit.splits.compute.tables.sets import Declared, Sets

N_GROUPS, N_VISITS = 150, 5


def check(train, test, validation=None, label="y", **declared):
    between = {} if validation is None else {"validation": validation}
    return [
        draft()
        for draft in find_group_overlap(Sets({"train": train, **between, "test": test}, label, Declared(**declared)))
    ]


def quiet(*frames, **declared):
    """Say whether nothing was found, the check having been made or not."""
    try:
        return check(*frames, **declared) == []
    except NotCheckedError:
        return True


def halves(frame, seed=0):
    return train_test_split(frame, test_size=0.3, random_state=seed)


@pytest.fixture
def rng():
    return np.random.default_rng(0)


@pytest.fixture
def who():
    return np.repeat(np.arange(N_GROUPS), N_VISITS)


def visits(who, rng):
    n_rows = len(who)
    return pd.DataFrame(
        {"mesure": rng.normal(size=n_rows), "dose": rng.normal(size=n_rows).round(1), "y": rng.integers(0, 2, n_rows)}
    )


def test_a_declared_group_in_both_sets_is_an_error_with_its_rows(who, rng):
    train, test = halves(visits(who, rng).assign(suivi=who))
    (found,) = check(train, test, group="suivi")
    shared = set(train["suivi"]) & set(test["suivi"])
    assert found.severity == "error"
    assert found.columns == ("suivi",)
    assert found.sets == ("train", "test")
    assert found.evidence["n_groups_shared"] == len(shared)
    assert found.evidence["n_rows_train"] == train["suivi"].isin(shared).sum()
    assert list(found.positions["test"]) == np.flatnonzero(test["suivi"].isin(shared)).tolist()
    assert found.rows == tuple(test.index[test["suivi"].isin(shared)])
    assert found.repair == "split_by_group"
    first, second = found.examples["suivi"].iloc[:2]
    assert first == second


@pytest.mark.parametrize("with_gaps", [False, True])
def test_the_fix_runs_and_mends(who, rng, with_gaps):
    groups = pd.Series([f"P{one:03d}" for one in who], dtype=object)
    if with_gaps:
        groups[::7] = None
    train, test = halves(visits(who, rng).assign(groupe=groups))
    (found,) = check(train, test, group="groupe")
    names = {"pd": pd, "train": train, "test": test}
    exec(found.fixes[0], names)  # noqa: S102 — the line that a student is told to run
    assert len(names["train"]) + len(names["test"]) == len(who)
    assert check(names["train"], names["test"], group="groupe") == []


def test_missing_groups_are_no_group(rng):
    frame = visits(np.arange(40), rng).assign(g=np.nan)
    frame.loc[frame.index[:20], "g"] = np.arange(20)
    train, test = frame.iloc[[*range(10), *range(20, 30)]], frame.iloc[[*range(10, 20), *range(30, 40)]]
    assert check(train, test, group="g") == []


def test_groups_that_were_kept_together_are_no_finding(who, rng):
    frame = visits(who, rng).assign(patient=who)
    train, test = next(GroupShuffleSplit(1, test_size=0.3, random_state=0).split(frame, groups=who))
    assert check(frame.iloc[train], frame.iloc[test]) == []
    assert check(frame.iloc[train], frame.iloc[test], group="patient") == []


def test_every_pair_of_sets_is_compared(who, rng):
    frame = visits(who, rng).assign(patient=who)
    parts = [frame[frame["patient"] % 3 == place] for place in range(3)]
    parts[2] = pd.concat([parts[2], parts[1].iloc[:2]])
    (found,) = check(parts[0], parts[2], parts[1], group="patient")
    assert found.sets == ("validation", "test")
    assert found.evidence["n_groups_shared"] == 1


def test_a_group_that_is_not_there_or_empty_is_not_checked(who, rng):
    train, test = halves(visits(who, rng))
    with pytest.raises(NotCheckedError) as no:
        check(train, test, group="patient")
    assert "'patient'" in no.value.reason()
    with pytest.raises(NotCheckedError) as no:
        check(train.assign(patient=1), test.assign(patient=np.nan), group="patient")
    assert "test set" in no.value.reason()


def test_declared_identifiers_in_both_sets_are_an_error(who, rng):
    train, test = halves(visits(who, rng).assign(cle=1000 + 3 * np.arange(len(who))))
    assert check(train, test, ids=("cle",)) == []
    (found,) = check(train, pd.concat([test, train.iloc[:4]]), ids=("cle",))
    assert (found.severity, found.evidence["n_groups_shared"]) == ("error", 4)


def test_rows_numbered_anew_in_each_set_prove_nothing(who, rng):
    train, test = (part.assign(id=np.arange(len(part))) for part in halves(visits(who, rng)))
    assert check(train, test) == []
    (found,) = check(train, test, ids=("id",))
    assert found.severity == "question"


NAMES = {
    "patient": lambda who: who, "Sujet": lambda who: who // 15, "num_client": lambda who: 7 * who + 13,
    "ID": lambda who: who, "userId": lambda who: who.astype(float), "N° patient": lambda who: who,
    "série": lambda who: [f"S{one}" for one in who], "x1": lambda who: [f"P{one:04d}" for one in who],
    "x2": lambda who: [f"{one * 2654435761 % 2**32:08x}" for one in who],
    "contact": lambda who: [f"a{one}@exemple.fr" for one in who],
    "dossier": lambda who: [f"{one:06d}" for one in who],
    "Nom": lambda who: [f"{'ABCDE'[one % 5]} {chr(97 + one // 5)}" for one in who],
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_column_that_looks_like_an_identifier_is_asked_about(name, who, rng):
    train, test = halves(visits(who, rng).assign(**{name: NAMES[name](who)}))
    (found,) = check(train, test)
    assert (found.severity, found.columns) == ("question", (name,))


def test_a_surname_and_a_first_name_say_together_who_it_is(who, rng):
    names = rng.choice(["Dupont", "Martin", "Leroy", "Bernard"], N_GROUPS)[who]
    first = rng.choice(["Ana", "Luc", "Zoé", "Paul", "Léa"], N_GROUPS)[who]
    (found,) = check(*halves(visits(who, rng).assign(nom=names, prenom=first)))
    assert (found.severity, found.columns) == ("question", ("nom", "prenom"))
    assert quiet(*halves(visits(who, rng).assign(nom=names)))


def _born(who, rng):
    return (pd.Timestamp("1950-01-01") + pd.to_timedelta(rng.integers(0, 15_000, N_GROUPS), "D"))[who]


def _heights(who, rng):
    return rng.normal(170, 10, N_GROUPS).round()[who]


HIDDEN = {
    "birth, height, sex": lambda who, rng: {
        "naissance": _born(who, rng), "taille": _heights(who, rng), "sexe": rng.choice(list("HF"), N_GROUPS)[who],
    },
    "age, height, weight": lambda who, rng: {
        "age": rng.integers(18, 90, N_GROUPS)[who], "taille": _heights(who, rng),
        "poids": rng.normal(70, 12, N_GROUPS).round(1)[who],
    },
    "a number, noisy measures": lambda who, rng: {
        "x7": rng.permutation(9000)[:N_GROUPS][who],
        **{f"m{i}": rng.normal(size=N_GROUPS)[who] + 0.5 * rng.normal(size=len(who)) for i in range(3)},
    },
}  # fmt: skip


@pytest.mark.parametrize("kind", HIDDEN)
@pytest.mark.parametrize("seed", range(3))
def test_individuals_that_no_column_names_are_asked_about(kind, seed, who):
    rng = np.random.default_rng(seed)
    train, test = halves(visits(who, rng).assign(**HIDDEN[kind](who, rng)), seed)
    (found,) = check(train, test)
    assert found.severity == "question"
    assert set(found.columns) <= set(HIDDEN[kind](who, rng))
    assert found.evidence["p_value"] < 0.001
    assert len(found.positions["test"]) > 0.8 * len(test)


def test_hidden_individuals_show_beside_an_identifier_of_rows(who, rng):
    frame = visits(who, rng).assign(**HIDDEN["birth, height, sex"](who, rng)).assign(id=rng.permutation(len(who)))
    (found,) = check(*halves(frame))
    assert found.columns == ("naissance", "taille", "sexe")


def test_copies_alone_are_left_to_the_search_for_copies(rng):
    frame = pd.DataFrame(rng.normal(size=(300, 4)), columns=list("abcy"))
    train, test = halves(frame)
    assert quiet(train, pd.concat([test, train.iloc[:60]]))


def clean_splits(seed):
    rng = np.random.default_rng(seed)
    n = 600
    for name in ("iris", "digits", "breast_cancer"):
        yield getattr(datasets, f"load_{name}")(as_frame=True).frame.rename(columns={"target": "y"})
    age, taille, poids = rng.integers(18, 90, n), rng.normal(170, 10, n).round(), rng.normal(70, 10, n).round(1)
    table = pd.DataFrame({
        "age": age, "age2": age**2, "senior": age > 60, "taille": taille, "poids": poids,
        "livres": (2.2 * poids).round(1), "imc": (poids / (taille / 100) ** 2).round(1),
        "revenu": rng.lognormal(10, 0.4, n).round(-2),
        "visites": rng.poisson(30, n), "magasin": rng.integers(0, 20, n), "patients": rng.integers(1, 50, n),
        "code_postal": rng.integers(34_000, 34_300, n), "ville": rng.choice(["Paris", "Lyon", "Nice"], n),
        "y": rng.integers(0, 2, n),
    })  # fmt: skip
    yield table
    yield table.mask(rng.random(table.shape) < 0.3).assign(y=table["y"])
    yield table.assign(age=table["age"].where(rng.random(n) < 0.6).pipe(lambda one: one.fillna(one.mean())))
    yield pd.DataFrame(rng.integers(1, 6, (n, 6)), columns=list("abcdey"))
    yield pd.get_dummies(pd.DataFrame({name: rng.choice(list("abcdefgh"), n) for name in "uvw"})).assign(y=0)
    counts = rng.poisson(5, (n, 3)) + 1
    yield pd.DataFrame(counts / counts.sum(axis=1, keepdims=True), columns=list("aby")).assign(n=counts.sum(axis=1))
    yield pd.DataFrame({
        "prix": [f"{one:.2f} €" for one in rng.gamma(2, 20, n)],
        "mesure": [f"{one:.1f}".replace(".", ",") for one in rng.normal(50, 9, n)],
        "avis": [" ".join(rng.choice(["bon", "mauvais", "prix", "livraison"], 7)) for _ in range(n)], "y": 0,
    })  # fmt: skip
    yield pd.DataFrame(rng.normal(size=(10, 3)).round(1), columns=list("aby"))


@pytest.mark.parametrize("seed", range(3))
def test_clean_splits_are_left_alone(seed):
    assert [frame.columns.tolist() for frame in clean_splits(seed) if not quiet(*halves(frame, seed))] == []


def test_edges_are_no_crash():
    one = pd.DataFrame({"patient": [None], "a": [np.nan], "b": [True], "c": ["x"], "d": [pd.NaT], "y": [1]})
    assert quiet(one, one.copy())
    hostile = pd.DataFrame({("id", "<b>"): np.arange(20) // 2, "y": [0, 1] * 10})
    (found,) = check(hostile, hostile.copy())
    assert found.severity == "question"
    str(found), found._repr_html_()
    nobody = pd.DataFrame({"y": [0, 1] * 5})
    assert quiet(nobody, nobody.copy())


def test_it_speaks_french(who, rng):
    train, test = halves(visits(who, rng).assign(patient=who))
    drafts = list(find_group_overlap(Sets({"train": train, "test": test}, "y", Declared(group="patient"))))
    english = drafts[0]().title
    set_language("fr")
    assert "patient" in drafts[0]().title
    assert english
