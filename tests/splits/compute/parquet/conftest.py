"""Tables written to Parquet files, and both forms side by side."""

import pytest

from course_toolkit.splits.compute.parquet.engine import Engine
from course_toolkit.splits.compute.parquet.sets import ParquetSets, ParquetTable
from course_toolkit.splits.compute.tables.sets import Declared, Sets


@pytest.fixture
def save(tmp_path):
    duckdb = pytest.importorskip("duckdb")

    def write(frame, name, options=""):
        path = tmp_path / f"{name}.parquet"
        with duckdb.connect() as connection:
            connection.register("frame", frame)
            place = str(path).replace("'", "''")
            connection.execute(f"COPY frame TO '{place}' (FORMAT parquet{options})")
        return path

    return write


@pytest.fixture
def both(save):
    """Return the same sets in memory and in files."""
    opened = []

    def make(train, test, label="y", **declared):
        frames = {"train": train, "test": test}
        engine = Engine({key: save(frame, key) for key, frame in frames.items()})
        opened.append(engine)
        tables = {key: ParquetTable(engine, key) for key in frames}
        known = Declared(**declared)
        return Sets(frames, label, known), ParquetSets(tables, label, known, engine=engine)

    yield make
    for engine in opened:
        engine.close()
