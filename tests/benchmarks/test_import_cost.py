"""What `import course_toolkit` costs over a bare interpreter: `pytest tests/benchmarks/test_import_cost.py -s`."""

import statistics
import subprocess
import sys
import time

RUNS = 10
AT_MOST_SECONDS = 0.040


def test_the_import_is_cheap():
    bare, ours = [], []
    for _ in range(RUNS):  # in turns, so that a busy moment of the machine meets both
        bare.append(seconds("pass"))
        ours.append(seconds("import course_toolkit"))
    cost = statistics.median(ours) - statistics.median(bare)
    print(
        f"\nimport course_toolkit: {1000 * cost:.1f} ms over {1000 * statistics.median(bare):.1f} ms, median of {RUNS}"
    )
    assert cost <= AT_MOST_SECONDS


def seconds(code):
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start
