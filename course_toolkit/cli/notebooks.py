"""Lay the guides as notebooks in a folder of the user's, and never over their work."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from course_toolkit.cli.files import free_path, write_new

STAMP = "course_toolkit"  # the notebook's metadata under this name remember which guide it was copied from


@dataclass(frozen=True)
class LaidGuide:
    """One guide in the user's folder: the notebook to open, and what was done."""

    notebook: Path
    done: Literal["copied", "kept", "renewed"]
    newer: Path | None = None


def lay_guides(folder: Path, language: str) -> list[LaidGuide]:
    """Copy the guides that the folder does not have yet, in course order."""
    from course_toolkit.exercises.guides import guides

    folder.mkdir(parents=True, exist_ok=True)
    return [_lay(guide, folder) for guide in guides(language)]


def _lay(guide: Path, folder: Path) -> LaidGuide:
    digest = hashlib.sha256(guide.read_bytes()).hexdigest()
    notebook = folder / f"{guide.stem}.ipynb"
    if not notebook.exists():
        _write(guide, notebook, digest)
        return LaidGuide(notebook, "copied")
    copies = [notebook, *sorted(folder.glob(f"{guide.stem}-*.ipynb"))]
    if any(_digest_of(copy) == digest for copy in copies):
        return LaidGuide(notebook, "kept")
    newer = free_path(notebook)
    _write(guide, newer, digest)
    return LaidGuide(notebook, "renewed", newer)


def _write(guide: Path, notebook: Path, digest: str) -> None:
    import nbformat

    from course_toolkit.exercises.guides import student_notebook

    content = student_notebook(guide)
    content.metadata[STAMP] = {"guide": guide.name, "sha256": digest}
    write_new(notebook, nbformat.writes(content) + "\n")


def _digest_of(notebook: Path) -> str | None:
    """Return the digest of the guide a notebook was copied from; None if it is the user's own or unreadable."""
    try:
        digest = json.loads(notebook.read_text(encoding="utf-8"))["metadata"][STAMP]["sha256"]
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return str(digest)
