"""The lines run, and give the numbers of the picture."""

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.attributes.compute.correlation import correlate
from course_toolkit.attributes.say.correlation_code import correlation_code


def run(source, frame):
    """Run lines as a notebook would and return what each expression gave."""
    names, values = {"frame": frame, "pd": pd}, []
    for line in source.splitlines():
        if line.startswith(("#", "numbers =")) or not line:
            exec(line, names)  # noqa: S102 — our own lines
        else:
            values.append(eval(line, names))  # noqa: S307 — our own lines
    return values


@pytest.mark.parametrize("method", ["pearson", "spearman"])
def test_the_matrix_is_the_one_that_is_drawn(method):
    frame = ct.load_wine()
    found = correlate(frame, label="target", method=method)
    matrix, *_drops = run(correlation_code(found, found.groups(0.8)), frame)
    names = list(found.names)
    assert matrix.loc[names, names].to_numpy() == pytest.approx(found.links)


def test_each_member_of_a_group_has_a_line_of_its_own():
    frame = ct.load_sante()
    found = correlate(frame, label="malade", method="auto")
    values = run(correlation_code(found, found.groups(0.98)), frame)
    assert len(values) == 2 + 3
    assert [set(frame.columns) - set(left.columns) for left in values[2:]] == [
        {name} for name in found.groups(0.98)[0].names
    ]


def test_few_columns_are_named_and_of_many_those_left_out():
    wide = pd.DataFrame(np.random.default_rng(0).normal(size=(30, 20)), columns=[f"x{k}" for k in range(20)])
    assert correlation_code(correlate(wide), ()).startswith("numbers = frame\n")
    wide["y"], wide["same"] = "a", 1
    wide.loc[:9, "y"] = "b"
    assert correlation_code(correlate(wide, label="y"), ()).startswith('numbers = frame.drop(columns=["same", "y"])')
    assert run(correlation_code(correlate(wide, label="y"), ()), wide)[0].shape == (20, 20)


def test_without_numbers_there_is_no_matrix_of_numbers():
    frame = pd.DataFrame({"a": ["u", "v"] * 9, "b": ["x", "y"] * 9})
    found = correlate(frame)
    assert correlation_code(found, ()) == ""
    assert len(run(correlation_code(found, found.groups(0.9)), frame)) == 2


def test_a_name_cannot_leave_its_comment():
    frame = pd.DataFrame({"a\nimport os": range(9), "b": range(9)})
    source = correlation_code(correlate(frame), correlate(frame).groups(1.0))
    assert "import os" not in source.splitlines()
    assert len(run(source, frame)) == 3
