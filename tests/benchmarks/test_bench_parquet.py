"""What checking two million rows in Parquet files costs: `pytest tests/benchmarks/test_bench_parquet.py -s` prints it.

The files are written by a process and checked by another one, so that the peak of its memory is that of the check.
"""

import json
import resource
import subprocess
import sys
import time

import numpy as np
import pandas as pd
import pytest

duckdb = pytest.importorskip("duckdb")

N_ROWS, N_COPIES = 2_000_000, 5_000
AT_MOST_SECONDS = 60
AT_MOST_MEGABYTES = 1_500  # DuckDB's gigabyte, and what the findings list
KNOWN = {"label": "ill", "group": "patient", "time": "seen", "horizon": "30 days"}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("large")
    subprocess.run([sys.executable, __file__, "write", folder], check=True)
    return folder / "train.parquet", folder / "test.parquet"


def test_two_million_rows_in_files(files):
    done = subprocess.run([sys.executable, __file__, "check", *files], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    size = sum(path.stat().st_size for path in files) / 2**20
    print(f"\n{N_ROWS:,} rows, {size:.0f} MB in files")
    for code, seconds in found["checks"].items():
        print(f"  {code:24} {seconds:6.2f} s")
    print(f"  {'all':24} {found['seconds']:6.2f} s, at most {found['peak']:.0f} MB")
    assert found["crashed"] == []
    assert found["copies"] == N_COPIES
    assert found["seconds"] <= AT_MOST_SECONDS
    assert found["peak"] <= AT_MOST_MEGABYTES


def write(folder):
    rng = np.random.default_rng(0)
    table = pd.DataFrame({f"x{number}": rng.normal(size=N_ROWS) for number in range(12)})
    for name, levels in (("age", 72), ("visits", 9), ("answer", 1000)):
        table[name] = rng.integers(0, levels, N_ROWS)
    for name, levels in (("town", 4), ("sex", 2), ("service", 12)):
        table[name] = np.array([f"{name} {level}" for level in range(levels)])[rng.integers(0, levels, N_ROWS)]
    table["seen"] = pd.Timestamp("2024-01-01") + pd.to_timedelta(rng.integers(0, 26_000_000, N_ROWS), unit="s")
    table["patient"] = [f"P{number:07d}" for number in rng.integers(0, N_ROWS // 3, N_ROWS)]
    table["ill"] = rng.integers(0, 2, N_ROWS)
    n_train = 7 * N_ROWS // 10
    sets = {"train": table.iloc[:n_train], "test": pd.concat([table.iloc[n_train:], table.iloc[:N_COPIES]])}
    with duckdb.connect() as connection:
        for key, frame in sets.items():
            connection.register("frame", frame)
            connection.execute(f"COPY frame TO '{folder}/{key}.parquet' (FORMAT parquet)")


def check(train, test):
    from course_toolkit.splits.compute import check as module

    empty, plain_run, checks = peak(), module._run, {}

    def run(code, one, sets):
        start = time.perf_counter()
        outcome = plain_run(code, one, sets)
        checks[code] = time.perf_counter() - start
        return outcome

    module._run = run
    start = time.perf_counter()
    report = module.check_split(train, test, **KNOWN)
    seconds = time.perf_counter() - start
    largest = peak() - empty
    copies = [one.evidence["n_rows"] for one in report.findings if one.code == "exact_duplicates"]
    crashed = [repr(one.crashed) for one in report.not_checked if one.crashed]
    return {"checks": checks, "seconds": seconds, "peak": largest, "copies": sum(copies), "crashed": crashed}


def peak():
    """Return the largest memory this process has had, in megabytes; Linux counts in kibibytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    task, *arguments = sys.argv[1:]
    if task == "write":
        write(*arguments)
    else:
        print(json.dumps(check(*arguments)))
