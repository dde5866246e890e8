"""What finding copies costs, over the best ways known: `pytest tests/benchmarks/test_bench_duplicates.py -s`."""

import statistics
import time

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

from course_toolkit._core.compute.copies.nearness import NEAR_OF_MANY, find_near, nearest_of, on_one_scale
from course_toolkit.splits.compute.copies.equal_rows import equal_rows, telling_names
from course_toolkit.splits.compute.tables.sets import Sets

RUNS = 5
N_COLUMNS, N_COPIES = 20, 5000
AT_MOST_BEST = 1.5
AT_MOST_TREES = 3
PAIR = ("train", "test")


def frames(n_rows):
    rng = np.random.default_rng(0)
    table = pd.DataFrame(rng.normal(size=(n_rows, N_COLUMNS)), columns=[f"x{number}" for number in range(N_COLUMNS)])
    n_train = 7 * n_rows // 10
    train, test = table.iloc[:n_train], table.iloc[n_train:].copy()
    test.iloc[:N_COPIES] = train.iloc[:N_COPIES].to_numpy()
    return train.reset_index(drop=True), test.reset_index(drop=True)


def ours(train, test):
    sets = Sets(dict(zip(PAIR, (train, test), strict=True)), None)
    return len(equal_rows(sets, PAIR, telling_names(sets, PAIR)[0]).rows["test"])


def filter_first(train, test):
    left = test[test["x0"].isin(train["x0"])]
    right = train[train["x0"].isin(left["x0"])]
    hashes = [pd.util.hash_pandas_object(side, index=False) for side in (left, right)]
    return int(hashes[0].isin(hashes[1]).sum())


def hash_all(train, test):
    hashes = [pd.util.hash_pandas_object(side, index=False) for side in (test, train)]
    return int(hashes[0].isin(hashes[1]).sum())


def merge(train, test):
    return len(test.merge(train.drop_duplicates()))


def test_exact_copies_in_a_million_rows():
    sides = frames(1_000_000)
    runs = {ours: RUNS, filter_first: RUNS, hash_all: 1, merge: 1}
    taken = {way: [] for way in runs}
    for run in range(RUNS):  # in turns, so that a busy moment of the machine meets all
        for way, n_runs in runs.items():
            if run < n_runs:
                taken[way].append(seconds(way, *sides))
    median = {way.__name__: statistics.median(times) for way, times in taken.items()}
    print("\n" + ", ".join(f"{name} {1000 * time:.0f} ms" for name, time in median.items()))
    assert median["ours"] <= AT_MOST_BEST * min(median.values())


def test_near_copies_in_two_hundred_thousand_rows():
    train, test = frames(200_000)
    rng = np.random.default_rng(1)
    test.iloc[:N_COPIES] += rng.normal(0, 0.001, (N_COPIES, N_COLUMNS))
    first, second = on_one_scale(train.to_numpy(), test.to_numpy())
    usual = nearest_of(first, second[-200:]).distances
    bound = NEAR_OF_MANY * float(np.quantile(usual[:, 0], 0.75))
    trees, near = [], []
    for _ in range(2):
        trees.append(seconds(lambda: cKDTree(first, balanced_tree=False).query(second, distance_upper_bound=bound)))
        near.append(seconds(find_near, first, second))
    ratio = statistics.median(near) / statistics.median(trees)
    print(f"\nnear copies {statistics.median(near):.2f} s, {ratio:.2f} times cKDTree.query with a bound")
    assert ratio <= AT_MOST_TREES


def seconds(call, *arguments):
    start = time.perf_counter()
    found = call(*arguments)
    assert found not in (0, None) if isinstance(found, int) else True
    return time.perf_counter() - start
