import numpy as np
import pandas as pd
import pytest
from scipy.stats import mannwhitneyu

from course_toolkit.first_look.compute.rules.structure.gaps import LEVEL, find_links
from course_toolkit.first_look.compute.table import Table

N = 1000


def links_of(frame, mask, label=None):
    return find_links(Table(frame, label), [np.asarray(mask)], [("own",)])[0]


def test_gaps_where_a_number_is_high():
    rng = np.random.default_rng(0)
    age = rng.integers(20, 90, N)
    mask = rng.random(N) < np.where(age > 60, 0.5, 0.1)
    (link,) = links_of(pd.DataFrame({"age": age, "x": rng.normal(size=N)}), mask)
    assert link.column == "age"
    assert link.medians[0] > link.medians[1]
    test = mannwhitneyu(age[mask], age[~mask], method="asymptotic", use_continuity=False)
    assert link.p_value == pytest.approx(test.pvalue, rel=1e-3)
    assert "median" in link.say()


@pytest.mark.parametrize("dtype", ["str", "category"])
def test_gaps_of_one_category(dtype):
    rng = np.random.default_rng(0)
    site = pd.Series(rng.choice(["Lyon", "Nice", "Brest"], N), dtype=dtype)
    mask = (rng.random(N) < 0.3) & (site == "Nice").to_numpy()
    (link,) = links_of(pd.DataFrame({"site": site}), mask)
    assert (link.value, link.shares[1]) == ("Nice", 0)
    assert "“Nice”" in link.say()


def test_the_label_is_named_beside_the_column():
    rng = np.random.default_rng(0)
    y = rng.integers(0, 2, N)
    frame = pd.DataFrame({"y": y, "x": y + rng.normal(size=N) / 10})
    links = links_of(frame, (rng.random(N) < 0.4) & (y == 1), "y")
    assert [link.column for link in links] == ["y", "x"]


def test_gaps_by_chance_go_with_nothing():
    n_linked = 0
    for seed in range(60):
        rng = np.random.default_rng(seed)
        frame = pd.DataFrame(rng.normal(size=(200, 8))).assign(g=rng.choice(["a", "b"], 200))
        n_linked += bool(links_of(frame, rng.random(200) < 0.2))
    assert n_linked <= 1  # expected: 60 × LEVEL
    assert LEVEL == 0.001


@pytest.mark.parametrize("n_gaps", [0, 3, N])
def test_few_gaps_tell_nothing(n_gaps):
    frame = pd.DataFrame({"x": np.arange(N), "c": [1.0] * N, "t": ["a", "b"] * (N // 2)})
    assert links_of(frame, np.arange(N) < n_gaps) == ()
