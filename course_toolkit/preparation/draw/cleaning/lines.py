"""Sentences cut into the lines that a picture has room for."""

from textwrap import wrap


def lines_of(text: str, letters: int, most: int) -> list[str]:
    """Return a text on so many lines at most; an ellipsis tells that more was there."""
    lines = wrap(text, letters, break_on_hyphens=False) or [""]
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    return [*lines[: most - 1], (last if len(last) < letters else last[: letters - 1]).rstrip() + "…"]
