import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.structure.equal_columns import find_equal_columns

N = 60


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def columns_of(found):
    return [(one.severity, one.columns) for one in found]


def test_columns_that_repeat_another(look, rng):
    taille, ville = rng.normal(170, 9, N), rng.choice(["Lyon", "Nice"], N)
    frame = pd.DataFrame({"taille": taille, "x": rng.normal(size=N), "height": taille, "ville": ville, "city": ville})
    found = look(find_equal_columns, frame)
    assert columns_of(found) == [("warning", ("taille", "height")), ("warning", ("ville", "city"))]


def test_storage_does_not_matter(look, rng):
    n = rng.integers(0, 1000, N)
    frame = pd.DataFrame(
        {"a": n, "b": n.astype(float), "c": n.astype("int8") * 0.0 + n, "d": pd.array(n, dtype="Int64")}
    )
    frame["gap"] = frame["a"].where(frame.index > 0)
    assert columns_of(look(find_equal_columns, frame)) == [("warning", ("a", "b", "c", "d"))]


def test_a_code_beside_its_word(look, rng):
    codes = rng.integers(0, 5, N)
    frame = pd.DataFrame({"ville": np.array(list("abcde"))[codes], "code_ville": codes * 7, "x": rng.integers(0, 5, N)})
    assert columns_of(look(find_equal_columns, frame)) == [("question", ("ville", "code_ville"))]


def test_names_of_rows_are_no_codes_of_one_another(look, rng):
    frame = pd.DataFrame({"id": [f"P{n}" for n in range(N)], "n": range(N), "x": rng.normal(size=N), "m": ["u"] * N})
    assert look(find_equal_columns, frame) == []


def test_few_rows_agree_by_chance(look):
    frame = pd.DataFrame({"a": [0, 1, 0, 1], "b": [0, 1, 0, 1], "c": ["x", "y", "x", "y"]})
    assert look(find_equal_columns, frame) == []


def test_a_rare_flag_agrees_by_chance(look):
    flag = np.zeros(N)
    flag[7] = 1
    assert look(find_equal_columns, pd.DataFrame({"a": flag, "b": flag, "c": np.arange(N) ** 2})) == []


def test_the_label_and_one_hot_columns_are_left_alone(look, rng):
    kinds = pd.Series(rng.choice(list("abc"), N))
    frame = pd.get_dummies(kinds).astype(int).assign(y=kinds)
    assert look(find_equal_columns, frame, "y") == []


def test_ten_thousand_columns(look, rng):
    frame = pd.DataFrame(rng.integers(0, 2, (100, 10_000)))
    frame[9_999] = frame[0]
    assert columns_of(look(find_equal_columns, frame)) == [("warning", (0, 9_999))]
