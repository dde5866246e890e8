"""Mend by splitting along time: learn from the past, be judged on the future."""

from itertools import pairwise

import numpy as np
import pandas as pd

from course_toolkit.splits.compute.finding import SplitFinding
from course_toolkit.splits.compute.repairs.step import Frames, Step, code_of_pool
from course_toolkit.splits.compute.sets import Name, Sets


def _mend(sets: Sets, finding: SplitFinding, _seed: int) -> Frames | None:
    time = _time(sets, finding)
    if time is None or sets.column(time).kind == "text":
        return None
    when = np.concatenate([sets.column(time).per_set[key] for key in sets.frames])
    ordered = pd.concat(sets.frames.values()).iloc[np.argsort(when, kind="stable")]
    return {key: ordered.iloc[start:end] for key, (start, end) in _places(sets).items()}


def _code(sets: Sets, finding: SplitFinding) -> str:
    lines = ["import pandas as pd", code_of_pool(sets)]
    lines.append(f'rest = rest.sort_values({_time(sets, finding)!r}, kind="stable")')
    lines += [f"{key} = rest.iloc[{start}:{end}]" for key, (start, end) in _places(sets).items()]
    return "\n".join(lines)


def _places(sets: Sets) -> dict[str, tuple[int, int]]:
    """Return where each set begins and ends among all rows, the oldest first."""
    ends = np.cumsum([0, *sets.sizes.values()]).tolist()
    return dict(zip(sets.frames, pairwise(ends), strict=True))


def _time(sets: Sets, finding: SplitFinding) -> Name | None:
    return next((name for name in [sets.declared.time, *finding.columns] if name in sets.names), None)


SPLIT_BY_TIME = Step(_mend, _code, resplits=True)
