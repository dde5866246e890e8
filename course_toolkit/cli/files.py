"""Files of the user's: never overwritten, and a clear word where nothing can be written."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from course_toolkit._core.words import _
from course_toolkit.cli.problem import CommandError


def free_path(path: Path) -> Path:
    """Return the path itself if nothing is there, else ``name-2``, ``name-3`` … beside it."""
    beside = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return path if not path.exists() else next(other for other in beside if not other.exists())


def write_new(path: Path, text: str) -> None:
    """Write a file that does not exist yet; one that appeared meanwhile is an error, not lost."""
    with path.open("x", encoding="utf-8") as file:
        file.write(text)


@contextmanager
def writing_to(place: Path) -> Iterator[None]:
    """Turn what the system says about a place that cannot be written into a sentence."""
    try:
        yield
    except OSError as error:
        raise CommandError(
            _(
                "{place} cannot be written: {reason}. Choose a place where you may write.",
                place=place,
                reason=error.strerror or type(error).__name__,
            )
        ) from error
