"""Read a table from whatever holds one, with the account of how it was read."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from course_toolkit._core.compute.guard.reading import refuse_unreadable
from course_toolkit._core.compute.guard.tables import check_column_of
from course_toolkit.first_look.compute.reading.account import Reading, keep_account
from course_toolkit.first_look.compute.reading.code import argument
from course_toolkit.first_look.compute.reading.csv_file import read_csv
from course_toolkit.first_look.compute.reading.excel_file import read_excel
from course_toolkit.first_look.compute.reading.json_file import read_json
from course_toolkit.first_look.compute.reading.lookalikes import lookalikes
from course_toolkit.first_look.compute.reading.missing import count_missing
from course_toolkit.first_look.compute.reading.options import Kind, Options, check_options
from course_toolkit.first_look.compute.reading.parquet_file import read_parquet
from course_toolkit.first_look.compute.reading.parsed import Parsed
from course_toolkit.first_look.compute.reading.source import DAMAGED, Source, find_source, kind_of
from course_toolkit.first_look.compute.reading.sql_source import read_database, read_sqlite

READERS: dict[Kind, Callable[[Source, Options], Parsed]] = {
    "csv": read_csv,
    "json": read_json,
    "excel": read_excel,
    "parquet": read_parquet,
    "sqlite": read_sqlite,
    "sql": read_database,
}
#: pandas' readers of these know the texts that are missing.
_TEXT_TABLES = {"csv", "excel"}
#: How the files of each kind are called; beside them a name misleads.
_SUFFIXES: dict[str, set[str]] = {
    "csv": {".csv", ".tsv", ".txt", ".tab", ".dat", ".data", ".gz", ".bz2", ".xz", ".zip", ""},
    "json": {".json", ".jsonl", ".ndjson", ".geojson", ".txt", ".gz", ".bz2", ".xz", ".zip", ""},
    "excel": {".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ""},
}


def read_source(given: Any, options: dict[str, Any]) -> pd.DataFrame:
    """Return a table; ``attrs["reading"]`` of it holds the account of how it was read."""
    checked = check_options(options)
    source = find_source(given)
    kind = kind_of(source)
    try:
        parsed = READERS[kind](source, checked.for_kind(kind))
    except DAMAGED as error:
        refuse_unreadable(source.name, error)
    for name in checked.text:
        check_column_of(parsed.frame, name, name="text")
    if checked.missing and kind not in _TEXT_TABLES:
        _set_missing(parsed, checked.missing)
    keep_account(parsed.frame, _account(source, kind, parsed))
    return parsed.frame


def _set_missing(parsed: Parsed, texts: Sequence[Any]) -> None:
    """Set texts missing where the reader of a file does not know how."""
    before, found = parsed.texts_at, parsed.frame
    is_text = found.isin(list(texts))
    parsed.frame = found.mask(is_text)
    parsed.code += f"\nframe = frame.mask(frame.isin({argument(list(texts))}))"

    def texts_at(places: Sequence[int], _is_missing: Any) -> Any:
        counts = before(places, lambda place: found.iloc[:, place].isna().to_numpy())
        for place in places:
            cells = found.iloc[:, place][is_text.iloc[:, place]]
            counts[place].update(cells.astype(str).value_counts().to_dict())
        return counts

    parsed.texts_at = texts_at


def _account(source: Source, kind: Kind, parsed: Parsed) -> Reading:
    frame = parsed.frame
    suffixes = _SUFFIXES.get(kind)
    misled = source.url is None and suffixes is not None and source.path is not None and source.suffix not in suffixes
    notes = [{"code": "other_suffix", "suffix": source.suffix}] if misled else []
    notes += [{"code": "no_rows"}] if frame.empty else []
    return Reading(
        source=source.name,
        kind=kind,
        n_rows=len(frame),
        n_columns=frame.shape[1],
        code=parsed.code,
        facts={name: value for name, value in parsed.facts.items() if value},
        guessed=parsed.guessed,
        missing=count_missing(frame, parsed.texts_at),
        notes=(*notes, *parsed.notes, *lookalikes(frame, parsed.kept_text)),
    )
