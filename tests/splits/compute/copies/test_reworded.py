"""A text changed by a word is seen; texts of one kind are not."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.checks.near_duplicates import find_near_duplicates
from course_toolkit.splits.compute.copies.reworded import find_reworded
from course_toolkit.splits.compute.tables.sets import Sets

N_COPIES = 12


def texts(rng, n, n_words=400):
    words = np.array([f"mot{place}" for place in range(n_words)])
    chances = 1 / np.arange(1, n_words + 1)
    return [" ".join(rng.choice(words, rng.integers(8, 25), p=chances / chances.sum())) for _text in range(n)]


def dropped(text):
    words = text.split()
    return " ".join(words[:2] + words[3:])


def mistyped(text):
    return text[:7] + "x" + text[8:]


@pytest.mark.parametrize("change", [dropped, mistyped, str.upper])
@pytest.mark.parametrize("seed", range(3))
def test_texts_changed_a_little_are_found(change, seed):
    rng = np.random.default_rng(seed)
    first, second = texts(rng, 400), texts(rng, 150)
    near = find_reworded(first, second + [change(text) for text in first[:N_COPIES]])
    assert near.p_value < 1e-6
    found = set(zip(near.first.tolist(), near.second.tolist(), strict=True))
    assert len(found & {(place, 150 + place) for place in range(N_COPIES)}) >= N_COPIES - 2
    assert len(found) <= N_COPIES + 2


@pytest.mark.parametrize("n_words", [40, 400, 5000])
@pytest.mark.parametrize("seed", range(5))
def test_texts_of_one_kind_are_no_copies(n_words, seed):
    rng = np.random.default_rng(seed)
    near = find_reworded(texts(rng, 400, n_words), texts(rng, 150, n_words))
    assert near is None or near.p_value > 1e-4


@pytest.mark.parametrize("seed", range(5))
def test_texts_of_a_few_templates_are_no_copies(seed):
    rng = np.random.default_rng(seed)
    kinds = texts(rng, 5)

    def filled(n):
        return [f"{rng.choice(kinds)} {' '.join(texts(rng, 1)[0].split()[:3])}" for _text in range(n)]

    near = find_reworded(filled(300), filled(100))
    assert near is None or near.p_value > 1e-4


def test_nothing_is_near_where_there_is_nothing():
    assert find_reworded(["a b c d"], ["a b c d"]) is None
    assert find_reworded(["a b c d", "e f g h"], []) is None
    assert find_reworded(["", ""], ["", "a"]) is None


def test_the_check_asks_about_them_and_shows_both():
    rng = np.random.default_rng(1)
    frame = pd.DataFrame({"avis": texts(rng, 300), "note": rng.integers(1, 6, 300)})
    copies = frame[:N_COPIES].assign(avis=[dropped(text) for text in frame["avis"][:N_COPIES]])
    sets = Sets({"train": frame[:200], "test": pd.concat([frame[200:], copies])}, None)
    (one,) = (draft() for draft in find_near_duplicates(sets))
    assert (one.severity, one.columns) == ("question", ("avis",))
    assert set(range(100, 100 + N_COPIES)) <= set(one.positions["test"].tolist())
    assert not list(find_near_duplicates(Sets({"train": frame[:200], "test": frame[200:]}, None)))
