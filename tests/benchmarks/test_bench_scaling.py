"""The scaling explorer on a million rows: `pytest tests/benchmarks/test_bench_scaling.py -s`.

In seconds of scikit-learn's own work on the same columns in the same run, since a machine's speed drifts: fitting the
four scalers on two attributes, and transforming them.
"""

import time

import numpy as np
import pandas as pd
import pytest
from sklearn.preprocessing import MinMaxScaler, QuantileTransformer, RobustScaler, StandardScaler

from course_toolkit.preparation.explore.scaling import ScalingExplorer

N_ROWS, N_NEW = 700_000, 300_000
#: A state that was seen is a matter of marks alone.
SECONDS_OF_A_STATE_SEEN = 0.15


def timed(act):
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


@pytest.mark.timeout(300)
def test_a_million_rows():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({name: rng.normal(50, 15, N_ROWS + N_NEW) for name in "abcdefgh"})
    frame["a"] = frame["a"].round()
    frame["wide"] = rng.lognormal(5, 0.6, len(frame))
    y = (frame["a"] + rng.normal(0, 10, len(frame)) > 55).astype(int)
    train, new = frame.iloc[:N_ROWS], frame.iloc[N_ROWS:]

    def scikit_learn():
        for scaler in (StandardScaler(), RobustScaler(), MinMaxScaler(), QuantileTransformer(subsample=None)):
            scaler.fit(train[["a", "wide"]].to_numpy()).transform(train[["a", "wide"]].to_numpy())

    peer = min(timed(scikit_learn) for _ in range(2))
    box = {}
    opened = timed(lambda: box.update(explorer=ScalingExplorer(train, new, y_train=y.iloc[:N_ROWS])))
    explorer = box["explorer"]
    fresh = {
        f"{name} = {value}": timed(lambda name=name, value=value: setattr(explorer, name, value))
        for name, value in (("with_outlier", False), ("fit_on", "all"), ("column", "b"))
    }
    explorer.column, explorer.fit_on, explorer.with_outlier = "a", "train", True
    seen = [timed(lambda value=value: setattr(explorer, "with_outlier", value)) for value in (False, True) * 3]
    keys = [timed(lambda: explorer._press("ArrowRight", shift=False)) for _ in range(4)]
    print(
        f"\nscikit-learn's four scalers, two attributes: {peer:.2f} s; opened in {opened:.2f} s = {opened / peer:.1f} x"
    )
    for what, seconds in fresh.items():
        print(f"first time {what}: {seconds:.2f} s = {seconds / peer:.1f} x")
    print(f"a state seen before: {1000 * np.median(seen):.0f} ms; a key: {1000 * np.median(keys):.0f} ms")
    assert opened <= 8 * peer + 3
    assert max(fresh.values()) <= 4 * peer + 3
    assert np.median(seen) <= SECONDS_OF_A_STATE_SEEN
    assert np.median(keys) <= SECONDS_OF_A_STATE_SEEN
