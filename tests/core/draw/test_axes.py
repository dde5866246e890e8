"""Axes are dressed alike everywhere, and names from data stay what they are."""

import pytest
from matplotlib.figure import Figure

from course_toolkit._core.draw.axes import NOT_HIDDEN, add_legend, dress, set_labels, set_title, short
from course_toolkit._core.draw.theme import DARK, LIGHT


@pytest.fixture
def ax():
    return Figure().add_subplot()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_axes_take_the_colours_of_the_theme(ax, theme):
    dress(ax, theme)
    assert ax.patch.get_facecolor() == Figure(facecolor=theme.panel).get_facecolor()
    assert [side for side, spine in ax.spines.items() if spine.get_visible()] == ["left", "bottom"]


def test_numbers_are_written_in_the_current_language(ax, language):
    dress(ax, LIGHT)
    ax.set_xlim(0, 1)
    assert ax.xaxis.get_major_formatter()(0.5, 0) == {"en": "0.5", "fr": "0,5"}[language]


@pytest.mark.parametrize("name", ["$x^2$", "a_{b", "$"])
def test_a_name_is_no_formula(ax, name):
    set_title(ax, name, LIGHT)
    set_labels(ax, name, name, LIGHT)
    for text in (ax._left_title, ax.xaxis.label, ax.yaxis.label):
        assert text.get_text() == name
        assert not text.get_parse_math()
    ax.figure.draw_without_rendering()


def test_a_legend_shows_names_that_begin_with_an_underscore(ax):
    ax.plot([0, 1], label=f"{NOT_HIDDEN}_hidden")
    add_legend(ax, LIGHT)
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["_hidden"]


def test_a_long_name_is_cut():
    assert short("abcdef", 4) == "abc…"
    assert short("abcd", 4) == "abcd"
    assert short(12) == "12"
