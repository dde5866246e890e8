"""What a student may say about a file, and for which kinds of files it counts."""

from dataclasses import dataclass, fields
from typing import Any, Literal

from course_toolkit._core.compute.guard.choices import check_choice
from course_toolkit._core.compute.guard.reading import (
    check_count_or_none,
    check_header,
    check_sign,
    check_texts,
    refuse_options,
)

Kind = Literal["csv", "json", "excel", "parquet", "sqlite", "sql"]

_TEXT_TABLE = {"skiprows", "header", "missing", "not_missing", "text"}
#: The arguments that count for each kind of file.
COUNTING: dict[Kind, set[str]] = {
    "csv": {"sep", "decimal", "thousands", "encoding", "ragged", *_TEXT_TABLE},
    "json": {"encoding", "missing"},
    "excel": {"sheet", *_TEXT_TABLE},
    "parquet": {"missing"},
    "sqlite": {"table", "query", "missing"},
    "sql": {"table", "query", "missing"},
}


@dataclass(frozen=True)
class Options:
    """The arguments of ``read_table``, checked; None stands for "tell it from the file"."""

    sep: str | None = None
    decimal: str | None = None
    thousands: str | None = None
    encoding: str | None = None
    skiprows: int | None = None
    header: int | None = 0
    missing: tuple[str | float, ...] = ()
    not_missing: tuple[str | float, ...] = ()
    text: tuple[str | float, ...] = ()
    ragged: str = "error"
    sheet: str | int | None = None
    query: str | None = None
    table: str | None = None

    @property
    def given(self) -> set[str]:
        """The names of the arguments that somebody gave."""
        return {one.name for one in fields(self) if getattr(self, one.name) != one.default}

    def for_kind(self, kind: Kind) -> "Options":
        """Return the options if all of them count for a kind of file."""
        beside = self.given - COUNTING[kind]
        if beside:
            refuse_options(sorted(beside), kind, sorted(COUNTING[kind]))
        return self


def check_options(options: dict[str, Any]) -> Options:
    """Return the arguments of ``read_table`` as options; refuse what none of them can be."""
    checked = dict(options)
    for name in ("decimal", "thousands"):
        checked[name] = check_sign(checked.get(name), name=name)
    for name in ("missing", "not_missing", "text"):
        checked[name] = check_texts(checked.get(name), name=name)
    checked["skiprows"] = check_count_or_none(checked.get("skiprows"), name="skiprows")
    checked["header"] = check_header(checked.get("header", 0))
    checked["ragged"] = check_choice(checked.get("ragged", "error"), name="ragged", choices=("error", "skip"))
    for name in ("sep", "encoding", "query", "table"):
        _check_text(checked.get(name), name)
    if checked.get("sep") == "":
        check_sign("", name="sep")
    return Options(**checked)


def _check_text(value: object, name: str) -> None:
    if value is not None:
        check_texts(value, name=name, only_one=True)
