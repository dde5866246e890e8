"""DuckDB sees the files it was given, under names of ours, and nothing else."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit.splits.compute.parquet.engine import Engine, floats, identifier, objects

duckdb = pytest.importorskip("duckdb")


@pytest.fixture
def opened(save):
    engines = []

    def make(frame, name="train", options=""):
        engine = Engine({"train": save(frame, name, options)})
        engines.append(engine)
        return engine

    yield make
    for engine in engines:
        engine.close()


def test_no_other_file_can_be_read_or_written(opened, save, tmp_path):
    engine = opened(pd.DataFrame({"a": [1]}))
    other = save(pd.DataFrame({"secret": [1]}), "other")
    for query in (
        f"FROM read_parquet('{other}')",
        "SELECT * FROM read_csv('/etc/hostname')",
        f"COPY train TO '{tmp_path}/new.csv'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
    ):
        with pytest.raises(duckdb.Error):
            engine.run(query)


def test_a_file_is_never_written_to(opened, tmp_path):
    engine = opened(pd.DataFrame({"a": [1]}))
    before = (tmp_path / "train.parquet").read_bytes()
    with pytest.raises(duckdb.Error):
        engine.run("INSERT INTO train VALUES (1, 2)")
    assert (tmp_path / "train.parquet").read_bytes() == before


def test_names_come_as_the_file_has_them(tmp_path):
    path = tmp_path / "train.parquet"
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE t AS SELECT 1 AS \"a\"\"; --\", {'x': 1, 'y': [2]} AS nested, [1, 2] AS list, 4 AS last"
        )
        connection.execute(f"COPY t TO '{path}' (FORMAT parquet)")
    engine = Engine({"train": path})
    assert engine.layouts["train"].columns == ('a"; --', "nested", "list", "last")
    assert engine.one("SELECT r, c0, c3 FROM train") == (0, 1, 4)
    engine.close()


def test_names_that_differ_in_their_case_stay_apart(save):
    path = save(pd.DataFrame({"cola": [3], "COLB": [4]}), "train")
    path.write_bytes(path.read_bytes().replace(b"COLB", b"COLA"))  # DuckDB writes no such file, others do
    engine = Engine({"train": path})
    assert engine.layouts["train"].columns == ("cola", "COLA")
    assert engine.one("SELECT c0, c1 FROM train") == (3, 4)
    engine.close()


def test_a_column_called_as_the_row_number_is_a_column(opened):
    engine = opened(pd.DataFrame({"File_Row_Number": [7, 8, 9]}))
    found = engine.sql("SELECT r, c0 FROM train ORDER BY r")
    assert found["r"].tolist() == [0, 1, 2]
    assert found["c0"].tolist() == [7, 8, 9]


def test_the_index_that_pandas_wrote_names_the_rows(opened):
    frame = pd.DataFrame({"a": [1], "who": ["x"]})
    named = opened(frame, options=', KV_METADATA {pandas: \'{"index_columns": ["who"]}\'}')
    assert named.layouts["train"].index == ("who",)
    counted = '{"index_columns": [{"kind": "range", "start": 5, "stop": 6, "step": 1}]}'
    assert opened(frame, options=f", KV_METADATA {{pandas: '{counted}'}}").layouts["train"].first_label == (5, 1)
    assert opened(frame, options=", KV_METADATA {pandas: 'no json'}").layouts["train"].index == ()


def test_a_folder_of_its_own_is_taken_away(opened):
    engine = opened(pd.DataFrame({"a": [1]}))
    (folder,) = engine.one("SELECT current_setting('temp_directory')")
    assert folder
    engine.close()
    assert not Path(folder).exists()


def test_what_is_no_parquet_is_refused(tmp_path):
    path = tmp_path / "train.parquet"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(CourseError):
        Engine({"train": path})


def test_answers_come_with_their_gaps(opened):
    engine = opened(pd.DataFrame({"a": [1.5, None], "b": ["x", None]}))
    found = engine.sql("SELECT c0, c1 FROM train ORDER BY r")
    assert floats(found["c0"])[0] == 1.5
    assert np.isnan(floats(found["c0"])[1])
    assert objects(found["c1"]).tolist() == ["x", None]


def test_a_name_cannot_leave_its_quotation_marks():
    assert identifier('a" FROM x; --') == '"a"" FROM x; --"'
