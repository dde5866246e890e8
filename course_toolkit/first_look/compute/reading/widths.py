"""How many rows of a text file are shorter or longer than its names."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from course_toolkit.first_look.compute.reading.layout import BLANKS, Layout
from course_toolkit.first_look.compute.reading.source import Source

N_LINES_TOLD = 5


@dataclass
class Uneven:
    """How many rows there are, and the lines of the first."""

    n: int = 0
    lines: list[int] = field(default_factory=list)

    def add(self, line: int) -> None:
        """Count one row."""
        self.n += 1
        if len(self.lines) < N_LINES_TOLD:
            self.lines.append(line)


def count_widths(source: Source, encoding: str, layout: Layout, width: int) -> tuple[Uneven, Uneven]:
    """Return the rows that are shorter than a width, and those that are longer; one pass over the file."""
    short, long = Uneven(), Uneven()
    with source.open() as file, io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="") as lines:
        for line, n_cells in _widths(lines, layout):
            if n_cells < width:
                short.add(line)
            elif n_cells > width:
                long.add(line)
    return short, long


def _widths(lines: io.TextIOWrapper, layout: Layout) -> Iterator[tuple[int, int]]:
    """Yield the line and the number of cells of each row that is not blank."""
    for _line in range(layout.skiprows):
        lines.readline()
    if layout.sep == BLANKS or len(layout.sep) > 1:
        for number, line in enumerate(lines, start=1 + layout.skiprows):
            if line.strip():
                yield number, len(line.split(None if layout.sep == BLANKS else layout.sep))
        return
    reader = csv.reader(lines, delimiter=layout.sep)
    try:
        for row in reader:
            if row:
                yield reader.line_num + layout.skiprows, len(row)
    except csv.Error:  # a cell longer than the library reads: what was counted stands
        return
