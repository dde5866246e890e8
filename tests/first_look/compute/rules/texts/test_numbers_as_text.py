import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.steps.step import fitted
from course_toolkit.first_look.compute.rules.texts.numbers_as_text import find_numbers_as_text

N = 50
RNG = np.random.default_rng(0)
FRENCH = [f"{value:.1f}".replace(".", ",") for value in RNG.normal(25, 3, N)]


@pytest.mark.parametrize("dtype", ["str", object, "string[pyarrow]"])
def test_decimal_commas(look, dtype):
    frame = pd.DataFrame({"imc": pd.Series(FRENCH, dtype=dtype)})
    (found,) = look(find_numbers_as_text, frame)
    assert (found.code, found.severity, len(found.positions)) == ("numbers_as_text", "warning", N)
    read = fitted(found.wording().decisions[0].step, frame).apply(frame)["imc"]
    assert read.tolist() == [float(text.replace(",", ".")) for text in FRENCH]


def test_a_few_commas_among_numbers(look):
    values = [round(value, 1) for value in RNG.normal(25, 3, N).tolist()]
    values[4], values[9] = "24,5", "31,2"
    (found,) = look(find_numbers_as_text, pd.DataFrame({"bmi": pd.Series(values, dtype=object)}))
    assert found.positions.tolist() == [4, 9]
    assert found.evidence == {"n_read": N, "n_not_plain": 2, "n_unread": 0}


@pytest.mark.parametrize(
    ("odd", "shown"), [("1 234", "1 234"), ("12 kg", "12 kg"), ("12,5 €", "€"), ("<5", "<5"), ("à revoir", "revoir")]
)
def test_other_ways_to_make_text_of_numbers(look, odd, shown):
    values = [str(n) for n in range(100, 100 + N)]
    values[7] = odd
    (found,) = look(find_numbers_as_text, pd.DataFrame({"mesure": values}))
    assert found.positions.tolist() == [7]
    assert shown in found.wording().title


def test_two_units_are_asked_about(look):
    (found,) = look(find_numbers_as_text, pd.DataFrame({"poids": ["70 kg", "80 kg", "154 lb"]}))
    assert "kg" in found.wording().question


def test_plain_numbers_that_are_text(look):
    (found,) = look(find_numbers_as_text, pd.DataFrame({"note": [str(n) for n in range(N)]}))
    assert (found.severity, len(found.positions)) == ("warning", 0)


def test_few_whole_numbers_may_be_categories(look):
    (found,) = look(find_numbers_as_text, pd.DataFrame({"q1": ["1", "2", "3"] * 9}))
    assert found.severity == "question"


def test_a_label_that_is_a_quantity(look):
    (found,) = look(find_numbers_as_text, pd.DataFrame({"prix": FRENCH}), "prix")
    assert found.columns == ("prix",)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("cp", ["75001", "01000", "13002"]), ("code_postal", ["75001", "13002", "69003"]), ("id", ["1", "2", "3", "x"]),
        ("tel", ["0612345678", "0712345678"]), ("siège", ["12A", "13B"]),
        ("annee", ["2019", "2020"]), ("v", [1.5, 2.5]),
        ("dep", [*map(str, range(10, 95)), "2A", "2B"]), ("mot", ["a", "b", "12"]), ("y", ["0", "1"]),
    ],
)  # fmt: skip
def test_names_are_no_numbers(look, name, values):
    assert look(find_numbers_as_text, pd.DataFrame({name: values * 4}), "y" if name == "y" else None) == []


def test_categories_of_digits_are_somebodys_choice(look):
    frame = pd.DataFrame({"pclass": pd.Categorical(["1", "2", "3"] * 5)})
    assert look(find_numbers_as_text, frame) == []


def test_cells_that_were_explained_are_not_told_again():
    from course_toolkit.first_look.compute.table import Table

    table = Table(pd.DataFrame({"mesure": ["1,5", "NULL", "2,5", "3", "4", "9"]}))
    table.explain(["mesure"], np.array([1]))
    (found,) = find_numbers_as_text(table)
    assert found.evidence["n_unread"] == 0
