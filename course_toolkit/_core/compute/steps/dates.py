"""The step that reads texts as dates, the names of months included."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

import pandas as pd

from course_toolkit._core.compute.meaning.dates import MONTHS, fitting_formats, months_numbered
from course_toolkit._core.compute.steps.cells import OneColumn
from course_toolkit._core.compute.steps.literals import literal
from course_toolkit._core.compute.steps.said import say_name
from course_toolkit._core.compute.steps.step import with_column
from course_toolkit._core.compute.steps.texts import Edit, edited, edited_code
from course_toolkit._core.words import _

STRIP = Edit(r"^\s+|\s+$", "", regex=True)
#: In a format, what stands before the number of a month that was written by its name.
NAMED_MONTH = "M%m"
ORDINAL = Edit("1er ", "1 ")
COMMA = Edit(",")


@dataclass(frozen=True)
class ToDates(OneColumn):
    """Read texts as dates in one format; what is no date becomes missing.

    ``edits`` prepare the texts: spaces around them, months by their names (the format then holds ``M%m``). ``utc``
    where the hours are those of several time zones. ``from_numbers`` where the column holds numbers such as 20240131.
    """

    format: str
    carries_over: bool = True
    edits: tuple[Edit, ...] | None = None
    utc: bool = False
    from_numbers: bool = False

    def fitted(self, frame: pd.DataFrame) -> Self:
        """Return the same step with the edits that the texts of the column need."""
        if self.column not in frame.columns:
            return self
        cells = frame[self.column].dropna()
        texts = cells[[isinstance(cell, str) for cell in cells]].astype("str").drop_duplicates()
        edits = tuple(self._needed(texts))
        return replace(self, edits=edits, utc=self._zones_differ(edited(texts, edits, {})))

    def changed(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table with the column as dates."""
        column = frame[self.column]
        if self.from_numbers:
            column = column.astype("Int64").astype("string")
        texts = edited(column, self._edits, {}) if self._edits else column
        utc = {"utc": True} if self.utc else {}
        return with_column(frame, self.column, pd.to_datetime(texts, format=self.format, errors="coerce", **utc))

    def code(self, name: str = "frame") -> str:
        """Return the lines of pandas."""
        cell, utc = self.cell(name), ", utc=True" if self.utc else ""
        written = f'{cell}.astype("Int64").astype("string")' if self.from_numbers else cell
        texts = edited_code(written, self._edits, {}) if self._edits else written
        lines = [f"texts = {texts}"] if self._edits else []
        read = "texts" if lines else written
        return "\n".join(
            [*lines, f'{cell} = pd.to_datetime({read}, format={literal(self.format)}, errors="coerce"{utc})']
        )

    def describe(self) -> str:
        """Say it."""
        return _("read {column} as dates ({format})", column=say_name(self.column), format=self.format)

    @property
    def _edits(self) -> tuple[Edit, ...]:
        return tuple(_all_months(MONTHS)) if self.edits is None and NAMED_MONTH in self.format else self.edits or ()

    def _needed(self, texts: pd.Series) -> Iterable[Edit]:
        if texts.str.contains(STRIP.found, regex=True).any():
            yield STRIP
        if NAMED_MONTH in self.format:
            words = set(texts.str.lower().str.findall(r"[^\W\d_]+").explode().dropna())
            yield from _all_months(name for name in MONTHS if name in words)

    def _zones_differ(self, texts: pd.Series) -> bool:
        if "%z" not in self.format and self.format != "ISO8601":
            return False
        try:
            pd.to_datetime(texts, format=self.format, errors="coerce")
        except ValueError:
            return True
        return False


def formats_of(column: pd.Series) -> list[str]:
    """Return the formats that the texts of a column may be dates in, as :class:`ToDates` takes them."""
    texts = column.dropna().astype("str").drop_duplicates()
    return fitting_formats(texts.map(lambda text: months_numbered(text.strip()))) if len(texts) else []


def _all_months(names: Iterable[str]) -> Iterable[Edit]:
    """Yield the edits that number the months of these names, an edit a month."""
    by_number: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_number.setdefault(months_numbered(name), []).append(name)
    for number, spellings in sorted(by_number.items()):
        one = spellings[0] if len(spellings) == 1 else f"({'|'.join(spellings)})"
        yield Edit(rf"(?i)\b{one}\b\.?", number, regex=True)
    yield ORDINAL
    yield COMMA
