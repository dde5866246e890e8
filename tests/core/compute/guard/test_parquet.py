"""What is said of Parquet files that cannot be checked, in both languages."""

import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard import parquet
from course_toolkit._core.words import set_language


@pytest.fixture(autouse=True)
def english():
    set_language("en")


def test_a_file_that_is_there_is_returned_whole(tmp_path):
    path = tmp_path / "a.PARQUET"
    path.touch()
    assert parquet.check_parquet_file(str(path), name="train") == path.resolve()


def test_a_table_beside_a_file_is_refused():
    with pytest.raises(CourseError) as caught:
        parquet.check_parquet_file([1], name="test")
    rule, _came, advice = str(caught.value).splitlines()
    assert rule == "test must be a Parquet file when another set is one."
    assert 'test.to_parquet("test.parquet")' in advice


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CourseError, match=r"nowhere\.parquet' is no file"):
        parquet.check_parquet_file(tmp_path / "nowhere.parquet", name="test")


def test_the_command_that_installs_is_named():
    with pytest.raises(CourseError, match=r"course-toolkit\[large\]"):
        parquet.refuse_without_duckdb()


def test_the_reason_is_one_line(tmp_path):
    with pytest.raises(CourseError) as caught:
        parquet.refuse_unreadable("train", tmp_path / "a.parquet", "No magic bytes\nand more")
    assert len(str(caught.value).splitlines()) == 3


def test_what_needs_rows_is_refused():
    with pytest.raises(CourseError, match=r"report\.cost needs the rows in memory"):
        parquet.refuse_files("report.cost")
    with pytest.raises(CourseError, match="'a', 'b'"):
        parquet.refuse_empty("train", ["a", "b"])
