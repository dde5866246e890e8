import pytest

from course_toolkit._core.words import set_language
from course_toolkit.cli.files import free_path, write_new, writing_to
from course_toolkit.cli.problem import CommandError

THIN = "\N{NARROW NO-BREAK SPACE}"


def test_a_free_path_is_taken_as_it_is(tmp_path):
    assert free_path(tmp_path / "page.html") == tmp_path / "page.html"


def test_a_taken_path_gets_the_first_free_number(tmp_path):
    for name in ("page.html", "page-2.html"):
        (tmp_path / name).touch()
    assert free_path(tmp_path / "page.html") == tmp_path / "page-3.html"


def test_a_folder_in_the_way_counts_as_taken(tmp_path):
    (tmp_path / "page.html").mkdir()
    assert free_path(tmp_path / "page.html") == tmp_path / "page-2.html"


def test_write_new_never_overwrites(tmp_path):
    write_new(tmp_path / "a.txt", "é")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a.txt", "b")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "é"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "{place} cannot be written: Permission denied. Choose a place where you may write."),
        (
            "fr",
            f"Impossible d’écrire {{place}}{THIN}: Permission denied. Choisissez un endroit où vous pouvez écrire.",
        ),
    ],
)
def test_what_cannot_be_written_is_said_in_words(tmp_path, language, expected):
    set_language(language)
    with pytest.raises(CommandError) as caught, writing_to(tmp_path):
        raise PermissionError(13, "Permission denied")
    assert str(caught.value) == expected.format(place=tmp_path)


def test_an_error_without_a_word_is_said_by_its_name(tmp_path):
    with pytest.raises(CommandError, match="BlockingIOError"), writing_to(tmp_path):
        raise BlockingIOError
