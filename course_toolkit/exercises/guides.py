"""Guides as notebooks: where they are, and the version a student gets, without the solutions."""

from pathlib import Path

import jupytext
from nbformat import NotebookNode

from course_toolkit._core.words import LANGUAGES

_PACKAGE = Path(__file__).parents[1]
SOLUTION = "solution"


def guides(language: str) -> list[Path]:
    """Return the markdown files of the guides in one language, in course order.

    Parameters
    ----------
    language : {"fr", "en"}
        The language of the guides.

    Returns
    -------
    list of Path
        Sorted by name, which starts with the guide's number.

    Examples
    --------
    >>> from course_toolkit.exercises.guides import guides
    >>> [path.stem for path in guides("en")][-3:]
    ['04-nettoyer-et-mettre-a-l-echelle', '05-separer-sans-fuite', '07-evaluer-et-choisir-un-seuil']
    """
    if language not in LANGUAGES:
        msg = f"language must be one of {LANGUAGES}, got {language!r}"
        raise ValueError(msg)
    # An installed package carries its guides; in the repository they stand beside the package.
    homes = (_PACKAGE / "guides", _PACKAGE.parent / "guides")
    home = next((home for home in homes if home.is_dir()), homes[0])
    return sorted((home / language).glob("[0-9][0-9]-*.md"))


def read_guide(path: Path) -> NotebookNode:
    """Return a guide as a notebook without outputs, with solutions, its cells named by their place.

    Parameters
    ----------
    path : Path
        The guide's markdown file.

    Returns
    -------
    nbformat.NotebookNode
        The notebook; the same file gives the same notebook.
    """
    notebook: NotebookNode = jupytext.reads(path.read_text(encoding="utf-8"), fmt="md")
    notebook.metadata.pop("jupytext", None)
    for place, cell in enumerate(notebook.cells, start=1):
        cell.id = f"cell-{place:02}"
    return notebook


def student_notebook(path: Path) -> NotebookNode:
    """Return a guide as the notebook a student gets: no solutions, no outputs.

    Parameters
    ----------
    path : Path
        The guide's markdown file.

    Returns
    -------
    nbformat.NotebookNode
        The notebook without the cells tagged ``solution``.
    """
    notebook = read_guide(path)
    notebook.cells = [cell for cell in notebook.cells if SOLUTION not in cell.metadata.get("tags", [])]
    return notebook
