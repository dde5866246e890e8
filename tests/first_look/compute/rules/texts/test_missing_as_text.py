import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.texts.missing_as_text import find_missing_as_text

DTYPES = ["str", object, "category", "string[pyarrow]", "string[python]"]


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(
    "gap", ["NULL", "N/A", "?", "inconnu", "Non renseigné", "NSP", "", "  ", "unknown", "NA", "#N/A"]
)
def test_words_for_nothing_among_words(look, gap, dtype):
    values = ["célibataire", "marié", gap, "divorcé"] * 10
    frame = pd.DataFrame({"statut": pd.Series(values, dtype=dtype)})
    (found,) = look(find_missing_as_text, frame)
    assert (found.code, found.severity, found.positions.tolist()) == (
        "missing_as_text",
        "warning",
        list(range(2, 40, 4)),
    )
    emptied = found.wording().decisions[0].step.apply(frame)["statut"]
    assert emptied.isna().sum() == 10


@pytest.mark.parametrize("gap", ["-", "None", "x", ".", "nc", "aucun", "NULL"])
def test_signs_for_nothing_among_numbers(look, gap):
    (found,) = look(find_missing_as_text, pd.DataFrame({"tension": ["12,5", "13", gap, "14"]}))
    assert found.positions.tolist() == [2]


@pytest.mark.parametrize("gap", ["00/00/0000", "-", "inconnue"])
def test_signs_for_nothing_among_dates(look, gap):
    (found,) = look(find_missing_as_text, pd.DataFrame({"visite": ["01/02/2024", "13/02/2024", gap] * 3}))
    assert found.positions.tolist() == [2, 5, 8]


def test_several_spellings_and_the_label(look):
    frame = pd.DataFrame({"y": ["oui", "non", "?", "NSP", "non"]})
    (found,) = look(find_missing_as_text, frame, "y")
    assert found.evidence == {"n_cells": 2, "share": 0.4, "n_known": 3}


@pytest.mark.parametrize(
    "values",
    [
        ["+", "-"], ["FR", "DE", "NA", "NO", "SE", "IT", "ND"], ["None", "Brick", "Stone"], ["A", "N", "O"],
        ["oui", "non"], ["x", "y"], ["aucun", "léger", "fort"], ["S", "SO", "SE", "NO", "NE", "E"], ["1", "2"],
        ["texte libre sur tout", "un autre"], [1.5, 2.5], ["NULL", "?"],
    ],
    ids=repr,
)  # fmt: skip
def test_categories_are_no_gaps(look, values):
    assert look(find_missing_as_text, pd.DataFrame({"c": values * 6})) == []


def test_intervals_and_objects_are_left_alone(look):
    frame = pd.DataFrame({"i": pd.interval_range(0, 4), "o": [object() for _n in range(4)]})
    assert look(find_missing_as_text, frame) == []
