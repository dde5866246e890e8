import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit.splits.compute.sealing.lots import Sizes, check_strata, cut_in_time, draw_groups, draw_rows


def test_two_sets_or_three():
    assert Sizes(3, 0).n_sets == 2
    assert Sizes(3, 2).n_sets == 3
    assert list(draw_rows(10, Sizes(3, 0), strata=None, seed=0)) == ["train", "test"]
    assert list(draw_rows(10, Sizes(3, 2), strata=None, seed=0)) == ["train", "validation", "test"]


def test_every_row_goes_to_one_set():
    lots = draw_rows(100, Sizes(30, 20), strata=np.arange(100) % 4, seed=1)
    assert sorted(np.concatenate(list(lots.values()))) == list(range(100))


@pytest.mark.parametrize("n_rare", range(1, 12))
@pytest.mark.parametrize("n_test", [5, 30, 60])
def test_strata_that_pass_can_be_drawn(n_rare, n_test):
    strata = np.array([0] * (100 - n_rare) + [1] * n_rare)
    sizes = Sizes(n_test, 20)
    try:
        check_strata(strata, pd.Index(["common", "rare"]), sizes, name="'y'")
    except CourseError:
        assert n_rare < 3 or n_rare - np.ceil(n_rare * n_test / 100) < 2
    else:
        for seed in range(20):
            draw_rows(100, sizes, strata=strata, seed=seed)  # scikit-learn does not refuse


def test_three_groups_for_three_sets():
    lots = draw_groups(np.repeat([0, 1, 2], [50, 30, 20]), Sizes(30, 20), strata=None, seed=0)
    assert {key: len(rows) for key, rows in lots.items()} == {"train": 50, "validation": 20, "test": 30}


def test_groups_of_one_class_each_do_not_swell_a_set():
    groups = np.repeat([0, 1, 2, 3], 30)
    lots = draw_groups(groups, Sizes(36, 24), strata=groups % 2, seed=0)
    assert {key: len(rows) for key, rows in lots.items()} == {"train": 60, "validation": 30, "test": 30}


def test_many_groups_are_dealt_quickly_and_exactly():
    groups = np.random.default_rng(0).integers(0, 20_000, 50_000)
    groups = np.unique(groups, return_inverse=True)[1]
    lots = draw_groups(groups, Sizes(15_000, 10_000), strata=None, seed=0)
    assert len(lots["test"]) == pytest.approx(15_000, rel=0.02)
    assert len(lots["validation"]) == pytest.approx(10_000, rel=0.02)


def test_rows_of_one_moment_are_not_parted():
    times = pd.Series([1, 1, 1, 2, 2, 2, 2, 3, 3, 3], name="t")
    lots = cut_in_time(times, Sizes(4, 4))
    assert {key: sorted(times.iloc[rows].unique()) for key, rows in lots.items()} == {
        "train": [1],
        "validation": [2],
        "test": [3],
    }


def test_times_need_not_be_in_order():
    times = pd.Series(np.random.default_rng(0).permutation(50))
    lots = cut_in_time(times, Sizes(10, 10))
    assert sorted(times.iloc[lots["test"]]) == list(range(40, 50))
    assert sorted(times.iloc[lots["validation"]]) == list(range(30, 40))


@pytest.mark.parametrize("gap", [None, 9])
def test_times_that_leave_nothing_to_learn_from(gap):
    with pytest.raises(CourseError, match="no row would be left"):
        cut_in_time(pd.Series([1, 1, 2, 2], name="t"), Sizes(2, 2), gap=gap)
