"""Texts that are numbers: decimal commas, spaces between thousands, signs of percent and units."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.names import vocabulary

Mark = Literal[".", ","]
_Groups = Literal["sure", "ambiguous"]

_PLAIN = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
_COMMA = re.compile(r"[-+]?(\d+,\d*|,\d+)([eE][-+]?\d+)?")
_SPACED = re.compile(r"[-+]?[1-9]\d{0,2}(?:[ '’]\d{3})+([.,]\d+)?")
_POINTED = re.compile(r"[-+]?[1-9]\d{0,2}(?:\.\d{3}){2,}(,\d+)?|[-+]?[1-9]\d{0,2}(?:\.\d{3})+,\d+")
_POINTED_ONCE = re.compile(r"[-+]?[1-9]\d{0,2}\.\d{3}")
_GROUPED = re.compile(r"[-+]?[1-9]\d{0,2}(?:,\d{3})+(\.\d+)?")
_DIGITS = re.compile(r"\d+")
_UNIT = re.compile(
    r"(?P<before>[€$£]\s?)?(?P<number>[-+]?[\d.,][\d., '’]*(?:[eE][-+]?\d+)?)(?P<gap>\s*)"
    r"(?P<unit>%|[€$£°]\s?[CF]?|k€|[^\W\d_]{1,12}[23²³]?(?:\s?/\s?[^\W\d_]{0,8}[23²³]?)?|)"
)
#: Units by the words that they are made of, in small letters: mg/dl is mg and dl.
UNITS = vocabulary(
    "kg g mg µg μg ug ng pg lb lbs oz t km m cm mm µm nm ft inch inches in mi m2 m3 cm2 cm3 mm2 m² m³ cm² cm³ ha l dl "
    "cl ml µl mol mmol µmol nmol meq ui iu an ans annee annees année années year years yr yrs mois month months "
    "semaine semaines week weeks jour jours j day days h hr hrs heure heures hour hours min mn minutes minute s sec "
    "secs ms seconds secondes eur euro euros usd dollars gbp chf mmhg hpa bar kpa bpm kcal cal kj kwh mwh w kw v mv hz "
    "khz mhz ghz go mo ko gb mb kb tb px pts pt points point pct percent kmh mph k€"
)
#: Single letters that are units even where they touch the number: 12C is a seat, 1990s are ten years.
_TOUCHING = frozenset("gmlLh")
#: The months would be units of the days before them.
_MONTH = re.compile(r"jan|f[ée]v|feb|mar|avr|apr|mai|may|jui|jun|jul|ao[uû]|aug|sep|oct|nov|d[ée]c", re.IGNORECASE)
#: Spaces that typewriters, spreadsheets and French typography put between thousands, and the long minus.
_SIGNS = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "−": "-"})
#: A float tells whole numbers of so many digits apart; longer ones are names.
N_DIGITS_OF_A_FLOAT = 15
N_DIGITS_OF_A_PHONE = 9
#: Where all have so many, nothing was counted.
N_DIGITS_OF_A_NAME = 12
#: One number in so many may have lost its way among zeros; more of them are codes.
FEW_PADDED = 0.05
MOST_ARE_WHOLE = 0.5


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
    bodies, units = _without_units([text.strip().translate(_SIGNS) for text in texts])
    groups, points = _comma_groups(bodies), _has_point_groups(bodies)
    decimals: set[Mark] = set()
    thousands: set[str] = set()
    values = np.full(len(bodies), np.nan)
    for place, body in enumerate(bodies):
        if not points and _PLAIN.fullmatch(body):  # most texts, and the quickest way
            values[place] = float(body)
            decimals |= {"."} if "." in body else set()
            continue
        plain, decimal, thousand = _plain_number(body, comma_groups=groups is not None, point_groups=points)
        if plain is None:
            continue
        values[place] = float(plain)
        decimals |= {decimal} if decimal else set()
        thousands |= {thousand} if thousand else set()
    return NumberReading(values, frozenset(decimals), frozenset(thousands), frozenset(units), groups == "ambiguous")


def are_codes(texts: Sequence[str]) -> bool:
    """Say whether texts of digits are names rather than numbers: 007, telephones, numbers too long to count."""
    plain = [text.strip() for text in texts]
    whole = [text for text in plain if _DIGITS.fullmatch(text[1:] if text[:1] == "+" else text)]
    if not whole or len(whole) < MOST_ARE_WHOLE * len(plain):
        return False
    told = set(whole)  # 04 beside 4 is a number in two spellings
    n_padded = sum(_is_padded(text) and text.lstrip("0") not in told for text in whole)
    widths = {len(text) for text in whole}
    if len(widths) == 1 and (n_padded > 0 or widths.pop() >= N_DIGITS_OF_A_NAME):
        return True
    return n_padded > FEW_PADDED * len(whole)


def is_plain(text: str) -> bool:
    """Say whether a text is a number as Python writes it."""
    return _PLAIN.fullmatch(text.strip()) is not None


def _is_padded(text: str) -> bool:
    return (
        (text[0] == "0" and len(text) > 1)
        or (text[0] == "+" and len(text) > N_DIGITS_OF_A_PHONE)
        or len(text) > N_DIGITS_OF_A_FLOAT
    )


def _without_units(texts: list[str]) -> tuple[list[str], set[str]]:
    """Take away what stands around numbers, where it is a unit: a known one, or one and the same word everywhere."""
    found = {text: one for text in texts if not _PLAIN.fullmatch(text) and (one := _UNIT.fullmatch(text))}
    words = {_stem(one["unit"]) for one in found.values() if _is_word(one)}
    bodies, units = [], set()
    for text in texts:
        one = found.get(text)
        if one is None or not (_is_known(one) or (_is_word(one) and len(words) == 1)):
            bodies.append(text)
            continue
        bodies.append(one["number"].strip())
        units |= {sign for sign in ((one["before"] or "").strip(), one["unit"].strip()) if sign}
    return bodies, units


def _is_known(found: re.Match[str]) -> bool:
    unit = found["unit"]
    if not unit or not unit[0].isalpha():
        return True
    if len(unit) == 1 and not _gap(found) and unit not in _TOUCHING:
        return False
    return all(part.strip().lower() in UNITS for part in unit.split("/"))


def _is_word(found: re.Match[str]) -> bool:
    """Say whether a word of two letters or more stands behind the number, apart from it, and is no month."""
    unit = found["unit"]
    apart = len(unit) > 1 and unit.isalpha() and bool(_gap(found))
    return apart and not _is_known(found) and not _MONTH.match(unit)


def _gap(found: re.Match[str]) -> str:
    return found["gap"] or (" " if found["number"].endswith(" ") else "")


def _stem(unit: str) -> str:
    return unit.lower().rstrip("s")


def _comma_groups(texts: Sequence[str]) -> _Groups | None:
    """Say whether commas stand between thousands: they do where every comma has three digits behind it."""
    with_comma = [text for text in texts if "," in text]
    if not with_comma or not all(_GROUPED.fullmatch(text) for text in with_comma):
        return None
    proved = any("." in text or text.count(",") > 1 for text in with_comma) or any(
        "." in text and _PLAIN.fullmatch(text) for text in texts
    )
    return "sure" if proved else "ambiguous"


def _has_point_groups(texts: Sequence[str]) -> bool:
    """Say whether points stand between thousands: 1.234.567 proves it, where no point stands otherwise."""
    with_point = [text for text in texts if "." in text]
    return any(_POINTED.fullmatch(text) for text in with_point) and all(
        _POINTED.fullmatch(text) or _POINTED_ONCE.fullmatch(text) for text in with_point
    )


def _plain_number(text: str, *, comma_groups: bool, point_groups: bool) -> tuple[str | None, Mark | None, str]:
    """Return a number as Python writes it, with the decimal sign and the sign between thousands that it had."""
    if _POINTED.fullmatch(text) or (point_groups and _POINTED_ONCE.fullmatch(text)):
        return text.replace(".", "").replace(",", "."), "," if "," in text else None, "."
    if _PLAIN.fullmatch(text):
        return text, "." if "." in text else None, ""
    if comma_groups and _GROUPED.fullmatch(text):
        return text.replace(",", ""), "." if "." in text else None, ","
    if _COMMA.fullmatch(text):
        return text.replace(",", "."), ",", ""
    if _SPACED.fullmatch(text):
        decimal: Mark | None = "," if "," in text else "." if "." in text else None
        sign = next(sign for sign in " '’" if sign in text)
        return re.sub("[ '’]", "", text).replace(",", "."), decimal, sign
    return None, None, ""
