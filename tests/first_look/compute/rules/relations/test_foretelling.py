"""How much one column tells of the label, on rows that it was not learnt from."""

import numpy as np
import pytest

from course_toolkit.first_look.compute.rules.relations.foretelling import error_left, rank_correlation, tell_class

Y = np.random.default_rng(0).integers(0, 2, 300)


def told(x, *, is_text=False):
    return list(tell_class(np.asarray(x, dtype=float), Y, place=3, is_text=is_text))


def test_what_is_left_of_guessing():
    assert error_left(np.array([0, 0, 0, 1]), np.array([0, 0, 0, 1])) == 0
    assert error_left(np.array([0, 0, 0, 1]), np.array([0, 0, 0, 0])) == 1
    assert error_left(np.zeros(3, dtype=int), np.zeros(3, dtype=int)) == 1


def test_noise_tells_nothing_and_a_copy_all():
    rng = np.random.default_rng(1)
    (noise,) = told(rng.normal(size=300))
    assert noise.left > 0.7
    (copy,) = told(1 - Y)
    assert (copy.left, copy.n_wrong, copy.n_values, copy.place) == (0, 0, 2, 3)


def test_a_threshold_anywhere():
    rng = np.random.default_rng(1)
    (cut,) = told(np.where(Y == 1, 5 + rng.random(300), 4.9 * rng.random(300)))
    assert cut.left < 0.02


def test_gaps_and_names():
    gap = next(one for one in told(np.where(Y == 1, 0.5, np.nan)) if one.form == "gap")
    assert gap.left == 0
    assert told(np.arange(300), is_text=True) == []


def test_ranks_and_values():
    x = np.linspace(0, 1, 100)
    assert rank_correlation(x, np.exp(5 * x)) == pytest.approx((1.0, np.corrcoef(x, np.exp(5 * x))[0, 1]))
    assert rank_correlation(x[:5], x[:5]) == (0.0, 0.0)
