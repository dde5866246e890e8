"""Tables in JSON files: a list of rows, columns by name, one row a line, or a list of rows inside something larger."""

import io
import json
import re
from dataclasses import dataclass
from typing import Any

import pandas as pd

from course_toolkit._core.compute.guard import reading as guard
from course_toolkit.first_look.compute.reading.code import call, quoted
from course_toolkit.first_look.compute.reading.encoding import decodes, guess_encoding
from course_toolkit.first_look.compute.reading.missing import all_called
from course_toolkit.first_look.compute.reading.options import Options
from course_toolkit.first_look.compute.reading.parsed import Parsed
from course_toolkit.first_look.compute.reading.source import Source

_LINES = re.compile(r"\s*\{.*\}[ \t]*\r?\n\s*\{")
_SPLIT = {"columns", "data"}
MOST = 0.5


@dataclass(frozen=True)
class Shape:
    """How a table lies in JSON: pandas' word for it, or the name under which its rows are."""

    orient: str = "records"
    lines: bool = False
    under: str | None = None


def read_json(source: Source, options: Options) -> Parsed:
    """Read a JSON file, and tell how the table lies in it."""
    content = source.read()
    encoding = options.encoding or guess_encoding(content, is_whole=True)
    if not decodes(content, encoding, is_whole=True):
        guard.refuse_encoding(source.name, encoding, guess_encoding(content, is_whole=True))
    text = content.decode(encoding).removeprefix("\ufeff")
    shape = _shape(source, text)
    arguments: dict[str, Any] = {} if encoding.startswith("utf-8") else {"encoding": encoding}
    if shape.under is not None:
        frame = pd.DataFrame(json.loads(text)[shape.under])
        code = _code_under(source, shape.under, arguments or {"encoding": "utf-8"})
    else:
        frame, code = _read(source, text, shape, arguments)
    if frame.shape[1] == 0:
        guard.refuse_no_rows(source.name)
    return Parsed(
        frame=frame,
        code=code,
        texts_at=all_called("null"),
        facts={**arguments, "orient": shape.orient, "lines": shape.lines, "under": shape.under},
        guessed=("encoding",) if options.encoding is None and not encoding.startswith("utf-8") else (),
    )


def _read(source: Source, text: str, shape: Shape, encoding: dict[str, Any]) -> tuple[pd.DataFrame, str]:
    """Return the table as pandas reads it: its texts stay texts, ``"007"`` too."""
    wanted: dict[str, Any] = {"dtype": False}
    if shape.lines:
        wanted["lines"] = True
    elif shape.orient not in {"records", "columns"}:
        wanted["orient"] = shape.orient
    try:
        frame = pd.read_json(io.StringIO(text), **wanted)
    except (ValueError, TypeError, AttributeError) as error:
        guard.refuse_unreadable(source.name, error)
    wanted |= encoding | ({"compression": source.packing} if source.packing else {})
    return frame, f"frame = {call('pd.read_json', source.given, wanted)}"


def _code_under(source: Source, under: str, arguments: dict[str, Any]) -> str:
    if source.path is None or source.compression:
        opened = f"json.load({source.given})"
    else:
        opened = f"json.loads(pathlib.Path({source.given}).read_text({_named(arguments)}))"
    return f"import json, pathlib\nframe = pd.DataFrame({opened}[{quoted(under)}])"


def _named(arguments: dict[str, Any]) -> str:
    return ", ".join(f"{name}={quoted(value)}" for name, value in arguments.items())


def _shape(source: Source, text: str) -> Shape:
    """Return how the table lies in a text; say where the text is no JSON."""
    if text.lstrip().startswith("{") and _LINES.match(text):
        _check_lines(source, text)
        return Shape(lines=True)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        guard.refuse_json(source.name, error.msg, (error.lineno, error.colno), _line(text, error.lineno))
    except RecursionError as error:
        guard.refuse_unreadable(source.name, error)
    if isinstance(value, list):
        return _shape_of_list(source, value)
    return _shape_of_object(source, value)


def _check_lines(source: Source, text: str) -> None:
    """Say which line is no JSON; only where pandas could not read them."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            json.loads(line)
        except json.JSONDecodeError as error:
            guard.refuse_json(source.name, error.msg, (number, error.colno), line)


def _shape_of_list(source: Source, rows: list[Any]) -> Shape:
    if not rows:
        guard.refuse_no_rows(source.name)
    if all(isinstance(row, dict) for row in rows):
        return Shape()
    if all(isinstance(row, list) for row in rows) and len({len(row) for row in rows}) == 1:
        return Shape("values")
    if any(isinstance(row, (dict, list)) for row in rows):
        guard.refuse_uneven_json(source.name)
    return Shape("values")


def _shape_of_object(source: Source, value: dict[str, Any]) -> Shape:
    if set(value) <= {*_SPLIT, "index"} and set(value) >= _SPLIT:
        return Shape("split")
    if set(value) >= {"schema", "data"}:
        return Shape("table")
    parts = list(value.values())
    if parts and all(isinstance(part, dict) for part in parts):
        return Shape(_by_rows_or_columns(value))
    under = [name for name, part in value.items() if _are_rows(part)]
    if len(under) != 1 and (under or not all(isinstance(part, list) for part in parts)):
        guard.refuse_no_table_in_json(source.name, under)
    if not under and len({len(part) for part in parts}) > 1:
        guard.refuse_uneven_json(source.name)
    return Shape(under=under[0]) if under else Shape("columns")


def _are_rows(part: Any) -> bool:
    return isinstance(part, list) and bool(part) and all(isinstance(row, dict) for row in part)


def _by_rows_or_columns(value: dict[str, dict[str, Any]]) -> str:
    """Tell ``{row: {column: cell}}`` from ``{column: {row: cell}}``: a row's cells are of several kinds."""
    outer, inner = list(value), list(next(iter(value.values())))
    if all(key.isdecimal() for key in inner):
        return "columns"
    if all(key.isdecimal() for key in outer):
        return "index"
    kinds = {type(cell) for cell in next(iter(value.values())).values() if cell is not None}
    return "index" if len(outer) > len(inner) or len(kinds - {int, float}) > 1 - MOST else "columns"


def _line(text: str, number: int) -> str:
    lines = text.splitlines()
    return lines[number - 1] if number <= len(lines) else ""
