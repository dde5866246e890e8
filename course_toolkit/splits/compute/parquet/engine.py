"""DuckDB, shut in: it sees the files of one check, writes to one folder of its own, and asks nothing of the network."""

import importlib
import json
import shutil
import tempfile
import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.guard.parquet import refuse_unreadable, refuse_without_duckdb

#: What DuckDB may hold in memory; what it needs beyond goes to its folder.
MEMORY_LIMIT = "1GB"
N_THREADS = 2
ROW_NUMBER = "file_row_number"

Table = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class Layout:
    """What a file says of itself: its columns, their types in DuckDB, its rows, and which columns only name the rows.

    In queries the columns are called ``c0``, ``c1``, …: no name that somebody gave a column ever stands in one.
    """

    columns: tuple[str, ...]
    types: tuple[str, ...]
    n_rows: int
    index: tuple[str, ...]
    first_label: tuple[int, int] = (0, 1)  # start and step of row labels that are only counted

    def place(self, name: str) -> str:
        """Return what a column is called in queries."""
        return f"c{self.columns.index(name)}"


@dataclass
class Engine:
    """A connection that can read some Parquet files and nothing else."""

    paths: Mapping[str, Path]
    layouts: dict[str, Layout] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open the files; each becomes a view that has its key for a name."""
        duckdb = _import_duckdb()
        self._error = duckdb.Error
        folder = tempfile.mkdtemp(prefix="course-toolkit-")
        self._connection = duckdb.connect(
            ":memory:",
            config={
                "memory_limit": MEMORY_LIMIT, "threads": str(N_THREADS), "temp_directory": folder,
                "autoinstall_known_extensions": "false", "autoload_known_extensions": "false",
                "allow_community_extensions": "false",
            },
        )  # fmt: skip
        self.close = weakref.finalize(self, _close, self._connection, folder)
        allowed = ", ".join(quote(path) for path in self.paths.values())
        self._connection.execute(f"SET allowed_paths = [{allowed}]")
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET lock_configuration = true")
        for key, path in self.paths.items():
            try:
                self.layouts[key] = self._open(key, path)
            except self._error as error:
                self.close()
                refuse_unreadable(key, path, str(error))

    def sql(self, query: str, parameters: Sequence[Any] = ()) -> Table:
        """Return the columns that a query answers with."""
        return dict(self._connection.execute(query, list(parameters)).fetchnumpy())

    def one(self, query: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...]:
        """Return the only row that a query answers with."""
        rows = self._connection.execute(query, list(parameters)).fetchall()
        return tuple(rows[0]) if rows else ()

    def run(self, query: str) -> None:
        """Run a query that answers nothing."""
        self._connection.execute(query)

    def put(self, name: str, columns: Mapping[str, NDArray[Any]]) -> None:
        """Make a table of some arrays."""
        self._connection.register("handed", pd.DataFrame(dict(columns)))
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM handed")
        self._connection.unregister("handed")

    def _open(self, key: str, path: Path) -> Layout:
        """Make the view of a file: its row number, then its columns under names of ours."""
        source = f"read_parquet({quote(path)}, hive_partitioning = false"
        described = self._connection.execute(f"DESCRIBE SELECT * FROM {source})").fetchall()
        found = [str(row[0]) for row in described]
        types = tuple(str(row[1]) for row in described)
        if ROW_NUMBER in map(str.lower, found):  # its own column of that name is in the way
            source, number = f"{source})", "row_number() OVER () - 1"
        else:
            source, number = f"{source}, {ROW_NUMBER} = true)", ROW_NUMBER
        columns = ", ".join(
            f"{_plain(identifier(name), kind)} AS c{place}"
            for place, (name, kind) in enumerate(zip(found, types, strict=True))
        )
        self.run(f"CREATE VIEW {key} AS SELECT {number} AS r, {columns} FROM {source}")
        names = self._names(path, found)
        n_rows = int(self.one(f"SELECT count(*) FROM {key}")[0])
        return Layout(names, types, n_rows, *self._row_labels(path, names))

    def _names(self, path: Path, found: Sequence[str]) -> tuple[str, ...]:
        """Return the names as the file has them; DuckDB tells "a" and "A" apart by renaming one."""
        top, left = [], [0]
        for name, n_children in self._connection.execute(
            f"SELECT name, num_children FROM parquet_schema({quote(path)})"
        ).fetchall():
            if len(left) == 2 and left[-1] > 0:
                top.append(str(name))
            left[-1] -= 1
            if n_children:
                left.append(int(n_children))
            while len(left) > 1 and left[-1] == 0:
                left.pop()
        return tuple(top) if len(top) == len(found) and len(set(top)) == len(top) else tuple(found)

    def _row_labels(self, path: Path, names: Sequence[str]) -> tuple[tuple[str, ...], tuple[int, int]]:
        """Return the columns that pandas wrote to name the rows, or where their numbers start and how they go on."""
        query = f"SELECT decode(value) FROM parquet_kv_metadata({quote(path)}) WHERE decode(key) = 'pandas'"
        try:
            written = json.loads(self.one(query)[0])["index_columns"]
        except (IndexError, KeyError, ValueError, TypeError, self._error):
            return (), (0, 1)
        if written and isinstance(written[0], dict):
            start, step = written[0].get("start"), written[0].get("step")
            return (), (start, step) if isinstance(start, int) and isinstance(step, int) else (0, 1)
        return tuple(name for name in written if isinstance(name, str) and name in names), (0, 1)


def _import_duckdb() -> Any:
    try:
        return importlib.import_module("duckdb")
    except ImportError:
        refuse_without_duckdb()


def _close(connection: Any, folder: str) -> None:
    connection.close()
    shutil.rmtree(folder, ignore_errors=True)


def identifier(name: str) -> str:
    """Write a name of the file as SQL wants it, whatever signs it holds."""
    return '"' + name.replace('"', '""') + '"'


def quote(path: Path) -> str:
    """Write a path as SQL wants it, whatever signs it holds."""
    return "'" + str(path).replace("'", "''") + "'"


def _plain(column: str, kind: str) -> str:
    """Return the moments of a time zone in UTC: reading others wants a library."""
    return f"make_timestamp(epoch_us({column}))" if kind == "TIMESTAMP WITH TIME ZONE" else column


def floats(values: NDArray[Any]) -> NDArray[np.float64]:
    """Return an answer of DuckDB with NaN for what is missing."""
    filled = np.ma.asarray(values, dtype=np.float64).filled(np.nan)
    return np.asarray(filled, dtype=np.float64)


def objects(values: NDArray[Any]) -> NDArray[np.object_]:
    """Return an answer of DuckDB with None for what is missing."""
    written = np.ma.asarray(values)
    result = np.array(written.data, dtype=object)
    result[np.ma.getmaskarray(written)] = None
    return result
