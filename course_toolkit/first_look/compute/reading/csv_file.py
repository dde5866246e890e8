"""Tables in text files: told how they are written by their first rows, then read by pandas."""

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NoReturn

import pandas as pd

from course_toolkit._core.compute.guard import reading as guard
from course_toolkit.first_look.compute.reading.code import call
from course_toolkit.first_look.compute.reading.csv_notes import csv_notes
from course_toolkit.first_look.compute.reading.dialect import Dialect
from course_toolkit.first_look.compute.reading.encoding import decodes, guess_encoding
from course_toolkit.first_look.compute.reading.layout import guess_layout
from course_toolkit.first_look.compute.reading.marks import guess_marks
from course_toolkit.first_look.compute.reading.missing import texts_in
from course_toolkit.first_look.compute.reading.options import Options
from course_toolkit.first_look.compute.reading.parsed import Parsed
from course_toolkit.first_look.compute.reading.source import N_BYTES_LOOKED_AT, Source

N_ROWS_OF_A_PIECE = 100_000


def read_csv(source: Source, options: Options) -> Parsed:
    """Read a text file, and tell how it is written."""
    dialect = _dialect(source, options)
    try:
        frame, mixed = _read(source, dialect)
    except UnicodeDecodeError:
        if options.encoding is not None:
            guard.refuse_encoding(source.name, options.encoding, guess_encoding(source.read(), is_whole=True))
        dialect = _dialect(source, replace(options, encoding=guess_encoding(source.read(), is_whole=True)))
        frame, mixed = _read(source, dialect)
    arguments = dialect.arguments | ({"low_memory": False} if mixed else {}) | _packing(source)
    return Parsed(
        frame=frame,
        code=f"frame = {call('pd.read_csv', source.given, arguments)}",
        facts=_facts(source, dialect),
        guessed=_guessed(options, dialect),
        texts_at=texts_in(lambda places: _pieces(source, dialect, frame, places)),
        kept_text=frozenset([*options.text, *dialect.marks.shielded]),
        notes=[*csv_notes(source, dialect, frame), *([{"code": "mixed_types"}] if mixed else [])],
    )


def _dialect(source: Source, options: Options) -> Dialect:
    start = source.start()
    is_whole = len(start) < N_BYTES_LOOKED_AT
    encoding = options.encoding or guess_encoding(start, is_whole=is_whole)
    if not decodes(start, encoding, is_whole=is_whole):
        guard.refuse_encoding(source.name, encoding, guess_encoding(start, is_whole=is_whole))
    text = start.decode(encoding, errors="ignore").removeprefix("\ufeff")
    layout = guess_layout(text, sep=options.sep, skiprows=options.skiprows, is_whole=is_whole)
    if not layout.rows:
        guard.refuse_empty(source.name)
    return Dialect(encoding, layout, guess_marks(layout, options), options)


def _read(source: Source, dialect: Dialect) -> tuple[pd.DataFrame, bool]:
    """Return the table, and whether it had to be read in one piece for its columns to be of one kind."""
    arguments = dialect.arguments | _packing(source)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", pd.errors.ParserWarning)
        warnings.simplefilter("error", pd.errors.DtypeWarning)
        try:
            return pd.read_csv(source.handle(), **arguments), False
        except pd.errors.DtypeWarning:
            return pd.read_csv(source.handle(), **arguments, low_memory=False), True
        except pd.errors.ParserError as error:
            _refuse_ragged(source, dialect, error)
        except pd.errors.EmptyDataError:
            guard.refuse_empty(source.name)
        except (UnicodeDecodeError, OSError):
            raise
        except (ValueError, LookupError, TypeError) as error:
            guard.refuse_unreadable(source.name, error)


def _refuse_ragged(source: Source, dialect: Dialect, error: Exception) -> NoReturn:
    wider = re.search(r"Expected (\d+) fields in line (\d+), saw (\d+)", str(error))
    if wider is None:
        guard.refuse_unreadable(source.name, error)
    expected, line, seen = map(int, wider.groups())
    with source.open() as file, io.TextIOWrapper(file, encoding=dialect.encoding, errors="replace") as lines:
        text = next((one for number, one in enumerate(lines, start=1) if number == line), "")
    sep = None if "sep" in dialect.options.given else dialect.layout.sep
    guard.refuse_ragged(source.name, (line, text.rstrip("\r\n")), (expected, seen), sep)


def _packing(source: Source) -> dict[str, Any]:
    return {"compression": source.packing} if source.packing else {}


def _pieces(source: Source, dialect: Dialect, frame: pd.DataFrame, places: Sequence[int]) -> Iterator[pd.DataFrame]:
    """Yield the same rows as text, the columns at some places."""
    n_before = 0 if isinstance(frame.index, pd.RangeIndex) and not dialect.layout.n_more else frame.index.nlevels
    if dialect.layout.ends_with_separator:
        n_before = 0
    width = max(len(dialect.layout.names), dialect.layout.width, frame.shape[1] + n_before)
    arguments = dialect.raw_arguments | {"names": range(width), "chunksize": N_ROWS_OF_A_PIECE} | _packing(source)
    if dialect.options.ragged == "error":  # with chosen columns pandas does not see which rows are too wide
        arguments["usecols"] = [place + n_before for place in places]
    to_drop = 0 if dialect.options.header is None else 1
    with pd.read_csv(source.handle(), **arguments) as pieces:
        for piece in pieces:
            cut = piece.iloc[to_drop:]
            yield cut.set_axis([place - n_before for place in cut.columns], axis=1)
            to_drop = 0


def _facts(source: Source, dialect: Dialect) -> dict[str, Any]:
    marks, layout = dialect.marks, dialect.layout
    facts: dict[str, Any] = {
        "sep": layout.sep if layout.width > 1 or len(layout.names) > 1 else None,
        "decimal": marks.decimal,
        "thousands": marks.thousands,
        "encoding": dialect.encoding,
        "skiprows": layout.skiprows,
        "compression": source.compression,
    }
    return {name: value for name, value in facts.items() if value}


def _guessed(options: Options, dialect: Dialect) -> tuple[str, ...]:
    names = ["sep", "decimal", *(["thousands"] if dialect.marks.thousands else []), "encoding"]
    names += ["skiprows"] if dialect.layout.skiprows else []
    return tuple(name for name in names if name not in options.given)
