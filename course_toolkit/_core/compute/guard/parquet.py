"""Parquet files that are checked where they lie: which can be, and what is missing for it."""

from collections.abc import Collection
from pathlib import Path
from typing import Any, NoReturn

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.wording import came, explain, show, show_some
from course_toolkit._core.words import _

#: How to take rows out of a file that does not fit in memory.
SAMPLE = "duckdb.sql(\"FROM 'train.parquet' USING SAMPLE 1000000\").df()"
INSTALL = 'pip install "course-toolkit[large]"'


def check_parquet_file(path: Any, *, name: str) -> Path:
    """Return the path of a file that is there and promises to be Parquet."""
    rule = _("{name} must be a Parquet file when another set is one.", name=name)
    if not isinstance(path, (str, Path)) or Path(path).suffix.lower() != ".parquet":
        raise explain(
            rule,
            came(path),
            _(
                'Write the table to a file, {name}.to_parquet("{name}.parquet"), or read all sets into tables.',
                name=name,
            ),
        )
    if not Path(path).is_file():
        raise explain(
            _("{name} must be the path of a Parquet file that is there.", name=name),
            _("{path} is no file.", path=show(str(path))),
            _("Look where the notebook runs: Path.cwd()"),
        )
    return Path(path).resolve()


def refuse_without_duckdb() -> NoReturn:
    """Say how to install what reads Parquet files larger than the memory."""
    raise CourseError(
        _(
            "Parquet files are checked by DuckDB, which must be installed.\nIt is not.\nInstall it: {command}",
            command=INSTALL,
        )
    )


def refuse_unreadable(name: str, path: Path, reason: str) -> NoReturn:
    """Refuse a file that DuckDB cannot read as Parquet."""
    raise explain(
        _("{name} must be a Parquet file that can be read.", name=name),
        _("{path} cannot: {reason}", path=show(path.name), reason=reason.splitlines()[0] if reason else ""),
        _("Write it anew with frame.to_parquet(…)."),
    )


def refuse_empty(name: str, columns: Collection[str]) -> NoReturn:
    """Refuse a file without rows, or without columns."""
    raise explain(
        _("{name} must have at least one row.", name=name),
        _("The file has none; its columns are: {columns}.", columns=show_some(columns)),
        _("Look at the selection that made it: print(len({name}))", name=name),
    )


def refuse_files(name: str) -> NoReturn:
    """Refuse to fit, to mend or to draw what stays in its files."""
    raise explain(
        _("{name} needs the rows in memory.", name=name),
        _("The sets are Parquet files."),
        _("Check a sample of them as tables: {code}", code=SAMPLE),
    )
