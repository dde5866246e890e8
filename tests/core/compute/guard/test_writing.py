"""Files that cannot be written are refused in words, in both languages."""

from pathlib import Path

import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.writing import refuse_file, write_text, written_name


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (FileNotFoundError(2, "x"), {"en": "its folder does not exist", "fr": "son dossier n’existe pas"}),
        (PermissionError(13, "x"), {"en": "you may not write there", "fr": "vous n’avez pas le droit d’y écrire"}),
        (IsADirectoryError(21, "x"), {"en": "it is a folder", "fr": "c’est un dossier"}),
        (OSError(28, "No space left"), {"en": "No space left", "fr": "No space left"}),
    ],
)
def test_why_a_file_cannot_be_written(error, reason, language):
    with pytest.raises(CourseError, match=reason[language]):
        refuse_file(Path("a.html"), error)


@pytest.mark.parametrize("path", ["rapport.html", Path("a/b.MD")])
def test_a_name_with_its_ending_is_taken(path):
    assert written_name(path, endings=(".md", ".html")) == Path(path)


@pytest.mark.parametrize("path", ["rapport", "rapport.pdf", 3, None, b"a.md"])
def test_another_ending_is_refused_with_an_example(path):
    with pytest.raises(CourseError, match="Write for example"):
        written_name(path, endings=(".md", ".html"))


def test_a_text_is_written_or_refused_in_words(tmp_path):
    assert write_text(tmp_path / "é.txt", "ça va").read_text(encoding="utf-8") == "ça va"
    with pytest.raises(CourseError, match="its folder does not exist"):
        write_text(tmp_path / "missing" / "a.txt", "")
