"""The seal of a test set: who opened it, when and why, and whether its rows are still the same."""

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from getpass import getuser
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Self
from uuid import uuid4

import pandas as pd

from course_toolkit._core.compute.guard.sealing import check_reason, refuse_broken
from course_toolkit._core.words import _, format_count, format_number, format_percent, ngettext
from course_toolkit.splits.compute.digest import Digest
from course_toolkit.splits.compute.optimism import expected_maximum, std_error_of
from course_toolkit.splits.compute.seal_file import read_seal_file, update_seal_file
from course_toolkit.splits.compute.sets import Task

Log = dict[str, list[dict[str, Any]]]


class SealWarning(UserWarning):
    """A seal file tells something that whoever seals again should know."""


class TestReopenedWarning(SealWarning):
    """The test set was opened again: scores from now on are marked.

    See Also
    --------
    Split.open_test
    """

    __test__ = False  # pytest would take its name for a test's


@dataclass(frozen=True)
class Opening:
    """One opening of a test set, as the log holds it.

    Parameters
    ----------
    number : int
        1 for the first.
    when : str
        Moment in UTC, ISO 8601.
    reason : str
    fingerprint : str
        Of the sealed rows; the same as long as the data are.
    who : str or None
        Name of the user, where one is known.
    version : str
        Of the toolkit.
    """

    number: int
    when: str
    reason: str
    fingerprint: str
    who: str | None = None
    version: str = ""

    def __str__(self) -> str:
        """Return the line of the log."""
        by = _(" by {who}", who=self.who) if self.who else ""
        return f"{self.number}. {self.when}{by}: {self.reason}"


@dataclass(frozen=True)
class Sealing:
    """What is known of a test set when it is sealed."""

    digest: Digest
    plan: str
    table: str
    task: Task

    def entry(self) -> dict[str, Any]:
        """Return a new entry of the seal file."""
        columns = {str(name): value[:8] for name, value in self.digest.columns.items()}
        return {
            "plan": self.plan, "table": self.table, "n_rows": len(self.digest.rows), "columns": columns,
            "openings": [], "scores": [],
        }  # fmt: skip


