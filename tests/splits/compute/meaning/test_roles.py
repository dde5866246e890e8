"""What a column is for, declared or plain to see."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.meaning.roles import group_of, is_category, is_identifier, time_of
from course_toolkit.splits.compute.tables.sets import Declared, Sets

PAIR = ("train", "test")


def sets_of(train, test, **declared):
    return Sets({"train": pd.DataFrame(train), "test": pd.DataFrame(test)}, "y", Declared(**declared))


def patients(n_patients=60, n_visits=4):
    patient = np.repeat(np.random.default_rng(0).permutation(n_patients), n_visits)
    return pd.DataFrame({"patient": patient, "y": 0})


def test_the_declared_group_is_the_group():
    assert group_of(sets_of({"g": [1, 2], "y": 0}, {"g": [1], "y": 0}, group="g"), PAIR) == "g"


@pytest.mark.parametrize("write", [lambda values: values, lambda values: values.map("P{:03}".format)])
def test_a_column_whose_repeated_values_never_meet_is_a_group(write):
    frame = patients().assign(patient=lambda table: write(table.patient))
    assert group_of(sets_of(frame[:160], frame[160:]), PAIR) == "patient"


def test_repeated_values_in_both_sets_are_no_group():
    frame = patients().sample(frac=1, random_state=0)
    assert group_of(sets_of(frame[:160], frame[160:]), PAIR) is None


@pytest.mark.parametrize("values", [[0.5, 1.5], [20, 40]])
def test_numbers_that_are_larger_in_one_set_are_a_quantity(values):
    low, high = (np.repeat(start + np.arange(50), 4) for start in (values[0], values[0] + 100))
    assert group_of(sets_of({"age": low, "y": 0}, {"age": high, "y": 0}), PAIR) is None


def test_few_values_kept_apart_are_kinds():
    assert group_of(sets_of({"site": ["a", "b"] * 50, "y": 0}, {"site": ["c"] * 50, "y": 0}), PAIR) is None


def test_dates_that_are_all_later_are_the_time_and_others_are_not():
    days = pd.date_range("2024", periods=40)
    ordered = sets_of({"when": days[:30], "y": 0}, {"when": days[30:], "y": 0})
    mixed = sets_of({"when": days[::2], "y": 0}, {"when": days[1::2], "y": 0})
    assert time_of(ordered, PAIR) == "when"
    assert time_of(mixed, PAIR) is None
    assert time_of(sets_of({"y": [0]}, {"y": [0]}, time="t"), PAIR) == "t"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (range(60), True),  # a row number
        (np.random.default_rng(0).permutation(60), True),  # shuffled
        (np.sort(np.random.default_rng(0).choice(10**6, 60, replace=False)), True),  # a file number, rising
        (np.random.default_rng(0).choice(10**6, 60, replace=False), False),  # a salary
        (np.random.default_rng(0).normal(size=60), False),
        (np.repeat(np.arange(30), 2), False),
        (np.full(60, np.nan), False),
    ],
)
def test_a_counter_names_its_rows(values, expected):
    values = np.asarray(values)
    sets = sets_of({"n": values[:40], "y": 0}, {"n": values[40:], "y": 0})
    assert is_identifier(sets, sets.column("n")) == expected


@pytest.mark.parametrize("role", [{"group": "n"}, {"time": "n"}, {"ids": ("n",)}])
def test_what_was_declared_is_no_attribute(role):
    sets = sets_of({"n": [0.5, 1.5], "y": 0}, {"n": [0.5], "y": 0}, **role)
    assert is_identifier(sets, sets.column("n"))


@pytest.mark.parametrize(
    ("train", "expected"),
    [
        (["rouge", "bleu"] * 15, True),
        ([f"phrase de la ligne {i} ici" for i in range(30)], False),
        ([None] * 30, False),
        ([1, 2] * 15, False),  # numbers are categories only where declared
    ],
)
def test_texts_that_come_back_are_categories(train, expected):
    sets = sets_of({"c": train, "y": 0}, {"c": train[:10], "y": 0})
    assert is_category(sets, sets.column("c")) == expected


def test_declared_codes_are_categories():
    sets = sets_of({"c": [1, 2], "y": 0}, {"c": [3], "y": 0}, categories=("c",))
    assert is_category(sets, sets.column("c"))
