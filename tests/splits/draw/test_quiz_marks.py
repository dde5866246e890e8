"""Before the answer: the claimed score, the one that was named, and nothing else."""

import pytest

from course_toolkit._core.draw.marks import Dot, Text
from course_toolkit._core.draw.theme import DARK, LIGHT
from course_toolkit.splits.draw.quiz_marks import LEFT, RIGHT, quiz_marks


def texts(drawn):
    return [mark.text for mark in drawn if isinstance(mark, Text)]


def dots(drawn):
    return [mark for mark in drawn if isinstance(mark, Dot)]


def test_the_claimed_score_has_its_place_and_the_honest_one_is_asked_for():
    drawn = quiz_marks(0.75, named=None, theme=LIGHT)
    assert [dot.x for dot in dots(drawn)] == pytest.approx([LEFT + 0.75 * (RIGHT - LEFT)])
    assert {"claimed", "0.750", "?"} <= set(texts(drawn))


def test_what_was_named_stands_below(language):
    drawn = quiz_marks(0.75, named=0.5, theme=DARK)
    assert len(dots(drawn)) == 2
    assert {"en": "0.500", "fr": "0,500"}[language] in texts(drawn)


def test_a_score_that_could_not_be_measured_has_no_place():
    drawn = quiz_marks(float("nan"), named=None, theme=LIGHT)
    assert dots(drawn) == []
    assert "—" in texts(drawn)
