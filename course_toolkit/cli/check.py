"""``course-toolkit check``: the leaks of a split, read in its tables or in its code."""

import argparse
import json
import math
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_toolkit._core.words import _, ngettext
from course_toolkit.cli.problem import UsageError
from course_toolkit.cli.tables import read_table

if TYPE_CHECKING:
    import pandas as pd

    from course_toolkit._core.compute.finding import Finding
    from course_toolkit.splits.compute.report import SplitReport

TASKS = ("classification", "regression")
CODE = {".ipynb", ".py", ".md"}
#: Lines longer than this are hard to follow, on whatever screen.
WIDEST, NARROWEST = 100, 40
N_ROWS_WRITTEN = 1000
LEAKS, NO_LEAKS = 1, 0
COLOURS = {"error": "\033[1;31m", "warning": "\033[1;33m", "question": "\033[1;36m"}
PLAIN = "\033[0m"


def description() -> str:
    """Say what the command does."""
    return _(
        "Find what of the test set has found its way into learning: in a notebook, which is read and never run, "
        "or in the tables of the training and the test set. The exit code is 1 where a leak is proved, "
        "0 where none is, 2 where nothing could be checked."
    )


def run(options: argparse.Namespace) -> int:
    """Check the code or the tables, print what was found, and return the exit code."""
    from course_toolkit._core.compute.errors import CourseError

    try:
        found = _check_code(options) if _is_code(options.files) else _check_tables(options)
    except CourseError as error:
        raise UsageError(str(error)) from error
    if options.json:
        print(json.dumps(found, indent=2, allow_nan=False))
    return LEAKS if found["n_errors"] else NO_LEAKS


def _is_code(files: list[Path]) -> bool:
    if len(files) == 1 and files[0].suffix.lower() in CODE:
        return True
    if len(files) == 2 and not any(path.suffix.lower() in CODE for path in files):
        return False
    raise UsageError(
        _(
            "check takes one notebook (.ipynb, .py, .md), or two tables: course-toolkit check train.csv test.csv "
            "--label COLUMN. A notebook that goes with the tables is given as --code FILE."
        )
    )


def _check_code(options: argparse.Namespace) -> dict[str, Any]:
    from course_toolkit.splits.compute.code.report import check_notebook

    _no_columns(options)
    report = check_notebook(options.files[0])
    if not options.json:
        _show(report.summary(), report.findings, _("To know:"), report.notes)
    return _as_data({"code": options.files[0]}, report.findings) | {"notes": list(report.notes)}


def _no_columns(options: argparse.Namespace) -> None:
    """Refuse what only tables have, rather than pass over it."""
    names = ("label", "group", "time", "ids", "categories", "validation", "code", "task", "horizon")
    given = [f"--{name}" for name in names if getattr(options, name) is not None]
    if given:
        raise UsageError(_("{options} go with two tables, not with code.", options=", ".join(given)))


def _check_tables(options: argparse.Namespace) -> dict[str, Any]:
    if options.label is None:
        raise UsageError(_("Tables need --label: the column that is to be predicted."))
    files = dict(zip(("train", "test"), options.files, strict=True))
    if options.validation is not None:
        files["validation"] = options.validation
    frames = {key: read_table(path, encoding=options.encoding) for key, path in files.items()}
    for key, frame in frames.items():
        _check_names(frame, files[key], options)
    report = _check_frames(frames, options)
    reasons = [(one.code, one.reason()) for one in report.not_checked]
    if not options.json:
        _show(report.summary(), report.findings, _("Not checked:"), [f"{code}: {why}" for code, why in reasons])
    left = [{"code": code, "reason": reason} for code, reason in reasons]
    return _as_data(files, report.findings) | {"not_checked": left}


def _check_frames(frames: Mapping[str, "pd.DataFrame"], options: argparse.Namespace) -> "SplitReport":
    from course_toolkit.splits.compute.check import check_split

    if options.time is not None:
        frames = {key: frame.assign(**{options.time: _dates(frame[options.time])}) for key, frame in frames.items()}
    return check_split(
        frames["train"],
        frames["test"],
        label=options.label,
        validation=frames.get("validation"),
        task=options.task,
        group=options.group,
        time=options.time,
        ids=options.ids,
        categories=options.categories,
        horizon=_number_or_text(options.horizon),
        code=None if options.code is None else str(options.code),
    )


