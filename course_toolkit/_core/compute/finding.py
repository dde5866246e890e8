"""A suspicion about data: no error, but something to ask about, with the numbers that raise it."""

import math
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from itertools import islice
from typing import Literal, Protocol

import pandas as pd

from course_toolkit._core.compute.guard.choices import check_choice, check_numbers
from course_toolkit._core.compute.html import table_html
from course_toolkit._core.compute.printing import printable
from course_toolkit._core.words import N_, _, format_count, format_number, format_power, ngettext

SEVERITIES = {"error": N_("Error"), "warning": N_("Warning"), "question": N_("Question")}
N_ROWS_SHOWN = 10
#: Smaller numbers are written with a power of ten: nobody counts twenty zeros.
SMALLEST_WRITTEN_OUT = 1e-6
N_COLUMNS_SHOWN = 10


class _Printer(Protocol):
    """What IPython hands to ``_repr_pretty_``."""

    def text(self, text: str) -> None: ...


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One suspicion about a table: what was seen, where, what it may mean, what to do.

    Is this value wrong, or only rare? The table cannot say; whoever made it can. A finding is the
    question to bring them, with its numbers.

    Parameters
    ----------
    code : str
        A stable name such as ``"impossible-value"``, the same in every language.
    severity : {"error", "warning", "question"}
        ``"error"`` cannot be true, ``"warning"`` will mislead a model, ``"question"`` is for the expert.
    title : str
        One line in the current language.
    columns : tuple of column labels, default ()
    rows : tuple of index labels, default ()
    evidence : dict of str to number, default {}
        The numbers that raise the suspicion.
    hypotheses : tuple of str, default ()
        What may lie behind it, the likeliest first.
    fixes : tuple of str, default ()
        Lines of code that would mend it, one fix each. Names taken from data belong in them as ``repr(name)``.
    guide : str or None, default None
        Slug of the guide that explains it, such as ``"07-evaluer-et-choisir-un-seuil"``.
    why : str, default ""
        One sentence: what goes wrong where nobody looks.
    examples : DataFrame or None, default None
        A few of the rows concerned, to see with one's own eyes; left out where findings are compared.

    Raises
    ------
    CourseError
        When the severity is none of the three.
    TypeError
        When the evidence is not a mapping of numbers.

    See Also
    --------
    findings_frame : Several findings as one table.

    Notes
    -----
    A list given for a tuple becomes one, and a single string stands for a tuple of one. Findings can be
    compared, and kept in sets; the evidence counts when they are compared. They print as a card, in a notebook as HTML;
    whatever came from the data is escaped.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> ct.set_language("en")
    >>> finding = ct.Finding(
    ...     code="impossible-value",
    ...     severity="error",
    ...     title="A patient is 120 years old.",
    ...     columns=("Age",),
    ...     rows=(9,),
    ...     evidence={"max": 120, "mean": 47.9},
    ...     hypotheses=("a typing error", "a code for an unknown age"),
    ...     fixes=('frame.loc[frame["Age"] > 110, "Age"] = float("nan")',),
    ... )
    >>> print(finding)
    Error [impossible-value]: A patient is 120 years old.
      Column: Age
      1 row: 9
      Numbers: max = 120, mean = 47.900
      What may lie behind it:
        - a typing error
        - a code for an unknown age
      What to do:
        frame.loc[frame["Age"] > 110, "Age"] = float("nan")
    """

    code: str
    severity: Literal["error", "warning", "question"]
    title: str
    columns: tuple[Hashable, ...] = ()
    rows: tuple[Hashable, ...] = ()
    evidence: Mapping[str, float] = field(default_factory=dict, hash=False)  # a dict has no hash
    hypotheses: tuple[str, ...] = ()
    fixes: tuple[str, ...] = ()
    guide: str | None = None
    why: str = ""
    examples: pd.DataFrame | None = field(default=None, compare=False)  # tables have no single True or False

    def __post_init__(self) -> None:
        check_choice(self.severity, name="severity", choices=SEVERITIES)
        for name in ("columns", "rows", "hypotheses", "fixes"):
            object.__setattr__(self, name, _as_tuple(getattr(self, name)))
        object.__setattr__(self, "evidence", check_numbers(self.evidence, name="evidence"))

    def frame(self) -> pd.DataFrame:
        """Return the finding as a table of one row; see :func:`findings_frame`."""
        return findings_frame([self])

    def __str__(self) -> str:
        """Return the card in plain text, for a terminal."""
        severity = _(SEVERITIES[self.severity])
        lines = [
            _("{severity} [{code}]: {title}", severity=severity, code=printable(self.code), title=printable(self.title))
        ]
        lines += [f"  {label} {printable(text)}" for label, text in _lines(self)]
        lines += _text_block(_("For example:"), _table_lines(self.examples))
        lines += _text_block(_("What may lie behind it:"), [f"- {printable(text)}" for text in self.hypotheses])
        code = [printable(line) for fix in self.fixes for line in fix.splitlines()]
        return "\n".join(lines + _text_block(_("What to do:"), code))

    def _repr_pretty_(self, printer: _Printer, cycle: bool) -> None:  # noqa: ARG002, FBT001 — IPython's signature
        printer.text(str(self))

    def _repr_html_(self) -> str:
        """Return the card for a notebook; no colours, so that it reads in light and in dark themes."""
        head = f"<strong>{_safe(_(SEVERITIES[self.severity]))}</strong> <code>{_safe(self.code)}</code>"
        lines = "".join(f"<div>{_safe(label)} {_safe(text)}</div>" for label, text in _lines(self))
        hypotheses = "".join(f"<li>{_safe(text)}</li>" for text in self.hypotheses)
        fixes = "\n".join(_safe(line) for fix in self.fixes for line in fix.splitlines())
        return (
            '<div class="course-toolkit-finding" style="border-left: 4px solid; padding-left: 1em; margin-bottom: 1em">'
            f"<div>{head} {_safe(self.title)}</div>{lines}"
            + _html_block(_("For example:"), _example_html(self.examples))
            + _html_block(_("What may lie behind it:"), hypotheses and f"<ul>{hypotheses}</ul>")
            + _html_block(_("What to do:"), fixes and f"<pre><code>{fixes}</code></pre>")
            + "</div>"
        )


def findings_frame(findings: Iterable[Finding]) -> pd.DataFrame:
    """Return several findings as one table, a row each, in the order given.

    Where do I start? Sort it by severity, or by the number of rows.

    Parameters
    ----------
    findings : iterable of Finding

    Returns
    -------
    DataFrame
        ``code``, ``severity``, ``title``, ``columns`` (joined by commas), ``n_rows`` and ``guide``.

    See Also
    --------
    Finding : One of them.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> from course_toolkit._core.compute.finding import findings_frame
    >>> finding = ct.Finding(code="missing", severity="question", title="No label.", columns="malade", rows=(0, 1))
    >>> findings_frame([finding])[["code", "columns", "n_rows"]]
          code columns  n_rows
    0  missing  malade       2
    """
    rows = [
        {
            "code": finding.code,
            "severity": finding.severity,
            "title": finding.title,
            "columns": ", ".join(map(str, finding.columns)),
            "n_rows": len(finding.rows),
            "guide": finding.guide,
        }
        for finding in findings
    ]
    return pd.DataFrame(rows, columns=["code", "severity", "title", "columns", "n_rows", "guide"])


def _lines(finding: Finding) -> list[tuple[str, str]]:
    """Return the label and the text of each short part that has something to say."""
    numbers = [f"{name} = {_format(number)}" for name, number in finding.evidence.items()]
    parts = [
        (_("Why it matters:"), finding.why),
        (ngettext("Column:", "Columns:", len(finding.columns)), ", ".join(map(str, finding.columns))),
        (ngettext("{n} row:", "{n} rows:", len(finding.rows)), _first(finding.rows)),
        (_("Numbers:"), ", ".join(numbers)),
        (_("Guide:"), finding.guide or ""),
    ]
    return [(label, text) for label, text in parts if text]


def _first(rows: tuple[Hashable, ...]) -> str:
    shown = [str(row) for row in islice(rows, N_ROWS_SHOWN)]
    return ", ".join([*shown, "…"] if len(rows) > N_ROWS_SHOWN else shown)


def _format(number: float) -> str:
    """Write a count whole, a measure with three decimals, a small one with three digits that say something."""
    if not math.isfinite(number):
        return "—" if math.isnan(number) else f"{number:g}"
    if number == int(number):
        return format_count(number)
    if abs(number) < SMALLEST_WRITTEN_OUT:
        return format_power(number, 1)
    return format_number(number, max(3, 2 - math.floor(math.log10(abs(number)))))


def _as_tuple(value: Iterable[Hashable]) -> tuple[Hashable, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _safe(text: str) -> str:
    return escape(printable(text))


def _table_lines(table: pd.DataFrame | None) -> list[str]:
    if table is None or table.empty:
        return []
    return str(printable_table(table).to_string(max_cols=N_COLUMNS_SHOWN, max_colwidth=30)).splitlines()


def _example_html(table: pd.DataFrame | None) -> str:
    """Return the table so that it scrolls by itself: a report comes without the style sheet of a picture."""
    shown = "" if table is None else table_html(printable_table(table))
    return shown and f'<div style="overflow-x: auto">{shown}</div>'


def printable_table(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with every text, names included, made printable."""
    shown = table.map(_printable_cell)
    shown.columns = _printable_labels(table.columns)
    shown.index = _printable_labels(table.index)
    return shown


def _printable_labels(labels: pd.Index) -> pd.Index:
    """Return the names of rows or columns; a tuple among texts stays one name."""
    names = [_printable_cell(label) for label in labels]
    return pd.Index(names, tupleize_cols=isinstance(labels, pd.MultiIndex), dtype=None if names else labels.dtype)


def _printable_cell(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_printable_cell(part) for part in value)
    return printable(value) if isinstance(value, str) else value


def _text_block(label: str, lines: list[str]) -> list[str]:
    return [f"  {label}", *(f"    {line}" for line in lines)] if lines else []


def _html_block(label: str, content: str) -> str:
    return f"<div>{_safe(label)}</div>{content}" if content else ""
