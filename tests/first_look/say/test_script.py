"""The cleaning script is Python, whatever the reasons hold."""

import ast

from course_toolkit._core.compute.steps import DropColumns, NumberRows
from course_toolkit.first_look.say.script import write_script


def test_reasons_stay_comments():
    script = write_script([(NumberRows(), "a\nimport os\r\nb\x85c\u2028d"), (DropColumns(("x",)), "e")], ["f\ng"])
    tree = ast.parse(script)
    assert [type(node).__name__ for node in tree.body] == ["Import", "Assign", "Assign", "Assign"]
    assert "# a import os b c d" in script
    assert "# - f g" in script


def test_no_step_leaves_the_table_as_it_is():
    assert write_script([], []).endswith("frame = frame.copy()")
