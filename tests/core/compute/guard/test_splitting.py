import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard import splitting as guard


def message(check, *args, **options):
    with pytest.raises(CourseError) as caught:
        check(*args, **options)
    return str(caught.value)


@pytest.mark.parametrize("seed", [0, 42, np.int64(7), guard.LARGEST_SEED])
def test_a_seed_passes_as_a_plain_int(seed):
    assert guard.check_seed(seed) == seed
    assert type(guard.check_seed(seed)) is int


def test_no_seed_is_told_from_none():
    assert "It was not given." in message(guard.check_seed, guard.NOT_GIVEN)
    assert "None came" in message(guard.check_seed, None)
    assert repr(guard.NOT_GIVEN) == "…"


@pytest.mark.parametrize(
    ("sizes", "n_rows", "expected"),
    [
        ((0.3, 0.2), 10, (3, 2)),
        ((0.1, 0), 30, (3, 0)),  # 0.1 × 30 is 3.0000000000000004
        ((0.3, 0.2), 11, (4, 3)),
        ((5, 2), 10, (5, 2)),
        ((np.int64(5), np.float64(0.2)), 10, (5, 2)),
        ((0.3, None), 10, (3, 0)),
        ((1, 1), 3, (1, 1)),
    ],
)
def test_sizes_in_rows(sizes, n_rows, expected):
    assert guard.check_sizes(*sizes, n_rows=n_rows) == expected


def test_too_large_sets_are_told_in_rows():
    assert message(guard.check_sizes, 0.8, 0.2, n_rows=1000).splitlines()[1] == (
        "Of 1,000 rows, 800 would go to the test set and 200 to the validation set."
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [("label", "Ask the expert"), ("group", "belong together"), ("time", "before or after"), ("stratify", "Fill them")],
)
def test_missing_values_are_counted_and_each_role_has_its_advice(name, said):
    text = message(guard.check_none_missing, pd.Series([1.0, None, 2.0], name="a{b}"), name=name)
    assert "Missing (NULL, NaN, None): 1 of 3 rows." in text
    assert said in text
    assert "'a{b}'" in text
    guard.check_none_missing(pd.Series([1, 2]), name=name)


def test_rare_classes_are_listed_but_not_all():
    counts = {f"c{i}": 1 for i in range(9)}
    text = message(guard.check_class_sizes, counts, name="'y'", n_sets=3, smallest_set=50)
    assert "'c0' (1 row), 'c1' (1 row)" in text
    assert "'c5'" not in text
    assert "…" in text
    guard.check_class_sizes({"a": 3, "b": 40}, name="'y'", n_sets=3, smallest_set=2)


DAYS = pd.Series(pd.date_range("2024", periods=3), name="day")
STEPS = pd.Series([1, 2, 3], name="step")


@pytest.mark.parametrize(
    "gap", ["7D", pd.Timedelta(days=7), np.timedelta64(7, "D"), DAYS[0] + pd.Timedelta("7D") - DAYS[0]]
)
def test_a_gap_between_dates(gap):
    assert guard.check_gap(gap, DAYS) == pd.Timedelta(days=7)


@pytest.mark.parametrize("gap", [7, "seven", "-1D", True, float("nan"), [1], pd.NaT])
def test_what_is_no_gap_between_dates(gap):
    assert "gap='7D' for seven days" in message(guard.check_gap, gap, DAYS)


@pytest.mark.parametrize("gap", [-1, "7D", True, float("nan"), float("inf"), None])
def test_what_is_no_gap_between_numbers(gap):
    assert "in the unit of the column 'step'" in message(guard.check_gap, gap, STEPS)
    assert guard.check_gap(0, DAYS) == pd.Timedelta(0)
    assert guard.check_gap(1.5, STEPS) == 1.5


@pytest.mark.parametrize(
    "refuse",
    [
        lambda: guard.refuse_unhashable(name="label", column="y"),
        lambda: guard.refuse_time_as_label(DAYS),
        lambda: guard.check_finite_label(pd.Series([1.0, np.inf], name="y")),
        lambda: guard.refuse_rare_classes({"a": 2}, name="'y'", n_sets=2),
        lambda: guard.refuse_few_groups("who", 1, 3),
        guard.refuse_group_and_time,
        lambda: guard.refuse_stratify_in_time("town"),
        guard.refuse_gap_without_time,
        lambda: guard.refuse_no_times(pd.Series(["x"], name="t")),
        lambda: guard.refuse_few_times("t", n_sets=3, with_gap=True),
        lambda: guard.refuse_few_times("t", n_sets=2, with_gap=False),
        lambda: guard.check_sizes("x", 0.2, n_rows=10),
        lambda: guard.check_sizes(0.2, "x", n_rows=10),
    ],
)
@pytest.mark.usefixtures("language")
def test_every_refusal_has_three_lines_in_both_languages(refuse):
    lines = message(refuse).splitlines()
    assert len(lines) == 3
    assert all(lines)
