"""Rankings to draw, and what holds the two renderers together."""

import importlib.util

import numpy as np
import pytest

from course_toolkit.threshold.compute import rank_scores, summarize

Y_TRUE = [0, 0, 0, 1, 1, 1, 1, 1, 0]
Y_SCORE = [0.4, 0.35, 0.3, 0.9, 0.85, 0.7, 0.6, 0.55, 0.75]


def make_scores(n_samples, *, prevalence=0.4, shift=1.5, seed=0, pos_label=1):
    rng = np.random.default_rng(seed)
    really = rng.random(n_samples) < prevalence
    y_score = 1 / (1 + np.exp(-rng.normal(size=n_samples) - shift * really + shift / 2))
    return rank_scores(np.where(really, pos_label, "other" if isinstance(pos_label, str) else 0), y_score,
                       pos_label=pos_label)  # fmt: skip


@pytest.fixture(scope="session")
def lecture():
    return rank_scores(Y_TRUE, Y_SCORE)


@pytest.fixture(scope="session")
def many():
    return make_scores(3000)


@pytest.fixture(scope="session")
def rare():
    return make_scores(2000, prevalence=0.05)


@pytest.fixture(scope="session")
def scores_of():
    return make_scores


@pytest.fixture(scope="session")
def summary(lecture):
    return summarize(lecture)


@pytest.fixture(scope="session")
def renderers(pytestconfig):
    """What reads both renderers back: the helper of the tests of ``_core.draw``."""
    path = pytestconfig.rootpath / "tests" / "core" / "draw" / "renderers.py"
    spec = importlib.util.spec_from_file_location("renderers", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
