import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.texts.garbled_text import find_garbled_text, mended


def garble(text, encoding="cp1252"):
    return text.encode().decode(encoding)


@pytest.mark.parametrize("text", ["François", "Île", "ça va", "l’été", "Müller", "œuf", "5 €"])
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_the_meaning_is_found_again(text, encoding):
    assert mended(garble(text, encoding)) == text


def test_garbled_texts(look):
    frame = pd.DataFrame({"ville": ["Nîmes", garble("Orléans"), "Lyon", garble("Orléans")]})
    (found,) = look(find_garbled_text, frame)
    assert (found.code, found.severity, found.positions.tolist()) == ("garbled_text", "warning", [1, 3])
    assert found.wording().decisions[0].step.apply(frame)["ville"].tolist() == ["Nîmes", "Orléans", "Lyon", "Orléans"]


def test_lost_signs_cannot_be_mended(look):
    (found,) = look(find_garbled_text, pd.DataFrame({"v": ["Orl\ufffdans", "Lyon"]}))
    assert [one.action for one in found.wording().decisions] == ["keep"]


def test_names_of_columns(look):
    (found,) = look(find_garbled_text, pd.DataFrame({garble("Âge"): [1], "é": [2]}))
    assert found.columns == (garble("Âge"),)


@pytest.mark.parametrize(
    "text", ["São Paulo", "Ångström", "NÃO", "Â", "日本", "naïve", "«\u00a0oui\u00a0»", "\ud800", "Ã©Ü"]
)
def test_true_texts_are_left_alone(look, text):
    assert look(find_garbled_text, pd.DataFrame({"v": pd.Series([text, "b"], dtype=object)})) == []
