"""Code as cells: what a notebook, a script or a guide holds, parsed, and what could not be read."""

import ast
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from course_toolkit._core.compute.guard.wording import explain, show
from course_toolkit._core.words import _, format_count, format_number

#: More than any course's notebook weighs; pictures in outputs included.
MOST_BYTES = 200_000_000
#: A hundred times a long notebook; more is data written as code.
MOST_SIGNS = 1_000_000
OLDEST_NBFORMAT = 4

#: Cell magics whose cell is Python all the same.
PYTHON_MAGICS = {"%%time", "%%timeit", "%%capture", "%%prun", "%%python", "%%python3"}
MAGIC = re.compile(r"^(\s*)(?:%|!|\?).*$|^(\s*)[\w.]+\?{1,2}\s*$|^(\s*)[\w, ]+=\s*[!%](?!=).*$")
CELL_MARK = re.compile(r"^# (?:%%|In\[[ \d]*\]:).*$")
FENCE = re.compile(r"^ {0,3}(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")

Reason = Callable[[], str]


@dataclass(frozen=True)
class Cell:
    """One piece of code: its number (None in a script), the line of the file before its first, its statements."""

    number: int | None
    offset: int
    lines: tuple[str, ...]
    body: tuple[ast.stmt, ...] = ()


@dataclass(frozen=True)
class NotRead:
    """A cell that is no Python that can be read, and why."""

    cell: int | None
    line: int
    reason: Reason

    def __str__(self) -> str:
        """Return the place and the reason."""
        return f"{place_words(self.cell, self.line)} {self.reason()}"


@dataclass(frozen=True)
class Source:
    """What was read of one file or text."""

    name: str
    cells: tuple[Cell, ...]
    not_read: tuple[NotRead, ...] = ()
    notes: tuple[Reason, ...] = ()


def place_words(cell: int | None, line: int) -> str:
    """Say where: the cell, the line, or both."""
    if cell is None:
        return _("Line {line}:", line=line)
    return _("Cell {cell}, line {line}:", cell=cell, line=line)


def read_path(path: Path) -> Source:
    """Read a notebook, a script or a markdown guide; refuse in words what is none."""
    text = _text_of(path)
    suffix = path.suffix.lower()
    if suffix == ".ipynb":
        return _parsed(path.name, *_notebook_cells(path, text))
    if suffix in {".md", ".markdown", ".qmd", ".rmd", ".myst"}:
        return _parsed(path.name, list(_markdown_cells(text)), ())
    if suffix in {".py", ".ipy", ".txt"}:
        return _parsed(path.name, _script_cells(text), ())
    raise explain(
        _("path must be a notebook (.ipynb), a script (.py) or a guide (.md)."),
        _("{value} came.", value=show(path.name)),
        _("Give the file that holds the code."),
    )


def read_text(text: str) -> Source:
    """Read code given as text; a notebook's JSON is understood too."""
    name = _("the code")
    if text.lstrip().startswith("{") and '"cells"' in text:
        return _parsed(name, *_notebook_cells(Path(name), text))
    return _parsed(name, _script_cells(text), ())


def _text_of(path: Path) -> str:
    try:
        n_bytes = path.stat().st_size
        if path.is_dir():
            raise IsADirectoryError
        if n_bytes > MOST_BYTES:
            raise _too_large(format_number(n_bytes / 1e6, 0))
        data = path.read_bytes()
        if b"\0" in data[:1_000_000]:
            raise _not_text(path)
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_text(path) from error
    except (OSError, ValueError) as error:
        if type(error).__name__ == "CourseError":
            raise
        raise explain(
            _("path must be a file that can be read."),
            _("{value} came.", value=show(str(path))),
            _("Check its name and its folder; the current folder is {folder}.", folder=Path.cwd()),
        ) from error


def _too_large(megabytes: str) -> Exception:
    return explain(
        _("The code must be short enough to be read."),
        _("{size} MB came.", size=megabytes),
        _("Clear the outputs, or keep data out of the code."),
    )


def _not_text(path: Path) -> Exception:
    return explain(
        _("path must be a file of text, in UTF-8."),
        _("{value} came.", value=show(path.name)),
        _("Save it as UTF-8, or give the notebook itself."),
    )


def _notebook_cells(path: Path, text: str) -> tuple[list[Cell], tuple[Reason, ...]]:
    notebook = _notebook_of(path, text)
    cells, counts = [], []
    for number, cell in enumerate(notebook["cells"], start=1):
        if not isinstance(cell, dict) or cell.get("cell_type") != "code":
            continue
        source = cell.get("source", "")
        joined = "".join(map(str, source)) if isinstance(source, list) else str(source)
        cells.append(Cell(number, 0, tuple(joined.splitlines())))
        counts.append((number, cell.get("execution_count")))
    ran = [(number, count) for number, count in counts if isinstance(count, int) and not isinstance(count, bool)]
    return cells, _order_notes(ran)


