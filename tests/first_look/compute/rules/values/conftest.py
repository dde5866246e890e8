import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.table import Table


def _look(rule, frame, label=None, ranges=None):
    """Return what a rule suspects, each suspicion worded once and each of its steps applied once."""
    found = list(rule(Table(frame, label, ranges or {})))
    before = frame.copy(deep=True)
    for suspicion in found:
        for decision in suspicion.wording().decisions:
            if decision.step is not None:
                _check_step(decision.step, frame)
    pd.testing.assert_frame_equal(frame, before)
    return found


def _check_step(step, frame):
    """A step changes the table, and its code does the same."""
    after = step.apply(frame)
    assert not after.equals(frame)
    space = {"pd": pd, "frame": frame.copy()}
    exec(step.code(), space)  # noqa: S102 — the very lines that students are given
    pd.testing.assert_frame_equal(space["frame"], after, check_dtype=False)


@pytest.fixture
def look():
    """A rule run on a table."""
    return _look


#: Columns as they come in life: nothing is wrong with any of them.
CLEAN = {
    "normal": lambda rng, n: rng.normal(50, 10, n),
    "standardised": lambda rng, n: rng.normal(0, 1, n),
    "whole": lambda rng, n: np.rint(rng.normal(170, 8, n)),
    "uniform": lambda rng, n: rng.uniform(0, 1, n),
    "log-normal": lambda rng, n: rng.lognormal(0, 1, n),
    "wide log-normal": lambda rng, n: rng.lognormal(3, 2, n),
    "income": lambda rng, n: np.rint(rng.lognormal(10, 0.8, n) / 100) * 100,
    "exponential": lambda rng, n: rng.exponential(3, n),
    "gamma": lambda rng, n: rng.gamma(0.3, 1, n),
    "counts": lambda rng, n: rng.poisson(3, n).astype(float),
    "many zeros": lambda rng, n: np.where(rng.random(n) < 0.7, 0, rng.lognormal(2, 1, n)),
    "over-dispersed": lambda rng, n: rng.negative_binomial(0.5, 0.05, n).astype(float),
    "laplace": lambda rng, n: rng.laplace(0, 1, n),
    "bounded": lambda rng, n: rng.beta(0.5, 0.5, n),
    "two kinds": lambda rng, n: np.where(rng.random(n) < 0.4, rng.normal(10, 1, n), rng.normal(20, 2, n)),
    "walk": lambda rng, n: rng.normal(0, 1, n).cumsum(),
    "years": lambda rng, n: rng.integers(1950, 2024, n).astype(float),
    "stars": lambda rng, n: rng.integers(1, 6, n).astype(float),
    "yes": lambda rng, n: rng.integers(0, 2, n).astype(float),
    "capped": lambda rng, n: np.minimum(rng.normal(80, 15, n), 100),
    "Age": lambda rng, n: rng.integers(18, 100, n).astype(float),
}


@pytest.fixture(params=range(5))
def clean(request):
    """A table of clean columns; 300 rows."""
    return pd.DataFrame(
        {
            name: draw(np.random.default_rng([request.param, place]), 300)
            for place, (name, draw) in enumerate(CLEAN.items())
        }
    )


@pytest.fixture
def clean_columns():
    """How clean columns are drawn."""
    return CLEAN
