import argparse
import gettext
import os

import pytest

from course_toolkit.cli.argparse_words import argparse_speaks

ENGLISH = ["usage:", "show this", "options", "positional", "expected", "error", "unrecognized", "invalid choice"]


@pytest.fixture
def parser():
    def build():
        parser = argparse.ArgumentParser(prog="p")
        parser.add_argument("--lang", choices=["fr"])
        parser.add_argument("folder", nargs="?")
        return parser

    return build


def test_help_in_french_holds_no_english(parser):
    with argparse_speaks("fr"):
        words = parser().format_help()
    assert "utilisation" in words
    assert "afficher cette aide" in words
    assert [english for english in ENGLISH if english in words.replace("options:", "")] == []


@pytest.mark.parametrize("wrong", [["--lang"], ["--lang", "de"], ["a", "b"], ["--help=1"]])
def test_errors_in_french_hold_no_english(parser, capsys, wrong):
    with argparse_speaks("fr"), pytest.raises(SystemExit):
        parser().parse_args(wrong)
    told = capsys.readouterr().err
    assert "erreur" in told
    assert [english for english in ENGLISH if english in told] == []


def test_english_stays_argparses_own(parser):
    plain = parser().format_help()
    with argparse_speaks("en"):
        assert parser().format_help() == plain


@pytest.mark.parametrize("environment", [None, "de"])
def test_everything_is_put_back(monkeypatch, environment):
    monkeypatch.delenv("LANGUAGE", raising=False)
    if environment:
        monkeypatch.setenv("LANGUAGE", environment)
    before = gettext.textdomain(), os.environ.get("LANGUAGE")
    with pytest.raises(ZeroDivisionError), argparse_speaks("fr"):
        raise ZeroDivisionError
    assert (gettext.textdomain(), os.environ.get("LANGUAGE")) == before
