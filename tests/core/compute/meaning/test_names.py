import pytest

from course_toolkit._core.compute.meaning.names import hint_of, words_of


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("N°Patient_ID", ["no", "patient", "id"]),
        ("dateNaissance", ["date", "naissance"]),
        ("Âge (années)", ["age", "annees"]),
        (("visite", 1), ["visite"]),
        (3, []),
        (None, ["none"]),
        (float("nan"), ["nan"]),
        ("<script>", ["script"]),
        ("名前", []),
    ],
)
def test_the_words_of_a_name(name, words):
    assert words_of(name) == words


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("ID", "sure"), ("patient_id", "sure"), ("n_patient", "weak"), ("numéro de dossier", "sure"), ("email", "sure"),
        ("user", "sure"), ("nom", "weak"), ("ref", "weak"), ("dossier", "weak"), ("product_id", "weak"),
        ("code_postal", "ordinary"), ("ville", "ordinary"), ("year", "ordinary"), ("age", "none"), ("x1", "none"),
        ("cholesterol", "none"), (0, "none"), ("", "none"),
    ],
)  # fmt: skip
def test_what_a_name_promises(name, hint):
    assert hint_of(name) == hint
