"""Mend by going back before resampling: split what was there first, then balance the training set alone."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit.splits.compute.finding import SplitFinding
from course_toolkit.splits.compute.repairs.step import Frames, Step, resplit
from course_toolkit.splits.compute.tables.sets import Name, Sets


def _mend(sets: Sets, finding: SplitFinding, seed: int) -> Frames | None:
    if sets.label is None or not finding.positions:
        return None
    pool = _originals(sets, finding)
    if len(pool) < 2 * len(sets.frames):
        return None
    n_rows = sum(sets.sizes.values())
    sizes = {key: max(1, round(n * len(pool) / n_rows)) for key, n in sets.sizes.items()}
    frames = resplit(pool, sizes, sets.label, seed)
    return {**frames, "train": _balanced(frames["train"], sets.label, seed)}


def _originals(sets: Sets, finding: SplitFinding) -> pd.DataFrame:
    """Return all rows but those that resampling added; of rows that are equal, the first stays."""
    pool = pd.concat(sets.frames.values())
    concerned = np.concatenate([_concerned(finding, key, n) for key, n in sets.sizes.items()])
    seen_before = np.asarray(pool.astype(str).duplicated())  # as text: a list in a cell cannot be hashed
    copied = np.asarray(pool.astype(str).duplicated(keep=False))
    return pool[~(concerned & (seen_before | ~copied))]


def _concerned(finding: SplitFinding, key: str, n_rows: int) -> NDArray[np.bool_]:
    return np.isin(np.arange(n_rows), finding.positions.get(key, ()))


def _balanced(train: pd.DataFrame, label: Name, seed: int) -> pd.DataFrame:
    """Return the training rows, those of the rarer classes drawn again until all classes are equal."""
    largest = train[label].value_counts().max()
    drawn = [rows.sample(largest - len(rows), replace=True, random_state=seed) for _label, rows in train.groupby(label)]
    return pd.concat([train, *drawn])


def _code(sets: Sets, _finding: SplitFinding) -> str:
    label = repr(sets.label)
    return "\n".join(
        [
            "# frame: your table as it was before it was resampled",
            "from sklearn.model_selection import train_test_split",
            f"train, test = train_test_split(frame, stratify=frame[{label}], random_state=0)",
            f"largest = train[{label}].value_counts().max()",
            f"train = train.groupby({label}).sample(largest, replace=True, random_state=0)",
        ]
    )


UNDO_RESAMPLING = Step(_mend, _code, resplits=True)
