"""Steps that clean a table: each can be applied, written as a line of pandas, and said in words.

What the audit proposes and what a cleaning records are the same steps.
"""

from course_toolkit._core.compute.steps.columns import (
    DropColumns,
    FillMissing,
    MapValues,
    Rename,
    Rescale,
    SetMissing,
    SwapColumns,
    ToDates,
    ToNumbers,
)
from course_toolkit._core.compute.steps.rows import Correct, DropRows, NumberRows
from course_toolkit._core.compute.steps.selections import Among, Expression, Outside, Repeated, Rows, Selection
from course_toolkit._core.compute.steps.step import Step

__all__ = [
    "Among",
    "Correct",
    "DropColumns",
    "DropRows",
    "Expression",
    "FillMissing",
    "MapValues",
    "NumberRows",
    "Outside",
    "Rename",
    "Repeated",
    "Rescale",
    "Rows",
    "Selection",
    "SetMissing",
    "Step",
    "SwapColumns",
    "ToDates",
    "ToNumbers",
]
