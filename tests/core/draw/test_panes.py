"""From data to the page, whichever way an axis runs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_toolkit._core.draw.panes import Pane

LIMITS = st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)).filter(lambda pair: abs(pair[1] - pair[0]) > 1e-3)


@pytest.mark.parametrize(
    ("point", "page"),
    [
        ((0, 1), (100, 50)),
        ((10, -1), (300, 150)),
        ((5, 0), (200, 100)),
        ((2.5, 0.5), (150, 75)),
        ((20, -3), (500, 250)),
    ],
)
def test_a_pane_worked_by_hand(point, page):
    pane = Pane("p", left=100, top=50, width=200, height=100, xlim=(0, 10), ylim=(-1, 1))
    assert pane.to_page(*point) == pytest.approx(page)


def test_an_axis_that_runs_the_other_way():
    pane = Pane("p", left=100, top=50, width=200, height=100, xlim=(10, 0), ylim=(1, -1))
    assert pane.to_page(10, -1) == (100, 50)
    assert pane.to_page(0, 1) == (300, 150)


@given(LIMITS, LIMITS, st.floats(0, 1), st.floats(0, 1))
def test_shares_of_the_pane_are_shares_of_its_limits(xlim, ylim, right, up):
    pane = Pane("p", left=7, top=11, width=640, height=480, xlim=xlim, ylim=ylim)
    point = xlim[0] + right * (xlim[1] - xlim[0]), ylim[0] + up * (ylim[1] - ylim[0])
    np.testing.assert_allclose(pane.to_page(*point), (7 + right * 640, 11 + (1 - up) * 480), atol=1e-3)


def test_a_pane_listens_to_nothing_unless_told():
    assert Pane("p", 0, 0, 1, 1, (0, 1), (0, 1)).events == ""
