import time

import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.texts.spelling_variants import find_spelling_variants

RNG = np.random.default_rng(0)
DTYPES = ["str", object, "category", "string[pyarrow]"]


def frame_of(counts, dtype=None, name="c"):
    values = [value for value, n in counts.items() for _n in range(n)]
    return pd.DataFrame({name: pd.Series(values, dtype=dtype)})


def mended(found, frame):
    return found.wording().decisions[0].step.apply(frame).iloc[:, 0].value_counts().to_dict()


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"M": 30, "F": 25, " M": 2, "m": 3, "Female ": 2, "homme": 1}, {"M": 36, "F": 27}),
        ({"oui": 20, "non": 30, "Oui": 4, "NON ": 2, "o": 1}, {"oui": 25, "non": 32}),
        ({"Île-de-France": 20, "ile de france": 3, "Bretagne": 9}, {"Île-de-France": 23, "Bretagne": 9}),
        ({">50K": 20, ">50K.": 9, "<=50K": 30}, {">50K": 29, "<=50K": 30}),
        ({"United States": 9, "united  states": 2, "U.S.A.": 5, "USA": 8}, {"United States": 11, "USA": 13}),
        ({" T1": 9, "T1": 8, "t2": 1, "T2": 9}, {"T1": 17, "T2": 10}),
        ({"vrai": 9, "faux": 8, "true": 7, "FALSE": 2}, {"vrai": 16, "faux": 10}),
    ],
)
def test_one_category_in_several_ways(look, counts, expected, dtype):
    frame = frame_of(counts, dtype)
    (found,) = look(find_spelling_variants, frame)
    assert (found.code, found.severity) == ("spelling_variants", "warning")
    assert {key: n for key, n in mended(found, frame).items() if n} == expected
    assert frame["c"].iloc[found.positions].isin([one for one in counts if one not in expected]).all()


def test_slips_are_asked_about(look):
    frame = frame_of({"Paris": 60, "Lyon": 40, "Marseille": 30, "Pari": 1, "Marseile": 1})
    (found,) = look(find_spelling_variants, frame)
    assert (found.severity, found.positions.tolist()) == ("question", [130, 131])
    assert mended(found, frame) == {"Paris": 61, "Lyon": 40, "Marseille": 31}


def test_typing_and_slips_are_two_findings(look):
    frame = frame_of({"Paris": 60, "PARIS": 3, "Lyon": 40, "Parris": 1})
    found = look(find_spelling_variants, frame)
    assert [(one.severity, one.positions.tolist()) for one in found] == [
        ("warning", [60, 61, 62]),
        ("question", [103]),
    ]


def test_words_among_zeros_and_ones(look):
    frame = pd.DataFrame({"fumeur": pd.Series([0, 1] * 30 + ["oui", "non"], dtype=object)})
    (found,) = look(find_spelling_variants, frame)
    assert mended(found, frame) == {0: 31, 1: 31}


def test_one_number_in_several_ways(look):
    frame = frame_of({"1": 20, "2": 20, "1.0": 3, "02": 1})
    (found,) = look(find_spelling_variants, frame)
    assert mended(found, frame) == {"1": 23, "2": 21}


@pytest.mark.parametrize(
    "counts",
    [
        {"A1": 20, "A2": 1, "B1": 20},
        {"IIa": 30, "IIb": 2, "II": 5},
        {"male": 30, "female": 28},
        {"A+": 20, "A-": 3, "O+": 20, "O-": 1},
        {"normal": 60, "anormal": 2},
        {"symptomatique": 60, "asymptomatique": 1},
        {"TypeA": 60, "TypeB": 2},
        {"France": 60, "Austria": 50, "Australia": 1, "Zambia": 20, "Gambia": 1, "Niger": 30, "Nigeria": 2},
        {"S": 9, "M": 20, "L": 8, "XL": 4},
        {"Y": 30, "N": 20, "O": 2},
        {"A": 30, "a": 25},
        {"10-20": 30, "20-30": 20, "1020": 3},
        {"1": 20, "2": 20},
        {"1.5": 20, "15": 20},
        {"Never-married": 20, "Married": 40},
        {"<b>": 20, "b": 30},
    ],
    ids=" ".join,
)
def test_different_things_are_left_apart(look, counts):
    assert look(find_spelling_variants, frame_of(counts)) == []


def test_names_and_sentences_are_left_alone(look):
    letters = list("aeioulmnrst")
    words = ["".join(RNG.choice(letters, RNG.integers(4, 9))) for _n in range(400)]
    frame = pd.DataFrame(
        {
            "nom": RNG.choice(["Martin", "Marin", "Bernard", "Bernart"], 800, p=[0.6, 0.01, 0.38, 0.01]),
            "remarque": [" ".join(RNG.choice(words, 6)) for _n in range(800)],
            "c7": RNG.choice(words, 800, p=1 / np.arange(1, 401) / (1 / np.arange(1, 401)).sum()),
        }
    )
    assert look(find_spelling_variants, frame) == []


@pytest.mark.parametrize("values", [[None, None], ["a"], [], ["\x00", "a"], [object(), object()]])
def test_edges(look, values):
    look(find_spelling_variants, pd.DataFrame({"c": pd.Series(values * 3, dtype=object)}))


def test_intervals_are_left_alone(look):
    assert (
        look(find_spelling_variants, pd.DataFrame({"i": pd.cut(range(100), 4), "p": pd.interval_range(0, 100)})) == []
    )


def test_a_hundred_thousand_rows_take_a_moment():
    from course_toolkit.first_look.compute.table import Table

    n = 100_000
    towns = [f"ville {n}" for n in "abcdefghij" * 100]
    frame = pd.DataFrame(
        {
            "libre": [f"texte {i}" for i in range(n)],
            "ville": RNG.choice([*towns, "Ville a"], n),
            "s": RNG.choice(["M", "m"], n),
        }
    )
    table = Table(frame)
    for name in frame:
        table.attribute(name)
    start = time.process_time()
    found = list(find_spelling_variants(table))
    assert time.process_time() - start < 5
    assert [one.columns for one in found] == [("ville",), ("s",)]