def _check_names(frame: "pd.DataFrame", path: Path, options: argparse.Namespace) -> None:
    """Refuse a column that a table does not have, and name the one that may be meant."""
    from course_toolkit._core.compute.guard.choices import advise

    known = tuple(map(str, frame.columns))
    asked = [options.label, options.group, options.time, *(options.ids or ()), *(options.categories or ())]
    for name in asked:
        if name is not None and name not in known:
            raise UsageError(
                _(
                    "{path} has no column {name}. It has: {columns}. {advice}",
                    path=path,
                    name=repr(name),
                    columns=textwrap.shorten(", ".join(known), 200, placeholder=" …"),
                    advice=advise(name, known),
                )
            )


def _dates(column: "pd.Series") -> "pd.Series":
    """Return dates where texts are dates, in the order of the year or in that of France."""
    import pandas as pd

    if not pd.api.types.is_string_dtype(column.dtype):
        return column
    for form in ("ISO8601", "%d/%m/%Y", "%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S"):
        try:
            return pd.to_datetime(column, format=form)
        except (ValueError, TypeError):
            continue
    return column


def _number_or_text(text: str | None) -> float | str | None:
    try:
        return None if text is None else float(text.replace(",", "."))
    except ValueError:
        return text


# ------------------------------------------------------------------------------------ for a program
def _as_data(files: Mapping[str, Path], findings: Iterable["Finding"]) -> dict[str, Any]:
    listed = [_finding_data(finding) for finding in findings]
    return {
        "files": {key: str(path) for key, path in files.items()},
        "n_errors": sum(one["severity"] == "error" for one in listed),
        "findings": listed,
    }


def _finding_data(finding: "Finding") -> dict[str, Any]:
    names = ("code", "severity", "title", "why", "guide")
    places = ("line", "cell")
    return {
        **{name: getattr(finding, name) for name in names},
        "columns": [_plain(name) for name in finding.columns],
        "n_rows": len(finding.rows),
        "rows": [_plain(row) for row in islice(finding.rows, N_ROWS_WRITTEN)],
        "evidence": {str(name): _plain(number) for name, number in finding.evidence.items()},
        "hypotheses": list(finding.hypotheses),
        "fixes": list(finding.fixes),
        "sets": list(getattr(finding, "sets", ())),
        **{name: getattr(finding, name) for name in places if hasattr(finding, name)},
    }


def _plain(value: Any) -> Any:
    """Return what JSON has a word for: numbers, texts, truth; no number where there is none."""
    value = value.item() if hasattr(value, "item") else value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if isinstance(value, (int, str, bool)) or value is None else str(value)


# ------------------------------------------------------------------------------------ for a person
def _show(summary: str, findings: Iterable["Finding"], rest: str, lines: Iterable[str]) -> None:
    width = _width()
    print(_wrapped(summary, width))
    counts = dict.fromkeys(COLOURS, 0)
    for finding in findings:
        counts[finding.severity] += 1
        print(f"\n{_card(finding, width)}")
    listed = [textwrap.fill(line, width, initial_indent="  - ", subsequent_indent="    ") for line in lines]
    if listed:
        print("\n".join(["", rest, *listed]))
    print(f"\n{_verdict(counts['error'])}")


def _verdict(n_errors: int) -> str:
    if not n_errors:
        return _("No leak is proved.")
    said = ngettext("{n} leak is proved: mend it first.", "{n} leaks are proved: mend them first.", n_errors)
    return _coloured(said, "error")


def _card(finding: "Finding", width: int) -> str:
    """Return a finding's card: its sentences as wide as the terminal, its code and its rows as they are."""
    head, *lines = str(finding).splitlines()
    shown = [_coloured(_wrapped(head, width), finding.severity)]
    shown += [line if line.startswith("    ") else _wrapped(line, width) for line in lines]
    return "\n".join(shown)


def _wrapped(line: str, width: int) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    return textwrap.fill(line, width, subsequent_indent=f"{indent}  ", break_on_hyphens=False)


def _width() -> int:
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))


def _coloured(text: str, severity: str) -> str:
    """Colour a text for a terminal, unless NO_COLOR asks for none."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return text
    return f"{COLOURS[severity]}{text}{PLAIN}"
