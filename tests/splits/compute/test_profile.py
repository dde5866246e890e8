"""What is drawn of a split and of a finding is what the tables hold."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.examples import side_by_side
from course_toolkit.splits.compute.finding import SplitFinding
from course_toolkit.splits.compute.profile import ColumnProfile, RowsProfile, profile_finding, profile_split
from course_toolkit.splits.compute.tables.sets import Sets


@pytest.fixture
def sets():
    frame = pd.DataFrame(
        {
            "age": np.arange(12.0),
            "town": ["Lyon", "Nice", None] * 4,
            "when": pd.date_range("2024-01-01", periods=12),
            "empty": [None] * 12,
            "malade": [0.0, 1.0, 1.0] * 4,
        }
    )
    return Sets({"train": frame[:8], "test": frame[8:]}, "malade")


def found(**fields):
    return SplitFinding(**{"code": "covariate_drift", "severity": "question", "title": "t"} | fields)


def test_classes_are_counted_in_each_set(sets):
    profile = profile_split(sets)
    assert profile.classes == ("0", "1")
    assert profile.counts == {"train": (3, 5), "test": (1, 3)}


@pytest.mark.parametrize("labels", [np.linspace(0, 1, 12), [f"c{place}" for place in range(12)]])
def test_quantities_and_very_many_classes_are_not_drawn_as_classes(sets, labels):
    frames = {
        "train": sets.frames["train"].assign(malade=labels[:8]),
        "test": sets.frames["test"].assign(malade=labels[8:]),
    }
    assert profile_split(Sets(frames, "malade")).classes == ()


def test_a_column_is_drawn_by_set(sets):
    seen = profile_finding(sets, found(columns=("age",)))
    assert isinstance(seen, ColumnProfile)
    assert not seen.by_class
    for key, shares in seen.shares.items():
        counts = np.histogram(sets.frames[key]["age"], bins=seen.edges)[0]
        np.testing.assert_allclose(shares, counts / len(sets.frames[key]))


def test_a_column_that_knows_the_answer_is_drawn_by_class(sets):
    seen = profile_finding(sets, found(code="target_leak_feature", columns=("age",), repair="drop_columns"))
    assert seen.by_class
    assert list(seen.shares) == ["0", "1"]


def test_categories_are_drawn_by_name(sets):
    seen = profile_finding(sets, found(columns=("town",)))
    assert seen.levels == ("Lyon", "Nice")
    assert seen.shares["train"].tolist() == [0.5, 0.5]


def test_dates_are_known_as_dates(sets):
    assert profile_finding(sets, found(columns=("when",))).kind == "date"


@pytest.mark.parametrize("columns", [(), ("empty",), ("malade",), ("nowhere",)])
def test_sometimes_there_is_nothing_to_draw(sets, columns):
    assert profile_finding(sets, found(columns=columns)) is None


def test_rows_are_drawn_over_one_another(sets):
    examples = side_by_side(sets, ("train", "test"), [(0, 3), (1, 2)])
    seen = profile_finding(sets, found(repair="drop_rows", examples=examples))
    assert isinstance(seen, RowsProfile)
    assert seen.names == ("age", "town", "when", "empty")
    (first, heights), (second, others) = seen.rows
    assert (first, second) == ("train", "test")
    np.testing.assert_allclose(heights, [0, 0, 0, np.nan])
    np.testing.assert_allclose(others, [1, np.nan, 1, np.nan])


def test_three_rows_are_drawn_where_a_row_was_made_of_two(sets):
    examples = side_by_side(sets, ("train", "train", "test"), [(0, 1, 3)])
    assert len(profile_finding(sets, found(repair="undo_resampling", examples=examples)).rows) == 3
