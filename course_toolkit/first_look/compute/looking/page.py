"""A first look as a page of a notebook, or as text: a question to the reader, the line of pandas, the table."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from course_toolkit._core.compute.finding import printable_table
from course_toolkit._core.compute.html import table_html
from course_toolkit._core.compute.printing import printable
from course_toolkit._core.words import _, ngettext
from course_toolkit.first_look.compute.reading.telling import tell

if TYPE_CHECKING:  # it shows itself by this page
    from course_toolkit.first_look.compute.looking.look import FirstLook

#: So many columns stand side by side, and so many rows below one another; more are left out, and said to be.
N_WIDE, N_WIDE_TEXT, N_HIGH = 20, 10, 20
LONGEST_CELL = 40
_STYLE = (
    "max-width: 100%; line-height: 1.45;",
    "margin: 1.1em 0 0.2em; font-size: 1.05em; font-weight: bold;",
    "margin: 0.2em 0; padding: 0.3em 0.6em; border-left: 3px solid; white-space: pre-wrap; word-break: normal;",
)


@dataclass(frozen=True)
class Section:
    """One step: what to ask oneself, the lines, the table, and what of it is not shown."""

    title: str
    question: str
    lines: tuple[str, ...]
    table: pd.DataFrame
    left_out: str = ""


def sections(look: "FirstLook", *, n_wide: int = N_WIDE) -> Iterator[Section]:
    """Yield the steps of a first look, cut to what a reader can take in."""
    code = look.code
    rows = ngettext("{n} row", "{n} rows", look.n_rows)
    columns = ngettext("{n} column", "{n} columns", look.n_columns)
    yield Section(
        _("{rows} × {columns}: the first rows", rows=rows, columns=columns),
        _("What does one row stand for? What does each column measure, and in which unit?"),
        (code["head"],), look.head.iloc[:, :n_wide], _left_out(look.n_columns, n_wide),
    )  # fmt: skip
    yield Section(
        _("The columns"),
        _("Is each column of the kind that you expect? Where are cells missing, and why might they be?"),
        (code["types"], code["missing"], code["distinct"]),
        _columns(look), _left_out(look.n_columns, N_HIGH),
    )  # fmt: skip
    if not look.describe.empty:
        yield Section(
            _("The numbers"),
            _("Which minimum or maximum cannot be? Which mean is far from the median (50%)?"),
            (code["describe"],), look.describe.iloc[:, :n_wide], _left_out(look.describe.shape[1], n_wide),
        )  # fmt: skip
    if look.classes is not None:
        yield Section(
            _("The classes of “{label}”", label=printable(str(look.label))),
            _("Is there enough of each class? If a label is missing: is that a class of its own?"),
            (code["classes"],), _classes(look.classes), _left_out_rows(len(look.classes), N_HIGH),
        )  # fmt: skip


def page_text(look: "FirstLook") -> str:
    """Return a first look for a terminal."""
    parts = [tell(look.reading)] if look.reading is not None else []
    for one in sections(look, n_wide=N_WIDE_TEXT):
        shown = printable_table(one.table).to_string(max_colwidth=LONGEST_CELL, max_cols=N_WIDE_TEXT)
        lines = [f"  {printable(line)}" for line in one.lines]
        parts.append("\n".join([one.title, one.question, *lines, shown, *([one.left_out] if one.left_out else [])]))
    return "\n\n".join(parts)


def page_html(look: "FirstLook") -> str:
    """Return a first look for a notebook; no colours of its own, so that it reads in light and in dark themes."""
    body = "".join(map(_section_html, sections(look)))
    return f'<div class="course-toolkit-first-look" style="{_STYLE[0]}">{_reading_html(look)}{body}</div>'


def _reading_html(look: "FirstLook") -> str:
    if look.reading is None:
        return ""
    head, *rest = tell(look.reading).splitlines()
    lines = "\n".join(rest)
    return f'<details><summary>{escape(head)}</summary><pre style="{_STYLE[2]}">{escape(lines)}</pre></details>'


def _section_html(one: Section) -> str:
    code = escape("\n".join(map(printable, one.lines)))
    table = table_html(printable_table(one.table).map(_short).astype(object), max_cols=N_WIDE)
    left_out = f"<div><em>{escape(one.left_out)}</em></div>" if one.left_out else ""
    return (
        f'<h4 style="{_STYLE[1]}">{escape(one.title)}</h4><p style="margin: 0.2em 0">{escape(one.question)}</p>'
        f'<pre style="{_STYLE[2]}"><code>{code}</code></pre>'
        f'<div style="overflow-x: auto; white-space: nowrap">{table}</div>{left_out}'
    )


def _columns(look: "FirstLook") -> pd.DataFrame:
    """Return the columns as rows, under the names of the lines above them."""
    table = pd.DataFrame({"dtypes": look.types.astype(str), "isna().sum()": look.missing})
    return table.assign(**{"nunique()": look.distinct.reindex(table.index).astype("Int64")}).head(N_HIGH)


def _classes(classes: pd.DataFrame) -> pd.DataFrame:
    """Return the most frequent classes, and the missing ones wherever they stand."""
    shown = classes.head(N_HIGH)
    missing = classes[classes.index.isna()]
    return shown if shown.index.isna().any() or missing.empty else pd.concat([shown.iloc[:-1], missing])


def _left_out(n_columns: int, n_shown: int) -> str:
    n = n_columns - n_shown
    return "" if n <= 0 else ngettext("{n} column more is not shown.", "{n} columns more are not shown.", n)


def _left_out_rows(n_rows: int, n_shown: int) -> str:
    n = n_rows - n_shown
    return "" if n <= 0 else ngettext("{n} value more is not shown.", "{n} values more are not shown.", n)


def _short(cell: object) -> object:
    """Return a cell as a notebook shows it: long texts cut, numbers to six digits."""
    if isinstance(cell, float):
        return "NaN" if math.isnan(cell) else f"{cell:.6g}"
    text = str(cell) if isinstance(cell, (str, list, dict, tuple)) else ""
    return f"{text[: LONGEST_CELL - 1]}…" if len(text) > LONGEST_CELL else cell
