"""Steps without the columns that new data do not have."""

from course_toolkit._core.compute.steps import DropColumns, FillMissing, Missing, Rename, SetMissing
from course_toolkit.preparation.compute.cleaning.absent import without_columns


def test_steps_about_what_is_not_there_are_left_out():
    steps = [
        Rename({"ill": "label", "Age": "age"}),
        FillMissing("label", 0),
        SetMissing("age", Missing("label")),
        DropColumns(("label", "age")),
        DropColumns(("label",)),
        FillMissing("sex", "?"),
    ]
    assert list(without_columns(steps, ["ill"])) == [
        Rename({"Age": "age"}),
        DropColumns(("age",)),
        FillMissing("sex", "?"),
    ]
    assert list(without_columns(steps, [])) == steps
    assert list(without_columns([Rename({"a": "b"})], ["a"])) == []
