from pathlib import Path

import pandas as pd
import pytest

from course_toolkit.cli.problem import UsageError
from course_toolkit.cli.tables import read_table


@pytest.fixture
def write(tmp_path):
    def to(text, name="table.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    return to


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a,b\n1,2.5\n3,4.5\n", {"a": [1, 3], "b": [2.5, 4.5]}),
        ("a;b\n1;2,5\n3;4,5\n", {"a": [1, 3], "b": [2.5, 4.5]}),
        ("a;b\n1;2.5\n3;4.5\n", {"a": [1, 3], "b": [2.5, 4.5]}),
        ("a\tb\n1\t2,5\n", {"a": [1], "b": [2.5]}),
        ("a|b\n1|x\n", {"a": [1], "b": ["x"]}),
        ("a\n1\n2\n", {"a": [1, 2]}),
        ('a,b\n1,"x;y;z"\n2,"p;q;r"\n', {"a": [1, 2], "b": ["x;y;z", "p;q;r"]}),
        ("\ufeffâge;nom\r\n30;Zoé\r\n", {"âge": [30], "nom": ["Zoé"]}),
    ],
)
def test_a_csv_file_tells_how_it_is_written(write, text, expected):
    assert read_table(write(text)).to_dict("list") == expected


def test_only_names_are_a_table_without_rows(write):
    assert read_table(write("a,b\n")).shape == (0, 2)


def test_another_encoding_is_told_from_the_file_or_asked_for(write):
    path = write("âge;nom\n30;Zoé\n", encoding="cp1252")
    for encoding in (None, "cp1252"):
        assert read_table(path, encoding=encoding).columns.tolist() == ["âge", "nom"]
    with pytest.raises(UsageError, match=r"is not written in utf-8.*Leave encoding out"):
        read_table(path, encoding="utf-8")


def test_an_unknown_encoding_is_refused(write):
    with pytest.raises(UsageError, match="not written in klingon"):
        read_table(write("a\n1\n"), encoding="klingon")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"a,b\n1,2\n1,2,3,4\n", "4 cells on line 3"),
        (b"\x00\x01\x02\xff" * 9, "no text"),
    ],
)
def test_what_is_no_table_is_refused_in_one_line(write, content, told):
    with pytest.raises(UsageError, match=told) as refused:
        read_table(write(content))
    assert len(str(refused.value).splitlines()) == 1


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(UsageError, match="does not exist"):
        read_table(tmp_path / "none.csv")
    with pytest.raises(UsageError, match="is a folder"):
        read_table(tmp_path)


def test_what_the_system_does_not_let_read_is_said(write, monkeypatch):
    path = write("a\n1\n")

    def denied(*_arguments, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(UsageError, match="Permission denied"):
        read_table(path)


def test_the_account_of_the_reading_is_left_behind(write):
    assert read_table(write("a,b\n1,2\n")).attrs == {}


def test_parquet_is_read(tmp_path):
    frame = pd.DataFrame({"a": [1]})
    frame.to_parquet(tmp_path / "t.parquet")
    assert read_table(tmp_path / "t.parquet").equals(frame)


@pytest.mark.parametrize(
    ("error", "told"), [(ImportError("pyarrow"), "Install it"), (KeyError("x"), "must be a Parquet file")]
)
def test_parquet_that_cannot_be_read_is_said(tmp_path, monkeypatch, error, told):
    def fail(*_arguments, **_options):
        raise error

    (tmp_path / "t.parquet").write_bytes(b"PAR1")
    monkeypatch.setattr(pd, "read_parquet", fail)
    with pytest.raises(UsageError, match=told):
        read_table(tmp_path / "t.parquet")
