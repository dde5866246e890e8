import pandas as pd

from course_toolkit.first_look.compute.looking.lines import lines_for, nested_columns


def test_the_lines_are_those_of_the_lecture():
    lines = lines_for(pd.DataFrame({"a": [1], "y": ["u"]}), "y", [])
    assert lines["head"] == "frame.head()"
    assert lines["describe"] == "frame.describe()"
    assert lines["classes"].startswith('frame["y"].value_counts(dropna=False)')


def test_what_has_no_numbers_is_not_described():
    assert "describe" not in lines_for(pd.DataFrame({"a": ["x"]}), None, [])


def test_columns_of_lists_and_objects_have_no_distinct_values():
    frame = pd.DataFrame({"l": [[1], None], "d": [None, {"a": 1}], "t": ["x", None], "m": [1, "x"]})
    assert nested_columns(frame) == ["l", "d"]
    assert lines_for(frame, None, ["l", "d"])["distinct"] == 'frame.drop(columns=["l", "d"]).nunique()'
