"""The script of a cleaning: every step under its number, its counts and its reason."""

from course_toolkit._core.compute.steps import DropColumns
from course_toolkit.preparation.compute.cleaning.record import StepRecord, TableSize
from course_toolkit.preparation.compute.cleaning.script import write_script

RECORD = StepRecord(DropColumns(("a",)), "two\nlines", TableSize(3, 2, 0), TableSize(3, 1, 0), 0)


def test_it_reads_from_top_to_bottom():
    assert write_script([RECORD], RECORD.before, "t").splitlines() == [
        "import pandas as pd",
        "",
        "# t is the table as it was read: 3 rows × 2 columns. It stays as it is.",
        "t = t.copy()",
        "",
        "# 1. drop the column a (1 column less)",
        "# Why: two lines",
        't = t.drop(columns=["a"])',
    ]


def test_it_is_commented_in_french(language):
    assert ("Why" in write_script([RECORD], RECORD.before, "t")) or language == "fr"
