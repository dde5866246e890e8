"""The pane of one pair: points, cells, boxes, counts, or nothing."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

import course_toolkit as ct
from course_toolkit._core.draw.theme import DARK
from course_toolkit.attributes.compute.relate import relate_attributes
from course_toolkit.attributes.draw.correlation_pane import draw_pane


@pytest.fixture
def frame():
    rng = np.random.default_rng(0)
    n = 8_000
    return pd.DataFrame(
        {
            "a": rng.normal(size=n),
            "b": rng.normal(size=n),
            "seen": pd.Timestamp("2020-01-01") + pd.to_timedelta(rng.integers(0, 900, n), unit="D"),
            "sex": rng.choice(["m", "f"], n),
            "town": rng.choice(list("abcdefghijklmnop"), n),
            "void": None,
        }
    )


def pane(frame, x, y, **more):
    return draw_pane(Figure().add_subplot(), relate_attributes(frame, x, y, **more), ringed=None, theme=DARK)


def test_points_with_the_row_that_decides_ringed():
    outcome = relate_attributes(ct.load_sante(), "cholesterol", "poids", hue="malade")
    ax = draw_pane(Figure().add_subplot(), outcome, ringed=4, theme=DARK)
    assert ax.lines[0].get_xydata().tolist() == [[242300, 85]]
    assert "4" in [text.get_text() for text in ax.texts]
    assert sum(len(points.get_offsets()) for points in ax.collections) == 10
    assert ax.get_legend() is not None


@pytest.mark.parametrize(
    ("x", "y", "more", "note"),
    [
        ("a", "b", {}, "8,000 points, counted in cells"),
        ("a", "b", {"hue": "sex"}, "5,000 of 8,000 points"),
        ("seen", "b", {}, "8,000 points"),
        ("a", "sex", {}, ""),
        ("seen", "town", {}, ""),
        ("sex", "town", {}, ""),
        ("void", "a", {}, "nothing to draw"),
    ],
)
def test_every_kind_of_pair_is_drawn(frame, x, y, more, note):
    ax = pane(frame, x, y, **more)
    assert any(note in text.get_text() for text in ax.texts) or not note
    assert ax.get_title(loc="left") == f"{y} against {x}"


def test_counts_are_written_where_there_is_room(frame):
    counts = pd.crosstab(frame["sex"], frame["sex"]).to_numpy()
    small = pane(frame.assign(same=frame["sex"]), "sex", "same")
    written = {text.get_text() for text in small.texts}
    assert written == {f"{count:,}" for count in counts.ravel()}
    assert not pane(frame, "sex", "town").texts