class Seal:
    """Keep the log of one test set, in memory and, where a path is given, in a file that others share.

    Copies of a split share its seal: copying is no way around it.
    """

    def __init__(self, sealing: Sealing, path: Path | None) -> None:
        self.sealing = sealing
        self.path = path
        self.is_open_here = False
        self._log: Log = {"openings": [], "scores": []}
        if path is not None:
            self._register(path)

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the sealed rows."""
        return self.sealing.digest.fingerprint

    @property
    def openings(self) -> tuple[Opening, ...]:
        """Every opening so far, those of other sessions included."""
        self._read()
        return self.known()

    @property
    def scores(self) -> list[dict[str, Any]]:
        """Every score recorded so far."""
        self._read()
        return [dict(one) for one in self._log["scores"]]

    def check(self, frame: pd.DataFrame) -> None:
        """Refuse rows that are no longer those that were sealed."""
        columns, rows = self.sealing.digest.changes(frame)
        if columns or len(frame) != len(self.sealing.digest.rows):
            refuse_broken(columns, rows)

    def open(self, *, reason: object, who: str | None, stacklevel: int) -> Opening:
        """Log an opening, and warn if it is not the first."""
        record = {
            "id": uuid4().hex, "when": _now(), "reason": check_reason(reason), "fingerprint": self.fingerprint,
            "who": _user() if who is None else who or None, "version": _version(),
        }  # fmt: skip
        self._add("openings", record)
        openings = self.known()
        if len(openings) > 1:
            message = say_reopened(openings, task=self.sealing.task, n_rows=len(self.sealing.digest.rows))
            warnings.warn(message, TestReopenedWarning, stacklevel=stacklevel + 1)
        return openings[-1]

    def add_score(self, score: Mapping[str, Any]) -> None:
        """Log a score."""
        self._add("scores", {"id": uuid4().hex, "when": _now(), **score})

    def known(self) -> tuple[Opening, ...]:
        """Every opening that this session knows of, without a look at the file."""
        return tuple(_opening(number, record) for number, record in enumerate(self._log["openings"], start=1))

    def _read(self) -> None:
        """Take over what other sessions have written."""
        if self.path is not None:
            entry = read_seal_file(self.path)["splits"].get(self.fingerprint, {})
            self._log = {name: _union(entry.get(name, []), known) for name, known in self._log.items()}

    def _add(self, name: str, record: dict[str, Any]) -> None:
        """Write a record down, and with it what the file may have lost since."""
        if self.path is None:
            self._log[name].append(record)
            return

        def change(splits: dict[str, Any]) -> None:
            entry = splits.setdefault(self.fingerprint, self.sealing.entry())
            log = {kind: _union(entry[kind], known) for kind, known in self._log.items()}
            log[name].append(record)
            entry.update(log)
            self._log = {kind: [*records] for kind, records in log.items()}

        update_seal_file(self.path, change)

    def _register(self, path: Path) -> None:
        """Find or make the entry of the file; say what else is in it, the first time."""
        said: list[str] = []

        def change(splits: dict[str, Any]) -> None:
            if self.fingerprint in splits:
                return
            entry = self.sealing.entry()
            same = [other for other in splits.values() if other["plan"] == self.sealing.plan]
            for other in same:
                # The same rows under other values were looked at: those looks count.
                entry.update({name: _union(entry[name], other[name]) for name in self._log})
            if same:
                said.append(_say_changed(entry, same[-1]))
            elif splits:
                said.append(_say_others(entry, splits))
            splits[self.fingerprint] = entry

        update_seal_file(path, change)
        self._read()
        for message in said:
            warnings.warn(message, SealWarning, stacklevel=5)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self

    def __getstate__(self) -> dict[str, Any]:
        """Leave out that it was opened here: elsewhere it was not."""
        return {**self.__dict__, "is_open_here": False}


def plan_of(frame: pd.DataFrame, choices: Mapping[str, Any]) -> str:
    """Return what identifies a split whatever its values: how it was asked for, and which rows are sealed."""
    labels = "\n".join(map(str, frame.index))
    told = "\n".join(f"{name}={choices[name]!r}" for name in sorted(choices))
    return sha256(f"{told}\n\n{labels}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def say_reopened(openings: tuple[Opening, ...], *, task: Task, n_rows: int) -> str:
    """Say what looking again does to the score, in numbers for this test set."""
    gain = expected_maximum(len(openings))
    first = openings[0]
    return " ".join([
        _(
            "The test set is opened for the {ordinal} time (the first: {when}, “{reason}”).",
            ordinal=ordinal(len(openings)), when=first.when, reason=first.reason,
        ),
        _(
            "Whoever keeps the best of {n} looks keeps luck as well: among equally good models it exceeds the truth by "
            "{gain} standard errors, here up to {amount} ({rows}).",
            n=format_count(len(openings)), gain=format_number(gain, 2),
            amount=say_amount(gain * std_error_of(task, n_rows), task),
            rows=ngettext("{n} test row", "{n} test rows", n_rows),
        ),
        _("From now on scores are marked. Report the first one, or test on rows that nobody has seen."),
    ])  # fmt: skip


def say_amount(std_error: float, task: Task) -> str:
    """Write a standard error: points of accuracy, or a share of the typical error."""
    if task == "classification":
        return _("{points} points of accuracy", points=format_number(100 * std_error, 1))
    return _("{share} of the typical error (RMSE)", share=format_percent(std_error, 1))


def ordinal(number: int) -> str:
    """Write first, second, third …, in figures."""
    if number % 100 in {11, 12, 13}:
        return _("{n}th", n=number)
    written = {1: _("{n}st", n=number), 2: _("{n}nd", n=number), 3: _("{n}rd", n=number)}
    return _("1st") if number == 1 else written.get(number % 10, _("{n}th", n=number))


def _say_changed(entry: Mapping[str, Any], before: Mapping[str, Any]) -> str:
    was, now = before.get("columns", {}), entry["columns"]
    columns = [name for name in dict.fromkeys([*was, *now]) if was.get(name) != now.get(name)]
    shown = ", ".join(map(repr, columns[:5])) + ("…" if len(columns) > 5 else "")
    return _(
        "The seal file knows the rows of this test set with other values: the data were changed since, in the columns "
        "{columns}. Openings until now: {n}; they still count.",
        columns=shown or "—", n=format_count(len(entry["openings"])),
    )  # fmt: skip


def _say_others(entry: Mapping[str, Any], splits: Mapping[str, Any]) -> str:
    same_table = [other for other in splits.values() if other.get("table") == entry["table"]]
    if same_table:
        return _(
            "The seal file holds another split of the same table (another seed, or other sizes), opened so many "
            "times: {n}. Rows that were seen there are among the rows of this split. It gets an entry of its own.",
            n=format_count(sum(len(other["openings"]) for other in same_table)),
        )
    return ngettext(
        "The seal file holds {n} split of another table; this one gets an entry of its own.",
        "The seal file holds {n} splits of other tables; this one gets an entry of its own.",
        len(splits),
    )


def _opening(number: int, record: Mapping[str, Any]) -> Opening:
    when, reason, seen, by = (str(record.get(name, "")) for name in ("when", "reason", "fingerprint", "version"))
    return Opening(number, when, reason, seen, record.get("who"), by)


def _union(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the records of two logs, each once, in the order they were written in."""
    return list({record["id"]: record for record in [*one, *other]}.values())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _user() -> str | None:
    try:
        return getuser()
    except (OSError, KeyError, ImportError):  # a container may have no user by name
        return None


@cache
def _version() -> str:
    try:
        return version("course-toolkit")
    except PackageNotFoundError:
        return ""
