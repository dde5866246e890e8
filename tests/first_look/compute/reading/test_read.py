import gzip
import io
import json
import sqlite3
import zipfile
from contextlib import closing

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

import course_toolkit as ct
from course_toolkit.first_look.compute.reading import read_source, reading_of

FRAME = pd.DataFrame({"ID": [1, 2, 3], "IMC": [22.5, np.nan, 30.0], "nom": ["Zoé", None, "Ana"]})


def test_the_lecture_s_table_is_read_as_pandas_reads_it(root):
    path = root / "course_toolkit" / "datasets" / "data" / "sante.csv"
    frame = read_source(path, {})
    assert_frame_equal(frame, ct.load_sante())
    missing = reading_of(frame).missing
    assert (missing.n_cells, missing.n_columns, missing.texts) == (4, 1, (("NULL", 4),))


TEXTS = {
    "plain": "a,b\n1,2.5\n3,NULL\n",
    "french": "âge;revenu;tel\n30;1 234,5;06 12 34 56 78\n31;12 000;06 55 44 33 22\n;3,5;\n",
    "narrow spaces": "nom;revenu\nZoé;1\u202f234,5\nLéo;12\u202f000\n",
    "no-break spaces": "nom;revenu\nZoé;1\u00a0234,5\nLéo;12\u00a0000\n",
    "swiss": "a;b\n1'234.5;x\n2'000;y\n",
    "english thousands": 'a,b\n"1,234.5",x\n"2,000",y\n',
    "german": "a;b\n1.234,5;x\n2,25;y\n",
    "quoted decimal commas": 'a,b\n"1,5",x\n"2,25",y\n',
    "tabs": "a\tb\n1\t2,5\n",
    "pipes": "a|b\n1|x\n",
    "blanks": "x  y\n1  2\n3  4\n5  6\n",
    "title": "Export du 12/03/2024\n\na;b;c\n1;2;3\n4;5;6\n",
    "announced": "sep=;\na;b\n1;2\n",
    "short rows": "a,b,c\n1,2,3\n1,2\n5\n",
    "trailing separators": "a,b\n1,2,\n3,4,\n",
    "row names": "a,b,c\nx,1,2,3\ny,4,,6\n",
    "names twice": "a,a,<script>, b\n1,2,3,4\n",
    "one column with commas": "avis\nTrès bon, merci\nNul\n",
    "only names": "a,b\n",
    "cells of several lines": 'a,b\n"one\ntwo",2\n"NULL",\n',
    "windows": "a;b\r\n1;2\r\n",
}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_line_of_pandas_gives_the_same_table(name, encoding, write, run_code):
    if name == "narrow spaces" and encoding == "cp1252":
        pytest.skip("cp1252 has no narrow space")
    path = write("table.csv", TEXTS[name], encoding)
    frame = read_source(path, {})
    assert_frame_equal(frame, run_code(frame))
    assert json.loads(json.dumps(frame.attrs, allow_nan=False)) == frame.attrs


OPTIONS = [
    {"missing": ["2.5", 3]},
    {"not_missing": "NULL"},
    {"text": ["a"]},
    {"header": None},
    {"skiprows": 1},
    {"sep": ";"},
    {"decimal": ","},
    {"encoding": "latin-1"},
]


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_the_line_of_pandas_carries_what_was_asked_for(options, write, run_code):
    frame = read_source(write("table.csv", TEXTS["plain"]), options)
    assert_frame_equal(frame, run_code(frame))
    assert not set(options) & set(reading_of(frame).guessed)


@given(st.text(st.sampled_from("ab,;\t|\"\n1234567890.  -é\u202f\u00a0'{}[]:NUL"), max_size=80))
@pytest.mark.filterwarnings(
    "ignore::pandas.errors.ParserWarning"
)  # the plain line warns where the reader looked before
def test_any_text_is_read_as_its_line_reads_it_or_is_refused_in_words(text):
    try:
        frame = read_source(text.encode(), {})
    except ct.CourseError:
        return
    names = {"pd": pd, "source": io.BytesIO(text.encode())}
    exec(reading_of(frame).code, names)  # noqa: S102 — the code is what is tested
    assert_frame_equal(frame, names["frame"])
    assert reading_of(frame).missing.n_cells == frame.isna().to_numpy().sum()


def test_a_column_that_is_to_stay_text_must_be_there(read):
    with pytest.raises(ct.CourseError, match="Did you mean 'cp'"):
        read("cp,x\n01000,1\n", text="CP")


