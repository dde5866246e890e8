"""Mend by choosing the columns again, by the training rows alone."""

import numpy as np
import pandas as pd
from sklearn.feature_selection import SelectKBest, f_classif, f_regression

from course_toolkit.splits.compute.finding import SplitFinding
from course_toolkit.splits.compute.repairs.step import Frames, Step
from course_toolkit.splits.compute.tables.sets import Name, Sets


def _mend(sets: Sets, finding: SplitFinding, _seed: int) -> Frames | None:
    chosen = _chosen_by_train(sets, finding)
    if not chosen:
        return None
    raw = sets.declared.raw
    return {
        key: pd.concat([raw[key][chosen].set_axis(sets.index(key)), frame.drop(columns=list(finding.columns))], axis=1)
        for key, frame in sets.frames.items()
    }


def _chosen_by_train(sets: Sets, finding: SplitFinding) -> list[Name]:
    """Return as many raw columns as had been chosen, those that go best with the label of the training rows."""
    raw = sets.declared.raw
    names = _pool(sets)
    if sets.target is None or not set(finding.columns) < set(names):
        return []
    y = sets.target.per_set["train"]
    known = ~np.isnan(y)
    choice = SelectKBest(_score(sets), k=len(finding.columns))
    with np.errstate(all="ignore"):  # a column that never changes goes with nothing
        choice.fit(raw["train"].loc[known, names].to_numpy(dtype=np.float64), y[known])
    return [name for name, kept in zip(names, choice.get_support(), strict=True) if kept]


def _pool(sets: Sets) -> list[Name]:
    """Return the raw columns that could be chosen: numbers without gaps, in every set, row by row the same rows."""
    raw = sets.declared.raw
    if any(key not in raw or len(raw[key]) != len(frame) for key, frame in sets.frames.items()):
        return []
    numbers = raw["train"].select_dtypes("number")
    whole = numbers.columns[np.isfinite(numbers.to_numpy(dtype=np.float64, na_value=np.nan)).all(axis=0)]
    return [name for name in whole if name != sets.label and all(name in raw[key] for key in sets.frames)]


def _score(sets: Sets) -> object:
    return f_regression if sets.task == "regression" else f_classif


def _code(sets: Sets, finding: SplitFinding) -> str:
    score = "f_regression" if sets.task == "regression" else "f_classif"
    label = repr(sets.label)
    return "\n".join(
        [
            "import pandas as pd",
            f"from sklearn.feature_selection import SelectKBest, {score}",
            f"chosen = {list(finding.columns)!r}",
            f'pool = raw_train.select_dtypes("number").columns.drop({label}, errors="ignore")',
            f'select = SelectKBest({score}, k=len(chosen)).set_output(transform="pandas")',
            f"select.fit(raw_train[pool], train[{label}].to_numpy())  # training rows alone",
            *(
                f"{key} = pd.concat([select.transform(raw_{key}[pool]).set_axis({key}.index), "
                f"{key}.drop(columns=chosen)], axis=1)"
                for key in sets.frames
            ),
        ]
    )


SELECT_AGAIN = Step(_mend, _code)
