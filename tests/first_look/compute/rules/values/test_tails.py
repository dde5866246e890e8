import numpy as np
import pytest

from course_toolkit.first_look.compute.rules.values.tails import may_break_off, tail_of


def ordered(draw, seed=0, n=500):
    return np.sort(draw(np.random.default_rng(seed), n))


def test_spacings_of_an_exponential_tail_are_its_mean():
    tail = tail_of(ordered(lambda rng, n: rng.exponential(2, n), n=20_000), above=True)
    edge = ordered(lambda rng, n: rng.exponential(2, n), n=20_000)[-1]
    assert 2 < tail.beyond(edge + 10)[0] < 6  # five means, fewer where the shape is taken to be heavier


def test_a_gap_counts_less_the_heavier_the_tail():
    draws = (lambda rng, n: rng.normal(0, 1, n), lambda rng, n: rng.exponential(1, n), lambda rng, n: rng.pareto(1, n))
    counted = []
    for draw in draws:
        values = ordered(draw)
        counted.append(tail_of(values, above=True).beyond(values[-1] * 3)[0])
    assert counted[0] > counted[1] > counted[2]


def test_few_values_are_held_against_their_range():
    values = np.arange(1.0, 11.0)
    assert tail_of(values, above=True).beyond(19.0)[0] == pytest.approx(4.5 * np.log(1.9) / np.log(10))


def test_downwards_zero_is_near_for_small_values():
    values = ordered(lambda rng, n: rng.lognormal(0, 2, n))
    assert tail_of(values, above=False).beyond(values[0] / 3)[0] < 3
    high = ordered(lambda rng, n: rng.normal(200, 10, n))
    assert tail_of(high, above=False).beyond(5.0)[0] > 12


def test_values_all_alike_have_no_tail():
    assert tail_of(np.ones(100), above=True) is None


@pytest.mark.parametrize("n", [20, 200])
def test_a_glance_rules_no_gap_out_that_counts(n):
    rng = np.random.default_rng(n)
    for _round in range(200):
        values = np.sort(np.append(rng.lognormal(0, 0.5, n), rng.uniform(1, 40)))
        rest = values[:-1]
        spacings = tail_of(rest, above=True).beyond(values[-1])[0]
        if spacings >= 6:
            assert may_break_off(values, n, 6.0)
