"""Mend by splitting along time: learn from the past, be judged on the future."""

from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit.splits.compute.checks.missing_gap import read_horizon
from course_toolkit.splits.compute.checks.temporal_overlap import dates_code
from course_toolkit.splits.compute.finding import SplitFinding
from course_toolkit.splits.compute.meaning.dates import Moments, read_moments
from course_toolkit.splits.compute.repairs.step import Frames, Step, code_of_pool
from course_toolkit.splits.compute.tables.sets import Name, Sets


def _mend(sets: Sets, finding: SplitFinding, _seed: int) -> Frames | None:
    moments = _moments(sets, finding)
    if moments is None:
        return None
    when = np.concatenate([moments.per_set[key] for key in sets.frames])
    order = np.argsort(when, kind="stable")
    ordered, when = pd.concat(sets.frames.values()).iloc[order], when[order]
    wait, frames = _wait(sets, moments), {}
    for key, (start, end) in _places(sets).items():
        known = when[start:end] + wait <= _first_after(when, end)
        frames[key] = ordered.iloc[start:end][known]
    return frames if all(len(frame) for frame in frames.values()) else None


def _first_after(when: NDArray[np.float64], end: int) -> float:
    """Return when the next set begins; of the last one, never."""
    return float(when[end]) if end < len(when) and np.isfinite(when[end]) else np.inf


def _code(sets: Sets, finding: SplitFinding) -> str:
    moments = _moments(sets, finding)
    if moments is None:
        return ""
    when, wait = dates_code("rest", moments), _wait(sets, moments)
    lines = [
        "import numpy as np",
        "import pandas as pd",
        code_of_pool(sets),
        f'rest = rest.iloc[np.argsort({when}.to_numpy(), kind="stable")]',
    ]
    lines += [f"{key} = rest.iloc[{start}:{end}]" for key, (start, end) in _places(sets).items()]
    if wait:
        delay = f"pd.Timedelta(seconds={wait:.15g})" if moments.unit == "seconds" else f"{wait:.15g}"
        for key, following in pairwise(sets.frames):
            begin = f"{dates_code(following, moments)}.min()"
            lines.append(f"{key} = {key}[{dates_code(key, moments)} + {delay} <= {begin}]")
    return "\n".join(lines)


def _places(sets: Sets) -> dict[str, tuple[int, int]]:
    """Return where each set begins and ends among all rows, the oldest first."""
    ends = np.cumsum([0, *sets.sizes.values()]).tolist()
    return dict(zip(sets.frames, pairwise(ends), strict=True))


def _wait(sets: Sets, moments: Moments) -> float:
    """Return how long labels take to become known, where that was declared."""
    return 0.0 if sets.declared.horizon is None else read_horizon(sets.declared.horizon, moments)


def _moments(sets: Sets, finding: SplitFinding) -> Moments | None:
    told: list[Name | None] = [sets.declared.time, *finding.columns]
    time = next((name for name in told if name in sets.names), None)
    return None if time is None else read_moments(sets, time)


SPLIT_BY_TIME = Step(_mend, _code, resplits=True)
