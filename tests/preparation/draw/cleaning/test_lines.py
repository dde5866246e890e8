"""Sentences are cut into lines at words, and an ellipsis tells that there was more."""

import pytest

from course_toolkit.preparation.draw.cleaning.lines import lines_of


@pytest.mark.parametrize(
    ("text", "most", "lines"),
    [
        ("one two", 2, ["one two"]),
        ("one two three four", 2, ["one two", "three four"]),
        ("one two three four five", 1, ["one two…"]),
        ("one two three four five six", 2, ["one two", "three fou…"]),
        ("x" * 25, 2, ["x" * 10, "x" * 9 + "…"]),
        ("", 2, [""]),
    ],
)
def test_lines(text, most, lines):
    assert lines_of(text, 10, most) == lines
