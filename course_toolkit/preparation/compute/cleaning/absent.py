"""Steps for a table that lacks columns: new data have no label."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace

from course_toolkit._core.compute.steps import DropColumns, Rename, Step


def without_columns(steps: Iterable[Step], absent: Iterable[Hashable]) -> Iterator[Step]:
    """Yield the steps that can be taken without some columns, which may get new names on the way."""
    missing = set(absent)
    for step in steps:
        if not missing & set(step.columns):
            yield step
        elif isinstance(step, DropColumns):
            left = tuple(name for name in step.columns if name not in missing)
            yield from [replace(step, columns=left)] if left else []
        elif isinstance(step, Rename):
            kept = {old: new for old, new in step.names.items() if old not in missing}
            missing |= {new for old, new in step.names.items() if old in missing}
            yield from [replace(step, names=kept)] if kept else []
