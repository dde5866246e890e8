"""How a text file is laid out: what separates its cells, what stands above the names, how wide its rows are."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

SEPARATORS = (",", ";", "\t", "|")
BLANKS = r"\s+"
#: Enough rows to tell how a file is written.
N_ROWS_LOOKED_AT = 1000
#: What it takes to believe in a separator, where a column of texts may hold a few.
LEAST_SCORE = 0.62
N_ROWS_FOR_BLANKS, NUMBERS_FOR_BLANKS = 3, 0.5
HARDLY = 0.3

_NUMBERISH = re.compile(r"\s*[-+]?\d[\d .,'’\u00a0\u202f]*([eE][-+]?\d+)?\s*%?\s*|\s*")
_NUMBER = re.compile(r"\s*[-+]?\d[\d.,]*\s*")
_ANNOUNCED = re.compile(r'\s*"?sep=(.)"?\s*')


@dataclass(frozen=True)
class Layout:
    """The first rows of a file, cut into cells.

    ``rows`` begins with the row of names; ``skiprows`` lines stand above it. ``n_more`` counts how many more cells the
    rows have than names; ``ends_with_separator`` says that these cells are empty.
    """

    sep: str
    skiprows: int
    rows: tuple[tuple[str, ...], ...]
    above: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The first row."""
        return self.rows[0] if self.rows else ()

    @cached_property
    def width(self) -> int:
        """How many cells most rows have."""
        return _usual_width(self.rows[1:] or self.rows, likely=len(self.names))

    @property
    def n_more(self) -> int:
        """How many more cells every row has than there are names."""
        widths = [len(row) for row in self.rows[1:]]
        return min(widths) - len(self.names) if widths and min(widths) > len(self.names) else 0

    @cached_property
    def ends_with_separator(self) -> bool:
        """Whether every row, but not the names, ends with a separator."""
        return self.n_more == 1 and all(row[-1] == "" for row in self.rows[1:])

    def cells(self, place: int, *, has_names: bool = True) -> list[str]:
        """Return the cells of one column that are not empty."""
        rows = self.rows[1:] if has_names else self.rows
        return [cell for row in rows if place < len(row) and (cell := row[place].strip())]


def guess_layout(text: str, *, sep: str | None, skiprows: int | None, is_whole: bool = True) -> Layout:
    """Return the layout of the start of a file; what is given is believed."""
    announced = _ANNOUNCED.fullmatch(text.split("\n", 1)[0])
    if announced and skiprows is None:
        sep, skiprows = sep or announced[1], 1
    if sep is not None:
        return _cut(text, sep, skiprows, is_whole=is_whole)
    tried = [_cut(text, sign, skiprows, is_whole=is_whole) for sign in SEPARATORS if sign in text]
    scores = {layout: (_score(layout), len(layout.names)) for layout in tried}
    best = max(tried, key=scores.__getitem__, default=None)
    if best is not None and scores[best][0] > LEAST_SCORE:
        return best
    blanks = _cut(text, BLANKS, skiprows, is_whole=is_whole)
    if _is_cut_by_blanks(blanks):
        return blanks
    unused = next((sign for sign in SEPARATORS if sign not in text), SEPARATORS[0])
    return _cut(text, unused, skiprows, is_whole=is_whole)


def _cut(text: str, sep: str, skiprows: int | None, *, is_whole: bool) -> Layout:
    rows, ends = _rows(text, sep, skiprows or 0)
    if not is_whole and len(rows) > 2:
        rows = rows[:-1]
    start = 0 if skiprows is not None else _place_of_names(rows)
    start = 0 if not any(rows[:start]) else start  # pandas passes over blank lines by itself
    filled = tuple(tuple(row) for row in rows[start:] if row)
    above = tuple(text.splitlines()[: skiprows or 0]) + tuple(sep.join(row) for row in rows[:start])
    return Layout(sep, (skiprows or 0) + (ends[start - 1] if start else 0), filled, above)


def _rows(text: str, sep: str, skiprows: int) -> tuple[list[list[str]], list[int]]:
    """Return the rows and the line on which each ends."""
    lines = io.StringIO(text, newline="")
    for _line in range(skiprows):
        lines.readline()
    if sep == BLANKS or len(sep) > 1:
        cut = [line.split() if sep == BLANKS else re.split(sep, line.rstrip("\r\n")) for line in lines]
        return cut[:N_ROWS_LOOKED_AT], list(range(1, len(cut) + 1))
    rows, ends = [], []
    reader = csv.reader(lines, delimiter=sep)
    try:
        for row in reader:
            rows.append(row)
            ends.append(reader.line_num)
            if len(rows) >= N_ROWS_LOOKED_AT:
                break
    except csv.Error:  # a cell longer than the library reads
        pass
    return rows, ends


def _place_of_names(rows: Sequence[Sequence[str]]) -> int:
    """Return where the names stand: below a title or a date of export, where the rows are plainly wider than these."""
    width = _usual_width(rows)
    first = next((place for place, row in enumerate(rows) if row), 0)
    start = next((place for place, row in enumerate(rows) if len(row) == width), first)
    if start == first or len(rows) - start < 3 or any(map(_NUMBER.fullmatch, rows[start])):
        return first
    title_is_short = all(len(row) <= 1 or not any(row[1:]) for row in rows[:start])
    certain = width > 2 or any(map(_NUMBER.fullmatch, rows[start + 1]))
    return start if title_is_short and certain else first


def _usual_width(rows: Sequence[Sequence[str]], *, likely: int = 0) -> int:
    """Return the width that most rows have; of several, the one that is likely."""
    widths = Counter(len(row) for row in rows if row)
    return max(widths, key=lambda width: (widths[width], width == likely), default=0)


def _score(layout: Layout) -> float:
    """Return how well a separator fits: rows of one width, the width of the names, and cells that look like cells."""
    width = layout.width
    if width < 2:
        return 0.0
    body = layout.rows[1:] or layout.rows
    even = sum(len(row) == width for row in body) / len(body)
    named = 1.0 if len(layout.names) == width else 0.9 if len(layout.names) == width - 1 > 1 else HARDLY
    return even * named * (1 + _share_of_numbers(body)) if even > HARDLY else 0.0


def _share_of_numbers(rows: Sequence[Sequence[str]]) -> float:
    cells = [cell for row in rows for cell in row[:200]]
    return sum(_NUMBERISH.fullmatch(cell) is not None for cell in cells) / max(1, len(cells))


def _is_cut_by_blanks(layout: Layout) -> bool:
    body = layout.rows[1:]
    return (
        len(body) >= N_ROWS_FOR_BLANKS
        and layout.width > 1
        and all(len(row) == layout.width for row in layout.rows)
        and _share_of_numbers(body) >= NUMBERS_FOR_BLANKS
    )
