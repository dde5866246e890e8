"""Splitting, sealing and checking: tables in, findings and numbers out."""

from course_toolkit.splits.compute.check import check_arrays, check_split
from course_toolkit.splits.compute.code.report import CodeReport, check_notebook
from course_toolkit.splits.compute.cost.leak_cost import CostOfLeak, LeakCost
from course_toolkit.splits.compute.cost.rescore import Rescored
from course_toolkit.splits.compute.doses import DoseOutcome, measure_dose
from course_toolkit.splits.compute.finding import NotChecked, SplitFinding
from course_toolkit.splits.compute.repairs.repaired import RepairedSplit
from course_toolkit.splits.compute.report import SplitReport
from course_toolkit.splits.compute.sealing.part import Part
from course_toolkit.splits.compute.sealing.partition import Split
from course_toolkit.splits.compute.sealing.seal import Opening, SealWarning, TestReopenedWarning
from course_toolkit.splits.compute.sealing.sealed_score import SealedScore
from course_toolkit.splits.compute.sealing.splitter import split

__all__ = [
    "CodeReport",
    "CostOfLeak",
    "DoseOutcome",
    "LeakCost",
    "NotChecked",
    "Opening",
    "Part",
    "RepairedSplit",
    "Rescored",
    "SealWarning",
    "SealedScore",
    "Split",
    "SplitFinding",
    "SplitReport",
    "TestReopenedWarning",
    "check_arrays",
    "check_notebook",
    "check_split",
    "measure_dose",
    "split",
]
