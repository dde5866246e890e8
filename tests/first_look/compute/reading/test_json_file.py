import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import course_toolkit as ct
from course_toolkit.first_look.compute.reading import read_source

ROWS = '[{"a": 1, "b": "007"}, {"a": 2, "b": null}]'
TABLES = {
    "rows": ROWS,
    "columns": '{"a": [1, 2], "b": ["007", null]}',
    "columns of cells": '{"a": {"0": 1, "1": 2}, "b": {"0": "007", "1": null}}',
    "split": '{"columns": ["a", "b"], "index": [0, 1], "data": [[1, "007"], [2, null]]}',
    "lines": '{"a": 1, "b": "007"}\n{"a": 2, "b": null}\n',
    "inside": f'{{"n": 2, "results": {ROWS}}}',
}


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_table_is_found_however_it_lies(name, encoding, write, run_code):
    frame = read_source(write("table.json", TABLES[name], encoding), {})
    assert_frame_equal(frame, pd.DataFrame({"a": [1, 2], "b": ["007", None]}), check_dtype=False)
    assert_frame_equal(frame, run_code(frame))


def test_rows_by_name_are_rows(read):
    frame = read('{"p1": {"age": 3, "nom": "x"}, "p2": {"age": 4, "nom": "y"}}')
    assert frame.index.tolist() == ["p1", "p2"]
    assert frame.columns.tolist() == ["age", "nom"]


def test_a_list_of_lists_has_no_names(read):
    assert read("[[1, 2], [3, 4]]").columns.tolist() == [0, 1]


def test_dates_and_numbers_stay_the_texts_that_they_are(read, notes_of):
    frame = read('[{"date": "2024-01-02", "n": "1,5"}, {"date": "2024-01-03", "n": "2,5"}]')
    assert frame["date"].tolist() == ["2024-01-02", "2024-01-03"]
    assert set(notes_of(frame)) == {"looks_like_dates", "looks_like_numbers"}


def test_what_is_nested_is_said(read, notes_of):
    assert "json_normalize" in notes_of(read('[{"a": {"x": 1}}]'))["nested"]["line"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[{"a": 1},\n {"a": 2,}]', "line 2, column 10"),
        ('{"a": 1}\n{"a": 2,\n', "line 2"),
        ("[]", "holds none"),
        ('[{"a": 1}, 3]', "neither"),
        ('{"a": [1, 2], "b": [1]}', "neither"),
        ('{"a": 1, "b": 2}', "values by name"),
        (f'{{"x": {ROWS}, "y": {ROWS}}}', "several: 'x', 'y'"),
        ('[{"a": 12345678901234567890123}]', "too big"),
    ],
)
def test_what_is_no_table_is_refused_in_words(text, told, read):
    with pytest.raises(ct.CourseError, match=told):
        read(text)


def test_a_list_of_values_is_one_column(write):
    assert read_source(write("table.json", "[1, 2, 3]"), {})[0].tolist() == [1, 2, 3]


def test_lists_of_several_lengths_are_refused(read):
    with pytest.raises(ct.CourseError, match="alike"):
        read("[[1, 2], [3]]")
