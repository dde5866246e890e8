"""Columns that stayed text and look like something else: numbers, dates, tables inside cells."""

import re
from collections.abc import Collection, Hashable, Iterator
from typing import Any

import numpy as np
import pandas as pd

from course_toolkit._core.compute.meaning.attribute import Attribute, read_attribute
from course_toolkit._core.compute.meaning.dates import MOST, fitting_formats
from course_toolkit.first_look.compute.reading.account import Note, few
from course_toolkit.first_look.compute.reading.code import argument
from course_toolkit.first_look.compute.reading.missing import LONGEST_TEXT, plain_name

#: A look at so many rows tells what a column is; so many columns of text are looked at.
N_ROWS_LOOKED_AT = 20_000
N_COLUMNS_LOOKED_AT = 500
N_OTHERS_TOLD = 3
#: A postcode or a telephone number: digits, and no quantity.
_CODE = re.compile(r"0\d+")


def lookalikes(frame: pd.DataFrame, kept_text: Collection[Hashable] = ()) -> list[Note]:
    """Return a note on each column that is stored as text and looks like numbers, dates or tables."""
    texts = [place for place, dtype in enumerate(frame.dtypes) if _is_text(dtype)]
    texts = [place for place in texts if frame.columns[place] not in kept_text][:N_COLUMNS_LOOKED_AT]
    rows = slice(None, None, max(1, len(frame) // N_ROWS_LOOKED_AT))
    found: dict[str, list[Note]] = {}
    for place in texts:
        for note in _notes_on(read_attribute(frame.iloc[rows, place])):
            found.setdefault(note["code"], []).append(note)
    return [note for notes in found.values() for note in few(notes)]


def _is_text(dtype: Any) -> bool:
    return bool(pd.api.types.is_object_dtype(dtype) or pd.api.types.is_string_dtype(dtype))


def _notes_on(column: Attribute) -> Iterator[Note]:
    if column.kind == "nested":
        yield _nested(column)
    elif column.is_text and column.kind == "number":
        if not any(_CODE.fullmatch(str(level)) for level in _levels(column)):
            yield _numbers(column)
    elif column.is_text and column.kind == "date":
        yield _dates(column)


def _numbers(column: Attribute) -> Note:
    n_known = int(np.count_nonzero(~column.is_missing))
    others = column.series[np.isnan(column.floats) & ~column.is_missing]
    return {
        "code": "looks_like_numbers",
        "column": plain_name(column.name),
        "share": float(1 - len(others) / n_known),
        "others": [str(one)[:LONGEST_TEXT] for one in others.value_counts().index[:N_OTHERS_TOLD]],
        "units": [] if column.numbers is None else sorted(column.numbers.units),
        "line": number_line(column),
    }


def _levels(column: Attribute) -> list[str]:
    return [] if column.levels is None else list(column.levels)


def number_line(column: Attribute) -> str:
    """Return the line that makes numbers of a column, as its own numbers are written."""
    cell, reading = f"frame[{argument(column.name)}]", column.numbers
    texts = f"{cell}.astype(str).str.strip()" if column.series.dtype == object else f"{cell}.str.strip()"
    if reading is None:
        return f'{cell} = pd.to_numeric({texts}, errors="coerce")'
    texts += "".join(f".str.removesuffix({argument(unit)})" for unit in sorted(reading.units))
    if reading.units or reading.thousands & {" ", "'", "’"}:
        texts += r'.str.replace(r"[^\w.,+-]", "", regex=True)'  # blanks of any kind
    texts += "".join(f'.str.replace("{sign}", "")' for sign in sorted(reading.thousands & {",", "."}))
    if "," in reading.decimals:
        texts += '.str.replace(",", ".")'
    return f'{cell} = pd.to_numeric({texts}, errors="coerce")'


def _dates(column: Attribute) -> Note:
    example = str(column.series.dropna().iloc[0])[:LONGEST_TEXT]
    fitting = fitting_formats(pd.Series(_levels(column), dtype=object))
    plain = _plain_format(column)
    line = f"frame[{argument(column.name)}] = pd.to_datetime(frame[{argument(column.name)}], format={argument(plain)}"
    return {
        "code": "looks_like_dates",
        "column": plain_name(column.name),
        "format": plain,
        "others": [one for one in fitting if one != column.date_format][:1],
        "example": example,
        "line": f'{line}, errors="coerce")' if plain else "",
    }


def _plain_format(column: Attribute) -> str:
    """Return the format as pandas takes it; empty where months have French names, which it does not read."""
    read = column.date_format or ""
    texts = column.series.dropna().astype(str)
    for month in ("%b", "%B") if "M%m" in read else ("",):
        plain = read.replace("M%m", month)
        if pd.to_datetime(texts, format=plain, errors="coerce").notna().mean() >= MOST:
            return plain
    return ""


def _nested(column: Attribute) -> Note:
    name, first = argument(column.name), column.series.dropna().iloc[0]
    if isinstance(first, dict):
        line = (
            f"frame = frame.drop(columns={name}).join(pd.json_normalize(frame[{name}].tolist()).set_index(frame.index)"
            f".add_prefix({argument(f'{column.name}.')}))"
        )
    else:
        line = f"frame = frame.explode({name})"
    return {"code": "nested", "column": plain_name(column.name), "kind": type(first).__name__, "line": line}


def renamed(frame: pd.DataFrame, names: list[Hashable]) -> list[Note]:
    """Return notes on names: given twice, left out, written with blanks at their ends."""
    own = list(frame.columns)
    pairs = [(str(old), str(new)) for old, new in zip(names, own, strict=False) if not pd.isna(old)]
    twice = [[old, new] for old, new in pairs if old.strip() and old != new and new.startswith(old)]
    nameless = [str(new) for old, new in zip(names, own, strict=False) if pd.isna(old) or not str(old).strip()]
    blanks = [str(name) for name in own if isinstance(name, str) and name != name.strip()]
    found = [
        {"code": "renamed", "n": len(twice), "pairs": twice[:5]},
        {"code": "unnamed", "n": len(nameless), "names": nameless[:5]},
        {"code": "blanks_in_names", "n": len(blanks), "names": blanks[:5]},
    ]
    return [note for note in found if note["n"]]
