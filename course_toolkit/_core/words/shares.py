"""A share that is nearly nothing, or nearly all, is no round number."""

from course_toolkit._core.words.numbers import format_percent

#: What a tenth of a percent would round away.
LEAST = 0.001


def format_share(share: float) -> str:
    """Write a share to a tenth of a percent; one that would round to 0 or 100 without being so, as a bound."""
    if 0 < share < LEAST:
        return f"< {format_percent(LEAST, 1)}"
    if 1 - LEAST < share < 1:
        return f"> {format_percent(1 - LEAST, 1)}"
    return format_percent(share, 0 if share in {0, 1} else 1)
