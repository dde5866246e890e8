"""Texts that are shown: no sign of theirs is obeyed."""

import pytest

from course_toolkit._core.compute.printing import on_one_line, printable


@pytest.mark.parametrize(
    ("text", "shown"), [("a\nb", "a\\nb"), ("\u202eabc", "\\u202eabc"), ("é €", "é €"), ("\ud800", "\\ud800"), ("", "")]
)
def test_what_is_not_seen_is_written_out(text, shown):
    assert printable(text) == shown


def test_lines_become_one():
    assert on_one_line(" two\r\n lines\u2028and a bell\x07 ") == "two lines and a bell\\x07"
