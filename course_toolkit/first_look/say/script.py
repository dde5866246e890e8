"""The cleaning script: lines of pandas that carry the decisions out, each under its reason."""

from collections.abc import Sequence

from course_toolkit._core.compute.steps import Step
from course_toolkit._core.compute.steps.literals import comment
from course_toolkit._core.words import _


def write_script(steps: Sequence[tuple[Step, str]], kept: Sequence[str]) -> str:
    """Return the script; ``kept`` holds the notes of what was looked at and left as it is."""
    lines = ["import pandas as pd", "", comment(_("frame: the table as it was read; the original stays as it is")),
             "frame = frame.copy()"]  # fmt: skip
    for step, note in steps:
        lines += ["", comment(note), step.code("frame")]
    if kept:
        lines += ["", comment(_("Looked at, and kept as it is:")), *(comment(f"- {note}") for note in kept)]
    return "\n".join(lines)
