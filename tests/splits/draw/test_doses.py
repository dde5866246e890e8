"""The curves stand where the scores are, in every theme and language."""

import numpy as np
import pytest

from course_toolkit._core.draw.marks import Box, Dot, Line, Text
from course_toolkit._core.draw.theme import DARK, LIGHT
from course_toolkit.splits.compute.doses import DoseOutcome, dose_scale
from course_toolkit.splits.draw.doses import LEFT, RIGHT, LeakDosePicture, dose_marks

NAN = float("nan")


def outcome(dose, claimed, honest):
    return DoseOutcome("group_overlap", dose, claimed, honest, (0,) * len(claimed), (9,) * len(claimed), "roc_auc")


OUTCOMES = [
    outcome(1, (0.8, 0.8), (0.8, 0.8)),
    outcome(6, (0.98, 0.9), (0.8, 0.7)),
    outcome(20, (1.0, 1.0), (0.6, 0.5)),
]


def marks(at=OUTCOMES[1], outcomes=OUTCOMES, theme=LIGHT):
    return dose_marks(outcomes, at=at, floor=0.4, theme=theme)


def of(kind, drawn, pane):
    return [mark for mark in drawn if isinstance(mark, kind) and mark.pane == pane]


def test_the_points_are_joined_and_the_dose_is_marked():
    dose, claimed, honest = of(Line, marks(), "dose")
    assert dose.points == ((6, 0.4), (6, 1.03))
    np.testing.assert_allclose(claimed.points, [(1, 0.8), (6, 0.94), (20, 1.0)])
    np.testing.assert_allclose(honest.points, [(1, 0.8), (6, 0.75), (20, 0.55)])
    assert claimed.color == LIGHT.outcomes["fn"]
    assert honest.color == LIGHT.outcomes["tp"]


def test_the_chosen_dose_shows_its_splits_and_their_means():
    here = [dot for dot in of(Dot, marks(), "dose") if dot.x == 6]
    assert [dot.y for dot in here if dot.radius == 2.5] == [0.98, 0.9, 0.8, 0.7]
    assert [dot.y for dot in here if dot.radius == 8] == pytest.approx([0.94, 0.75])


def test_bars_are_as_long_as_the_scores_and_the_gap_is_written():
    bars = [box for box in of(Box, marks(), "scores") if box.fill != LIGHT.grid]
    assert [(box.x1 - box.x0) / (RIGHT - LEFT) for box in bars] == pytest.approx([0.94, 0.75])
    texts = [mark.text for mark in of(Text, marks(), "scores")]
    assert texts == ["claimed", "0.940", "honest", "0.750", "gap", "+0.190", "± 0.010 from one split to the next"]


def test_a_gap_that_hurts_has_a_minus():
    at = outcome(6, (0.5, 0.5), (0.8, 0.8))
    assert "−0.300" in [mark.text for mark in of(Text, marks(at, [at]), "scores")]


def test_what_could_not_be_measured_is_not_drawn():
    unknown = outcome(3, (NAN, NAN), (0.7, 0.7))
    drawn = marks(unknown, [OUTCOMES[0], unknown, OUTCOMES[2]])
    _dose, claimed, honest = of(Line, drawn, "dose")
    assert (len(claimed.points), len(honest.points)) == (2, 3)
    assert "—" in [mark.text for mark in of(Text, drawn, "scores")]


@pytest.mark.parametrize("theme", [LIGHT, DARK, LIGHT.for_lecture(), DARK.for_lecture()])
@pytest.mark.parametrize("kind", ["exact_duplicates", "group_overlap"])
def test_every_theme_has_the_same_panes(theme, kind):
    picture = LeakDosePicture(dose_scale(kind), "roc_auc", 0.4, theme)
    assert list(picture.plate.panes) == ["dose", "scores"]
    assert picture.plate.panes["dose"].ylim == (0.4, 1.03)
    assert picture.plate.panes["dose"].events == "click"
    assert picture.png(marks(theme=theme), sentence="so")


def test_the_axis_says_what_the_dose_counts(language):
    figure = LeakDosePicture(dose_scale("group_overlap"), "roc_auc").figure()
    words = {"en": "number of visits of each patient", "fr": "nombre de visites de chaque patient"}
    assert figure.axes[0].get_xlabel() == words[language]
    assert all(tick == int(tick) for tick in figure.axes[0].get_xticks())


def test_chance_is_drawn_where_it_is_one_half():
    with_chance, without = (
        LeakDosePicture(dose_scale("group_overlap"), metric).figure().axes[0] for metric in ("roc_auc", "accuracy")
    )
    assert (len(with_chance.texts), len(without.texts)) == (1, 0)
