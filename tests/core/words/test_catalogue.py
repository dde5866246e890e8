import gettext

import pytest

from course_toolkit._core.words import N_, _, catalogue, ngettext, set_language

PO = {
    "Threshold {value}": "Seuil {value}",
    "Scale": "Échelle",
}


class Dictionary(gettext.NullTranslations):
    """A French catalogue of two messages and one plural, with French's plural rule."""

    def gettext(self, message):
        return PO.get(message, message)

    def ngettext(self, _singular, _plural, n):
        return "{n} patients de {who}" if n > 1 else "{n} patient de {who}"


@pytest.fixture(autouse=True)
def small_catalogue(monkeypatch):
    both = {"fr": Dictionary(), "en": gettext.NullTranslations()}
    monkeypatch.setattr(catalogue, "_translations", both.__getitem__)


def test_a_message_is_translated_then_filled():
    set_language("en")
    assert _("Threshold {value}", value=0.9) == "Threshold 0.9"
    set_language("fr")
    assert _("Threshold {value}", value=0.9) == "Seuil 0.9"


def test_a_value_that_looks_like_a_message_is_not_translated_nor_filled_again():
    set_language("fr")
    assert _("Threshold {value}", value="Scale") == "Seuil Scale"
    assert _("Threshold {value}", value="{value}") == "Seuil {value}"


def test_a_message_may_be_marked_now_and_translated_later():
    set_language("fr")
    assert N_("Scale") == "Scale"
    assert _(N_("Scale")) == "Échelle"


@pytest.mark.parametrize(
    ("n", "english", "french"),
    [
        (0, "0 patients of A", "0 patient de A"),
        (1, "1 patient of A", "1 patient de A"),
        (1.0, "1 patient of A", "1 patient de A"),
        (1.5, "1.5 patients of A", "1,5 patient de A"),
        (2, "2 patients of A", "2 patients de A"),
        (1000, "1,000 patients of A", "1\N{NARROW NO-BREAK SPACE}000 patients de A"),
    ],
)
def test_each_language_has_its_plural(n, english, french):
    for language, expected in (("en", english), ("fr", french)):
        set_language(language)
        assert ngettext("{n} patient of {who}", "{n} patients of {who}", n, who="A") == expected
