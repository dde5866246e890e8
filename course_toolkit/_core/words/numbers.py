"""Numbers as each language writes them; the signs come from Babel, the digits from Python (a slider waits)."""

import math
from functools import lru_cache

from course_toolkit._core.words.language import get_language

NARROW_NO_BREAK_SPACE = "\u202f"


def format_number(value: float, digits: int = 3) -> str:
    """Write a number with a fixed count of decimals; an undefined one (NaN) as an em dash."""
    if math.isnan(value):
        return "—"
    return f"{value:,.{digits}f}".translate(_signs(get_language()))


def format_power(value: float, digits: int = 3) -> str:
    """Write a number of any size with a fixed count of decimals and a power of ten, as ``1.000e-13``."""
    return f"{value:.{digits}e}".translate(_signs(get_language()))


def format_count(value: float) -> str:
    """Write a count: whole if it is whole, with at most two decimals if weights made it broken."""
    text = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.translate(_signs(get_language()))


def format_percent(share: float, digits: int = 0) -> str:
    """Write a share between 0 and 1 as a percentage; an undefined one (NaN) as an em dash."""
    if math.isnan(share):
        return "—"
    space = NARROW_NO_BREAK_SPACE if get_language() == "fr" else ""
    return f"{format_number(100 * share, digits)}{space}%"


def decimal_sign() -> str:
    """Return the sign between units and tenths."""
    return _signs(get_language())[ord(".")]


@lru_cache
def _signs(language: str) -> dict[int, str]:
    from babel.numbers import get_decimal_symbol, get_group_symbol  # noqa: PLC0415 — only where a number is written

    return {ord("."): get_decimal_symbol(language), ord(","): get_group_symbol(language)}
