"""The seal of a test set: who opened it, when and why, and whether its rows are still the same."""

import json
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
from course_toolkit._core.words import _
from course_toolkit.splits.compute.sealing.digest import Digest
from course_toolkit.splits.compute.sealing.seal_file import read_seal_file, update_seal_file
from course_toolkit.splits.compute.sealing.seal_words import say_changed, say_edited, say_others, say_reopened
from course_toolkit.splits.compute.tables.sets import Task

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

        said: list[str] = []

        def change(splits: dict[str, Any]) -> None:
            entry = splits.setdefault(self.fingerprint, sign(self.sealing.entry()))
            if not is_signed(entry):
                said.append(say_edited())
            log = {kind: _union(entry[kind], known) for kind, known in self._log.items()}
            log[name].append(record)
            entry.update(log)
            sign(entry)
            self._log = {kind: [*records] for kind, records in log.items()}

        update_seal_file(self.path, change)
        for message in said:
            warnings.warn(message, SealWarning, stacklevel=4)

    def _register(self, path: Path) -> None:
        """Find or make the entry of the file; say what else is in it, the first time."""
        said: list[str] = []

        def change(splits: dict[str, Any]) -> None:
            if self.fingerprint in splits:
                if not is_signed(splits[self.fingerprint]):
                    said.append(say_edited())
                return
            entry = self.sealing.entry()
            same = [other for other in splits.values() if other["plan"] == self.sealing.plan]
            for other in same:
                # The same rows under other values were looked at: those looks count.
                entry.update({name: _union(entry[name], other[name]) for name in self._log})
            if same:
                said.append(say_changed(entry, same[-1]))
            elif splits:
                said.append(say_others(entry, splits))
            splits[self.fingerprint] = sign(entry)

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


def sign(entry: dict[str, Any]) -> dict[str, Any]:
    """Put the sum of an entry into it, so that a line taken out by hand is noticed."""
    entry["sum"] = _sum(entry)
    return entry


def is_signed(entry: Mapping[str, Any]) -> bool:
    """Say whether an entry is as it was written."""
    return entry.get("sum") == _sum(entry)


def _sum(entry: Mapping[str, Any]) -> str:
    rest = {name: value for name, value in entry.items() if name != "sum"}
    return sha256(json.dumps(rest, sort_keys=True).encode()).hexdigest()[:32]


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
