"""Small pieces of HTML under a picture; everything that may come from data is escaped here."""

from collections.abc import Iterable
from html import escape

import pandas as pd

#: Between these, four digits would be fewer than stand before the point; beyond, a power of ten is shorter.
MOST_DIGITS, LARGEST = 9999.5, 1e12


def formulas_html(formulas: Iterable[tuple[str, str, str, str]]) -> str:
    """Return formulas as a list: name, symbols, numbers and value of each."""
    # ``<li><span>…</span><b>…</b>``: short on purpose, since this travels at each move of a slider.
    items = (
        f"<li>{escape(name)}<span>= {escape(symbols)} = {escape(numbers)}</span><b>{escape(value)}</b></li>"
        for name, symbols, numbers, value in formulas
    )
    return f'<ul class="ct-formulas">{"".join(items)}</ul>'


def table_html(frame: pd.DataFrame, *, max_cols: int = 10) -> str:
    """Return a small table, escaped, that scrolls sideways where the page is narrow; nothing of no rows."""
    if frame.empty:
        return ""
    table = frame.to_html(escape=True, border=0, float_format=_written, max_cols=max_cols)
    return f'<div class="ct-rows" tabindex="0">{table}</div>'


def _written(value: float) -> str:
    """Return four digits of a number, but all those before the point: a value is looked for as it stands there."""
    return f"{value:.0f}" if MOST_DIGITS < abs(value) < LARGEST else f"{value:.4g}"
