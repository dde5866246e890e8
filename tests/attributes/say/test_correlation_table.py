"""The arguments as a table of words."""

import pandas as pd

import course_toolkit as ct
from course_toolkit.attributes.compute.correlation import correlate
from course_toolkit.attributes.say.correlation_table import drop_line, group_table


def test_every_member_has_its_arguments_and_its_line():
    found = correlate(ct.load_sante(), label="malade", costs={"IMC": 0.5})
    table = group_table(found.groups(0.9)[0], label=found.label, has_costs=True)
    assert table.headings == (
        "attribute", "link with malade", "missing values", "distinct values", "given by the others (R²)", "nearest",
        "cost", "the line that would drop it",
    )  # fmt: skip
    by_name = {row[0]: row for row in table.rows}
    assert by_name["IMC"] == (
        "IMC", "0.48", "0", "10", "100%", "poids (1.00)", "0.5", 'frame.drop(columns=["IMC"])',
    )  # fmt: skip
    assert by_name["Age"][6] == "—"


def test_columns_that_say_nothing_are_left_out():
    found = correlate(ct.load_wine().drop(columns="target"))
    headings = group_table(found.groups(0.8)[0], label=None, has_costs=False).headings
    assert "cost" not in headings
    assert not [words for words in headings if "link" in words]


def test_the_line_drops_the_column_whatever_its_name():
    for name in ("Age", 'a"b', ("t", 1), 3, None, "<script>"):
        frame = pd.DataFrame([[1, 2]], columns=pd.Index([name, "other"], tupleize_cols=False, dtype=object))
        assert list(eval(drop_line(name), {"frame": frame, "pd": pd}).columns) == ["other"]  # noqa: S307 — our own line
