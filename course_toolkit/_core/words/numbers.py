"""Numbers as each language writes them; the signs come from Babel, the digits from Python (a slider waits)."""

import math
from functools import lru_cache

from course_toolkit._core.words.language import get_language

NARROW_NO_BREAK_SPACE = "\u202f"
#: Outside these sizes, powers of ten are easier to read than digits.
SMALLEST, LARGEST = 1e-4, 1e12


def format_number(value: float, digits: int = 3) -> str:
    """Write a number with a fixed count of decimals; an undefined one (NaN) as an em dash."""
    if math.isnan(value):
        return "—"
    return f"{value:,.{digits}f}".translate(_signs(get_language()))


def format_value(value: float, n_digits: int = 4) -> str:
    """Write a value of data with its significant digits and no zero that says nothing; whole numbers whole."""
    if math.isnan(value):
        return "—"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if value != 0 and not SMALLEST <= abs(value) < LARGEST:
        return format_power(value, n_digits - 1)
    if value == int(value):
        return format_count(value + 0.0)  # a negative zero is zero
    decimals = max(0, n_digits - 1 - math.floor(math.log10(abs(value))))
    text = f"{round(value, decimals) + 0.0:,.{decimals}f}"
    shortened = text.rstrip("0").rstrip(".") if "." in text else text
    return shortened.translate(_signs(get_language()))


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
