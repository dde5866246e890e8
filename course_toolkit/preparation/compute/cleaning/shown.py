"""A cleaning as it is shown: in a terminal, in a notebook, as a table of its steps."""

from collections.abc import Sequence
from html import escape

import pandas as pd

from course_toolkit._core.compute.html import table_html
from course_toolkit._core.compute.printing import on_one_line
from course_toolkit._core.words import _, format_count, ngettext
from course_toolkit.preparation.compute.cleaning.record import StepRecord, TableSize


def trace_title(start: TableSize, records: Sequence[StepRecord]) -> str:
    """Return how many steps there are, and what they made of the table."""
    if not records:
        return _("Cleaning: {size}, no step yet", size=start)
    return ngettext("Cleaning in {n} step: {before} → {after}", "Cleaning in {n} steps: {before} → {after}",
                    len(records), before=start, after=records[-1].after)  # fmt: skip


def trace_text(start: TableSize, records: Sequence[StepRecord]) -> str:
    """Return the steps in words, a line each."""
    lines = [
        f"{place}. {one.describe()} ({one.counts()}) – {on_one_line(one.reason)}"
        for place, one in enumerate(records, start=1)
    ]
    return "\n".join([trace_title(start, records), *lines])


def trace_frame(start: TableSize, records: Sequence[StepRecord]) -> pd.DataFrame:
    """Return the steps as a table; row 0 is the table as it came."""
    rows = [{"step": _("the table as it came"), "reason": "", **_counts(start, 0), "carries_over": True}]
    rows += [
        {"step": one.describe(), "reason": on_one_line(one.reason), **_counts(one.after, one.n_cells_changed),
         "carries_over": one.carries_over}
        for one in records
    ]  # fmt: skip
    return pd.DataFrame(rows)


def trace_html(start: TableSize, records: Sequence[StepRecord]) -> str:
    """Return the steps as a table for a notebook; no colours, so that it reads in light and in dark themes."""
    names = {
        "step": _("step"), "reason": _("reason"), "n_rows": _("rows"), "n_columns": _("columns"),
        "n_missing": _("missing cells"), "n_cells_changed": _("cells changed"), "carries_over": _("for new data"),
    }  # fmt: skip
    table = trace_frame(start, records)
    table["carries_over"] = [_("yes") if one else _("no") for one in table["carries_over"]]
    return f"<div><strong>{escape(trace_title(start, records))}</strong>{table_html(table.rename(columns=names))}</div>"


def say_skipped(skipped: Sequence[StepRecord], n_steps: int) -> str:
    """Say which steps are left out for another table, and what to do about it."""
    return ngettext(
        "{n} of {n_steps} steps names rows of the first table and was left out: {steps}. "
        "Where it should hold for new data, write it as a rule: where=… or outside=…",
        "{n} of {n_steps} steps name rows of the first table and were left out: {steps}. "
        "Where they should hold for new data, write them as rules: where=… or outside=…",
        len(skipped),
        n_steps=format_count(n_steps),
        steps="; ".join(one.describe() for one in skipped),
    )


def _counts(size: TableSize, n_cells_changed: int) -> dict[str, int]:
    return {
        "n_rows": size.n_rows, "n_columns": size.n_columns, "n_missing": size.n_missing,
        "n_cells_changed": n_cells_changed,
    }  # fmt: skip
