import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import course_toolkit as ct
from course_toolkit.first_look.compute.reading import read_source, reading_of


def test_rows_that_are_too_wide_are_refused_with_their_line(read):
    with pytest.raises(ct.CourseError, match="2 names, and 4 cells on line 3: 1,2,3,4") as refusal:
        read("a,b\n1,2\n1,2,3,4\n")
    assert 'ragged="skip"' in str(refusal.value)


def test_they_are_left_out_and_counted_where_that_is_asked_for(read, notes_of):
    frame = read("a,b\n1,2\n1,2,3,4\n5,6\n", ragged="skip")
    assert frame["a"].tolist() == [1, 5]
    assert notes_of(frame)["left_out"] == {"code": "left_out", "n": 1, "lines": [3], "width": 2}


def test_a_mark_that_is_never_closed_is_said(read):
    with pytest.raises(ct.CourseError, match="EOF inside string"):
        read('a,b\n1,"2\n3,4\n')


def test_a_letter_beyond_the_first_megabyte_tells_the_encoding(write, run_code):
    path = write("long.csv", "ville;n\n" + "Paris;1\n" * 200_000 + "Orléans;2\n", "cp1252")
    frame = read_source(path, {})
    assert frame["ville"].iloc[-1] == "Orléans"
    assert reading_of(frame).facts["encoding"] == "cp1252"
    assert_frame_equal(frame, run_code(frame))


def test_an_encoding_that_is_wrong_is_refused_and_the_right_one_named(read):
    with pytest.raises(ct.CourseError, match=r'not written in utf-8.*\n.*encoding="cp1252"'):
        read("âge;b\n1;2\n".encode("cp1252"), encoding="utf-8")
    with pytest.raises(ct.CourseError, match="not written in klingon"):
        read("a\n1\n", encoding="klingon")


def test_a_column_of_numbers_and_texts_is_of_one_kind(write, run_code):
    path = write("mixed.csv", "a,b\n" + "1,2\n" * 300_000 + "x,2\n")
    frame = read_source(path, {})
    assert frame["a"].map(type).unique().tolist() == [str]
    assert_frame_equal(frame, run_code(frame))


def test_what_is_missing_is_counted_by_text_where_the_first_column_names_the_rows(read):
    frame = read("a,b,c\nx,1,NA,3\ny,4,,6\n")
    assert frame.index.tolist() == ["x", "y"]
    columns = reading_of(frame).missing.columns
    assert [(one.column, one.n_cells, dict(one.texts)) for one in columns] == [("b", 2, {"NA": 1, "": 1})]


def test_a_column_of_codes_stays_text_where_it_is_asked_for(read):
    assert read("cp,x\n01000,1\n", text="cp")["cp"].tolist() == ["01000"]


def test_no_line_of_names(read):
    assert_frame_equal(read("1,2\n3,4\n", header=None), pd.DataFrame([[1, 2], [3, 4]]), check_column_type=False)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"  \n", "\ufeff\n".encode()])
def test_a_file_without_a_cell_is_refused(content, read):
    with pytest.raises(ct.CourseError, match="is empty"):
        read(content)
