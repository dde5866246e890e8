"""Weeks, quarters and months written as one text: 2021-W05, S05 2021, 2021-Q3, T3 2021, 202105."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

YEARS = (1900, 2100)
#: So many of the texts must be periods; the others are gaps such as "inconnu".
MOST = 0.95
N_TEXTS_TRIED = 200  # they rule most ways out
_YEAR, _SIGN = r"(\d{4})", r"[-_/. ]?"


@dataclass(frozen=True)
class Period:
    r"""One way to write a period: the whole text, and what pandas reads it as.

    ``pattern`` and ``written`` turn the text into one that ``format`` reads as the first day of the period.
    """

    whole: str
    pattern: str
    written: str | Callable[[re.Match[str]], str]
    format: str
    source: str = ""  # of what is written, where it is computed

    def code(self, column: str) -> str:
        """Return the code that reads a column of a student's table."""
        text = f"{column}.astype(str).str.replace({self.pattern!r}, {self.source or repr(self.written)}, regex=True)"
        return f"pd.to_datetime({text}, format={self.format!r}, utc=True, errors='coerce')"

    def read(self, texts: pd.Series) -> pd.Series:
        """Return the first days; what is no such period is missing."""
        fitting = texts.where(texts.str.fullmatch(self.whole), None)
        plain = fitting.str.replace(self.pattern, self.written, regex=True)
        return pd.to_datetime(plain, format=self.format, utc=True, errors="coerce")


_AFTER, _BEFORE = r"(\d{4})\D*(\d+)", r"\D*(\d+)\D*(\d{4})"
_WEEK, _QUARTER = r"(?:[WwSs]|[Ss]em\.?|[Ss]emaine|[Ww]eek) ?(\d{1,2})", r"(?:[QqTt]|[Tt]rim\.?) ?([1-4])"
PERIODS = (
    Period(_YEAR + _SIGN + _WEEK, _AFTER, r"\1-W\2-1", "%G-W%V-%u"),
    Period(_WEEK + r"[-_/. ]" + _YEAR, _BEFORE, r"\2-W\1-1", "%G-W%V-%u"),
    Period(
        _YEAR + _SIGN + _QUARTER, _AFTER, lambda m: f"{m[1]}-{3 * int(m[2]) - 2}", "%Y-%m",
        "lambda m: f'{m[1]}-{3 * int(m[2]) - 2}'",
    ),
    Period(
        _QUARTER + _SIGN + _YEAR, _BEFORE, lambda m: f"{m[2]}-{3 * int(m[1]) - 2}", "%Y-%m",
        "lambda m: f'{m[2]}-{3 * int(m[1]) - 2}'",
    ),
    Period(r"(\d{4})(0[1-9]|1[0-2])(\.0)?", r"(\d{4})(\d\d).*", r"\1-\2", "%Y-%m"),
)  # fmt: skip


def find_period(texts: pd.Series) -> tuple[Period, pd.Series] | None:
    """Return the way in which texts are written, and their first days; None where they are no periods."""
    known = texts[texts != ""]
    few = known.iloc[:: max(1, len(known) // N_TEXTS_TRIED)]
    for period in PERIODS if len(known) else ():
        if any(some.str.fullmatch(period.whole).mean() < MOST for some in (few, known)):
            continue
        days = period.read(texts)
        if days[known.index].notna().mean() >= MOST and days.dropna().dt.year.between(*YEARS).all():
            return period, days
    return None
