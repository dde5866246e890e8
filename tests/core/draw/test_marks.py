"""Marks are plain data, and each kind has both of its renderers."""

import dataclasses
from typing import get_args

import pytest

from course_toolkit._core.draw.artists import artist
from course_toolkit._core.draw.marks import Dot, Mark, Text
from course_toolkit._core.draw.svg import element

KINDS = get_args(Mark)


@pytest.mark.parametrize("kind", KINDS)
def test_both_renderers_know_every_kind(kind):
    default = element.dispatch(object), artist.dispatch(object)
    assert element.dispatch(kind) is not default[0]
    assert artist.dispatch(kind) is not default[1]


def test_every_kind_is_tried(every_mark):
    assert {type(mark) for mark in every_mark} == set(KINDS)


def test_a_mark_never_changes_and_equals_its_like():
    dot = Dot("roc", 0.5, 0.5, "#000000")
    with pytest.raises(dataclasses.FrozenInstanceError):
        dot.x = 0.7
    assert dot == Dot("roc", 0.5, 0.5, "#000000")
    assert dot != dataclasses.replace(dot, radius=7)
    assert len({dot, dataclasses.replace(dot)}) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_every_mark_names_its_pane_first(kind):
    assert dataclasses.fields(kind)[0].name == "pane"


def test_a_text_is_centred_unless_told_otherwise():
    text = Text("roc", 0, 0, "AUC", "#000000", 9.5)
    assert (text.anchor, text.bold, text.dx, text.dy, text.halo) == ("middle", False, 0, 0, None)
