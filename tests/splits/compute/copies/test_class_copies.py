import numpy as np

from course_toolkit.splits.compute.copies.class_copies import compare_copies, copied_rows, row_codes
from course_toolkit.splits.compute.tables.columns import Column


def test_equal_rows_have_equal_codes_whatever_their_zeros_and_gaps():
    columns = [
        Column("a", "number", {"train": np.array([0.0, np.nan, 1, 2]), "test": np.array([-0.0, np.nan, 2])}),
        Column("b", "number", {"train": np.array([1.0, 1, 2, 1]), "test": np.array([1.0, 1, 1])}),
    ]
    train, test = row_codes(columns, "train"), row_codes(columns, "test")
    assert (test == train[[0, 1, 3]]).all()
    assert len(np.unique(train)) == 4


def codes(*parts):
    return {key: np.asarray(part, dtype=np.uint64) for key, part in zip(("train", "test"), parts, strict=True)}


def test_copies_are_compared_with_the_class_that_has_fewest():
    values = codes([*range(100), *range(500, 550), *range(500, 550)], [*range(200, 240), *range(500, 540)])
    classes = {"train": np.repeat([0, 1], 100), "test": np.repeat([0, 1], 40)}
    (one,) = compare_copies(values, classes, ("train", "test"))
    assert (one.value, one.share, one.other_share, one.n_union, one.n_distinct) == (1, 1.0, 0.0, 140, 50)
    assert one.is_balanced
    assert one.is_proved


def test_frequent_profiles_are_not_drawn_evenly():
    rng = np.random.default_rng(0)
    profiles = rng.geometric(0.3, 400) + 1000
    values = codes([*range(300), *profiles[:300]], [*range(300, 400), *profiles[300:]])
    classes = {"train": np.repeat([0, 1], 300), "test": np.repeat([0, 1], 100)}
    (one,) = compare_copies(values, classes, ("train", "test"))
    assert one.stands_out
    assert not one.drawn_evenly


def test_a_copy_with_another_label_is_none():
    values = codes([1, 2], [1, 2])
    classes = {"train": np.array([0, 1]), "test": np.array([1, -1])}
    assert not copied_rows(values, classes, here="test", there="train").any()
