"""Whatever the scores, there is an explorer: it is drawn, it moves, it speaks, and none of it warns."""

import math
import re

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg

import course_toolkit as ct
from course_toolkit.threshold.compute import SCALES

FINITE = st.floats(allow_nan=False, allow_infinity=False)
EXTREMES = {
    "probabilities": [0.1, 0.4, 0.35, 0.8],
    "0 and 1 among them": [0.0, 1.0, 0.5, 1.0],
    "decision values": [-3.2, 1.5, 0.4, 7.0],
    "all the same": [0.3] * 4,
    "all the same, large": [5e9] * 4,
    "all zero": [0.0, 0.0, -0.0, 0.0],
    "huge": [1e300, -1e300, 5.0, 6.0],
    "tiny": [1e-12, 2e-12, -1e-12, 0.0],
    "smaller still": [1e-300, -1e-300, 2e-300, 0.0],
    "smallest": [5e-324, -5e-324, 0.0, 0.0],
    "far from zero": [1e16, 1e16 + 2, 1e16, 1e16 + 4],
    "hardly apart": [1.0, 1.0 + 2e-16, 1.0, 2.0],
    "near the end of a float": [1e308, 1.2e308, 1.1e308, 1.05e308],
}


def check_words_and_marks(explorer):
    view = explorer._view
    assert view.error == ""
    assert view.sentence
    assert "nan" not in view.sentence.lower()
    assert not re.search(r"nan|inf", view.overlay), view.overlay
    for values in re.findall(r" (?:points|c?x|c?y|width)='([^'%]*)'", view.overlay):
        for value in re.split(r"[ ,]", values):
            assert abs(float(value)) <= 2000
    assert len(view.sentence) < 500


@pytest.mark.parametrize("scores", EXTREMES.values(), ids=EXTREMES)
def test_an_explorer_of_extreme_scores(scores, tmp_path):
    y_true = [0, 1, 0, 1]
    explorer = ct.ThresholdExplorer.from_predictions(y_true, scores)
    check_words_and_marks(explorer)
    for threshold in scores:
        explorer.threshold = threshold
        check_words_and_marks(explorer)
    for scale in SCALES:
        explorer.scale = scale
        slider = explorer._slider.widget
        assert slider.min < slider.max
        assert slider.step > 0
        for share in (0, 0.3, 1):
            slider.value = slider.min * (1 - share) + slider.max * share
            check_words_and_marks(explorer)
    for key in ("Home", "ArrowRight", "PageUp", "End", "ArrowLeft", "PageDown"):
        explorer._press(key, shift=False)
        check_words_and_marks(explorer)
    for pane in explorer._view.plate["panes"]:
        explorer._view.pointer = {"pane": pane["name"], "x": pane["xlim"][0], "y": pane["ylim"][1]}
        check_words_and_marks(explorer)
    figure = explorer.figure()
    FigureCanvasAgg(figure)
    figure.draw_without_rendering()
    assert explorer.to_html(tmp_path / "explorer.html").exists()


@pytest.mark.parametrize("scores", EXTREMES.values(), ids=EXTREMES)
def test_everyone_and_no_one_can_be_chosen_with_the_slider(scores):
    """The axis reaches a little beyond the scores; where a float knows nothing beyond, as far as it goes."""
    explorer = ct.ThresholdExplorer.from_predictions([0, 1, 0, 1], scores)
    slider, high = explorer._slider.widget, max(scores)
    slider.value = slider.max if slider.value != slider.max else slider.min
    slider.value = slider.min
    assert explorer.result.n_alerts == 4
    slider.value = slider.max
    assert explorer.result.n_alerts == 0 or abs(high) >= 1e16


#: Each example is an explorer: few of them, and a failing one as it is.
@settings(
    max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], phases=[Phase.reuse, Phase.generate]
)  # fmt: skip
@given(st.data())
def test_any_finite_scores_make_an_explorer(data):
    n_samples = data.draw(st.integers(2, 8))
    scores = data.draw(
        st.lists(FINITE, min_size=n_samples, max_size=n_samples).filter(lambda s: not set(s) <= {0, 1, -1})
    )
    explorer = ct.ThresholdExplorer.from_predictions([place % 2 for place in range(n_samples)], scores)
    for threshold in (*scores, data.draw(FINITE)):
        explorer.threshold = threshold
        check_words_and_marks(explorer)
    assert math.isfinite(explorer._slider.widget.value)
