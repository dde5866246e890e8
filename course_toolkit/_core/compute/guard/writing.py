"""Files that are written: where, and why one cannot be."""

from pathlib import Path
from typing import NoReturn

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.wording import explain, show
from course_toolkit._core.words import _


def refuse_file(path: Path, error: OSError) -> NoReturn:
    """Raise the error that says why a file cannot be written."""
    raise CourseError(
        _(
            "The file {path} cannot be written: {reason}.\n"
            "Give another path, in a folder that exists and that you may write to.",
            path=path,
            reason=_reason(error),
        )
    ) from error


def check_path(path: object, *, ending: str) -> Path:
    """Return the path of a file to write."""
    if isinstance(path, (str, Path)):
        return Path(path)
    raise explain(
        _("path must be the name of a file."),
        _("{value} came instead.", value=show(path)),
        _("Write for example: {example}", example=repr(f"report{ending}")),
    )


def write_text(path: Path, text: str) -> Path:
    """Write a text file and return its path, or say in words why it cannot be written."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        refuse_file(path, error)
    return path


def written_name(path: str | Path, *, endings: tuple[str, ...]) -> Path:
    """Return the path of a file to write, whose ending says what is to be written."""
    target = check_path(path, ending=endings[0])
    if target.suffix.lower() not in endings:
        raise explain(
            _("The name of the file must end in {endings}.", endings=_(" or ").join(endings)),
            _("{value} came instead.", value=show(str(path))),
            _("Write for example: {example}", example=repr(f"{target.stem or 'report'}{endings[0]}")),
        )
    return target


def _reason(error: OSError) -> str:
    """Say why a file cannot be written; the system says it in its own language."""
    if isinstance(error, FileNotFoundError):
        return _("its folder does not exist")
    if isinstance(error, PermissionError):
        return _("you may not write there")
    if isinstance(error, IsADirectoryError):
        return _("it is a folder")
    return error.strerror or str(error)
