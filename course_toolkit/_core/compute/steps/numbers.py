"""The step that reads texts as numbers: decimal commas, thousands, units, as they stand in the column."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.numbers import NumberReading, read_numbers
from course_toolkit._core.compute.steps.cells import OneColumn
from course_toolkit._core.compute.steps.said import say_name
from course_toolkit._core.compute.steps.step import with_column
from course_toolkit._core.compute.steps.texts import Edit, edited, edited_code
from course_toolkit._core.words import _

#: A unit behind a number, spaces and apostrophes between thousands, the long minus, a decimal comma.
UNIT = Edit("[ \u00a0\u202f]*[a-zA-ZµμÀ-ÿ%€$£°/ ]+$", "", regex=True)
SPACES = Edit("[ '’\u00a0\u202f\u2009]", "", regex=True)
MINUS = Edit("−", "-")
COMMA = Edit(",", ".")
ANY_NUMBER = (UNIT, SPACES, MINUS, COMMA)
SPACE_SIGNS = " \u00a0\u202f\u2009'’"


@dataclass(frozen=True)
class ToNumbers(OneColumn):
    """Read texts as numbers; what is no number becomes missing.

    ``edits`` make the texts such that pandas reads them: any decimal comma, space between thousands and unit, or, after
    :meth:`fitted`, those that the column holds. ``exceptions`` holds texts that no edit makes right, and what they are.
    """

    carries_over: bool = True
    edits: tuple[Edit, ...] = ANY_NUMBER
    exceptions: Mapping[str, str | None] = field(default_factory=dict)

    def fitted(self, frame: pd.DataFrame) -> Self:
        """Return the same step with the signs that the column holds, so that it reads what ``read_numbers`` does."""
        if self.column not in frame.columns:
            return self
        cells = frame[self.column].dropna()
        if not any(isinstance(cell, str) for cell in cells):
            return replace(self, edits=(), exceptions={})
        texts = cells.astype("str").drop_duplicates()
        reading = read_numbers(list(texts))
        edits = tuple(_edits(texts, reading))
        return replace(self, edits=edits, exceptions=_exceptions(texts, reading, edits))

    def changed(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table with the column as numbers."""
        texts = edited(frame[self.column], self.edits, self._replacements())
        return with_column(frame, self.column, pd.to_numeric(texts, errors="coerce"))

    def code(self, name: str = "frame") -> str:
        """Return the lines of pandas."""
        cell = self.cell(name)
        texts = edited_code(cell, self.edits, self._replacements())
        if "\n" not in texts and len(self.edits) + bool(self.exceptions) <= 1:
            return f'{cell} = pd.to_numeric({texts}, errors="coerce")'
        return f'texts = {texts}\n{cell} = pd.to_numeric(texts, errors="coerce")'

    def describe(self) -> str:
        """Say it."""
        return _("read {column} as numbers", column=say_name(self.column))

    def _replacements(self) -> dict[Any, Any]:
        return {text: float("nan") if number is None else number for text, number in self.exceptions.items()}


def _edits(texts: pd.Series, reading: NumberReading) -> Iterable[Edit]:
    """Yield what must be edited of these texts, in the simplest way that there is."""
    if "−" in "".join(texts):
        yield MINUS
    for unit in sorted(reading.units, key=len, reverse=True):
        yield Edit(unit)
    spaces = [sign for sign in SPACE_SIGNS if texts.str.contains(sign, regex=False).any()]
    if len(spaces) == 1:
        yield Edit(spaces[0])
    elif spaces:
        yield SPACES
    yield from (Edit(sign) for sign in sorted(reading.thousands & {",", "."}))
    if "," in reading.decimals:
        yield COMMA


def _exceptions(texts: pd.Series, reading: NumberReading, edits: tuple[Edit, ...]) -> dict[str, str | None]:
    """Return the texts that the edits alone would not make right, and what to write for them."""
    right = reading.values  # noqa: PD011 — of a reading, not of a column
    read = _read(texts, edits)
    wrong = (right != read) & ~(np.isnan(right) & np.isnan(read))
    return {
        text: None if np.isnan(number) else _spelling(float(number), edits)
        for text, number in zip(texts[wrong], right[wrong], strict=True)
    }


def _spelling(number: float, edits: tuple[Edit, ...]) -> str:
    """Return a spelling that the edits leave its value: with a point, with a comma, or with neither."""
    mantissa, _point, digits = f"{number:.17g}".partition(".")
    spellings = [repr(number), repr(number).replace(".", ","), f"{mantissa}{digits}e-{len(digits)}"]
    return next((text for text in spellings if _read(pd.Series([text]), edits)[0] == number), spellings[0])


def _read(texts: pd.Series, edits: tuple[Edit, ...]) -> NDArray[np.float64]:
    numbers: NDArray[np.float64] = pd.to_numeric(edited(texts, edits, {}), errors="coerce").to_numpy(dtype=np.float64)
    return numbers
