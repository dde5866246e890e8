"""The cleaning as a script of pandas that runs by itself."""

from collections.abc import Sequence

from course_toolkit._core.compute.steps.literals import comment
from course_toolkit._core.words import _
from course_toolkit.preparation.compute.cleaning.record import StepRecord, TableSize


def write_script(records: Sequence[StepRecord], start: TableSize, name: str) -> str:
    """Return the script; what stands in reasons and names is a comment and never runs."""
    head = [
        "import pandas as pd",
        "",
        comment(_("{name} is the table as it was read: {size}. It stays as it is.", name=name, size=start)),
        f"{name} = {name}.copy()",
    ]
    return (
        "\n".join([*head, *(_paragraph(place, record, name) for place, record in enumerate(records, start=1))]) + "\n"
    )


def _paragraph(place: int, record: StepRecord, name: str) -> str:
    lines = [
        "",
        comment(f"{place}. {record.describe()} ({record.counts()})"),
        comment(_("Why: {reason}", reason=record.reason)),
        record.step.code(name),
    ]
    return "\n".join(lines)
