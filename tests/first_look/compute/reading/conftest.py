"""What the tests of reading share."""

import io

import pandas as pd
import pytest

from course_toolkit.first_look.compute.reading import read_source, reading_of


@pytest.fixture
def read():
    """Read bytes or text as a file that was handed over open."""

    def do(content, **options):
        data = content.encode() if isinstance(content, str) else content
        return read_source(io.BytesIO(data), options)

    return do


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write a file into an empty folder where the test works, and return its name."""
    monkeypatch.chdir(tmp_path)

    def to(name, content, encoding="utf-8"):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return name

    return to


@pytest.fixture
def run_code():
    """Return the table that the lines of pandas in an account give."""

    def run(frame, source=None):
        names = {"pd": pd, "source": source}
        exec(reading_of(frame).code, names)  # noqa: S102 — the code is what is tested
        if "connection" in names and hasattr(names["connection"], "close"):
            names["connection"].close()
        return names["frame"]

    return run


@pytest.fixture
def notes_of():
    """Return the notes of an account by their codes."""

    def notes(frame):
        return {note["code"]: note for note in reading_of(frame).notes}

    return notes
