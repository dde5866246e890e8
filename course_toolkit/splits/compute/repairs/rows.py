"""Mend by taking rows out of the set that judges."""

import numpy as np

from course_toolkit.splits.compute.finding import SplitFinding
from course_toolkit.splits.compute.repairs.step import Frames, Step
from course_toolkit.splits.compute.tables.sets import Sets


def _mend(sets: Sets, finding: SplitFinding, _seed: int) -> Frames | None:
    last = finding.sets[-1]
    frame, gone = sets.frames[last], finding.positions.get(last, ())
    if not len(gone) or len(gone) >= len(frame):
        return None
    return {**sets.frames, last: frame.iloc[np.setdiff1d(np.arange(len(frame)), gone)]}


def _code(_sets: Sets, finding: SplitFinding) -> str:
    last = finding.sets[-1]
    gone = sorted(int(position) for position in finding.positions[last])
    return f"import numpy as np\n{last} = {last}[~np.isin(np.arange(len({last})), {gone})]"


DROP_ROWS = Step(_mend, _code)
