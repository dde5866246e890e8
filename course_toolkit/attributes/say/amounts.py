"""Values as sentences write them: numbers, dates, rows by name."""

import math
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pandas as pd

from course_toolkit._core.words import _, format_value

START = datetime(1970, 1, 1, tzinfo=UTC)
DAY = 86_400.0
LENGTH = 24
N_NAMED = 3


def say_value(value: float, kind: str) -> str:
    """Write a number, or a date given in seconds since 1970."""
    if kind != "date" or math.isnan(value):
        return format_value(value)
    try:
        date = START + timedelta(seconds=value)
    except OverflowError:  # beyond the years that the calendar has
        return format_value(value)
    return date.strftime("%Y-%m-%d") if value % DAY == 0 else date.strftime("%Y-%m-%d %H:%M")


def say_row(index: pd.Index, position: int) -> str:
    """Name a row by its index; by its position as well where other rows have the same name."""
    name = cut(index[position])
    return name if index.is_unique else _("{name} (position {position})", name=name, position=position)


def say_rows(index: pd.Index, positions: Sequence[int]) -> str:
    """Name the first few rows."""
    named = ", ".join(say_row(index, position) for position in positions[:N_NAMED])
    return named if len(positions) <= N_NAMED else f"{named}…"


def cut(text: object, length: int = LENGTH) -> str:
    """Cut a long text: a sentence has little room."""
    words = str(text)
    return words if len(words) <= length else words[: length - 1] + "…"
