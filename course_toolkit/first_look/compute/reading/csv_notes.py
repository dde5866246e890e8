"""What to know of a text file beside its table."""

import re
from collections.abc import Iterator

import pandas as pd

from course_toolkit.first_look.compute.reading.account import Note
from course_toolkit.first_look.compute.reading.dialect import Dialect
from course_toolkit.first_look.compute.reading.encoding import decodes
from course_toolkit.first_look.compute.reading.lookalikes import renamed
from course_toolkit.first_look.compute.reading.source import Source
from course_toolkit.first_look.compute.reading.widths import count_widths

_ZEROS = re.compile(r"[-+]?0\d+")
_ANY_NUMBER = re.compile(r"[-+]?\d*[.,]?\d+")
LONGEST_LINE = 80


def csv_notes(source: Source, dialect: Dialect, frame: pd.DataFrame) -> Iterator[Note]:
    """Yield what to know of a text file beside its table."""
    has_names = dialect.options.header is not None
    yield from _on_letters(source, dialect)
    yield from _on_layout(dialect, frame)
    yield from _on_numbers(dialect)
    yield from _on_zeros(dialect, frame)
    yield from renamed(frame, list(dialect.layout.names)) if has_names and not dialect.layout.n_more else ()
    yield from _uneven(source, dialect, frame)


def _on_letters(source: Source, dialect: Dialect) -> Iterator[Note]:
    if "encoding" in dialect.options.given and not dialect.encoding.lower().startswith("utf"):
        start = source.start()
        if not start.isascii() and decodes(start, "utf-8", is_whole=False):
            yield {"code": "is_utf8", "encoding": dialect.encoding}


def _on_layout(dialect: Dialect, frame: pd.DataFrame) -> Iterator[Note]:
    layout = dialect.layout
    if frame.shape[1] == 1 and layout.width <= 1:
        yield {"code": "one_column", "sep": layout.sep}
    if layout.skiprows and "skiprows" not in dialect.options.given:
        text = (layout.above or ("",))[0]
        yield {"code": "lines_above", "n": layout.skiprows, "text": text[:LONGEST_LINE]}
    names = [name.strip() for name in layout.names]
    if dialect.options.header is not None and names and all(map(_ANY_NUMBER.fullmatch, names)):
        yield {"code": "names_are_values", "names": names[:3]}
    if layout.ends_with_separator:
        yield {"code": "ends_with_separator"}
    elif layout.n_more:
        yield {"code": "row_names", "n": layout.n_more}


def _on_numbers(dialect: Dialect) -> Iterator[Note]:
    marks = dialect.marks
    if marks.ambiguous:
        name, text = marks.ambiguous
        yield {"code": "ambiguous", "column": str(name), "text": text, "decimal": marks.decimal}
    if marks.shielded:
        names = [str(name) for name in marks.shielded[:5]]
        yield {"code": "shielded", "columns": names, "n": len(marks.shielded), "sign": marks.thousands}


def _on_zeros(dialect: Dialect, frame: pd.DataFrame) -> Iterator[Note]:
    """Note a column of codes, such as postcodes, that lost the zero they begin with; one is enough to be warned."""
    layout, has_names = dialect.layout, dialect.options.header is not None
    for place, (name, dtype) in enumerate(frame.dtypes.items() if not layout.n_more else ()):
        if pd.api.types.is_numeric_dtype(dtype):
            lost = [cell for cell in layout.cells(place, has_names=has_names) if _ZEROS.fullmatch(cell)]
            if lost:
                yield {"code": "lost_zeros", "column": str(name), "text": lost[0], "became": str(int(lost[0]))}
                return


def _uneven(source: Source, dialect: Dialect, frame: pd.DataFrame) -> Iterator[Note]:
    """Note rows with fewer cells than there are names, and rows that were left out."""
    skips = dialect.options.ragged == "skip"
    if frame.empty or dialect.layout.n_more or not (skips or frame.iloc[:, -1].isna().any()):
        return
    width = len(dialect.layout.names)
    short, long = count_widths(source, dialect.encoding, dialect.layout, width)
    if short.n:
        yield {"code": "short_rows", "n": short.n, "lines": list(short.lines), "width": width}
    if long.n and skips:
        yield {"code": "left_out", "n": long.n, "lines": list(long.lines), "width": width}
