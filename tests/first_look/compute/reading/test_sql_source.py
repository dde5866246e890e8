import sqlite3
from contextlib import closing

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import course_toolkit as ct
from course_toolkit.first_look.compute.reading import read_source, reading_of


@pytest.fixture
def base(tmp_path):
    path = tmp_path / "sante.db"
    with closing(sqlite3.connect(path)) as connection:
        pd.DataFrame({"ID": [1, 2], "Age": [30, None]}).to_sql("patients", connection, index=False)
        pd.DataFrame({"ID": [1], "nom": ["x"]}).to_sql('les "visites"', connection, index=False)
        connection.commit()
    return path


def test_a_table_or_a_query_is_read(base, run_code):
    for options in (
        {"table": "patients"},
        {"table": 'les "visites"'},
        {"query": "SELECT Age FROM patients WHERE ID = 1"},
        {"query": "-- ages\nWITH p AS (SELECT * FROM patients) SELECT * FROM p"},
    ):
        frame = read_source(base, options)
        assert_frame_equal(frame, run_code(frame))
    assert dict(reading_of(read_source(base, {"table": "patients"})).missing.texts) == {"NULL": 1}


def test_an_address_of_a_sqlite_file_is_read_as_the_file(base):
    assert read_source(f"sqlite:///{base}", {"table": "patients"}).shape == (2, 2)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({}, "has the tables: 'les \"visites\"', 'patients'"),
        ({"table": "patient"}, "Did you mean 'patients'"),
        ({"query": "SELECT * FROM personnes"}, "no such table: personnes.*\nThe tables are: .*'patients'"),
        ({"query": "SELEC *"}, "must be one SELECT"),
        ({"query": "SELECT * FRM patients"}, "syntax error"),
        ({"query": "SELECT a", "table": "patients"}, "Both came"),
        ({"query": "SELECT p.ID, p.ID FROM patients p"}, "More than one column has the name: 'ID'"),
        ({"query": "SELECT 1; SELECT 2"}, "one statement"),
    ],
    ids=str,
)
def test_what_cannot_be_asked_is_said(base, options, told):
    with pytest.raises(ct.CourseError, match=told):
        read_source(base, options)


@pytest.mark.parametrize(
    "query",
    [
        "DROP TABLE patients",
        "DELETE FROM patients",
        "PRAGMA writable_schema = 1",
        "ATTACH DATABASE 'other.db' AS other",
        "SELECT 1; DROP TABLE patients",
        "WITH p AS (SELECT 1) DELETE FROM patients",
        "SELECT load_extension('x')",
    ],
)
def test_nothing_is_ever_written(base, query):
    before = base.read_bytes()
    with pytest.raises(ct.CourseError):
        read_source(base, {"query": query})
    assert base.read_bytes() == before


def test_a_damaged_file_is_refused(write):
    with pytest.raises(ct.CourseError, match="must be a SQLite file"):
        read_source(write("t.db", b"SQLite format 3\0broken" * 50), {})


def test_a_base_without_tables_is_refused(tmp_path):
    with closing(sqlite3.connect(tmp_path / "e.db")) as connection:
        connection.execute("CREATE TABLE t (a)")
        connection.execute("DROP TABLE t")
        connection.commit()
    with pytest.raises(ct.CourseError, match="holds none"):
        read_source(tmp_path / "e.db", {})


def test_other_data_bases_are_read_through_sqlalchemy(base, run_code):
    # A driver of SQLite under a name of its own stands for any server.
    address = f"sqlite+pysqlite:///file:{base}?mode=ro&uri=true"
    import course_toolkit.first_look.compute.reading.sql_source as module

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_SQLITE_URL", module.re.compile("never"))
        frame = read_source(address, {"table": "patients"})
        assert frame.shape == (2, 2)
        assert_frame_equal(frame, run_code(frame))
        with pytest.raises(ct.CourseError, match="no such table"):
            read_source(address, {"query": "SELECT * FROM personnes"})
        with pytest.raises(ct.CourseError, match="must be one SELECT"):
            read_source(address, {"query": "DROP TABLE patients"})


def test_a_password_is_never_shown():
    address = "postgresql://ana:s3cret@localhost:1/base"
    with pytest.raises(ct.CourseError) as refusal:
        read_source(address, {"table": "patients"})
    assert "s3cret" not in str(refusal.value)
