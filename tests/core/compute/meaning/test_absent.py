import pytest

from course_toolkit._core.compute.meaning.absent import is_absent, is_short_gap


@pytest.mark.parametrize(
    "text",
    [
        "", "  ", "\t", "NULL", "null", "NaN", "N/A", "N/C", "?", "??", "--", "inconnu", "Inconnue", "INCONNU ",
        "non renseigné", "Non renseignée", "non  renseigne", "NSP", "Ne sait pas", "unknown", "Not Available",
        "#N/A", "#DIV/0!", "<NA>", "manquant", "Missing", "don’t know", "prefer not to say", "sans réponse", "…",
    ],
)  # fmt: skip
def test_these_say_that_nothing_is_known(text):
    assert is_absent(text)
    assert is_absent(text, among_numbers=True)


@pytest.mark.parametrize("text", ["-", "None", "NA", "nc", "x", "aucun", ".", "00/00/0000", "0000-00-00 00:00:00"])
def test_these_say_so_among_numbers_alone(text):
    assert is_absent(text, among_numbers=True)
    assert not is_absent(text)


@pytest.mark.parametrize(
    "text", ["oui", "non", "no", "0", "12", "Nantes", "a", "nul", "-1", "+", "01/01/1900", "inconnus au bataillon"]
)
def test_these_are_values(text):
    assert not is_absent(text)
    assert not is_absent(text, among_numbers=True)


@pytest.mark.parametrize(("text", "is_gap"), [("NA", True), ("n.a.", True), ("nd", True), ("NO", False), ("N", False)])
def test_two_letters_may_be_a_gap(text, is_gap):
    assert is_short_gap(text) == is_gap


def test_a_long_text_is_not_looked_at():
    assert not is_absent("unknown " * 10_000)
    assert is_absent(" " * 10_000)
