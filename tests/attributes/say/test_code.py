"""The lines shown are run, and draw the same numbers."""

import matplotlib.pyplot as plt  # noqa: TID251 — what students' lines draw on
import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.attributes.explore.attribute import AttributeExplorer

# seaborn 0.13 on matplotlib 3.11
pytestmark = pytest.mark.filterwarnings("ignore:vert. bool was deprecated")


@pytest.fixture
def table():
    rng = np.random.default_rng(0)
    return pd.DataFrame(
        {
            "x": np.append(rng.normal(size=119), 40.0), "age": rng.integers(18, 96, 120),
            "imc": [f"{value:.1f}".replace(".", ",") for value in rng.normal(25, 3, 120)],
            "day": pd.date_range("2023-01-01", periods=120, freq="D").strftime("%d/%m/%Y"),
            "c": rng.choice(["a", "b"], 120), "y": rng.integers(0, 2, 120), 'a"b\\': rng.normal(size=120),
            3: rng.normal(size=120),
        }
    )  # fmt: skip


def run(explorer, frame):
    """Run the lines shown; return what they leave behind, and the heights of the bars of the first axes."""
    names = {"frame": frame}
    plt.close("all")
    exec(explorer.code(), names)  # noqa: S102 — the lines are what is tested
    axes = [ax for figure in map(plt.figure, plt.get_fignums()) for ax in figure.axes]
    bars = [bar.get_height() for ax in axes for bar in ax.patches if hasattr(bar, "get_height")]
    plt.close("all")
    return names, bars


@pytest.mark.parametrize("column", ["x", "age", "imc", 'a"b\\', 3])
@pytest.mark.parametrize("n_bins", [2, 6, 11, 100])
def test_the_histogram_is_the_one_drawn(table, column, n_bins):
    explorer = AttributeExplorer(table)
    explorer.attribute, explorer.bins = column, n_bins
    _names, bars = run(explorer, table)
    expected = explorer.histogram.totals.tolist()
    assert bars[: len(expected)] == expected


def test_without_outliers_too(table):
    explorer = AttributeExplorer(table)
    explorer.attribute, explorer.bins, explorer.without_outliers = "x", 12, True
    _names, bars = run(explorer, table)
    expected = explorer.histogram.totals.tolist()
    assert sum(expected) < 120
    assert np.sum(bars[:12]) == pytest.approx(sum(expected))


def test_the_lecture_s_own_line():
    explorer = AttributeExplorer(ct.load_sante())
    explorer.attribute, explorer.bins = "Age", 6
    assert 'frame["Age"].hist(bins=6)' in explorer.code().splitlines()


def test_the_lecture_s_own_scatter_plot():
    explorer = AttributeExplorer(ct.load_sante(), label="malade")
    explorer.attribute, explorer.against, explorer.hue = "cholesterol", "IMC", "malade"
    assert 'sns.scatterplot(data=frame, x="IMC", y="cholesterol", hue="malade")' in explorer.code().splitlines()


def test_bars_of_dates(table):
    explorer = AttributeExplorer(table)
    explorer.attribute, explorer.bins = "day", 4
    _names, bars = run(explorer, table)
    assert bars == explorer.histogram.totals.tolist() == [31, 28, 31, 30]


def test_by_class_the_shares_are_those_drawn(table):
    explorer = AttributeExplorer(table, label="y")
    explorer.attribute, explorer.hue, explorer.bins = "x", "y", 5
    _names, bars = run(explorer, table)
    counts = explorer.histogram.counts
    shares = 100 * counts / counts.sum(axis=1, keepdims=True)
    assert sorted(bars[:10]) == pytest.approx(sorted(shares.ravel()))


@pytest.mark.parametrize(
    "state",
    [
        {"attribute": "c"},
        {"attribute": "c", "hue": "y"},
        {"attribute": "x", "against": "age"},
        {"attribute": "x", "against": "imc", "hue": "c"},
        {"attribute": "x", "against": "age", "left_out": [3, 5]},
        {"attribute": "x", "against": "c"},
        {"attribute": "c", "against": "x", "without_outliers": True},
        {"attribute": "c", "against": "y"},
        {"attribute": "day", "against": "imc"},
        {"attribute": "day", "without_outliers": True, "bins": 50},
    ],
)
def test_all_other_lines_run(table, state):
    explorer = AttributeExplorer(table)
    for name, value in state.items():
        setattr(explorer, name, value)
    before = table.copy(deep=True)
    run(explorer, table)
    pd.testing.assert_frame_equal(table, before)


def test_r_of_the_lines_is_r_of_the_picture(table):
    explorer = AttributeExplorer(table)
    explorer.attribute, explorer.against, explorer.left_out = "x", "imc", [119]
    last = explorer.code().splitlines()[-1]
    names, _bars = run(explorer, table)
    matrix = eval(last, names)  # noqa: S307 — the line is what is tested
    assert matrix.iloc[0, 1] == pytest.approx(explorer.result.rest.value)