def written(kind, folder):
    """Write the table in one kind of file and return its path."""
    path = folder / f"table.{kind}"
    match kind:
        case "csv.gz":
            path.write_bytes(gzip.compress(FRAME.to_csv(index=False).encode()))
        case "csv.zip":
            with zipfile.ZipFile(path, "w") as packed:
                packed.writestr("inside.csv", FRAME.to_csv(index=False))
        case "json":
            FRAME.to_json(path, orient="records")
        case "jsonl":
            FRAME.to_json(path, orient="records", lines=True)
        case "xlsx":
            FRAME.to_excel(path, index=False)
        case "parquet":
            FRAME.to_parquet(path)
        case "db":
            with closing(sqlite3.connect(path)) as connection:
                FRAME.to_sql("patients", connection, index=False)
    return path


KINDS = ["csv.gz", "csv.zip", "json", "jsonl", "xlsx", "parquet", "db"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("options", [{}, {"missing": ["Ana"]}], ids=str)
def test_every_kind_of_file_gives_the_table_and_its_line(kind, options, tmp_path, run_code):
    path = written(kind, tmp_path)
    frame = read_source(path, options)
    assert_frame_equal(frame, run_code(frame))
    expected = FRAME.mask(FRAME == "Ana") if options else FRAME
    assert_frame_equal(frame, expected, check_dtype=False)
    reading = reading_of(frame)
    assert (reading.n_rows, reading.n_columns) == frame.shape
    assert reading.missing.n_cells == expected.isna().to_numpy().sum()
    assert sum(n for _text, n in reading.missing.texts) == reading.missing.n_cells
    assert ("Ana", 1) in reading.missing.texts or not options


@pytest.mark.parametrize("kind", KINDS)
def test_bytes_open_files_and_uploads_are_read_as_files_are(kind, tmp_path):
    path = written(kind, tmp_path)
    content = path.read_bytes()
    upload = ({"name": path.name, "type": "", "size": len(content), "content": memoryview(content)},)
    with path.open("rb") as file:
        for source in (content, io.BytesIO(content), file, upload, str(path)):
            assert_frame_equal(read_source(source, {}), FRAME, check_dtype=False)


def test_what_a_file_holds_counts_and_not_how_it_is_called(tmp_path, notes_of):
    path = written("xlsx", tmp_path).rename(tmp_path / "table.csv")
    frame = read_source(path, {})
    assert frame.shape == FRAME.shape
    assert "other_suffix" in notes_of(frame)


def test_the_account_survives_parquet_and_is_not_taken_for_that_of_another_file(tmp_path, read):
    read("a\n1\nNULL\n").to_parquet(tmp_path / "a.parquet")
    assert reading_of(pd.read_parquet(tmp_path / "a.parquet")).missing.texts == (("NULL", 1),)
    assert reading_of(read_source(tmp_path / "a.parquet", {})).kind == "parquet"


def test_a_long_and_a_wide_file_are_read_and_their_accounts_stay_short(tmp_path):
    n = 120_000
    rng = np.random.default_rng(0)
    long = pd.DataFrame({"a": rng.normal(size=n), "b": rng.choice(["x", "NULL", ""], n)})
    long.to_csv(tmp_path / "long.csv", index=False)
    frame = read_source(tmp_path / "long.csv", {})
    missing = reading_of(frame).missing
    assert dict(missing.texts) == (long["b"].value_counts()[["NULL", ""]]).to_dict()
    pd.DataFrame(np.full((3, 10_000), np.nan)).to_csv(tmp_path / "wide.csv", index=False)
    frame = read_source(tmp_path / "wide.csv", {})
    assert reading_of(frame).missing.n_columns == 10_000
    assert len(json.dumps(frame.attrs)) < 20_000


@pytest.mark.parametrize("cut", [30, 60])
def test_a_packed_file_that_was_cut_off_is_refused_in_words(cut, write):
    packed = gzip.compress("".join(f"{n},{n * n}\n" for n in range(9_999)).encode())
    with pytest.raises(ct.CourseError, match="table that can be read"):
        read_source(write("table.csv.gz", packed[:-cut]), {})


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "x" * 5_000])
def test_a_text_instead_of_a_path_is_refused_in_words(text):
    with pytest.raises(ct.CourseError, match=r"io\.StringIO"):
        read_source(text, {})
