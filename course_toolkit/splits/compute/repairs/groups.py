"""Mend by splitting group by group: no patient, user or series on two sides."""

import pandas as pd
from sklearn.model_selection import GroupShuffleSplit

from course_toolkit.splits.compute.finding import SplitFinding
from course_toolkit.splits.compute.repairs.step import Frames, Step, code_of_pool, in_order, judges
from course_toolkit.splits.compute.tables.sets import Name, Sets


def _mend(sets: Sets, finding: SplitFinding, seed: int) -> Frames | None:
    names = _names(sets, finding)
    if not names:
        return None
    rest, cut_off = pd.concat(sets.frames.values()), {}
    for key in judges(sets.frames):
        splitter = GroupShuffleSplit(1, test_size=sets.sizes[key] / len(rest), random_state=seed)
        try:
            kept, taken = next(splitter.split(rest, groups=_groups(rest, names)))
        except ValueError:  # one group cannot stand on two sides
            return None
        rest, cut_off[key] = rest.iloc[kept], rest.iloc[taken]
    return in_order(rest, cut_off)


def _code(sets: Sets, finding: SplitFinding) -> str:
    groups = f'rest[{_names(sets, finding)!r}].astype(str).agg("·".join, axis=1)'
    lines = ["import pandas as pd", "from sklearn.model_selection import GroupShuffleSplit", code_of_pool(sets)]
    for key in judges(sets.frames):
        lines += [
            f"splitter = GroupShuffleSplit(1, test_size={sets.sizes[key]} / len(rest), random_state=0)",
            f"kept, taken = next(splitter.split(rest, groups={groups}))",
            f"rest, {key} = rest.iloc[kept], rest.iloc[taken]",
        ]
    return "\n".join([*lines, "train = rest"])


def _groups(frame: pd.DataFrame, names: list[Name]) -> pd.Series:
    return frame[names].astype(str).agg("·".join, axis=1)


def _names(sets: Sets, finding: SplitFinding) -> list[Name]:
    """Return the columns that tell the groups together: those that the finding is about, else the one declared."""
    about = [name for name in finding.columns if name in sets.names]
    return about or [name for name in [sets.declared.group] if name in sets.names]


SPLIT_BY_GROUP = Step(_mend, _code, resplits=True)
