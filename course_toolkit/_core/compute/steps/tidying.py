"""Steps that change how a column is written or stored, and not what it says: spaces, capitals, the kind of storage."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from course_toolkit._core.compute.guard.choices import check_choice
from course_toolkit._core.compute.steps.cells import OneColumn
from course_toolkit._core.compute.steps.said import say_name
from course_toolkit._core.compute.steps.step import with_column
from course_toolkit._core.words import N_, _

Case = Literal["lower", "upper", "title", "capitalize"]
CASES: dict[Case, str] = {
    "lower": N_("tidy the texts of {column}: no spaces around them, small letters"),
    "upper": N_("tidy the texts of {column}: no spaces around them, capitals"),
    "title": N_("tidy the texts of {column}: no spaces around them, a capital for each word"),
    "capitalize": N_("tidy the texts of {column}: no spaces around them, a capital at the beginning"),
}
#: How pandas may store a column, as it calls it; all but ``str`` hold missing values as they are.
KINDS: dict[str, str] = {
    "Int64": N_("store {column} as whole numbers"),
    "float64": N_("store {column} as numbers"),
    "boolean": N_("store {column} as true or false"),
    "str": N_("store {column} as texts"),
    "category": N_("store {column} as categories"),
}


@dataclass(frozen=True)
class TidyTexts(OneColumn):
    """Take the spaces around texts away, double ones inside too, and write them in one case."""

    case: Case | None = None
    carries_over: bool = True

    def __post_init__(self) -> None:
        if self.case is not None:
            check_choice(self.case, name="case", choices=CASES)

    def changed(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table with tidy texts; what is no text stays as it is."""
        column = frame[self.column]
        tidy = column.astype("str").str.strip().str.replace(r"\s+", " ", regex=True)
        return with_column(frame, self.column, tidy if self.case is None else getattr(tidy.str, self.case)())

    def code(self, name: str = "frame") -> str:
        """Return the line of pandas."""
        cell, case = self.cell(name), f".str.{self.case}()" if self.case else ""
        return f'{cell} = {cell}.astype("str").str.strip().str.replace(r"\\s+", " ", regex=True){case}'

    def describe(self) -> str:
        """Say it."""
        if self.case is None:
            return _("tidy the texts of {column}: no spaces around them", column=say_name(self.column))
        return _(CASES[self.case], column=say_name(self.column))


@dataclass(frozen=True)
class ConvertType(OneColumn):
    """Store a column otherwise: a code such as 75013 as text, whole numbers with gaps as whole numbers."""

    dtype: str
    carries_over: bool = True

    def __post_init__(self) -> None:
        check_choice(self.dtype, name="dtype", choices=KINDS)

    def changed(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table with the column stored so."""
        return with_column(frame, self.column, frame[self.column].astype(self.dtype))

    def code(self, name: str = "frame") -> str:
        """Return the line of pandas."""
        return f'{self.cell(name)} = {self.cell(name)}.astype("{self.dtype}")'

    def describe(self) -> str:
        """Say it."""
        return _(KINDS[self.dtype], column=say_name(self.column))
