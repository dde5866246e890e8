import json
import os
import time

import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit.splits.compute.sealing import seal_file
from course_toolkit.splits.compute.sealing.seal_file import read_seal_file, update_seal_file

ONE_DAMAGED = (
    b'{"format": "course-toolkit seal", "version": 1, "splits": {"a": {"plan": "p", "scores": [], "openings": [1]}}}'
)
ENTRY = {"plan": "p", "openings": [], "scores": []}


def test_a_new_file_is_empty_until_it_is_written(tmp_path):
    path = tmp_path / "seal.json"
    assert read_seal_file(path)["splits"] == {}
    assert not path.exists()
    update_seal_file(path, lambda splits: splits.update(a=ENTRY))
    assert read_seal_file(path)["splits"] == {"a": ENTRY}
    assert os.listdir(tmp_path) == ["seal.json"]  # noqa: PTH208 — names are enough


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "cut short"),
        (b'{"format": "course-toolkit seal", "ver', "cut short"),
        (b"\xff\xfe\x00", "no text"),
        (b"[]", "nothing of a seal"),
        (b'{"cells": []}', "nothing of a seal"),
        (b'{"format": "course-toolkit seal", "version": 99, "splits": {}}', "another version"),
        (b'{"format": "course-toolkit seal", "version": 1}', "damaged"),
        (b'{"format": "course-toolkit seal", "version": 1, "splits": {"a": {"plan": "p"}}}', "damaged"),
        (ONE_DAMAGED, "damaged"),
        (b"[" * 100_000, "cut short"),
    ],
)  # fmt: skip
def test_what_is_no_seal_is_refused_and_left_as_it_is(tmp_path, content, why):
    path = tmp_path / "seal.json"
    path.write_bytes(content)
    with pytest.raises(CourseError) as caught:
        update_seal_file(path, lambda splits: splits.update(a=ENTRY))
    assert why in str(caught.value)
    assert "It was left as it is." in str(caught.value)
    assert path.read_bytes() == content
    assert sorted(file.name for file in tmp_path.iterdir()) == ["seal.json"]


def test_what_a_later_toolkit_adds_is_kept(tmp_path):
    path = tmp_path / "seal.json"
    update_seal_file(path, lambda splits: splits.update(a=ENTRY))
    document = {**json.loads(path.read_text()), "note": "é"}
    path.write_text(json.dumps(document), encoding="utf-8")
    update_seal_file(path, lambda splits: splits.update(b=ENTRY))
    assert read_seal_file(path)["note"] == "é"


def test_a_change_that_fails_writes_nothing_and_frees_the_file(tmp_path):
    path = tmp_path / "seal.json"
    update_seal_file(path, lambda splits: splits.update(a=ENTRY))
    before = path.read_bytes()
    with pytest.raises(ZeroDivisionError):
        update_seal_file(path, lambda _splits: 1 / 0)
    assert path.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["seal.json"]


def test_a_disk_that_fails_loses_nothing(tmp_path, monkeypatch):
    path = tmp_path / "seal.json"
    update_seal_file(path, lambda splits: splits.update(a=ENTRY))

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(seal_file.os, "fsync", full)
    with pytest.raises(CourseError, match="No space left on device"):
        update_seal_file(path, lambda splits: splits.update(b=ENTRY))
    assert read_seal_file(path)["splits"] == {"a": ENTRY}
    assert sorted(file.name for file in tmp_path.iterdir()) == ["seal.json"]


def test_whoever_waits_too_long_is_told_what_holds_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr(seal_file, "PATIENCE_SECONDS", 0.05)
    path = tmp_path / "seal.json"
    lock = tmp_path / "seal.json.lock"
    lock.touch()
    with pytest.raises(CourseError, match=r"'seal\.json\.lock'"):
        update_seal_file(path, lambda splits: splits.update(a=ENTRY))
    assert lock.exists()
    assert not path.exists()


def test_a_lock_left_by_a_dead_session_is_taken_away(tmp_path):
    path, lock = tmp_path / "seal.json", tmp_path / "seal.json.lock"
    lock.touch()
    long_ago = time.time() - 2 * seal_file.FORGOTTEN_SECONDS
    os.utime(lock, (long_ago, long_ago))
    update_seal_file(path, lambda splits: splits.update(a=ENTRY))
    assert read_seal_file(path)["splits"] == {"a": ENTRY}


def test_rights_are_kept(tmp_path):
    path = tmp_path / "seal.json"
    update_seal_file(path, lambda splits: splits.update(a=ENTRY))
    path.chmod(0o640)
    update_seal_file(path, lambda splits: splits.update(b=ENTRY))
    assert path.stat().st_mode & 0o777 == 0o640
