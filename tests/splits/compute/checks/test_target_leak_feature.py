import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import load_breast_cancer, load_diabetes, load_iris, load_wine
from sklearn.model_selection import train_test_split

from course_toolkit._core.words import set_language
from course_toolkit.splits.compute.checks.target_leak_feature import find_target_leak_feature
from course_toolkit.splits.compute.finding import NotCheckedError
from course_toolkit.splits.compute.tables.sets import Declared, Sets


def find(frame, seed=0, **declared):
    train, test = train_test_split(frame, test_size=0.3, random_state=seed)
    return [
        draft() for draft in find_target_leak_feature(Sets({"train": train, "test": test}, "y", Declared(**declared)))
    ]


def table(seed=0, n=500, p=5, *, n_classes=2):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, p))
    y = np.digitize(X[:, 0] + X[:, 1] + rng.normal(size=n), np.linspace(-1, 1, n_classes - 1) if n_classes > 2 else [0])
    return rng, pd.DataFrame(X, columns=list("abcdefgh")[:p]).assign(y=y)


def quantity(seed=0, n=500):
    rng, frame = table(seed, n)
    return rng, frame.assign(y=100 + 20 * frame["a"] + 20 * rng.normal(size=n))


@pytest.mark.parametrize("n_classes", [2, 3])
@pytest.mark.parametrize("write", [lambda y: y, lambda y: 7 - 2 * y, lambda y: y.map({0: "non", 1: "oui", 2: "?"})])
def test_the_label_in_other_words_is_proved(write, n_classes):
    _rng, frame = table(n_classes=n_classes)
    (found,) = find(frame.assign(copy=write(frame["y"])))
    assert (found.severity, found.columns, found.repair) == ("error", ("copy",), "drop_columns")
    assert found.evidence["told"] == 1


def test_a_quantity_in_another_unit_is_proved_and_a_curve_of_it_is_asked_about():
    _rng, frame = quantity()
    assert [one.severity for one in find(frame.assign(f=1.8 * frame["y"] + 32))] == ["error"]
    assert [one.severity for one in find(frame.assign(f=(1.8 * frame["y"] + 32).round(1)))] == ["error"]
    assert [one.severity for one in find(frame.assign(f=np.log(frame["y"].clip(1))))] == ["question"]


def test_two_noisy_copies_do_not_speak_for_each_other():
    rng, frame = table()
    noisy = frame.assign(u=frame["y"] + 0.1 * rng.normal(size=500), v=5 * frame["y"] + 0.4 * rng.normal(size=500))
    assert {name for one in find(noisy) for name in one.columns} == {"u", "v"}


def test_one_wrong_row_makes_it_a_question():
    _rng, frame = table()
    copy = frame["y"].copy()
    copy.iloc[3] = 1 - copy.iloc[3]
    assert [one.severity for one in find(frame.assign(copy=copy))] == ["question"]


def test_gaps_and_flags_that_tell():
    rng, frame = table()
    sick = frame["y"] == 1
    late = frame.assign(sortie=np.where(sick, rng.normal(size=500), np.nan))
    assert [(one.severity, one.columns) for one in find(late)] == [("question", ("sortie",))]
    flag = frame.assign(arret=sick & (rng.random(500) < 0.7))
    assert [(one.severity, one.columns) for one in find(flag)] == [("question", ("arret",))]


def test_a_code_of_many_levels_that_each_mean_one_class():
    rng, frame = table(n=900)
    codes = [f"C{2 * k + label}" for k, label in zip(rng.integers(0, 15, 900), frame["y"], strict=True)]
    assert [one.columns for one in find(frame.assign(code=codes))] == [("code",)]


def test_a_word_of_a_free_text_that_tells():
    _rng, frame = table()
    texts = [f"Note {i}: {'traité' if sick else 'rien à signaler'}" for i, sick in enumerate(frame["y"])]
    (found,) = find(frame.assign(note=texts))
    assert (found.severity, found.columns) == ("question", ("note",))
    assert any(word in found.title for word in ("traité", "rien", "signaler"))


def together(rng, y):
    base = rng.normal(50, 10, len(y))
    wide = np.exp(2 * rng.normal(size=len(y)))
    coin = rng.integers(0, 2, len(y))
    shape = np.array(["rond", "carré"], dtype=object)
    return {
        "difference": (base, base + y),
        "noisy": (base.round(1), (base + 5 * y + 0.4 * rng.normal(size=len(y))).round(1)),
        "ratio": (base, base * (1 + y)),
        "product": (wide, (1 + y) / wide),
        "equal": (base, np.where(y == 1, base, rng.permutation(base))),
        "xor": (coin, coin ^ y),
        "texts": (shape[coin], shape[coin ^ y]),
    }


