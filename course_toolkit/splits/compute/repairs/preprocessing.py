"""Mend by fitting what prepares the rows on the training rows alone."""

import numpy as np
import pandas as pd
from sklearn.base import clone
from sklearn.preprocessing import StandardScaler

from course_toolkit.splits.compute.finding import SplitFinding
from course_toolkit.splits.compute.repairs.step import Frames, Step
from course_toolkit.splits.compute.tables.sets import Name, Sets


def _mend(sets: Sets, finding: SplitFinding, _seed: int) -> Frames | None:
    if _can_refit(sets):
        return _refitted(sets)
    numbers = _numbers(sets, finding)
    if not numbers:
        return None
    # Scaling is undone by scaling again: what the training rows alone say replaces what all rows said.
    scaler = StandardScaler().fit(sets.matrix("train", numbers))
    return {
        key: _with(frame, numbers, scaler.transform(sets.matrix(key, numbers))) for key, frame in sets.frames.items()
    }


def _can_refit(sets: Sets) -> bool:
    return hasattr(sets.declared.pipeline, "transform") and set(sets.frames) <= set(sets.declared.raw)


def _refitted(sets: Sets) -> Frames:
    """Return the raw rows prepared by a copy of the pipeline that has seen the training rows alone."""
    raw = {key: sets.declared.raw[key].drop(columns=sets.label, errors="ignore") for key in sets.frames}
    labels = {key: frame.get(sets.label) for key, frame in sets.frames.items()}
    fitted = clone(sets.declared.pipeline).fit(raw["train"], labels["train"])
    frames = {}
    for key, frame in raw.items():
        frames[key] = pd.DataFrame(np.asarray(fitted.transform(frame))).set_axis(sets.index(key)).add_prefix("x")
        if labels[key] is not None:
            frames[key][sets.label] = labels[key]
    return frames


def _with(frame: pd.DataFrame, names: list[Name], values: np.ndarray) -> pd.DataFrame:
    changed = frame.copy()
    for place, name in enumerate(names):
        changed[name] = values[:, place]
    return changed


def _numbers(sets: Sets, finding: SplitFinding) -> list[Name]:
    return [name for name in finding.columns if name in sets.names and sets.column(name).kind == "number"]


def _code(sets: Sets, finding: SplitFinding) -> str:
    names, first = _numbers(sets, finding), next(iter(sets.frames))
    if _can_refit(sets):
        label = repr(sets.label)
        lines = [
            "from sklearn.base import clone",
            f'prepare = clone(pipeline).fit(raw_train.drop(columns={label}, errors="ignore"), {first}.get({label}))',
            *(f'X_{key} = prepare.transform(raw_{key}.drop(columns={label}, errors="ignore"))' for key in sets.frames),
        ]
    else:
        lines = [
            "from sklearn.preprocessing import StandardScaler",
            f"columns = {names!r}",
            f"scaler = StandardScaler().fit({first}[columns])",
            *(f"{key} = {key}.copy()\n{key}[columns] = scaler.transform({key}[columns])" for key in sets.frames),
        ]
    return "\n".join(lines)


REFIT_PREPROCESSING = Step(_mend, _code)
