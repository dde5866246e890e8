"""What the whole check of a million rows costs: `pytest tests/benchmarks/test_bench_check_split.py -s` prints it.

Each split is checked in a process of its own, so that the peak of its memory is that of nobody else. The kernel notes
it, whoever asked for the memory: numpy, pandas or SciPy.
"""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

N_ROWS = 1_000_000
N_COPIES = 5_000
AT_MOST_SECONDS = 30
AT_MOST_TIMES_THE_DATA = 3
DECLARED = {"plain": {}, "declared": {"group": "patient", "time": "seen", "horizon": "30 days"}}
MEGABYTE = 2**20


@pytest.mark.parametrize("how", DECLARED)
def test_a_million_rows_in_half_a_minute_and_three_times_their_memory(how):
    done = subprocess.run([sys.executable, __file__, how], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    print(f"\n{how}: {N_ROWS:,} rows, {found['data']:.0f} MB")
    for code, (seconds, megabytes) in found["checks"].items():
        print(f"  {code:24} {seconds:6.2f} s   {megabytes:+6.0f} MB at the peak")
    times = found["peak"] / found["data"]
    print(f"  {'all':24} {found['seconds']:6.2f} s   {times:6.2f} times the data, itself included")
    assert found["crashed"] == []
    assert found["seconds"] <= AT_MOST_SECONDS
    assert times <= AT_MOST_TIMES_THE_DATA


def million_rows(*, copies):
    """Twelve measurements, three counts, three texts of few levels, a date, a patient, a class."""
    rng = np.random.default_rng(0)
    hidden = rng.normal(size=N_ROWS)
    table = pd.DataFrame({f"x{number}": rng.normal(size=N_ROWS) + 0.3 * hidden for number in range(12)})
    table["age"] = rng.integers(18, 90, N_ROWS)
    table["visits"] = rng.poisson(3, N_ROWS)
    table["answer"] = rng.integers(0, 1000, N_ROWS)
    table["town"] = rng.choice(["Lyon", "Nantes", "Paris", "Lille"], N_ROWS)
    table["sex"] = rng.choice(["F", "M"], N_ROWS)
    table["service"] = rng.choice([f"service {number}" for number in range(12)], N_ROWS)
    table["seen"] = pd.Timestamp("2024-01-01") + pd.to_timedelta(rng.integers(0, 26_000_000, N_ROWS), unit="s")
    table["patient"] = rng.permutation(N_ROWS) + 1_000_000
    table["ill"] = (hidden + rng.normal(size=N_ROWS) > 1).astype(int)
    n_train = 7 * N_ROWS // 10
    train, test = table.iloc[:n_train].reset_index(drop=True), table.iloc[n_train:].reset_index(drop=True)
    if copies:
        test.iloc[:N_COPIES] = train.iloc[:N_COPIES].to_numpy()
        test = test.infer_objects().astype(train.dtypes.to_dict())
    return train, test


def peak():
    """Return the largest memory this process has had, in megabytes; Linux counts in kibibytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE


def memory_now():
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / MEGABYTE


def measure(how):
    """Check a million rows; the time and the peak of each check, and of all of them over the memory before the data."""
    from course_toolkit.splits.compute import check

    warm_up(check)
    empty = memory_now()
    train, test = million_rows(copies=how != "plain")
    data = sum(side.memory_usage(deep=True).sum() for side in (train, test)) / MEGABYTE
    before = memory_now()
    reset_peak()
    plain_run, checks = check._run, {}

    def run(code, one, sets):
        start, peak_before = time.perf_counter(), peak()
        outcome = plain_run(code, one, sets)
        checks[code] = (time.perf_counter() - start, peak() - peak_before)
        return outcome

    check._run = run
    start = time.perf_counter()
    report = check.check_split(train, test, label="ill", **DECLARED[how])
    seconds = time.perf_counter() - start
    print(f"{empty:.0f} MB before the data, {before:.0f} after", file=sys.stderr)
    crashed = [one.code for one in report.not_checked if one.crashed]
    return {"data": data, "checks": checks, "seconds": seconds, "peak": peak() - empty, "crashed": crashed}


def warm_up(check):
    """Load what is loaded late, which is no cost of the rows."""
    frame = pd.DataFrame({"x": np.arange(200.0), "word": ["a", "b"] * 100, "y": [0, 1, 1, 0] * 50})
    check.check_split(frame[::2], frame[1::2], label="y")


def reset_peak():
    """Forget the peak that making the table had."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1])))
