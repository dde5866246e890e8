"""What an audit costs beside what a student would run anyway: describe, corr and duplicated, in the same run."""

import resource
import time

import numpy as np
import pandas as pd

import course_toolkit as ct

N_COLUMNS = 20


def table(n_rows, seed=0):
    """Numbers, whole numbers, categories, a date and a label, some cells missing."""
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame({f"x{place}": rng.normal(50, 10, n_rows) for place in range(12)})
    frame["income"] = rng.lognormal(10, 1, n_rows)
    frame["visits"] = rng.poisson(3, n_rows)
    frame["age"] = rng.integers(18, 95, n_rows)
    frame["town"] = rng.choice(["Lyon", "Paris", "Lille", "Brest"], n_rows)
    frame["sex"] = rng.choice(["F", "M"], n_rows)
    frame["day"] = pd.Timestamp("2020-01-01") + pd.to_timedelta(rng.integers(0, 1500, n_rows), unit="D")
    frame["score"] = frame["x0"] + rng.normal(0, 5, n_rows)
    frame["label"] = rng.integers(0, 2, n_rows)
    frame.loc[rng.choice(n_rows, n_rows // 50), "x1"] = np.nan
    return frame


def seconds(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def usual(frame):
    frame.describe()
    frame.corr(numeric_only=True)
    frame.duplicated()


def test_an_audit_costs_at_most_ten_times_the_usual_look():
    frame = table(100_000)
    assert frame.shape == (100_000, N_COLUMNS)
    ct.audit(table(1000), label="label")  # what is loaded at the first use
    pairs = [(seconds(lambda: usual(frame)), seconds(lambda: ct.audit(frame, label="label"))) for _time in range(3)]
    ratios = [audit / look for look, audit in pairs]
    print(f"\n100,000 x 20: describe + corr + duplicated {pairs[0][0]:.2f} s, audit {pairs[0][1]:.2f} s, ratios",
          ", ".join(f"{ratio:.1f}" for ratio in ratios))  # fmt: skip
    assert min(ratios) <= 10


def test_a_million_rows_finish_within_memory():
    frame = table(1_000_000)
    size = frame.memory_usage(deep=True).sum()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    took = seconds(lambda: ct.audit(frame, label="label"))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - before
    print(f"\n1,000,000 x 20: {took:.1f} s, {grown / size:.2f} x the table beside it ({size / 1e6:.0f} MB)")
    assert grown <= 8 * size
