"""What is said when a seal is opened again, or when its file tells something unexpected."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from course_toolkit._core.words import _, format_count, format_number, format_percent, ngettext
from course_toolkit.splits.compute.chance.optimism import expected_maximum, std_error_of
from course_toolkit.splits.compute.tables.sets import Task


class Logged(Protocol):
    """What is said of an opening."""

    @property
    def when(self) -> str:
        """The moment."""

    @property
    def reason(self) -> str:
        """Why."""


def say_reopened(openings: Sequence[Logged], *, task: Task, n_rows: int) -> str:
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


def say_changed(entry: Mapping[str, Any], before: Mapping[str, Any]) -> str:
    """Say which columns of the sealed rows have other values than before."""
    was, now = before.get("columns", {}), entry["columns"]
    columns = [name for name in dict.fromkeys([*was, *now]) if was.get(name) != now.get(name)]
    shown = ", ".join(map(repr, columns[:5])) + ("…" if len(columns) > 5 else "")
    return _(
        "The seal file knows the rows of this test set with other values: the data were changed since, in the columns "
        "{columns}. Openings until now: {n}; they still count.",
        columns=shown or "—", n=format_count(len(entry["openings"])),
    )  # fmt: skip


def say_others(entry: Mapping[str, Any], splits: Mapping[str, Any]) -> str:
    """Say that the file holds other splits, of the same table or of others."""
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


def say_edited() -> str:
    """Say that the log is not what this toolkit wrote."""
    return _(
        "The entry of this test set in the seal file was not written by this toolkit as it stands: somebody edited it, "
        "and the count of openings may be too low. It goes on from what is there."
    )
