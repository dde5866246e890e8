"""Tables in databases: a SQLite file, or an address and a query. Nothing is ever written."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pandas as pd

from course_toolkit._core.compute.guard import reading as guard
from course_toolkit.first_look.compute.reading.code import quoted
from course_toolkit.first_look.compute.reading.missing import all_called
from course_toolkit.first_look.compute.reading.options import Options
from course_toolkit.first_look.compute.reading.parsed import Parsed
from course_toolkit.first_look.compute.reading.source import Source

#: What a query that only reads may do.
_READING = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
_ASKS = re.compile(
    r"\s*(?:(?:--[^\n]*\n|/\*.*?\*/)\s*)*\(*\s*(select|with|values|table|show|describe)\b",
    re.IGNORECASE | re.DOTALL,
)
_SQLITE_URL = re.compile(r"sqlite(?:\+pysqlite)?:///(?P<path>[^?]+)(?:\?.*)?")
_TABLES = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name"


def read_sqlite(source: Source, options: Options) -> Parsed:
    """Read one table, or the answer to a query, from a SQLite file that is opened to be read only."""
    try:
        with _opened(source) as connection:
            tables = [name for (name,) in connection.execute(_TABLES)]
            query = _query(options, tables, source.name)
            connection.set_authorizer(_only_reading)
            frame = _asked(connection, query, tables)
    except sqlite3.Error as error:
        guard.refuse_corrupt(source.name, "SQLite", error)
    opening = f"sqlite3.connect({source.given})"
    code = f"import sqlite3\nconnection = {opening}\nframe = pd.read_sql({quoted(query)}, connection)"
    return _parsed(frame, code, tables, query, options)


def read_database(source: Source, options: Options) -> Parsed:
    """Read one table, or the answer to a query, from an address; what it did is taken back at the end."""
    url = source.url or ""
    file = _SQLITE_URL.fullmatch(url)
    if file:
        path = Path(file["path"])
        guard.check_file(path, name=file["path"])
        return read_sqlite(Source(name=path.name, given=quoted(file["path"]), path=path), options)
    try:
        import sqlalchemy  # noqa: PLC0415 — needed for databases other than a SQLite file, and may not be installed
    except ImportError:
        guard.refuse_without("sqlalchemy", source.name)
    try:
        return _read_with(sqlalchemy, source, options)
    except (sqlalchemy.exc.SQLAlchemyError, pd.errors.DatabaseError, ImportError) as error:
        guard.refuse_database(source.name, getattr(error, "orig", None) or error)


def _read_with(sqlalchemy: Any, source: Source, options: Options) -> Parsed:
    engine = sqlalchemy.create_engine(source.url)
    try:
        tables = sorted(sqlalchemy.inspect(engine).get_table_names())
        table = None if options.table is None else guard.check_table_name(options.table, tables, source.name)
        name = None if table is None else engine.dialect.identifier_preparer.quote(table)
        query = _query(options, tables, source.name, name)
        with engine.connect() as connection:  # never committed
            frame = pd.read_sql(sqlalchemy.text(query), connection)
    finally:
        engine.dispose()
    code = (
        f"from sqlalchemy import create_engine, text\nengine = create_engine({source.given})\n"
        f"with engine.connect() as connection:\n    frame = pd.read_sql(text({quoted(query)}), connection)"
    )
    return _parsed(frame, code, tables, query, options)


def _parsed(frame: pd.DataFrame, code: str, tables: Sequence[str], query: str, options: Options) -> Parsed:
    if frame.columns.duplicated().any():
        guard.refuse_repeated_answer(frame.columns[frame.columns.duplicated()].unique().tolist())
    told = [name for name in tables if options.query is None and name != options.table][:5]
    notes = [{"code": "other_tables", "n": len(tables) - 1, "names": told}] if told and len(tables) > 1 else []
    return Parsed(frame, code, all_called("NULL"), {"query": query}, notes=notes)


def _query(options: Options, tables: Sequence[str], name: str, quoted_table: str | None = None) -> str:
    """Return the query: the one that was given if it only asks, else all of the one table."""
    if options.query is not None:
        if options.table is not None:
            guard.refuse_query_and_table()
        if not _ASKS.match(options.query):
            guard.refuse_writing(options.query)
        return options.query
    if options.table is None and len(tables) != 1:
        guard.refuse_no_query(name, tables)
    table = tables[0] if options.table is None else guard.check_table_name(options.table, tables, name)
    return f"SELECT * FROM {quoted_table or _identifier(table)}"  # noqa: S608 — the table is one of the base's own


def _identifier(table: str) -> str:
    return (
        table
        if re.fullmatch(r"[A-Za-z_]\w*", table) and table.lower() not in {"table", "order", "group"}
        else ('"' + table.replace('"', '""') + '"')
    )


def _asked(connection: sqlite3.Connection, query: str, tables: Sequence[str]) -> pd.DataFrame:
    try:
        return pd.read_sql(query, connection)
    except pd.errors.DatabaseError as error:
        reason = error.__cause__ or error
        if "not authorized" in str(reason):
            guard.refuse_writing(query)
        guard.refuse_query(query, str(reason), tables)
    except (sqlite3.Warning, sqlite3.ProgrammingError) as error:  # two statements in one
        guard.refuse_query(query, str(error), tables)


@contextmanager
def _opened(source: Source) -> Iterator[sqlite3.Connection]:
    """Open a file to be read only; bytes are taken into memory."""
    if source.path is not None:
        address = f"{source.path.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            yield connection
        return
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(source.content or b"")
        yield connection


def _only_reading(action: int, *_names: Any) -> int:
    return sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY
