"""A bar comes once steps take long, and only where nobody has switched it off."""

import pytest

from course_toolkit._core.compute import progress as room
from course_toolkit._core.compute.progress import SWITCH, progress


def test_steps_come_one_by_one():
    assert list(progress("abc")) == ["a", "b", "c"]


@pytest.mark.parametrize(("switch", "shown"), [("", True), ("1", False)])
def test_a_bar_comes_where_steps_take_long(switch, shown, monkeypatch, capsys):
    monkeypatch.setenv(SWITCH, switch)
    monkeypatch.setattr(room, "SILENT_SECONDS", 0)
    assert list(progress(range(3))) == [0, 1, 2]
    assert ("/3" in capsys.readouterr().err) is shown


def test_what_is_quick_shows_nothing(monkeypatch, capsys):
    monkeypatch.setenv(SWITCH, "")
    assert list(progress(range(3))) == [0, 1, 2]
    assert capsys.readouterr().err == ""
