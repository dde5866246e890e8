"""Only training rows are learned from: what can be recognised as another set is refused, in words."""

import pytest

import course_toolkit as ct
from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.training_rows import (
    read_new_rows,
    read_training_rows,
    refuse_rows_in_common,
)


@pytest.fixture
def split():
    return ct.split(ct.make_sante(200, random_state=0).frame, label="malade", random_state=0)


def message(function, *args, **kwargs):
    with pytest.raises(CourseError) as caught:
        function(*args, **kwargs)
    return str(caught.value)


def test_the_training_set_is_read(split):
    assert read_training_rows(split.train, why="").key == "train"
    assert read_training_rows(split.train.X.to_numpy(), why="").key is None


def test_another_set_is_refused_with_the_reason(split):
    assert message(read_training_rows, split.validation.X, why="Why not.") == (
        "X_train must not hold rows of this set.\n"
        "They are marked as the validation set, by the split that made them.\n"
        "Write split.train in its place. Why not."
    )
    assert "the test set" in message(read_training_rows, split.open_test(reason="a test"), why="")


def test_a_whole_split_is_refused_without_opening_it(split):
    assert "split.train" in message(read_training_rows, split, why="Why not.")
    assert "split.validation" in message(read_new_rows, split, why="")
    assert split.openings == ()


def test_new_rows_may_be_those_that_judge_on_the_way_alone(split):
    assert read_new_rows(split.validation, why="").key == "validation"
    assert "the test set" in message(read_new_rows, split.open_test(reason="a test").X, why="")


def test_rows_in_common_are_named():
    assert message(refuse_rows_in_common, [3, 8], 60, why="Why not.") == (
        "X_train must not hold rows of X_test.\n"
        "2 rows stand in both, under the index: 3, 8; X_test has 60.\n"
        "Split first, then add rows to the training part only; if they are copies within the table, look at them: "
        "check_split(X_train, X_test). Why not."
    )
