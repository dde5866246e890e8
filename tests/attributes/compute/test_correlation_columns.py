"""Which columns can be held against one another."""

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit._core.compute.meaning.attribute import read_attribute
from course_toolkit.attributes.compute import correlation_columns as module
from course_toolkit.attributes.compute.correlation_columns import choose_columns, strongest_links


def reasons(frame, label=None):
    return {one.name: one.reason for one in choose_columns(frame, label).left_out}


def test_what_says_nothing_is_left_out_and_named():
    n = 40
    frame = pd.DataFrame(
        {
            "ID": np.arange(n),
            "void": [None] * n,
            "inf": [np.inf] * n,
            "same": 3.0,
            "words": [f"text number {i} of a patient" for i in range(n)],
            "lists": [[i] for i in range(n)],
            "sex": ["m", "f"] * (n // 2),
            "age": np.arange(n) % 17,
        }
    )
    assert reasons(frame) == {
        "ID": "identifier", "void": "empty", "inf": "empty", "same": "constant", "words": "too_many_levels",
        "lists": "nested",
    }  # fmt: skip
    assert [one.name for one in choose_columns(frame, None).used] == ["sex", "age"]


def test_the_label_is_no_attribute():
    columns = choose_columns(ct.load_wine(), "target")
    assert (columns.label.name, columns.label.kind) == ("target", "text")
    assert "target" not in [one.name for one in columns.used]


@pytest.mark.parametrize(
    ("values", "kind", "is_missing"),
    [
        ([0, 1, 2, 1, 0], "text", False),  # three classes: their numbers have no order
        ([0, 1, 0, 1, 1], "number", False),
        ([0.5, 1.5, 2.5, 3, 4], "number", False),
        ([1, None, 1, None, 1], "boolean", True),  # the lecture's: is NULL a class?
    ],
)
def test_the_label_as_classes_as_a_number_and_as_known_or_not(values, kind, is_missing):
    columns = choose_columns(pd.DataFrame({"x": range(5), "y": values}), "y")
    assert (columns.label.kind, columns.label_is_missing) == (kind, is_missing)


@pytest.mark.parametrize("values", [[1, 1, 1], [None, None, None], [[1], [2], [3]]])
def test_a_label_that_tells_nothing_apart(values):
    assert choose_columns(pd.DataFrame({"x": [1, 2, 3], "y": values}), "y").label is None


def test_of_too_many_columns_those_with_the_strongest_links(monkeypatch):
    monkeypatch.setattr(module, "MOST_COLUMNS", 4)
    monkeypatch.setattr(module, "N_COLUMNS_AT_A_TIME", 3)
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.normal(size=(50, 10)))
    frame[3], frame[8] = frame[1] + 0.1 * frame[0], -frame[6]
    columns = choose_columns(frame, None)
    assert [one.name for one in columns.used] == [1, 3, 6, 8]
    assert {one.reason for one in columns.left_out} == {"weak_links"}
    assert len(columns.left_out) == 6


def test_strongest_links_are_nearly_those_of_the_matrix():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.normal(size=(200, 6)))
    wanted = frame.corr().abs().mask(np.eye(6, dtype=bool)).max()
    assert strongest_links([read_attribute(frame[name]) for name in frame]) == pytest.approx(wanted, abs=1e-4)
