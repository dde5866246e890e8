"""The battery of splits over ten seeds: `pytest tests/benchmarks/test_bench_battery.py -s` prints its table."""

import time

import pytest
from battery.run import rates, run_all, table

N_SEEDS = 10
AT_LEAST = {"plain": 0.95, "hard": 0.85}


@pytest.mark.timeout(3600)
def test_the_battery_over_ten_seeds():
    start = time.perf_counter()
    outcomes = run_all(range(N_SEEDS))
    print(f"\n{table(outcomes).to_string()}")
    print({name: round(share, 3) for name, share in rates(outcomes).items()})
    print(f"{len(outcomes)} splits in {time.perf_counter() - start:.0f} s")
    measured = rates(outcomes)
    assert {level: measured[level] for level, least in AT_LEAST.items() if measured[level] < least} == {}
    assert measured["errors on clean"] == 0
    assert measured["crashes"] == 0
