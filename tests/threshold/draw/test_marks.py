"""What a threshold moves: the right number in the right cell, the point on the curve, the cut where it is."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_toolkit._core.draw.marks import Box, Dot, Line, Reveal, Text
from course_toolkit._core.draw.panes import Pane
from course_toolkit._core.draw.svg import overlay_svg
from course_toolkit._core.draw.theme import DARK, LIGHT
from course_toolkit._core.words import set_language
from course_toolkit.threshold.compute import OUTCOMES, rank_trusted_scores, summarize
from course_toolkit.threshold.draw import cell_at, threshold_marks
from course_toolkit.threshold.draw.marks import CELLS, histogram_top

FINITE = st.floats(-1e300, 1e300)
CENTRES = {"tn": (0.5, 1.5), "fp": (1.5, 1.5), "fn": (0.5, 0.5), "tp": (1.5, 0.5)}


def marks_at(scores, threshold, *, theme=LIGHT, **options):
    return threshold_marks(scores.at(threshold), summarize(scores), theme=theme, **options)


def in_pane(marks, pane, kind):
    return [mark for mark in marks if mark.pane == pane and isinstance(mark, kind)]


def cell_texts(marks):
    """Return the three lines of each cell of the matrix."""
    texts = in_pane(marks, "matrix", Text)
    return {cell_at(x, y): [text.text for text in texts if cell_at(text.x, text.y) == cell_at(x, y)]
            for x, y in CENTRES.values()}  # fmt: skip


# The matrix -------------------------------------------------------------------------------------------------


def test_the_lecture_s_matrix_cell_by_cell(lecture):
    assert cell_texts(marks_at(lecture, 0.9)) == {
        "tn": ["4", "100% of row", "50% of column"],
        "fp": ["0", "0% of row", "0% of column"],
        "fn": ["4", "80% of row", "50% of column"],
        "tp": ["1", "20% of row", "100% of column"],
    }


def test_the_matrix_in_french(lecture):
    set_language("fr")
    assert cell_texts(marks_at(lecture, 0.9))["fn"] == ["4", "80\u202f% de la ligne", "50\u202f% de la colonne"]


def test_a_share_of_nothing_is_undefined(lecture):
    cells = cell_texts(marks_at(lecture, 0.95))
    assert cells["tp"] == ["0", "0% of row", "— of column"]
    assert cells["fp"] == ["0", "0% of row", "— of column"]


@pytest.mark.parametrize("threshold", [-math.inf, 0.3, 0.55, 0.72, 0.9, math.inf])
def test_counts_are_the_outcome_s(many, threshold):
    outcome = many.at(threshold)
    counts = {name: texts[0] for name, texts in cell_texts(marks_at(many, threshold)).items()}
    assert counts == {name: f"{getattr(outcome, name):,}" for name in OUTCOMES}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_count_is_written_in_the_ink_of_its_cell(lecture, theme):
    for text in in_pane(marks_at(lecture, 0.5, theme=theme), "matrix", Text):
        assert text.color == theme.outcome_inks[cell_at(text.x, text.y)]


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_the_selected_cell_is_framed(lecture, outcome):
    (box,) = in_pane(marks_at(lecture, 0.5, selected=outcome), "matrix", Box)
    assert {cell_at(box.x0, box.y0), cell_at(box.x1, box.y1)} == {outcome}
    assert (box.x1 - box.x0) * (box.y1 - box.y0) > 0.8
    assert (box.fill, box.edge) == (None, LIGHT.accent)


def test_no_cell_is_framed_until_one_is_selected(lecture):
    assert in_pane(marks_at(lecture, 0.5), "matrix", Box) == []


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_point_belongs_to_the_cell_around_it(outcome):
    assert cell_at(*CENTRES[outcome]) == outcome
    x, y = CELLS[outcome]
    assert cell_at(x + 0.01, y + 0.01) == cell_at(x + 0.99, y + 0.99) == outcome


@given(st.floats(0, 2), st.floats(0, 2))
def test_every_point_of_the_matrix_has_a_cell(x, y):
    assert cell_at(x, y) in OUTCOMES


# The histogram ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("threshold", [0.3, 0.55, 0.9])
def test_the_cut_parts_the_histograms(lecture, threshold):
    marks = marks_at(lecture, threshold)
    low, high = summarize(lecture).score_limits
    windows = {mark.shape: (mark.x0, mark.x1) for mark in in_pane(marks, "histogram", Reveal)}
    assert windows == {"tn": (low, threshold), "fn": (low, threshold), "fp": (threshold, high), "tp": (threshold, high)}
    cut, *_cheapest = in_pane(marks, "histogram", Line)
    top = histogram_top(summarize(lecture))
    assert cut.points == ((threshold, -top), (threshold, top))
    assert [dot.x for dot in in_pane(marks, "histogram", Dot)] == [threshold]


@pytest.mark.parametrize(("threshold", "end"), [(-math.inf, 0), (-5, 0), (5, 1), (math.inf, 1)])
def test_a_cut_beyond_the_axis_stands_at_its_end(lecture, threshold, end):
    marks, limits = marks_at(lecture, threshold, cheapest=threshold), summarize(lecture).score_limits
    for pane in ("histogram", "metrics"):
        for line in in_pane(marks, pane, Line):
            assert {x for x, _y in line.points} == {limits[end]}


def test_the_cut_lies_above_the_bars_and_the_bars_below_the_words(lecture):
    kinds = [type(mark) for mark in marks_at(lecture, 0.5, cheapest=0.55) if mark.pane == "histogram"]
    assert kinds.index(Line) > max(place for place, kind in enumerate(kinds) if kind is Reveal)


def test_words_beside_the_cut_stand_on_their_side(lecture):
    texts = {text.text: text for text in in_pane(marks_at(lecture, 0.5), "histogram", Text)}
    assert set(texts) == {"TN", "FP", "FN", "TP"}
    for name, text in texts.items():
        called = name in {"FP", "TP"}
        assert (text.anchor, math.copysign(1, text.dx)) == (("start", 1) if called else ("end", -1))
        assert (text.y > 0) is (name in {"TN", "FP"})  # real negatives above, real positives below


# Costs -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cheapest", [0.3, 0.55, 0.9])
def test_the_cheapest_threshold_is_marked_and_named(lecture, language, cheapest):
    marks = marks_at(lecture, 0.5, cheapest=cheapest)
    dashed = [mark for mark in marks if isinstance(mark, Line) and mark.dashed]
    assert {mark.pane for mark in dashed} == {"histogram", "metrics"}
    assert all({x for x, _y in mark.points} == {cheapest} for mark in dashed)
    (words,) = [mark for mark in marks if isinstance(mark, Text) and mark.x == cheapest and not mark.bold]
    assert words.text == {"en": "least cost", "fr": "coût minimal"}[language]


def test_the_words_of_the_cheapest_threshold_turn_inwards(lecture):
    sides = {}
    for cheapest in (-0.02, 1.02):
        (words,) = [m for m in marks_at(lecture, 0.5, cheapest=cheapest) if isinstance(m, Text) and m.x == cheapest]
        sides[cheapest] = (words.anchor, words.dx > 0)
    assert sides == {-0.02: ("start", True), 1.02: ("end", False)}


def test_without_a_cheapest_threshold_nothing_is_dashed(lecture):
    assert not any(isinstance(mark, Line) and mark.dashed for mark in marks_at(lecture, 0.5))


# Curves --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("threshold", [-math.inf, 0.3, 0.55, 0.72, 0.9])
def test_the_points_lie_on_the_curves(many, threshold):
    outcome, marks = many.at(threshold), marks_at(many, threshold)
    assert [(dot.x, dot.y) for dot in in_pane(marks, "roc", Dot)] == [(outcome.fpr, outcome.recall)]
    assert [(dot.x, dot.y) for dot in in_pane(marks, "precision_recall", Dot)] == [(outcome.recall, outcome.precision)]
    values = [outcome.precision, outcome.recall, outcome.f1, outcome.accuracy]
    assert [dot.y for dot in in_pane(marks, "metrics", Dot)] == values


def test_what_is_undefined_has_no_point(lecture):
    marks = marks_at(lecture, 0.95)
    assert in_pane(marks, "precision_recall", Dot) == []
    assert [dot.y for dot in in_pane(marks, "metrics", Dot)] == [0, 0, pytest.approx(4 / 9)]
    assert len(in_pane(marks, "roc", Dot)) == 1


def test_what_is_moved_has_the_colour_of_what_is_moved(lecture):
    for theme in (LIGHT, DARK):
        dots = [mark for mark in marks_at(lecture, 0.5, theme=theme) if isinstance(mark, Dot)]
        assert {dot.color for dot in dots} == {theme.accent}


def test_lecture_mode_has_larger_type(lecture):
    plain, large = (
        [mark.size for mark in marks_at(lecture, 0.5, theme=theme, cheapest=0.5) if isinstance(mark, Text)]
        for theme in (LIGHT, LIGHT.for_lecture())
    )
    assert all(one < other for one, other in zip(plain, large, strict=True))


# Any ranking -------------------------------------------------------------------------------------------------------


@st.composite
def rankings(draw):
    really = draw(st.lists(st.booleans(), min_size=2, max_size=12).filter(lambda found: len(set(found)) == 2))
    return rank_trusted_scores(really, draw(st.lists(FINITE, min_size=len(really), max_size=len(really))))


@given(rankings(), st.data())
def test_the_overlay_of_any_threshold_is_made_of_numbers(scores, data):
    threshold = data.draw(st.sampled_from(scores.y_score.tolist()) | st.floats(allow_nan=False))
    cheapest = data.draw(st.sampled_from(scores.y_score.tolist()))
    summary = summarize(scores)
    top = histogram_top(summary)
    limits = {
        "histogram": (summary.score_limits, (-top, top)), "matrix": ((0, 2), (0, 2)), "roc": ((0, 1), (0, 1.02)),
        "precision_recall": ((0, 1), (0, 1.02)), "metrics": (summary.score_limits, (0, 1.02)),
    }  # fmt: skip
    panes = {name: Pane(name, 50, 50, 600, 300, *both) for name, both in limits.items()}
    outcome = scores.at(threshold)
    marks = threshold_marks(outcome, summary, theme=LIGHT, cheapest=cheapest, selected="tp")
    overlay = overlay_svg(marks, panes)
    assert not re.search(r"nan|inf", overlay)
    for values in re.findall(r" (?:points|c?x|c?y|width)='([^'%]*)'", overlay):
        for value in re.split(r"[ ,]", values):
            assert -701 <= float(value) <= 701
