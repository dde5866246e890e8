"""A notebook checked: what was found, what could not be read, where."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial
from html import escape
from pathlib import Path

import pandas as pd

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.finding import SEVERITIES, findings_frame
from course_toolkit._core.words import _, ngettext
from course_toolkit.splits.compute.code.base import StopReading, TooLongError
from course_toolkit.splits.compute.code.flow import Reader
from course_toolkit.splits.compute.code.rules import RULES
from course_toolkit.splits.compute.code.source import Cell, NotRead, Source, read_path, read_text
from course_toolkit.splits.compute.code.suspicion import CodeFinding, Suspicion
from course_toolkit.splits.compute.code.trace import Scope
from course_toolkit.splits.compute.finding import Draft, NotCheckedError
from course_toolkit.splits.compute.tables.sets import Sets

SUFFIXES = {".ipynb", ".py", ".md"}


@dataclass(frozen=True, repr=False)
class CodeReport:
    """What was read in code: the leaks found, worst first, and the cells that could not be read.

    See Also
    --------
    check_notebook : Returns one.
    check_split : Looks at the data too.
    """

    source: Source
    suspicions: tuple[Suspicion, ...]
    not_read: tuple[NotRead, ...] = ()

    @property
    def findings(self) -> tuple[CodeFinding, ...]:
        """The findings, worst first, then in the order of the code, worded in the current language."""
        worst_first = list(SEVERITIES)
        ordered = sorted(self.suspicions, key=lambda one: worst_first.index(one.severity))
        return tuple(one.word() for one in ordered)

    @cached_property
    def has_errors(self) -> bool:
        """Whether the code proves some leak."""
        return any(one.severity == "error" for one in self.suspicions)

    @property
    def notes(self) -> tuple[str, ...]:
        """What to know beside the findings, in the current language."""
        return (*(note() for note in self.source.notes), *map(str, self.not_read))

    def frame(self) -> pd.DataFrame:
        """Return the findings as a table, a row each, worst first, with their places."""
        findings = self.findings
        cells = pd.array([one.cell for one in findings], dtype="Int64")
        return findings_frame(findings).assign(cell=cells, line=[one.line for one in findings])

    def __str__(self) -> str:
        """Return the findings as text."""
        return "\n\n".join([self.summary(), *map(str, self.findings), *self.notes])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        """Return the findings as cards."""
        notes = "".join(f"<p>{escape(note)}</p>" for note in self.notes)
        cards = "".join(finding._repr_html_() for finding in self.findings)
        return f"<p><strong>{escape(self.summary())}</strong></p>{cards}{notes}"

    def summary(self) -> str:
        """Return one sentence: what was read, and how much was found."""
        n = len(self.suspicions)
        name = "".join(sign if sign.isprintable() else "?" for sign in self.source.name)
        if n == 0:
            return _("{name}: no leak was read in the code.", name=name)
        return ngettext("{name}: {n} finding.", "{name}: {n} findings.", n, name=name)


def check_notebook(path: str | Path) -> CodeReport:
    r"""Read a notebook, a script or a guide without running it, and find the leaks that its code proves.

    Did I scale before I split? Did I choose on the test set? Each finding names the cell, the line and the fix.

    Parameters
    ----------
    path : str or Path
        A Jupyter notebook (``.ipynb``), a script (``.py``) or a guide in markdown (``.md``).

    Returns
    -------
    CodeReport
        ``findings``, worst first; ``has_errors``; ``notes``, with the cells that could not be read.

    Raises
    ------
    CourseError
        When there is no such file, or it holds no Python that can be read.

    See Also
    --------
    check_split : Looks at the data; takes the code too.

    Notes
    -----
    Names are followed through assignments, loops and the functions that the file itself defines. Where the code
    leaves open what a name stands for, nothing is said: a clean report is no proof. The codes are
    ``preprocessing_on_all``, ``target_encoding_on_all``, ``resampled_before_split``, ``fit_on_test``,
    ``test_reused``, ``scored_on_train`` and ``no_random_state``.

    References
    ----------
    C. Yang, R. A. Brower-Sinning, G. A. Lewis, C. Kästner, Data Leakage in Notebooks: Static Detection and Better
    Processes, ASE 2022. doi:10.1145/3551349.3556918

    Examples
    --------
    >>> import tempfile, pathlib
    >>> import course_toolkit as ct
    >>> from course_toolkit.splits.compute.code.report import check_notebook
    >>> ct.set_language("en")
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "model.py"
    >>> _ = path.write_text(
    ...     "X = StandardScaler().fit_transform(X)\n"
    ...     "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"
    ... )
    >>> print(check_notebook(path).frame()[["code", "severity", "line"]])
                       code severity  line
    0  preprocessing_on_all    error     1
    """
    return _check(read_path(Path(path)))


def check_code(code: str | Path) -> CodeReport:
    """Read code given as text, or the file it names."""
    if isinstance(code, Path) or ("\n" not in code and Path(code).suffix.lower() in SUFFIXES):
        return check_notebook(code)
    return _check(read_text(code))


def find_in_code(sets: Sets) -> Iterator[Draft]:
    """Find the leaks that the code of a split proves."""
    code = sets.declared.code
    if code is None:
        raise NotCheckedError(lambda: _("No code was given: code=… takes its text, or the notebook's path."))
    try:
        report = check_code(code)
    except CourseError as error:
        said = " ".join(str(error).splitlines())  # it stands in a list of reasons, a line each
        raise NotCheckedError(lambda: said) from error
    for suspicion in report.suspicions:
        yield suspicion.word


def _check(source: Source) -> CodeReport:
    reader = Reader(source.cells)
    not_read = list(source.not_read)
    with suppress(StopReading):
        not_read.extend(_read_all(reader, source.cells))
    found = [suspicion for rule in RULES for suspicion in rule(reader.trace)]
    return CodeReport(source, _each_once(found), tuple(not_read))


def _read_all(reader: Reader, cells: tuple[Cell, ...]) -> Iterator[NotRead]:
    """Read the cells in their order, then the functions that nobody called."""
    scope: Scope = {}
    for number, cell in enumerate(cells):
        reader.number, reader.trace.cell = number, cell
        for statement in cell.body:
            yield from _guarded(cell, statement.lineno, partial(reader.run, [statement], scope))
    for defined, cell in list(reader.defined):
        if defined.node not in reader.called:
            reader.trace.cell = cell
            yield from _guarded(cell, defined.node.lineno, partial(reader.call_defined, defined, [], {}))


def _guarded(cell: Cell, line: int, read: Callable[[], object]) -> Iterator[NotRead]:
    """Read a statement; what cannot be followed is said, and the others are read all the same."""
    try:
        read()
    except TooLongError:
        yield NotRead(cell.number, cell.offset + line, lambda: _("from here on the code was too long to follow."))
    except RecursionError:
        yield NotRead(cell.number, cell.offset + line, lambda: _("this is too deeply nested to be read."))
    except Exception:  # noqa: BLE001 — whatever somebody wrote, a student is told and sees no traceback of ours
        yield NotRead(cell.number, cell.offset + line, lambda: _("this could not be followed."))


def _each_once(found: list[Suspicion]) -> tuple[Suspicion, ...]:
    """Keep one finding of each kind and place, the worst, in the order of the code."""
    order = list(SEVERITIES)
    kept: dict[tuple[object, ...], Suspicion] = {}
    for one in sorted(found, key=lambda one: order.index(one.severity)):
        kept.setdefault((one.code, one.place.cell, one.place.line), one)
    return tuple(sorted(kept.values(), key=lambda one: (one.place.cell or 0, one.place.line)))
