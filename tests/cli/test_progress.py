import io
import re
import time

import pytest

from course_toolkit._core.words import set_language
from course_toolkit.cli import progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_step_is_told_at_its_start_and_at_its_end(capsys):
    with progress.step("Training"):
        assert capsys.readouterr().err == "Training …\n"
    told = capsys.readouterr()
    assert re.fullmatch(r"Training … 0\.\d s\n", told.err)
    assert told.out == ""  # what the command prints stays clean


def test_seconds_are_written_as_the_language_writes_them(capsys):
    set_language("fr")
    with progress.step("Entraînement"):
        pass
    assert re.search(r"0,\d\N{NARROW NO-BREAK SPACE}s\n$", capsys.readouterr().err)


def test_a_step_that_fails_ends_too(capsys):
    with pytest.raises(ZeroDivisionError), progress.step("Training"):
        raise ZeroDivisionError
    assert capsys.readouterr().err.endswith(" s\n")


def test_on_a_terminal_the_seconds_are_counted_in_one_line(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr(progress, "TICK_SECONDS", 0.01)
    with progress.step("Training"):
        deadline = time.monotonic() + 5
        while "\r" not in terminal.getvalue() and time.monotonic() < deadline:
            time.sleep(0.01)
    written = terminal.getvalue()
    assert written.count("\n") == 1
    assert written.count("\rTraining … ") >= 2


def test_a_quick_step_on_a_terminal_starts_no_count(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with progress.step("Training"):
        pass
    assert re.fullmatch(r"Training …\rTraining … 0\.\d s\n", terminal.getvalue())
