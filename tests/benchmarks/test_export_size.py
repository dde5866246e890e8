"""The export of a million scores stays a small file: `pytest tests/benchmarks/test_export_size.py -s`."""

import numpy as np
import pytest

import course_toolkit as ct

AT_MOST_BYTES = 200_000


@pytest.mark.parametrize("n_samples", [10**4, 10**6])
@pytest.mark.parametrize("lecture", [False, True], ids=["notebook", "lecture"])
def test_the_file_is_small(tmp_path, n_samples, lecture):
    rng = np.random.default_rng(0)
    y_true = (rng.random(n_samples) < 0.3).astype(int)
    y_score = 1 / (1 + np.exp(-rng.normal(size=n_samples) - 1.5 * y_true + 1))
    explorer = ct.ThresholdExplorer.from_predictions(y_true, y_score)
    explorer.lecture = lecture
    n_bytes = explorer.to_html(tmp_path / "explorer.html").stat().st_size
    print(f"\nn = {n_samples:>9,}: {n_bytes:,} bytes")
    assert n_bytes <= AT_MOST_BYTES
