"""Steps that clean a table: each can be applied, written as a line of pandas, and said in words.

What the audit proposes and what a cleaning records are the same steps. :func:`fitted` lets a step look at the table it
is about, so that its code suits what stands there: the units among texts, the categories of a column.
"""

from course_toolkit._core.compute.steps.cells import FillMissing, MapValues, Rescale, SetMissing
from course_toolkit._core.compute.steps.columns import DropColumns, Rename, SwapColumns
from course_toolkit._core.compute.steps.dates import ToDates
from course_toolkit._core.compute.steps.numbers import ToNumbers
from course_toolkit._core.compute.steps.rows import Correct, DropRows, NumberRows
from course_toolkit._core.compute.steps.selections import (
    AllRows,
    Among,
    Expression,
    Missing,
    Outside,
    Repeated,
    Rows,
    Selection,
)
from course_toolkit._core.compute.steps.step import Step, carried_to, fitted
from course_toolkit._core.compute.steps.tidying import ConvertType, TidyTexts

__all__ = [
    "AllRows",
    "Among",
    "ConvertType",
    "Correct",
    "DropColumns",
    "DropRows",
    "Expression",
    "FillMissing",
    "MapValues",
    "Missing",
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
    "TidyTexts",
    "ToDates",
    "ToNumbers",
    "carried_to",
    "fitted",
]