def _notebook_of(path: Path, text: str) -> dict[str, Any]:
    rule = _("A notebook must be one of Jupyter's, of format 4 or later.")
    advice = _("Open it in Jupyter, and save it again.")
    try:
        notebook = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise explain(rule, _("{name} is no JSON.", name=show(path.name)), advice) from error
    kind = notebook.get("nbformat") if isinstance(notebook, dict) else None
    if isinstance(kind, int) and kind < OLDEST_NBFORMAT:
        raise explain(rule, _("{name} is of format {n}.", name=show(path.name), n=kind), advice)
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        raise explain(rule, _("{name} holds no cells.", name=show(path.name)), advice)
    return notebook


def _out_of_order(number: int) -> Reason:
    return lambda: _(
        "The cells were not run from top to bottom (cell {cell} ran before the one above it): "
        "what was read is their order on the page. Restart the kernel and run all.",
        cell=number,
    )


def _order_notes(ran: list[tuple[int, int]]) -> tuple[Reason, ...]:
    """Say where the cells were run in another order than they are read in."""
    for (_before, earlier), (number, later) in pairwise(ran):
        if later < earlier:
            return (_out_of_order(number),)
    return ()


def _markdown_cells(text: str) -> Iterator[Cell]:
    """Return the fenced blocks of Python, in the order of the page."""
    block: list[str] = []
    fence, start, number, python = "", 0, 0, False
    for place, line in enumerate(text.splitlines(), start=1):
        mark = FENCE.match(line)
        if not fence and mark:
            fence, start, block = mark["fence"], place, []
            python = re.match(r"[{\s]*(?:\.|code-cell[}\s]*)?(?:i?python3?|py)\b", mark["info"].strip()) is not None
        elif fence and mark and mark["fence"].startswith(fence) and not mark["info"].strip():
            number += python
            if python:
                yield Cell(number, start, tuple(block))
            fence = ""
        elif fence:
            block.append(line)


def _script_cells(text: str) -> list[Cell]:
    """Return a script as one cell, or as the cells that its marks (``# %%``, ``# In[1]:``) tell apart."""
    lines = text.splitlines()
    starts = [place for place, line in enumerate(lines) if CELL_MARK.match(line)]
    if not starts:
        return [Cell(None, 0, tuple(lines))]
    bounds = [0, *starts, len(lines)]
    parts = pairwise(bounds)
    return [Cell(None, start, tuple(lines[start:end])) for start, end in parts if end > start]


def _parsed(name: str, cells: list[Cell], notes: tuple[Reason, ...]) -> Source:
    n_signs = sum(len(line) + 1 for cell in cells for line in cell.lines)
    if n_signs > MOST_SIGNS:
        raise explain(
            _("The code must be short enough to be read."),
            _("{n} signs came.", n=format_count(n_signs)),
            _("Clear the outputs, or keep data out of the code."),
        )
    parsed = [_parse(cell) for cell in cells]
    read = tuple(one for one in parsed if isinstance(one, Cell))
    not_read = tuple(one for one in parsed if isinstance(one, NotRead))
    if not_read and not any(cell.body for cell in read):
        raise explain(
            _("The code must be Python 3."), str(not_read[0]), _("Correct it, or give the notebook that ran.")
        )
    return Source(name, read, not_read, notes)


def _parse(cell: Cell) -> Cell | NotRead:
    """Parse a cell, its magics taken out where it cannot be read with them."""
    try:
        try:
            tree = ast.parse("\n".join(cell.lines))
        except SyntaxError:
            tree = ast.parse("\n".join(_without_magics(cell.lines)))
    except SyntaxError as error:
        line = (error.lineno or 1) + cell.offset
        return NotRead(cell.number, line, lambda: _("this is no Python 3, so the cell was not read."))
    except (ValueError, RecursionError, MemoryError):
        return NotRead(cell.number, cell.offset + 1, lambda: _("this is too deeply nested to be read."))
    return Cell(cell.number, cell.offset, cell.lines, tuple(tree.body))


def _without_magics(lines: tuple[str, ...]) -> list[str]:
    """Replace IPython's own lines by ``pass``, so that the others keep their numbers."""
    first = next((line.split()[0] for line in lines if line.strip()), "")
    if first.startswith("%%") and first not in PYTHON_MAGICS:
        return []
    kept, continued = [], False
    for line in lines:
        magic = continued or MAGIC.match(line) is not None
        indent = line[: len(line) - len(line.lstrip())]
        kept.append(line if not magic else "" if continued else f"{indent}pass")
        continued = magic and line.rstrip().endswith("\\")
    return kept
