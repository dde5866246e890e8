"""Texts that are dates: the formats that they are written in, months by their names included."""

import re
from collections.abc import Sequence

import pandas as pd

#: The usual ways to write a day; the French reading of 03/04/2024 comes before the American one.
_DAYS = (
    "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y", "%d.%m.%Y", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%d/%m/%y",
    "%m/%d/%y", "%d-%m-%y", "%d.%m.%y", "%d M%m %Y", "M%m %d %Y", "%d-M%m-%Y", "%d-M%m-%y", "%m/%Y", "%Y-%m", "M%m %Y",
)  # fmt: skip
_HOURS = ("", " %H:%M:%S", " %H:%M", " %I:%M %p", " %Hh%M", "T%H:%M:%S", " %H:%M:%S.%f")
FORMATS = ("ISO8601", *(day + hour for hour in _HOURS for day in _DAYS))

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}([T ].*)?")
_PROMISING = re.compile(r"(?=.*\d)(?=.*[-/. ]|\d{8}$).{6,40}")
#: The names of months, whole and short, in French and English; the formats above write the third month M03.
MONTHS = {
    name: f"M{place:02d}"
    for place, names in enumerate(
        (
            "janvier janv january jan", "février fevrier févr fevr fév fev february feb", "mars march mar",
            "avril avr april apr", "mai may", "juin june jun", "juillet juil july jul", "août aout august aug",
            "septembre september sept sep", "octobre october oct", "novembre november nov",
            "décembre decembre december déc dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = re.compile(
    r"(?<![^\W\d_])(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?(?![^\W\d_])", re.IGNORECASE
)
N_TEXTS_TRIED = 200
LONGEST_DATE = 40
#: So many days of eight digits are no chance: one number of eight digits in twenty-seven is a day.
FEWEST_COMPACT_DAYS = 5
#: Days written so lie within.
_CENTURIES = ("18", "19", "20")
#: So many of the texts must be dates; the others are gaps such as "inconnu".
MOST = 0.95


def months_numbered(text: str) -> str:
    """Write the name of a month as its number: "1er mars 2024" becomes "1 M03 2024"."""
    if not any(sign.isalpha() for sign in text):
        return text
    return _MONTH.sub(lambda found: MONTHS[found[1].lower()], text).replace(",", "").replace("1er ", "1 ")


def are_compact_days(texts: Sequence[str]) -> bool:
    """Say whether texts are days such as 20240131, rather than numbers of eight digits."""
    plain = [text.strip() for text in texts]
    if len(plain) < FEWEST_COMPACT_DAYS or not all(len(text) == 8 and text[:2] in _CENTURIES for text in plain):
        return False
    return bool(parse_dates(pd.Series(plain, dtype=object), "%Y%m%d").notna().mean() >= MOST)


def are_promising(texts: Sequence[str]) -> bool:
    """Say whether a few of the texts have figures and signs as dates have them."""
    few = texts[:: max(1, len(texts) // N_TEXTS_TRIED)][:N_TEXTS_TRIED]
    return sum(_PROMISING.fullmatch(text) is not None for text in few) >= MOST * len(few)


def is_iso(text: str) -> bool:
    """Say whether a text begins as ISO 8601 has it: 2024-01-31."""
    return _ISO.fullmatch(text) is not None


def fitting_formats(texts: pd.Series) -> list[str]:
    """Return the formats that texts are written in; a few texts rule most of them out."""
    few = texts.iloc[:: max(1, len(texts) // N_TEXTS_TRIED)].iloc[:N_TEXTS_TRIED]
    if not are_promising(few.tolist()):
        return []
    iso = few.map(is_iso).mean() >= MOST
    tried = [one for one in FORMATS if iso or one != "ISO8601"]  # else "20240131" and "2024" would pass for ISO
    for some in (few, texts):
        tried = [one for one in tried if parse_dates(some, one).notna().mean() >= MOST]
    return tried


def parse_dates(texts: pd.Series, one: str) -> pd.Series:
    """Return the dates (UTC) that texts stand for in one format; NaT where a text is none."""
    return pd.to_datetime(texts, format=one, errors="coerce", utc=True)
