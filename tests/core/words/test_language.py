import gc
import locale

import pytest

from course_toolkit._core.words import get_language, on_language_change, set_language
from course_toolkit._core.words import language as module


@pytest.fixture
def system(monkeypatch):
    """Let a test say what the environment and the locale are."""

    def say(*, environment=None, system=None):
        if environment is None:
            monkeypatch.delenv("COURSE_TOOLKIT_LANG", raising=False)
        else:
            monkeypatch.setenv("COURSE_TOOLKIT_LANG", environment)
        monkeypatch.setattr(locale, "getlocale", lambda *_args: (system, "UTF-8"))

    return say


def test_what_was_set_comes_first(system):
    system(environment="en", system="en_GB")
    set_language("fr")
    assert get_language() == "fr"


def test_the_environment_comes_before_the_locale(system):
    system(environment="fr", system="en_GB")
    assert get_language() == "fr"
    system(environment="en", system="fr_FR")
    assert get_language() == "en"


def test_the_locale_comes_last(system):
    system(system="fr_CA")
    assert get_language() == "fr"


@pytest.mark.parametrize("strange", [None, "C", "de_DE", "", "zz"])
def test_english_where_nothing_else_is_known(system, strange):
    system(system=strange)
    assert get_language() == "en"


def test_an_unknown_environment_is_passed_over(system):
    system(environment="de", system="fr_FR")
    assert get_language() == "fr"


@pytest.mark.parametrize(
    ("tag", "language"), [("fr", "fr"), ("FR", "fr"), ("fr_CA", "fr"), ("fr-FR.UTF-8", "fr"), ("en-GB", "en")]
)
def test_a_longer_tag_counts_for_its_language(tag, language):
    set_language(tag)
    assert get_language() == language


@pytest.mark.parametrize("tag", ["de", "", None, 3, "zz_FR", b"fr"])
def test_an_unknown_language_is_refused_in_both_languages(tag):
    set_language("fr")
    with pytest.raises(ValueError, match=r"unknown language") as caught:
        set_language(tag)
    assert "Langue inconnue" in str(caught.value)
    assert repr(tag) in str(caught.value)
    assert 'ct.set_language("fr")' in str(caught.value)
    assert get_language() == "fr"


class Listener:
    def __init__(self):
        self.heard = []

    def listen(self):
        self.heard.append(get_language())


def test_a_listener_hears_each_change_after_it():
    listener = Listener()
    on_language_change(listener.listen)
    set_language("fr")
    set_language("en")
    assert listener.heard == ["fr", "en"]


def test_a_refused_language_is_not_announced():
    listener = Listener()
    on_language_change(listener.listen)
    with pytest.raises(ValueError, match="unknown"):
        set_language("de")
    assert listener.heard == []


def test_a_listener_is_not_kept_alive():
    listener = Listener()
    on_language_change(listener.listen)
    heard = listener.heard
    del listener
    gc.collect()
    set_language("fr")
    assert heard == []
    assert module._listeners == []


def test_a_listener_may_add_another_one_while_it_listens():
    late = Listener()

    class Eager:
        def listen(self):
            on_language_change(late.listen)

    eager = Eager()
    on_language_change(eager.listen)
    set_language("fr")
    assert late.heard == []
    set_language("en")
    assert late.heard[-1] == "en"
