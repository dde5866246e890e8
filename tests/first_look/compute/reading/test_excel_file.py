import pandas as pd
import pytest
from openpyxl import Workbook
from pandas.testing import assert_frame_equal

import course_toolkit as ct
from course_toolkit.first_look.compute.reading import read_source, reading_of

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def workbook(path, *sheets):
    """Write a workbook of sheets, each a list of rows."""
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"feuille {number}")
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_missing_cells_are_told_by_their_texts(tmp_path, run_code):
    path = workbook(tmp_path / "t.xlsx", [["a", "b", "c"], [1, "NULL", "x"], [None, "n/a", "y"]])
    frame = read_source(path, {})
    assert dict(reading_of(frame).missing.texts) == {"": 1, "NULL": 1, "n/a": 1}
    assert_frame_equal(frame, run_code(frame))


def test_other_sheets_are_named_and_can_be_chosen(tmp_path, notes_of, run_code):
    path = workbook(tmp_path / "t.xlsx", [["a"], [1]], [["b"], [2]])
    assert notes_of(read_source(path, {}))["other_sheets"]["names"] == ["feuille 2"]
    for sheet in ("feuille 2", 1):
        frame = read_source(path, {"sheet": sheet})
        assert frame["b"].tolist() == [2]
        assert_frame_equal(frame, run_code(frame))
    with pytest.raises(ct.CourseError, match="Did you mean 'feuille 2'"):
        read_source(path, {"sheet": "feuille2"})


def test_a_title_above_the_names_is_left_out_and_told(tmp_path, notes_of, run_code):
    path = workbook(tmp_path / "t.xlsx", [["Patients 2024"], [], ["a", "b", "c"], [1, 2, 3], [4, 5, None]])
    frame = read_source(path, {})
    assert frame.columns.tolist() == ["a", "b", "c"]
    assert notes_of(frame)["lines_above"]["n"] == 2
    assert_frame_equal(frame, run_code(frame))
    assert read_source(path, {"skiprows": 0}).columns[0] == "Patients 2024"


def test_names_given_twice_are_told(tmp_path, notes_of):
    path = workbook(tmp_path / "t.xlsx", [["a", "a", None], [1, 2, 3]])
    assert set(notes_of(read_source(path, {}))) == {"renamed", "unnamed"}


def test_an_empty_sheet_is_refused_and_another_named(tmp_path):
    with pytest.raises(ct.CourseError, match="Choose another sheet: sheet='feuille 2'"):
        read_source(workbook(tmp_path / "t.xlsx", [], [["a"], [1]]), {})


@pytest.mark.parametrize("content", [OLE + b"\0" * 600, b"PK\x03\x04broken"], ids=["xls", "xlsx"])
def test_a_damaged_workbook_is_refused(content, write):
    with pytest.raises(ct.CourseError, match="damaged"):
        read_source(write("t.xlsx", content), {})


def test_a_workbook_under_a_password_is_refused(write):
    sealed = OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    with pytest.raises(ct.CourseError, match="must not be protected by a password"):
        read_source(write("t.xlsx", sealed), {})


def test_text_that_is_called_a_workbook_is_read_as_text(write):
    assert read_source(write("t.xls", "a;b\n1;2\n"), {}).shape == (1, 2)


def test_without_the_reader_it_says_what_to_install(tmp_path, monkeypatch):
    path = workbook(tmp_path / "t.xlsx", [["a"], [1]])

    def missing(*_arguments, **_options):
        raise ImportError

    monkeypatch.setattr(pd, "ExcelFile", missing)
    with pytest.raises(ct.CourseError, match=r'pip install "course-toolkit\[files\]"'):
        read_source(path, {})
