"""Record the guides: markdown, run in a fresh kernel, outputs trimmed, kept under ``tests/reference``.

Run ``python tests/guides/record.py`` after changing a guide, read the diff of the outputs, commit both.
Names of guides (``07``) record only these.
"""

import os
import re
import sys
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from course_toolkit._core.words import LANGUAGES
from course_toolkit.exercises.guides import guides, read_guide

REFERENCES = Path(__file__).parents[1] / "reference"
#: Random or heavy, and never compared by nbval: pictures, widget views.
TRIMMED_AWAY = ("image/", "application/vnd.jupyter.widget")
SECONDS_PER_CELL = 120
#: When a seal was broken; a fixed time leaves the difference between two recordings to what matters.
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
SOME_TIME = "2026-01-01T12:00:00Z"
#: Where a guide writes its files, another place at each run.
FOLDER = re.compile(r"""[^\s"'();]*[/\\]tmp[a-z0-9_]{8}\b""")
SOME_FOLDER = "/tmp/tmpxxxxxxxx"  # noqa: S108 — words in a recording, not a place that is written to

# A bar appears on a slow machine only: no recording may hold one.
os.environ["TQDM_DISABLE"] = "1"


def record(guide: Path) -> str:
    """Run a guide and return its reference as text."""
    notebook = read_guide(guide)
    folder = reference_path(guide).parent
    # What is printed in one cell stands together, however slowly it was printed.
    client = NotebookClient(
        notebook, timeout=SECONDS_PER_CELL, coalesce_streams=True, resources={"metadata": {"path": str(folder)}}
    )
    client.execute()
    return nbformat.writes(trim(notebook)) + "\n"


def reference_path(guide: Path) -> Path:
    """Return where the reference of a guide is kept."""
    return REFERENCES / guide.parent.name / f"{guide.stem}.ipynb"


def trim(notebook: NotebookNode) -> NotebookNode:
    """Keep what nbval compares and a reader can review."""
    notebook.metadata = {"kernelspec": notebook.metadata["kernelspec"]}
    for cell in notebook.cells:
        # Times of execution: another commit's noise.
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs = [_trim_output(output) for output in cell.outputs]
    return notebook


def _trim_output(output: NotebookNode) -> NotebookNode:
    if "metadata" in output:
        output.metadata = {}
    if "traceback" in output:
        output.traceback = []
    if "text" in output:
        output.text = _settled(output.text)
    if "data" in output:
        kept = {kind: data for kind, data in output.data.items() if not kind.startswith(TRIMMED_AWAY)}
        output.data = NotebookNode({kind: _settled(data) for kind, data in kept.items()})
    return output


def _settled(text: Any) -> Any:
    """Return a text without what another run would say otherwise; what is no text as it is."""
    if not isinstance(text, str):
        return text
    return FOLDER.sub(SOME_FOLDER, TIME.sub(SOME_TIME, text))


def main(names: list[str]) -> None:
    """Record the guides whose names start with one of these; all of them without."""
    for guide in (path for language in LANGUAGES for path in guides(language)):
        if not names or re.match("|".join(map(re.escape, names)), guide.stem):
            target = reference_path(guide)
            target.parent.mkdir(parents=True, exist_ok=True)
            print(f"{guide.parent.name}/{guide.stem} …", flush=True)  # noqa: T201 — a script says what it waits for
            target.write_text(record(guide), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
