"""Tables in workbooks of Excel and LibreOffice."""

import re
import zipfile
from collections.abc import Iterator
from typing import Any, NoReturn

import pandas as pd

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard import reading as guard
from course_toolkit._core.compute.guard.choices import check_choice
from course_toolkit.first_look.compute.reading.account import Note
from course_toolkit.first_look.compute.reading.code import call
from course_toolkit.first_look.compute.reading.lookalikes import renamed
from course_toolkit.first_look.compute.reading.missing import missing_arguments, texts_in
from course_toolkit.first_look.compute.reading.options import Options
from course_toolkit.first_look.compute.reading.parsed import Parsed
from course_toolkit.first_look.compute.reading.source import Source

ENGINE = "calamine"
N_ROWS_LOOKED_AT = 50
#: How an encrypted workbook calls what it holds: in the letters of OLE, and in the manifest of LibreOffice.
_SEALED, _SEALED_ODS = "EncryptedPackage".encode("utf-16-le"), b"encryption-data"
N_SHEETS_TOLD = 5
HALF = 0.5


def read_excel(source: Source, options: Options) -> Parsed:
    """Read one sheet of a workbook, and name the others."""
    try:
        with pd.ExcelFile(source.handle(), engine=ENGINE) as book:
            return _read(book, source, options)
    except ImportError:
        guard.refuse_without("python-calamine", source.name)
    except (CourseError, TypeError):
        raise
    except Exception as error:  # noqa: BLE001 — calamine raises errors of its own
        _refuse(source, error)


def _read(book: Any, source: Source, options: Options) -> Parsed:
    sheets = list(book.sheet_names)
    if not sheets:
        guard.refuse_no_rows(source.name)
    sheet = _sheet(sheets, options.sheet)
    raw = pd.read_excel(book, sheet_name=sheet, header=None, dtype=object, na_filter=False)
    above = _n_above(raw) if options.skiprows is None and options.header is not None else options.skiprows or 0
    wanted: dict[str, Any] = {"sheet_name": sheet} if sheet != sheets[0] else {}
    wanted |= {"skiprows": above} if above else {}
    wanted |= {"header": None} if options.header is None else {}
    wanted |= {"dtype": dict.fromkeys(options.text, str)} if options.text else {}
    wanted |= missing_arguments(options.missing, options.not_missing)
    frame = pd.read_excel(book, **{"sheet_name": sheet, **wanted})
    if frame.shape[1] == 0:
        guard.refuse_empty_sheet(source.name, sheet, [one for one in sheets if one != sheet])
    first = above + (0 if options.header is None else 1)
    cells = raw.iloc[first:].set_axis(range(raw.shape[1]), axis=1)
    has_names = options.header is not None and above < len(raw)
    names = list(raw.iloc[above]) if has_names else []
    notes = list(_notes(sheets, sheet, above if options.skiprows is None else 0, raw))
    return Parsed(
        frame=frame,
        code=f"frame = {call('pd.read_excel', source.given, {**wanted, 'engine': ENGINE})}",
        texts_at=texts_in(lambda _places: [cells]),
        facts={"sheet": sheet, "skiprows": above},
        guessed=("sheet",) if options.sheet is None and len(sheets) > 1 else (),
        notes=[*notes, *renamed(frame, names)],
    )


def _sheet(sheets: list[str], wanted: str | int | None) -> str:
    if wanted is None:
        return sheets[0]
    if isinstance(wanted, int) and not isinstance(wanted, bool) and 0 <= wanted < len(sheets):
        return sheets[wanted]
    return check_choice(wanted, name="sheet", choices=sheets)


def _n_above(raw: pd.DataFrame) -> int:
    """Return how many rows stand above the names: titles, which fill a cell or two of a wide table."""
    filled = (raw.iloc[:N_ROWS_LOOKED_AT].astype(str) != "").sum(axis=1).to_numpy()
    if not len(filled) or raw.shape[1] < 3:
        return 0
    wide = [place for place, n_cells in enumerate(filled) if n_cells > HALF * raw.shape[1]]
    start = wide[0] if wide else 0
    only_texts = all(isinstance(cell, str) for cell in raw.iloc[start])
    return start if only_texts and len(filled) - start > 2 else 0


def _notes(sheets: list[str], sheet: str, above: int, raw: pd.DataFrame) -> Iterator[Note]:
    others = [one for one in sheets if one != sheet]
    if others:
        yield {"code": "other_sheets", "n": len(others), "names": others[:N_SHEETS_TOLD], "sheet": sheet}
    if above:
        text = next((str(cell) for cell in raw.iloc[0] if str(cell)), "")
        yield {"code": "lines_above", "n": above, "text": text[:80]}


def _refuse(source: Source, error: Exception) -> NoReturn:
    if re.search("password|encrypt", str(error), re.IGNORECASE) or _is_sealed(source):
        guard.refuse_password(source.name)
    guard.refuse_corrupt(source.name, "Excel", error)


def _is_sealed(source: Source) -> bool:
    with source.raw() as file:
        content = file.read()
    if _SEALED in content:
        return True
    try:
        with source.raw() as file, zipfile.ZipFile(file) as packed:
            return _SEALED_ODS in packed.read("META-INF/manifest.xml")
    except (zipfile.BadZipFile, KeyError, RuntimeError):
        return False
