"""Can the split be made again, to go by its arguments or its line of code."""

import pytest

from course_toolkit.splits.compute.split_calls import is_unrepeatable, splits, unrepeatable_calls


@pytest.mark.parametrize(
    "arguments",
    [{}, {"test_size": 0.3}, {"random_state": None}, {"shuffle": True}, {"n_splits": 5, "shuffle": True},
     {"n_splits": 5, "test_size": 0.2}, {"n_splits": 5, "n_repeats": 2}],
)  # fmt: skip
def test_arguments_without_a_seed(arguments):
    assert is_unrepeatable(arguments)


@pytest.mark.parametrize(
    "arguments",
    [{"random_state": 0}, {"random_state": 42, "shuffle": True}, {"shuffle": False}, {"n_splits": 5}, {"seed": 7},
     {"n_splits": 5, "shuffle": True, "random_state": 1}],
)  # fmt: skip
def test_arguments_that_can_be_used_again(arguments):
    assert not is_unrepeatable(arguments)


@pytest.mark.parametrize(
    "code",
    [
        "train_test_split(X, y)",
        "a, b = model_selection.train_test_split(X, random_state=None)",
        "def f():\n    return KFold(n_splits=5, shuffle=True)",
        "ShuffleSplit(n_splits=3)",
        "RepeatedStratifiedKFold()",
    ],
)
def test_calls_without_a_seed(code):
    assert len(unrepeatable_calls(code)) == 1


@pytest.mark.parametrize(
    "code",
    [
        "train_test_split(X, y, random_state=0)",
        "train_test_split(X, y, random_state=SEED)",
        "train_test_split(X, y, **options)",
        "train_test_split(X, y, shuffle=False)",
        "np.random.seed(0)\ntrain_test_split(X, y)",
        "KFold(5)",
        "GroupKFold(n_splits=3)",
        "TimeSeriesSplit(5)",
        "x = 1",
        "",
    ],
)
def test_calls_that_can_be_made_again(code):
    assert unrepeatable_calls(code) == []


@pytest.mark.parametrize("code", ["train_test_split(", "%matplotlib inline", "\x00", "(" * 10_000])
def test_what_is_no_python_is_not_read(code):
    assert unrepeatable_calls(code) is None
    assert not splits(code)


def test_code_that_splits():
    assert splits("x = train_test_split(X, random_state=1)")
    assert not splits("x = split(X)")
