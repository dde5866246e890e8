"""Numbers and dates of a table, as a sentence writes them."""

import numpy as np
import pandas as pd

from course_toolkit._core.words import format_count, format_number, format_power

N_DIGITS = 5
LARGEST_WRITTEN_OUT, SMALLEST_WRITTEN_OUT = 1e15, 1e-4


def number_text(value: float) -> str:
    """Write a number with the decimals that it has, five significant digits at most."""
    size = abs(value)
    if not np.isfinite(value):
        return "∞" if value > 0 else "−∞"
    if size >= LARGEST_WRITTEN_OUT or 0 < size < SMALLEST_WRITTEN_OUT:
        return format_power(value, 2)
    if value == round(value):
        return format_count(value)
    n_whole = len(str(int(size))) if size >= 1 else 0
    shortest = f"{value:.{max(1, N_DIGITS - n_whole)}f}".rstrip("0")
    return format_number(value, max(1, len(shortest.partition(".")[2])))


def day_text(seconds: float) -> str:
    """Write a moment, given in seconds since 1970, as its day."""
    return str(pd.Timestamp(0).as_unit("s") + pd.Timedelta(int(seconds // 86_400), unit="D").as_unit("s"))[:10]
