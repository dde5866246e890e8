"""One level for everything that a check looks at."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_toolkit.splits.compute.chance.significance import LEVEL, significant


def holm_by_hand(p_values):
    """Walk from the smallest p-value on and stop at the first that is too large."""
    found = [False] * len(p_values)
    for n_left, at in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        if p_values[at] > LEVEL / (len(p_values) - n_left):
            break
        found[at] = True
    return found


@given(st.lists(st.one_of(st.floats(0, 1), st.floats(0, 3 * LEVEL), st.sampled_from([0.0, LEVEL, LEVEL / 2]))))
def test_it_is_the_procedure_of_holm(p_values):
    assert significant(p_values).tolist() == holm_by_hand(p_values)


def test_one_test_alone_needs_no_correction():
    assert significant([LEVEL]).tolist() == [True]
    assert significant([LEVEL * 1.001]).tolist() == [False]


def test_what_is_left_over_is_corrected_for_less():
    assert significant([LEVEL / 3, LEVEL / 2, LEVEL]).tolist() == [True, True, True]
    assert significant([LEVEL / 2, LEVEL / 2, LEVEL]).tolist() == [False, False, False]


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 0, 1], [1, 2, 0]])
def test_the_order_plays_no_part(order):
    p_values = np.array([1e-9, 0.5, 1e-5])
    assert significant(p_values[order]).tolist() == np.array([True, False, True])[order].tolist()


def test_nothing_looked_at_is_nothing_found():
    assert significant([]).tolist() == []


def test_an_undefined_test_finds_nothing_and_hides_nothing():
    assert significant([np.nan, 1e-9]).tolist() == [False, True]


def test_chance_alone_raises_an_alarm_as_rarely_as_promised():
    rng = np.random.default_rng(0)
    alarms = sum(significant(rng.random(50)).any() for _ in range(4000))
    assert alarms <= 4000 * LEVEL + 4 * np.sqrt(4000 * LEVEL)
