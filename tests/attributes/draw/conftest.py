"""Tables to draw, and what holds the two renderers together."""

import importlib.util

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct


@pytest.fixture(scope="session")
def sante():
    return ct.load_sante()


@pytest.fixture(scope="session")
def mixed():
    """Numbers, dates, texts, a label, gaps and hostile names."""
    rng = np.random.default_rng(0)
    n = 300
    return pd.DataFrame(
        {
            "x": rng.normal(size=n),
            "whole": rng.poisson(3, n),
            "day": pd.date_range("2023-01-01", periods=n, freq="D"),
            "town": rng.choice([f"town {place}" for place in range(30)], n),
            "<script>$x$": rng.choice(["<b>", 'a"b', "$y$", None], n),
            "label": rng.integers(0, 2, n),
            "empty": [None] * n,
        }
    )


@pytest.fixture(scope="session")
def renderers(pytestconfig):
    """What reads both renderers back: the helper of the tests of ``_core.draw``."""
    path = pytestconfig.rootpath / "tests" / "core" / "draw" / "renderers.py"
    spec = importlib.util.spec_from_file_location("renderers", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def written(figure):
    """Return all texts of a figure."""
    return [text.get_text() for ax in figure.axes for text in ax.findobj(lambda one: hasattr(one, "get_text"))]


@pytest.fixture(scope="session")
def texts_of():
    return written
