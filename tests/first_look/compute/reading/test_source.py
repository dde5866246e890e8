import pickle
import zipfile

import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.first_look.compute.reading.source import find_source, hide_password, kind_of


def test_an_open_file_can_be_read_again(write):
    with open(write("t.csv", "a\n1\n"), encoding="utf-8") as file:  # noqa: PTH123 — an open file is what is tested
        source = find_source(file)
        assert (source.name, source.read(), file.read()) == ("t.csv", b"a\n1\n", "a\n1\n")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("https://example.org/sante.csv", "address on the web"),
        ("S3://bucket/sante.csv", "address on the web"),
        (pd.DataFrame(), "a table already"),
        (3, "must be the path of a file"),
        (None, "must be the path of a file"),
    ],
    ids=str,
)
def test_what_is_no_source_is_refused(given, told):
    with pytest.raises(ct.CourseError, match=told):
        find_source(given)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("m.pkl", pickle.dumps({"a": 1}), "run the code in it"),
        ("m.csv", pickle.dumps(pd.DataFrame({"a": [1]})), "run the code in it"),
        ("p.csv", b"<!DOCTYPE html><html></html>", "web page"),
        ("p.csv", b"%PDF-1.7 ...", "no text"),
        ("b.csv", bytes(range(256)) * 9, "no text"),
        ("s.sav", b"$FL2 spss", "pd.read_spss"),
        ("e.csv", b"", "is empty"),
        ("g.csv.gz", b"\x1f\x8bbroken", "none"),
    ],
)
def test_what_is_no_data_is_refused(name, content, told, write):
    with pytest.raises(ct.CourseError, match=told):
        kind_of(find_source(write(name, content)))


def test_a_pickle_is_never_opened(write):
    class Bomb:
        def __reduce__(self):
            return exec, ("raise SystemExit",)

    for name in ("b.pkl", "b.csv", "b"):
        with pytest.raises(ct.CourseError, match="pickle"):
            kind_of(find_source(write(name, pickle.dumps(Bomb()))))


def test_a_zip_file_holds_one_table(tmp_path):
    path = tmp_path / "two.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("a.csv", "a\n1\n")
        packed.writestr("b.csv", "b\n1\n")
    with pytest.raises(ct.CourseError, match=r"holds 2 files: 'a.csv', 'b.csv'"):
        kind_of(find_source(path))


@pytest.mark.parametrize(
    ("url", "hidden"),
    [
        ("postgresql://ana:s3cret@host/base", "postgresql://ana:***@host/base"),
        ("postgresql://ana:p@ss@host/base", "postgresql://ana:***@host/base"),
        ("sqlite:///sante.db", "sqlite:///sante.db"),
    ],
)
def test_passwords_are_hidden(url, hidden):
    assert hide_password(url) == hidden
