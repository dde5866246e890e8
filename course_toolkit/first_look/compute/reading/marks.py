"""How numbers are written in a text file: the decimal mark, the sign between thousands, and what is no number."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from course_toolkit.first_look.compute.reading.layout import Layout
from course_toolkit.first_look.compute.reading.missing import MISSING_TEXTS
from course_toolkit.first_look.compute.reading.options import Options

#: Between thousands: spaces of any width, and the signs of Switzerland.
SPACES = (" ", "\u202f", "\u00a0", "\u2009", "'", "’")
MOST = 0.8

_OTHER = {".": ",", ",": "."}
_BROKEN = {mark: re.compile(rf"[-+]?[\d\s'’{_OTHER[mark]}]*{re.escape(mark)}\d+") for mark in ".,"}
_THREE = {mark: re.compile(rf"[-+]?[1-9]\d{{0,2}}{re.escape(mark)}\d{{3}}") for mark in ".,"}
_ANY_NUMBER = re.compile(r"[-+]?[\d.,\s'’]*\d[\d.,\s'’]*([eE][-+]?\d+)?")


@dataclass(frozen=True)
class Marks:
    """How numbers are written.

    ``ambiguous`` is a column and a text of it, such as ``1,234``, that can be read in two ways; ``shielded`` are
    columns such as telephone numbers, whose spaces stand between no thousands.
    """

    decimal: str = "."
    thousands: str | None = None
    ambiguous: tuple[str, str] | None = None
    shielded: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Columns:
    """The cells of the first rows, by column, where most of them are numbers written in some way."""

    cells: dict[str, list[str]]

    def certain(self, mark: str) -> int:
        """How many columns have numbers whose mark can only stand before decimals."""
        return sum(
            any(_BROKEN[mark].fullmatch(one) and not _THREE[mark].fullmatch(one) for one in cells)
            for cells in self.cells.values()
        )

    def doubtful(self, mark: str) -> tuple[str, str] | None:
        """Return a column, and a text of it, whose mark may stand before decimals or between thousands."""
        for name, cells in self.cells.items():
            with_mark = [one for one in cells if mark in one]
            if with_mark and all(map(_THREE[mark].fullmatch, with_mark)):
                return name, with_mark[0]
        return None

    def grouped(self, sign: str, decimal: str) -> int:
        """How many cells have a sign between thousands."""
        pattern = _grouped(sign, decimal)
        return sum(pattern.fullmatch(one) is not None for cells in self.cells.values() for one in cells)

    def shielded(self, sign: str, decimal: str) -> tuple[str, ...]:
        """Return the columns that would become numbers though the sign stands elsewhere, as in 06 12 34 56 78."""
        pattern = _grouped(sign, decimal)
        return tuple(
            name
            for name, cells in self.cells.items()
            if any(sign in one and not pattern.fullmatch(one) for one in cells)
        )


def guess_marks(layout: Layout, options: Options) -> Marks:
    """Return how the numbers of a file are written; what is given is believed."""
    columns = _numbers_of(layout, options)
    thousands, doubtful = options.thousands, columns.doubtful(",")
    commas, points = columns.certain(","), columns.certain(".")
    decimal = options.decimal
    if decimal is None:
        # Who cuts with a semicolon needs the comma for decimals.
        leans = doubtful is not None and not points and layout.sep == ";" and thousands != ","
        decimal = "," if commas > points or leans else "."
    if thousands is None:
        thousands = "," if doubtful and decimal == "." else _thousands(columns, decimal, layout.sep)
    is_open = not (commas or points or options.decimal or options.thousands)
    shielded = columns.shielded(thousands, decimal) if thousands and options.thousands is None else ()
    return Marks(decimal, thousands, doubtful if is_open else None, shielded)


def _numbers_of(layout: Layout, options: Options) -> _Columns:
    has_names = options.header is not None
    names = layout.names if has_names else tuple(range(layout.width))
    found: dict[Any, list[str]] = {}
    for place, name in enumerate(names):
        cells = [one for one in layout.cells(place, has_names=has_names) if one not in MISSING_TEXTS]
        n_numbers = sum(_ANY_NUMBER.fullmatch(one) is not None for one in cells)
        if cells and n_numbers >= MOST * len(cells):
            found[name] = cells
    return _Columns(found)


def _thousands(columns: _Columns, decimal: str, sep: str) -> str | None:
    """Return the sign that stands between thousands most often, if there is one."""
    other = "," if decimal == "." else "."
    proved = re.compile(rf"[-+]?[1-9]\d{{0,2}}(?:{re.escape(other)}\d{{3}})+{re.escape(decimal)}\d+")
    if any(map(proved.fullmatch, (one for cells in columns.cells.values() for one in cells))):
        return other
    signs = [sign for sign in SPACES if sign != sep]
    counts = Counter({sign: columns.grouped(sign, decimal) for sign in signs})
    sign, n_cells = counts.most_common(1)[0]
    return sign if n_cells else None


def _grouped(sign: str, decimal: str) -> re.Pattern[str]:
    return re.compile(rf"[-+]?[1-9]\d{{0,2}}(?:{re.escape(sign)}\d{{3}})+(?:{re.escape(decimal)}\d*)?")
