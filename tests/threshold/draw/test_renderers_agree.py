"""The live view and the figure show the same threshold: each real mark, in every theme, at telling thresholds."""

import math
from dataclasses import replace

import pytest

from course_toolkit._core.draw.theme import choose_theme
from course_toolkit._core.words import set_language
from course_toolkit.threshold.compute import summarize
from course_toolkit.threshold.draw import ThresholdPicture, threshold_marks

THEMES = {
    "light": choose_theme(),
    "dark": choose_theme(dark=True),
    "light lecture": choose_theme(lecture=True),
    "dark lecture": choose_theme(dark=True, lecture=True),
}


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_on_the_lecture_s_ranking(lecture, summary, renderers, theme):
    picture = ThresholdPicture(summary, theme=theme)
    for threshold, selected in ((0.5, None), (math.inf, "fn")):
        marks = threshold_marks(lecture.at(threshold), summary, theme=theme, cheapest=0.55, selected=selected)
        renderers.assert_agreement(picture, marks)


def test_on_real_sizes_with_imbalance_in_french(rare, renderers):
    set_language("fr")
    summary = summarize(rare)
    others = {"autre": replace(summary, auc=0.5)}
    picture = ThresholdPicture(summary, others=others, name="modèle", theme=THEMES["dark lecture"])
    for threshold in (-math.inf, 0.37, 0.8):
        marks = threshold_marks(rare.at(threshold), summary, theme=picture.theme, cheapest=0.8, selected="fp")
        renderers.assert_agreement(picture, marks)


def test_a_wrong_scale_of_one_pane_is_seen(lecture, summary, renderers):
    picture = ThresholdPicture(summary)
    plate = picture.plate
    roc = replace(plate.panes["roc"], ylim=(0, 1))  # rather than 1.02
    picture.__dict__["plate"] = replace(plate, panes={**plate.panes, "roc": roc})
    seen = renderers.differences(picture, threshold_marks(lecture.at(0.5), summary, theme=picture.theme))
    assert len(seen) == 1, seen
    assert "dot at" in seen[0]
