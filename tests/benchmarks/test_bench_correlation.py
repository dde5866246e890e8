"""A million rows of twenty columns: `pytest tests/benchmarks/test_bench_correlation.py -s`.

Ratios within one run, since a machine's speed drifts: the matrix beside pandas' own, a slide of the threshold beside
a callback that does nothing.
"""

import statistics
import time

import numpy as np
import pandas as pd
import pytest

from course_toolkit.attributes.compute.correlation import correlate
from course_toolkit.attributes.explore.correlation import CorrelationExplorer

N_ROWS, N_COLUMNS = 10**6, 20
KERNEL_SETUP = """
import numpy as np, pandas as pd
from course_toolkit.attributes.explore.correlation import CorrelationExplorer
rng = np.random.default_rng(0)
factors = rng.normal(size=({n_rows}, 5)) @ rng.normal(size=(5, {n_columns}))
frame = pd.DataFrame(factors + rng.normal(size=({n_rows}, {n_columns})))
frame["y"] = frame[0] > 0
explorer = CorrelationExplorer(frame, "y")
show(explorer._slider.widget)
"""


def seconds_of(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@pytest.fixture(scope="module")
def frame():
    rng = np.random.default_rng(0)
    factors = rng.normal(size=(N_ROWS, 5)) @ rng.normal(size=(5, N_COLUMNS))
    frame = pd.DataFrame(factors + rng.normal(size=(N_ROWS, N_COLUMNS)))
    return frame.assign(y=frame[0] > 0)


def test_the_matrix_takes_about_as_long_as_pandas_own(frame):
    theirs = seconds_of(frame.corr)
    ours = seconds_of(lambda: correlate(frame, label="y"))
    print(f"\nmatrix: pandas {theirs:.2f} s, ours with influence, tree and label {ours:.2f} s")
    assert ours <= 5 * theirs


def test_missing_values_cost_little_more(frame):
    holes = frame.drop(columns="y").mask(np.random.default_rng(0).random((N_ROWS, N_COLUMNS)) < 0.05)
    theirs = seconds_of(holes.corr)
    ours = seconds_of(lambda: correlate(holes))
    print(f"\nwith gaps: pandas {theirs:.2f} s, ours {ours:.2f} s")
    assert ours <= 5 * theirs


def test_the_first_picture_comes_within_seconds(frame):
    theirs = seconds_of(frame.corr)
    explorers = []
    first = seconds_of(lambda: explorers.append(CorrelationExplorer(frame, "y")))
    (explorer,) = explorers
    slides = [seconds_of(lambda k=k: setattr(explorer, "threshold", 0.3 + 0.01 * k)) for k in range(60)]
    slides_again = [seconds_of(lambda k=k: setattr(explorer, "threshold", 0.3 + 0.01 * k)) for k in range(60)]
    names = explorer.correlations.names
    clicks = [seconds_of(lambda k=k: setattr(explorer, "pair", (names[0], names[k]))) for k in range(2, 6)]
    print(
        f"\nfirst picture {first:.2f} s = {first / theirs:.1f} x pandas' matrix; a slide "
        f"{1000 * statistics.median(slides):.1f} ms (worst {1000 * max(slides):.0f}), again "
        f"{1000 * statistics.median(slides_again):.1f} ms; a click {statistics.median(clicks):.2f} s"
    )
    assert first <= 8 * theirs
    assert statistics.median(slides_again) < 0.03


@pytest.mark.timeout(900)
def test_a_slide_costs_little_more_than_an_empty_callback(pytestconfig):
    import importlib.util

    path = pytestconfig.rootpath / "tests" / "benchmarks" / "test_slider.py"
    spec = importlib.util.spec_from_file_location("test_slider", path)
    slider = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(slider)
    kernel = slider.Kernel()
    try:
        empty, _n_bytes = kernel.measure(kernel.run(slider.EMPTY), 60)
        ours_id = kernel.run(KERNEL_SETUP.format(n_rows=N_ROWS, n_columns=N_COLUMNS))
        ours, n_bytes = kernel.measure(ours_id, 60)
    finally:
        kernel.client.stop_channels()
        kernel.manager.shutdown_kernel(now=True)
    print(f"\na slide {1000 * ours:.1f} ms = {ours / empty:.1f} x an empty callback; {n_bytes} bytes at most")
    assert ours <= 8 * empty