@pytest.mark.parametrize("kind", ["difference", "noisy", "ratio", "product", "equal", "xor", "texts"])
def test_two_columns_that_only_together_tell(kind):
    rng, frame = table(n=800)
    first, second = together(rng, frame["y"].to_numpy())[kind]
    found = find(frame.assign(u=first, v=second))
    assert [(one.severity, set(one.columns)) for one in found] == [("question", {"u", "v"})]


@pytest.mark.parametrize("combine", [np.add, np.subtract, np.multiply, np.divide])
def test_two_columns_that_make_up_a_quantity(combine):
    rng, frame = table()
    u, v = rng.uniform(5, 10, (2, 500))
    found = find(frame.assign(u=u, v=v, y=combine(u, v)))
    assert [set(one.columns) for one in found] == [{"u", "v"}]


@pytest.mark.parametrize("seed", range(3))
def test_strong_and_honest_columns_are_not_asked_about(seed):
    for load in (load_iris, load_wine, load_breast_cancer, load_diabetes):
        frame = load(as_frame=True).frame.rename(columns={"target": "y"})
        assert find(frame, seed) == []
    flowers = load_iris(as_frame=True).frame
    assert find(flowers.drop(columns="target").assign(y=(flowers["target"] == 0).astype(int)), seed) == []
    rng, frame = table(seed)
    frame["a"] = rng.normal(15, 8, 500).round(1)
    heated = frame.assign(y=(frame["a"] + 3 * rng.logistic(size=500) > 15).astype(int))
    assert find(heated, seed) == []
    gaps = frame.drop(columns="y").mask(rng.random((500, 5)) < 0.3).assign(y=frame["y"])
    assert find(gaps, seed) == []


def test_declared_identifiers_are_left_alone():
    _rng, frame = table()
    frame = frame.sort_values("y").assign(no=np.arange(500))
    assert find(frame, ids=("no",)) == []


@pytest.mark.parametrize("n", [3, 12, 30])
def test_few_rows_and_many_columns_prove_nothing(n):
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.normal(size=(n, 150))).add_prefix("x").assign(y=np.arange(n) % 2)
    assert find(frame) == []


def test_edges_break_nothing_and_no_label_is_said():
    _rng, frame = table(n=60)
    odd = frame.assign(
        empty=np.nan, date=pd.Timestamp("2020-01-01"), inf=np.inf, text=[f"t{i}" for i in range(60)], yes=True
    )
    odd["y"] = odd["y"].where(odd.index % 7 != 0)
    assert find(odd) == []
    assert find(odd.assign(y=odd["y"].map({0: "non", 1: "oui"}))) == []
    with pytest.raises(NotCheckedError):
        find(frame.assign(y=1))
    with pytest.raises(NotCheckedError):
        list(find_target_leak_feature(Sets({"train": frame, "test": frame.drop(columns="y")}, "y")))


def test_three_sets_and_the_language_of_the_moment():
    _rng, frame = table()
    frame = frame.assign(**{"<b>{told}": frame["y"]})
    parts = {"train": frame.iloc[:300], "validation": frame.iloc[300:400], "test": frame.iloc[400:]}
    (draft,) = find_target_leak_feature(Sets(parts, "y"))
    for language in ("fr", "en"):
        set_language(language)
        assert "<b>{told}" in draft().title
    assert draft().sets == ("train", "validation", "test")


@pytest.mark.parametrize("seed", range(3))
def test_which_of_two_columns_is_larger_may_be_the_label(seed):
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(rng.normal(size=(900, 5)), columns=list("abcde")).assign(entree=rng.integers(100, 1000, 900))
    frame["sortie"] = frame["entree"] + rng.integers(-200, 200, 900)
    frame["y"] = (frame["sortie"] > frame["entree"]).astype(int)
    found = [draft() for draft in find_target_leak_feature(Sets({"train": frame[:630], "test": frame[630:]}, "y"))]
    assert [set(one.columns) for one in found] == [{"entree", "sortie"}]


@pytest.mark.parametrize("seed", range(3))
def test_a_body_mass_index_is_weight_over_height_squared(seed):
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame({"poids": rng.normal(72, 14, 900).round(1), "taille": rng.normal(1.7, 0.1, 900).round(2)})
    frame["age"] = rng.integers(18, 80, 900)
    frame["y"] = (frame["poids"] / frame["taille"] ** 2).round(1)
    found = [draft() for draft in find_target_leak_feature(Sets({"train": frame[:630], "test": frame[630:]}, "y"))]
    assert [set(one.columns) for one in found] == [{"poids", "taille"}]
