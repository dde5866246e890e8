"""What ranking a million scores costs, over sorting them: `pytest tests/benchmarks/test_bench_rank_scores.py -s`."""

import statistics
import time

import numpy as np
import pytest

from course_toolkit.threshold.compute import rank_scores

RUNS = 15
N_SAMPLES = 1_000_000
AT_MOST_SORTS = 4
N_THRESHOLDS = 1000
AT_MOST_MICROSECONDS = 20  # a few, on a quiet machine

RNG = np.random.default_rng(0)
Y_SCORE = RNG.random(N_SAMPLES)
Y_TRUE = RNG.random(N_SAMPLES) < Y_SCORE  # without pattern: the slowest to split


@pytest.mark.parametrize("kind", ["int64", "int8", "bool", "float64"])
def test_ranking_is_little_more_than_sorting(kind):
    y_true = Y_TRUE.astype(kind)
    sorting, ranking = [], []
    for _ in range(RUNS):  # in turns, so that a busy moment of the machine meets both
        sorting.append(seconds(np.sort, Y_SCORE))
        ranking.append(seconds(rank_scores, y_true, Y_SCORE))
    ratio = statistics.median(ranking) / statistics.median(sorting)
    print(
        f"\nrank_scores, {kind} labels: {1000 * statistics.median(ranking):.1f} ms, "
        f"{ratio:.2f} times np.sort ({1000 * statistics.median(sorting):.1f} ms), median of {RUNS}"
    )
    assert ratio <= AT_MOST_SORTS


def test_a_threshold_takes_microseconds():
    ranked = rank_scores(Y_TRUE, Y_SCORE)
    thresholds = RNG.random(N_THRESHOLDS).tolist()
    measured = [seconds(lambda: [ranked.at(threshold) for threshold in thresholds]) for _ in range(RUNS)]
    microseconds = 1e6 * statistics.median(measured) / N_THRESHOLDS
    print(f"\n.at(threshold) among {N_SAMPLES:,} scores: {microseconds:.1f} µs, median of {RUNS}")
    assert microseconds <= AT_MOST_MICROSECONDS


def seconds(call, *arguments):
    start = time.perf_counter()
    call(*arguments)
    return time.perf_counter() - start
