import numpy as np

from course_toolkit.splits.compute.answers.screening import block_error


def test_blocks_tell_a_column_that_knows_from_noise():
    rng = np.random.default_rng(0)
    y = rng.integers(0, 2, 600).astype(float)
    X = np.column_stack([y + 0.1 * rng.normal(size=600), rng.normal(size=600), np.full(600, np.nan)])
    left = block_error(X, y, "classification")
    assert left[0] < 0.05
    assert left[1] > 0.5
    assert left[2] == 1
    curve = np.column_stack([np.sin(y + X[:, 1]), X[:, 1]])
    assert block_error(curve, X[:, 1] ** 2, "regression")[1] < 0.05


def test_too_few_rows_are_not_screened_away():
    assert (block_error(np.zeros((5, 3)), np.arange(5.0) % 2, "classification") == 0).all()
