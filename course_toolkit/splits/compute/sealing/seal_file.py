"""The seal's file: one log of openings that kernels and colleagues share, written whole or not at all."""

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from course_toolkit._core.compute.guard.sealing import refuse_locked, refuse_seal_file, refuse_unwritable
from course_toolkit._core.words import _

FORMAT, VERSION = "course-toolkit seal", 1
#: A log is written in milliseconds; whoever waits longer is told who holds it.
PATIENCE_SECONDS = 10.0
#: A lock this old was left by a session that died while writing.
FORGOTTEN_SECONDS = 60.0
PAUSE_SECONDS = 0.02

Document = dict[str, Any]


def update_seal_file(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change the entries of a seal file while nobody else does; what others have written meanwhile is kept."""
    try:
        with _locked(path):
            document = read_seal_file(path)
            change(document["splits"])
            _write(path, document)
    except OSError as error:
        refuse_unwritable(path, error)


def read_seal_file(path: Path) -> Document:
    """Return what a seal file holds; a new one where there is none yet."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {"format": FORMAT, "version": VERSION, "splits": {}}
    except UnicodeDecodeError:
        refuse_seal_file(path, why=_("it is no text"))
    except OSError as error:
        refuse_unwritable(path, error)
    try:
        document = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        refuse_seal_file(path, why=_("it is no JSON, or was cut short"))
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        refuse_seal_file(path, why=_("it says nothing of a seal"))
    if document.get("version") != VERSION:
        refuse_seal_file(path, why=_("another version of the toolkit wrote it"))
    if not _is_whole(document.get("splits")):
        refuse_seal_file(path, why=_("its list of openings is damaged"))
    return document


def _is_whole(splits: Any) -> bool:
    return isinstance(splits, dict) and all(
        isinstance(entry, dict)
        and isinstance(entry.get("plan"), str)
        and all(
            isinstance(entry.get(log), list) and all(isinstance(one, dict) and isinstance(one.get("id"), str)
                                                     for one in entry[log])
            for log in ("openings", "scores")
        )
        for entry in splits.values()
    )  # fmt: skip


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a lock file that only one session can make."""
    lock = path.with_name(path.name + ".lock")
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not _make(lock):
        if _is_forgotten(lock):
            lock.unlink(missing_ok=True)
        elif time.monotonic() > deadline:
            refuse_locked(lock, seconds=PATIENCE_SECONDS)
        else:
            time.sleep(PAUSE_SECONDS)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _make(lock: Path) -> bool:
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        return False
    except PermissionError:
        if lock.exists():  # Windows says so of a lock that is just being deleted
            return False
        raise
    return True


def _is_forgotten(lock: Path) -> bool:
    try:
        return time.time() - lock.stat().st_mtime > FORGOTTEN_SECONDS
    except FileNotFoundError:
        return False


def _write(path: Path, document: Document) -> None:
    """Replace the file in one step: a kernel that dies meanwhile leaves the old one."""
    text = json.dumps(document, indent=1, ensure_ascii=False) + "\n"
    with NamedTemporaryFile(
        "w", encoding="utf-8", dir=path.parent, prefix=f".{path.name}.", suffix=".tmp", delete=False
    ) as file:
        try:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            file.close()
            Path(file.name).unlink(missing_ok=True)
            raise
    _keep_rights(path, Path(file.name))
    Path(file.name).replace(path)


def _keep_rights(old: Path, new: Path) -> None:
    """Let the team read what a temporary file would show to its owner only."""
    new.chmod(old.stat().st_mode & 0o777 if old.exists() else 0o664)
