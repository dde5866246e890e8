"""A column of several files made comparable, as SQL: the same rules as for tables in memory."""

from collections.abc import Mapping
from dataclasses import dataclass

from course_toolkit.splits.compute.parquet.engine import Engine
from course_toolkit.splits.compute.tables.columns import LARGEST_EXACT, Kind

WHOLE = {"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT"}
FLOAT_LARGEST = "3.4028234663852886e38"


@dataclass(frozen=True)
class Written:
    """How a column is written in each set: an expression over its view, DOUBLE or VARCHAR, NULL where missing."""

    name: str
    kind: Kind
    of: Mapping[str, str]


@dataclass(frozen=True)
class _Part:
    """A column in one file."""

    column: str
    type: str
    is_empty: bool
    is_large: bool
    reads_as_numbers: bool

    @property
    def kind(self) -> Kind:
        if self.type in {"FLOAT", "DOUBLE", "BOOLEAN"} or self.type.startswith("DECIMAL") or self.type in WHOLE:
            return "text" if self.is_large else "number"
        return "date" if self.type == "DATE" or self.type.startswith("TIMESTAMP") else "text"


def read_written(engine: Engine, name: str) -> Written:
    """Return how a column that all files have is compared."""
    parts = {key: _look(engine, key, name) for key in engine.layouts}
    kinds = {part.kind for part in parts.values() if not part.is_empty}
    if kinds <= {"number"}:
        coarse = {"FLOAT", "DOUBLE"} <= {part.type for part in parts.values()}
        return Written(name, "number", {key: _number(part, coarse=coarse) for key, part in parts.items()})
    if kinds <= {"date"}:
        return Written(name, "date", {key: _seconds(part) for key, part in parts.items()})
    long = all(part.type in WHOLE for part in parts.values()) and any(part.is_large for part in parts.values())
    if "number" in kinds and not long and all(part.reads_as_numbers or part.is_empty for part in parts.values()):
        return Written(name, "number", {key: _number(part, coarse=False) for key, part in parts.items()})
    return Written(name, "text", {key: _text(part) for key, part in parts.items()})


def _look(engine: Engine, key: str, name: str) -> _Part:
    layout = engine.layouts[key]
    column, kind = layout.place(name), layout.types[layout.columns.index(name)]
    missing = f"{column} IS NULL" + (f" OR isnan({column})" if kind in {"FLOAT", "DOUBLE"} else "")
    large = f"max(abs({column}::HUGEINT))" if kind in WHOLE else "0"
    unread = f"count({column}) - count(TRY_CAST({column} AS DOUBLE))" if kind == "VARCHAR" else "0"
    n_known, largest, n_unread = engine.one(f"SELECT count(*) FILTER (NOT ({missing})), {large}, {unread} FROM {key}")
    is_text = kind not in WHOLE | {"FLOAT", "DOUBLE", "BOOLEAN", "VARCHAR"} and not kind.startswith("DECIMAL")
    return _Part(column, kind, n_known == 0, int(largest or 0) > LARGEST_EXACT, not n_unread and not is_text)


def _number(part: _Part, *, coarse: bool) -> str:
    column = part.column
    if part.is_empty:
        return "NULL::DOUBLE"
    if part.type in {"FLOAT", "DOUBLE"}:
        if coarse and part.type == "DOUBLE":
            column = (
                f"(CASE WHEN abs({column}) > {FLOAT_LARGEST} AND NOT isnan({column}) "
                f"THEN sign({column}) * 'inf'::DOUBLE ELSE {column}::FLOAT::DOUBLE END)"
            )
        return f"(CASE WHEN isnan({column}) THEN NULL ELSE {column}::DOUBLE + 0.0 END)"  # -0 becomes 0
    if part.type == "VARCHAR":
        return f"(TRY_CAST({column} AS DOUBLE) + 0.0)"
    return f"({column}::DOUBLE + 0.0)"


def _seconds(part: _Part) -> str:
    if part.is_empty:
        return "NULL::DOUBLE"
    if part.type == "TIMESTAMP_NS":
        return f"(epoch_ns({part.column}) / 1e9)"
    return f"(epoch_us({part.column}::TIMESTAMP) / 1e6)"


def _text(part: _Part) -> str:
    column = part.column
    if part.is_empty:
        return "NULL::VARCHAR"
    if part.type == "BOOLEAN":
        return f"(CASE WHEN {column} THEN 'True' WHEN NOT {column} THEN 'False' END)"
    if part.type in {"FLOAT", "DOUBLE"}:  # 1.0 is written as 1
        whole = f"{column} = trunc({column}) AND abs({column}) < 1e18"
        return (
            f"(CASE WHEN isnan({column}) THEN NULL WHEN {whole} THEN {column}::BIGINT::VARCHAR "
            f"ELSE {column}::VARCHAR END)"
        )
    return f"({column}::VARCHAR)"
