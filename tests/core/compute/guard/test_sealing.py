from pathlib import Path

import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard import sealing as guard


def message(check, *args, **options):
    with pytest.raises(CourseError) as caught:
        check(*args, **options)
    return str(caught.value)


def test_a_reason_is_trimmed():
    assert guard.check_reason("  final score ") == "final score"


@pytest.mark.parametrize("reason", [None, "", " \n"])
def test_no_reason(reason):
    assert "It was not given, or it is empty." in message(guard.check_reason, reason)


def test_a_path_becomes_absolute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert guard.check_seal_path("seal.json") == tmp_path / "seal.json"
    assert guard.check_seal_path(Path("seal.json")) == tmp_path / "seal.json"


def test_a_folder_is_no_file(tmp_path):
    text = message(guard.check_seal_path, tmp_path)
    assert "is a folder" in text
    assert "seal.json" in text


def test_the_folder_must_exist(tmp_path):
    assert "There is no folder" in message(guard.check_seal_path, tmp_path / "none" / "seal.json")


@pytest.mark.parametrize("seal", [True, 3, "", " ", ["a"]])
def test_what_is_no_path(seal):
    assert message(guard.check_seal_path, seal).startswith("seal must be the path of a file.")


@pytest.mark.parametrize(
    "refuse",
    [
        lambda: guard.check_reason(3),
        lambda: guard.refuse_sealed(0),
        lambda: guard.refuse_sealed(2),
        lambda: guard.refuse_broken(["x"], [1, 2]),
        lambda: guard.refuse_broken([], []),
        guard.refuse_score_before_opening,
        lambda: guard.refuse_no_score("x"),
        lambda: guard.refuse_seal_file(Path("seal.json"), why="it is no JSON"),
        lambda: guard.refuse_unwritable(Path("seal.json"), PermissionError(13, "Permission denied")),
        lambda: guard.refuse_locked(Path("seal.json.lock"), seconds=10),
    ],
)
@pytest.mark.usefixtures("language")
def test_every_refusal_has_three_lines_in_both_languages(refuse):
    lines = message(refuse).splitlines()
    assert len(lines) == 3
    assert all(lines)


def test_what_the_model_says_is_quoted():
    text = message(guard.refuse_unscored, 3, ValueError("X has {3} features\nand more"))
    assert "It says: X has {3} features\n" in text
    assert "and more" not in text
