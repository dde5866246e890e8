"""What was seen of a preprocessing step fitted on too many rows, before it is put into words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from course_toolkit.splits.compute.checks.preprocessing_on_all.fits import Fit
from course_toolkit.splits.compute.tables.sets import Name

Kind = Literal[
    "standardized", "centred", "components", "norm", "min_max", "max_abs", "robust", "ranks",
    "imputed_mean", "imputed_median", "refitted", "refitted_step", "counted", "filled", "chosen", "chosen_alike",
]  # fmt: skip

Severity = Literal["error", "warning", "question"]


@dataclass(frozen=True)
class Proof:
    """One step, the rows it was fitted on, and the numbers that show it.

    ``shown`` holds, for each column, the number over the training rows alone and over the rows that it was fitted on.
    """

    kind: Kind
    fit: Fit
    names: tuple[Name, ...]
    n_looked: int
    severity: Severity = "error"
    by_itself: bool = False  # the training set has the property too: each set was transformed on its own
    evidence: Mapping[str, float] = field(default_factory=dict)
    shown: Mapping[Name, Sequence[object]] = field(default_factory=dict)
    positions: Mapping[str, NDArray[np.intp]] = field(default_factory=dict)
    step: str = ""  # the class of the step concerned, where it was handed over
