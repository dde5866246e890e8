"""The report for the expert: every question once, numbered alike; nothing of the data is markup in it."""

import re

import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.words import set_language

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def report(explorer):
    explorer.decide("drop", reason="`too` *old*")
    return explorer.report(f"santé {HOSTILE}")


def test_every_suspicion_is_asked_about(report):
    for text in (report.markdown(), report.html()):
        assert "Who typed this?" in text
        assert "One patient?" in text
        assert text.count("Nobody is that old.") == 1


def test_what_was_decided_stands_beside_what_was_not(report):
    assert "Meanwhile we decided: drop (so drop)" in report.markdown()
    assert report.markdown().count("Not decided yet") == 2


def test_nothing_of_the_data_is_markup(report):
    assert HOSTILE not in report.html()
    body, _fence, _code = report.markdown().partition("```")
    assert "<" not in body
    assert r"\`too\` \*old\*" in body


def test_attributes_come_in_the_order_of_the_columns(report):
    headings = re.findall(r"^## (.*)$", report.markdown(), re.MULTILINE)
    assert headings[1:3] == ["The table as a whole", "Age"]


def test_numbers_are_the_same_in_the_list_and_beside_the_attribute(report):
    text = report.markdown()
    (number,) = re.findall(r"^(\d)\. Age – Who typed this", text, re.MULTILINE)
    assert f"### {number}. Error" in text


def test_markdown_has_its_pictures_beside_it(report, tmp_path):
    path = report.write(tmp_path / "rapport santé.md")
    linked = re.findall(r"\]\((.*?)\)", path.read_text(encoding="utf-8"))
    assert len(linked) == 3
    for name in linked:
        assert (tmp_path / name.replace("%20", " ")).read_bytes().startswith(b"\x89PNG")


def test_html_is_one_file(report, tmp_path):
    text = report.write(tmp_path / "rapport.html").read_text(encoding="utf-8")
    assert text.count('src="data:image/png') == 3
    assert 'src="http' not in text


@pytest.mark.parametrize("name", ["rapport.pdf", "rapport", "missing/rapport.md"])
def test_a_file_that_cannot_be_written_is_said_in_words(report, tmp_path, name):
    with pytest.raises(CourseError):
        report.write(tmp_path / name)


def test_it_speaks_the_language_of_the_moment(report):
    set_language("fr")
    assert "Erreur" in report.markdown()


def test_a_fence_in_a_reason_does_not_end_the_script(explorer):
    explorer.decide("drop", reason="``` end")
    assert "````python" in explorer.report().markdown()
