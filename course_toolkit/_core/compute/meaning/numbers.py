"""Texts that are numbers: decimal commas, spaces between thousands, signs of percent and units."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Mark = Literal[".", ","]

_PLAIN = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
_COMMA = re.compile(r"[-+]?(\d+,\d*|,\d+)([eE][-+]?\d+)?")
_SPACED = re.compile(r"[-+]?\d{1,3}(?:[ '’]\d{3})+([.,]\d+)?")
_POINTED = re.compile(r"[-+]?\d{1,3}(?:\.\d{3}){2,}(,\d+)?|[-+]?\d{1,3}(?:\.\d{3})+,\d+")
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(\.\d+)?")
_UNIT = re.compile(
    r"(?P<number>[-+]?[\d.,][\d., '’]*(?:[eE][-+]?\d+)?)\s*(?P<unit>%|[€$£°]\s?[CF]?|[^\W\d_]{1,5}(/[^\W\d_]{1,5})?)"
)
#: Spaces that typewriters, spreadsheets and French typography put between thousands, and the long minus.
_SIGNS = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "−": "-"})


@dataclass(frozen=True)
class NumberReading:
    """Texts read as numbers.

    ``values`` holds float64, NaN where a text is no number; ``decimals`` and ``thousands`` the signs that were met;
    ``units`` what stood behind the numbers. ``is_ambiguous`` where ``1,234`` may be a thousand or a little more than 1:
    it is read as a thousand.
    """

    values: NDArray[np.float64]
    decimals: frozenset[Mark]
    thousands: frozenset[str]
    units: frozenset[str]
    is_ambiguous: bool

    @property
    def n_read(self) -> int:
        """How many of the texts are numbers."""
        return int(np.count_nonzero(~np.isnan(self.values)))


def read_numbers(texts: Sequence[str]) -> NumberReading:
    """Return the numbers that texts stand for; each text is best given once."""
    cleaned = [text.strip().translate(_SIGNS) for text in texts]
    bodies, units = _without_units(cleaned)
    groups = _comma_groups(bodies)
    decimals: set[Mark] = set()
    thousands: set[str] = set()
    values = np.full(len(bodies), np.nan)
    for place, body in enumerate(bodies):
        plain, decimal, thousand = _plain_number(body, comma_groups=groups is not None)
        if plain is None:
            continue
        values[place] = float(plain)
        decimals |= {decimal} if decimal else set()
        thousands |= {thousand} if thousand else set()
    return NumberReading(values, frozenset(decimals), frozenset(thousands), frozenset(units), groups == "ambiguous")


def _without_units(texts: Sequence[str]) -> tuple[list[str], set[str]]:
    """Take away what stands behind numbers, where it is short."""
    bodies, units = [], set()
    for text in texts:
        found = None if _PLAIN.fullmatch(text) else _UNIT.fullmatch(text)
        bodies.append(found["number"].strip() if found else text)
        units |= {found["unit"].strip()} if found else set()
    return bodies, units


def _comma_groups(texts: Sequence[str]) -> Literal["sure", "ambiguous"] | None:
    """Say whether commas stand between thousands: they do where every comma has three digits behind it."""
    with_comma = [text for text in texts if "," in text]
    if not with_comma or not all(_GROUPED.fullmatch(text) for text in with_comma):
        return None
    proved = any("." in text or text.count(",") > 1 for text in with_comma) or any(
        "." in text and _PLAIN.fullmatch(text) for text in texts
    )
    return "sure" if proved else "ambiguous"


def _plain_number(text: str, *, comma_groups: bool) -> tuple[str | None, Mark | None, str]:
    """Return a number as Python writes it, with the decimal sign and the sign between thousands that it had."""
    if _PLAIN.fullmatch(text):
        return text, "." if "." in text else None, ""
    if comma_groups and _GROUPED.fullmatch(text):
        return text.replace(",", ""), "." if "." in text else None, ","
    if _COMMA.fullmatch(text):
        return text.replace(",", "."), ",", ""
    if _POINTED.fullmatch(text):
        return text.replace(".", "").replace(",", "."), "," if "," in text else None, "."
    if _SPACED.fullmatch(text):
        decimal: Mark | None = "," if "," in text else "." if "." in text else None
        sign = next(sign for sign in " '’" if sign in text)
        return re.sub("[ '’]", "", text).replace(",", "."), decimal, sign
    return None, None, ""
