"""Mend by leaving out the columns that hold the answer."""

from course_toolkit.splits.compute.finding import SplitFinding
from course_toolkit.splits.compute.repairs.step import Frames, Step
from course_toolkit.splits.compute.tables.sets import Name, Sets


def _mend(sets: Sets, finding: SplitFinding, _seed: int) -> Frames | None:
    gone = _gone(sets, finding)
    if not gone or set(sets.names) <= set(gone):
        return None
    return {key: frame.drop(columns=gone, errors="ignore") for key, frame in sets.frames.items()}


def _code(sets: Sets, finding: SplitFinding) -> str:
    gone = _gone(sets, finding)
    return "\n".join(f'{key} = {key}.drop(columns={gone!r}, errors="ignore")' for key in sets.frames)


def _gone(sets: Sets, finding: SplitFinding) -> list[Name]:
    return [name for name in finding.columns if name != sets.label]


DROP_COLUMNS = Step(_mend, _code)
