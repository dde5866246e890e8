from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_toolkit._core.compute.meaning.spelling import group_spellings, is_slip, join_synonyms, plain_form, slips


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (" M", "m"), ("Île-de-France", "ile de  france"), ("New York", "newyork"), ("U.S.A.", "USA"), ("N.A", "na"),
        (">50K", ">50K."), ("jean_paul", "Jean-Paul"), ("l’eau", "l'eau"), ("Célibataire", "CELIBATAIRE "),
        ("10 - 20", "10-20"), ("“oui”", "oui"), ("Straße", "STRASSE"), ("A 1", "a1"),
    ],
)  # fmt: skip
def test_typing_does_not_make_another_category(one, other):
    assert plain_form(one) == plain_form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A+", "A-"), ("A", "A-"), ("1.5", "15"), ("1 2", "12"), ("2-3", "23"), ("C", "C#"), ("<5", ">5"),
        ("IIa", "IIb"),
        ("か", "が"), ("н", "n"), ("x", "y"),
    ],
)  # fmt: skip
def test_signs_and_digits_do(one, other):
    assert plain_form(one) != plain_form(other)


def groups_of(counts):
    levels, numbers = list(counts), np.array(list(counts.values()))
    return levels, numbers, join_synonyms(levels, numbers, group_spellings(levels, numbers))


def n_groups(**counts):
    return len(set(groups_of(counts)[2].tolist()))


def test_words_that_mean_the_same_are_one_category():
    assert n_groups(M=50, m=3, homme=4, F=40, Female=5) == 2
    assert n_groups(oui=50, O=3, yes=4, non=40, N=5) == 2
    assert n_groups(**{"1": 50, "0": 60, "oui": 4, "malade": 2, "sain": 1}) == 2
    assert n_groups(true=5, vrai=5, false=5, faux=5) == 2


def test_letters_alone_are_no_words():
    assert n_groups(M=50, F=40, H=5) == 3
    assert n_groups(Y=50, N=40, O=5) == 3
    assert n_groups(**{"1": 50, "0": 60, "2": 3}) == 3
    assert n_groups(positive=5, negative=5, neutral=5) == 3
    assert n_groups(homme=5, femme=5, enfant=5) == 3


def test_the_two_cases_of_a_letter_may_be_two_things():
    assert n_groups(A=50, a=45) == 2
    assert n_groups(A=50, a=2) == 1
    assert n_groups(M=50, m=45, F=50, f=40) == 2


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("pari", "paris"), ("parris", "paris"), ("pxris", "paris"), ("prais", "paris"), ("marseile", "marseille"),
        ("ile de frnce", "ile de france"), ("celibatair", "celibataire"), ("mariee", "mariees"),
    ],
)  # fmt: skip
def test_one_slip(text, meant):
    assert is_slip(text, meant)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("anormal", "normal"), ("female", "male"), ("gambia", "zambia"), ("typea", "typeb"), ("stade ii", "stade i"),
        ("austria", "australia"), ("a1234", "a1235"), ("other", "mother"), ("paris", "paris"), ("groupe a", "groupe b"),
        ("iran", "iraq"), ("mali", "malta"), ("code 12345", "code 12346"), ("", "paris"), ("niger", "nigeria"),
    ],
)  # fmt: skip
def test_no_slip(text, meant):
    assert not is_slip(text, meant)


def slipped(counts):
    levels, numbers, groups = groups_of(counts)
    found = slips(levels, numbers, groups)
    name = dict(zip(groups.tolist(), levels, strict=True))
    return {name[one]: name[other] for one, other in found.items()}


def test_rare_words_near_common_ones_are_slips():
    assert slipped({"Paris": 100, "Pari": 1, "Lyon": 80, "Marseille": 50, "Marseile": 2}) == {
        "Pari": "Paris",
        "Marseile": "Marseille",
    }


def test_rare_words_among_many_are_not():
    rare = {f"{a}{b}lle": 1 for a in "abcdef" for b in "aeiou"}
    assert slipped({"Martin": 100, "Marin": 1, **rare}) == {}


def test_common_words_are_not():
    assert slipped({"Martin": 100, "Marin": 60}) == {}


@given(st.lists(st.text(max_size=12), unique=True, max_size=12))
def test_any_texts_are_grouped(levels):
    counts = np.arange(1, len(levels) + 1)
    groups = group_spellings(levels, counts)
    assert len(groups) == len(levels)
    joined = join_synonyms(levels, counts, groups)
    slips(levels, counts, joined)
    for one, other in pairwise(levels):
        is_slip(one, other)
