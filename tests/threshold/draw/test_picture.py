"""The plate: the curves that were computed, the words of the language, nothing cut off, nothing on top of another."""

import hashlib
import math
from itertools import combinations

import matplotlib as mpl
import numpy as np
import pytest
import seaborn as sns
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.text import Text

from course_toolkit._core.draw.theme import DARK, LIGHT, choose_theme
from course_toolkit._core.words import set_language
from course_toolkit.threshold.compute import rank_scores, summarize
from course_toolkit.threshold.draw import ThresholdPicture, threshold_marks
from course_toolkit.threshold.draw.picture import METRIC_STYLES, metric_colors

PANES = {"histogram", "matrix", "roc", "precision_recall", "metrics"}
LONG = "chronic kidney disease, stage 3"
NAMES = ["_hidden", "$x$", "{}", "", "<b>&amp;", "é ≥ β", "a" * 200]


def drawn(picture, marks=()):
    """Return the figure, laid out, and its axes by name."""
    figure = picture.figure(marks)
    FigureCanvasAgg(figure)
    figure.draw_without_rendering()
    return figure, {ax.get_label(): ax for ax in figure.axes}


def texts_of(figure):
    """Return every text that is seen, with its box on the page."""
    renderer = figure.canvas.get_renderer()
    seen = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    # Tick labels beyond the limits are there but not drawn.
    ticks = {label for ax in figure.axes for axis in (ax.xaxis, ax.yaxis) for label in all_tick_labels(axis)}
    shown = {label for ax in figure.axes for axis in (ax.xaxis, ax.yaxis) for label in shown_tick_labels(axis)}
    return [(text, text.get_window_extent(renderer)) for text in seen if text not in ticks or text in shown]


def all_tick_labels(axis):
    return [label for tick in [*axis.majorTicks, *axis.minorTicks] for label in (tick.label1, tick.label2)]


def shown_tick_labels(axis):
    low, high = sorted(axis.get_view_interval())
    ticks = [tick for tick in axis.majorTicks if low - 1e-9 <= tick.get_loc() <= high + 1e-9]
    return [label for tick in ticks for label in (tick.label1, tick.label2) if label.get_visible()]


def overlapping(figure, slack=1.5):
    """Return the pairs of texts whose boxes share more than the slack, in pixels, both ways."""

    def shared(one, other):
        return min(one.x1, other.x1) - max(one.x0, other.x0), min(one.y1, other.y1) - max(one.y0, other.y0)

    pairs = combinations(texts_of(figure), 2)
    return [(a.get_text(), b.get_text()) for (a, one), (b, other) in pairs if min(shared(one, other)) > slack]


@pytest.fixture(scope="module")
def named(scores_of):
    return {label: summarize(scores_of(500, pos_label=label)) for label in ("1", LONG)}


# What is drawn ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def axes(summary):
    set_language("en")
    return drawn(ThresholdPicture(summary))[1]


def lines(ax):
    """Return the curves of an axes, without its guide lines."""
    return [line for line in ax.get_lines() if len(line.get_xdata()) > 2]


def test_five_panes_that_listen(summary):
    picture = ThresholdPicture(summary)
    assert set(drawn(picture)[1]) == set(picture.plate.panes) == PANES
    assert {name: pane.events for name, pane in picture.plate.panes.items()} == {
        name: "click" if name == "matrix" else "drag" for name in PANES
    }


@pytest.mark.parametrize("name", ["roc", "precision_recall"])
def test_a_curve_is_the_one_computed(axes, summary, name):
    (line,) = lines(axes[name])
    curve = getattr(summary, name)
    np.testing.assert_array_equal(line.get_xdata(), curve.x)
    np.testing.assert_array_equal(line.get_ydata(), curve.y)


@pytest.mark.parametrize(("name", "area"), [("roc", "auc"), ("precision_recall", "average_precision")])
def test_the_area_under_the_line_drawn_is_the_area_in_the_title(axes, summary, name, area):
    (line,) = lines(axes[name])
    x, y = line.get_xydata().T if line.get_drawstyle() == "default" else stepped(line)
    assert np.trapezoid(y, x) == pytest.approx(getattr(summary, area))
    assert f"{getattr(summary, area):.3f}" in axes[name].get_title(loc="left")


def stepped(line):
    """Return the corners of a line as matplotlib draws its steps."""
    from matplotlib.cbook import STEP_LOOKUP_MAP

    return STEP_LOOKUP_MAP[line.get_drawstyle()](*line.get_xydata().T)


def test_chance_is_drawn_on_both_curves(axes, summary):
    diagonal = [line for line in axes["roc"].get_lines() if len(line.get_xdata()) == 2]
    assert [line.get_xydata().tolist() for line in diagonal] == [[[0, 0], [1, 1]]]
    (level,) = [line for line in axes["precision_recall"].get_lines() if len(line.get_xdata()) == 2]
    assert set(level.get_ydata()) == {summary.prevalence}
    assert any("prevalence 56%" in text.get_text() for text in axes["precision_recall"].texts)


def test_metrics_are_told_apart_without_colour(axes, summary):
    curves = lines(axes["metrics"])
    for line, (name, curve) in zip(curves, summary.metrics.items(), strict=True):
        np.testing.assert_array_equal(line.get_ydata(), curve.y)
        assert name in METRIC_STYLES
    assert len({str(line._dash_pattern) for line in curves}) == len(curves) == 4


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_metrics_have_four_colours(theme):
    assert len(set(metric_colors(theme))) == 4


def test_the_bars_are_the_histogram(summary):
    shapes, histogram = ThresholdPicture(summary).shapes(), summary.histogram
    assert {name: shape.fill for name, shape in shapes.items()} == LIGHT.outcomes
    for name, shape in shapes.items():
        sign, shares = (1, histogram.negatives_share) if name in {"tn", "fp"} else (-1, histogram.positives_share)
        x, y = np.array(shape.points).T
        assert (y[0], y[-1]) == (0, 0)
        np.testing.assert_allclose(sign * y[1:-1:2], np.sqrt(shares), atol=1e-12)
        assert (x[0], x[-1]) == (histogram.edges[0], histogram.edges[-1])


def test_the_ticks_of_the_bars_say_shares(axes, summary):
    ax = axes["histogram"]
    for height, label in zip(ax.get_yticks(), ax.get_yticklabels(), strict=True):
        assert label.get_text() == f"{100 * height**2:.0f}%"
    assert ax.get_xlim() == summary.score_limits
    assert (
        max(abs(y) for shape in ThresholdPicture(summary).shapes().values() for _x, y in shape.points)
        < ax.get_ylim()[1]
    )


def test_the_matrix_is_the_lecture_s(summary, language):
    ax = drawn(ThresholdPicture(summary))[1]["matrix"]
    predicted, real = {"en": ("Predicted", "Real"), "fr": ("Prédit", "Réel")}[language]
    assert (ax.get_xlabel(), ax.get_ylabel()) == (predicted, real)
    rest = {"en": "not 1", "fr": "non 1"}[language]
    assert [(tick.get_position()[0], tick.get_text()) for tick in ax.get_xticklabels()] == [(0.5, rest), (1.5, "1")]
    rows = [(tick.get_position()[1], tick.get_text()) for tick in ax.get_yticklabels()]
    assert rows == [(1.5, rest), (0.5, "1")]
    corners = {text.get_text(): text.get_position() for text in ax.texts}
    assert corners["TN"][1] > 1 > corners["TP"][1]
    assert corners["TN"][0] < 1 < corners["TP"][0]


def test_cells_have_the_colours_of_their_outcomes(axes):
    cells = {tuple(np.round(patch.get_xy()[:-1].mean(axis=0), 1)): to_hex(patch.get_facecolor())
             for patch in axes["matrix"].patches}  # fmt: skip
    assert cells == {
        (0.5, 1.5): LIGHT.outcomes["tn"], (1.5, 1.5): LIGHT.outcomes["fp"], (0.5, 0.5): LIGHT.outcomes["fn"],
        (1.5, 0.5): LIGHT.outcomes["tp"],
    }  # fmt: skip


def test_where_classes_are_imbalanced_the_precision_recall_curve_comes_first(summary, rare):
    def order(which):
        panes = ThresholdPicture(which).plate.panes
        return panes["precision_recall"].left < panes["roc"].left

    assert order(summarize(rare))
    assert not order(summary)


def test_the_figure_of_an_outcome_shows_its_counts(lecture, summary):
    figure = ThresholdPicture(summary).at(lecture.at(0.9))
    texts = {text.get_text() for ax in figure.axes for text in ax.texts}
    assert {"100% of row", "80% of row", "20% of row"} <= texts


# Several models ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_every_model_stands_in_the_legend_under_its_name(summary, name):
    picture = ThresholdPicture(summary, others={name: summary}, name=f"{name[:5]}!")
    for pane in ("roc", "precision_recall"):
        texts = drawn(picture)[1][pane].get_legend().get_texts()
        assert not any(text.get_parse_math() for text in texts)
        words = [text.get_text() for text in texts]
        assert len(words) == 2
        assert words[0].startswith(name[:10])
        assert words[1].startswith(f"{name[:5]}!")


def test_the_other_models_lie_behind(summary, many):
    ax = drawn(ThresholdPicture(summary, others={"other": summarize(many)}, name="this"))[1]["roc"]
    grey, shown = lines(ax)
    assert (grey.get_color(), shown.get_color()) == (LIGHT.muted, LIGHT.ink)
    assert grey.get_linewidth() < shown.get_linewidth()
    np.testing.assert_array_equal(shown.get_ydata(), summary.roc.y)


def test_one_model_needs_no_legend(axes):
    assert axes["roc"].get_legend() is None


@pytest.mark.parametrize("threshold", [0.3, 0.55, 0.9])
def test_a_legend_stays_where_it_is_when_marks_move(lecture, summary, threshold):
    """The PNG has marks, the plate has none: both must have the legend in one place."""
    picture = ThresholdPicture(summary, others={"other": summary}, name="this")
    places = []
    for marks in ([], threshold_marks(lecture.at(threshold), summary, theme=LIGHT, cheapest=0.55)):
        _figure, axes = drawn(picture, marks)
        places.append([tuple(axes[name].get_legend().get_window_extent().bounds) for name in ("roc", "metrics")])
    np.testing.assert_allclose(places[0], places[1], atol=0.5)


# Names and numbers from data ------------------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["$x$", "{}", "", LONG, "漢字 😀", "a\nb", "a\tb", "a\x00b"])
def test_any_class_is_written_as_it_is_and_without_a_warning(label):
    summary = summarize(rank_scores([label, "other", label], [0.9, 0.2, 0.4], pos_label=label))
    picture = ThresholdPicture(summary)
    assert picture.png(pixel_ratio=0.5)
    figure = picture.figure()
    assert not any(text.get_parse_math() for text in figure.findobj(Text) if label and label[:5] in text.get_text())


@pytest.mark.parametrize(
    "scores",
    [[1e-12, 2e-12, -1e-12], [0.001, 0.0015, -0.001], [1000.1, 1000.3, 1000.2], [1e9, 2e9, -1e9], [1e300, 5, 2]],
)
def test_the_ticks_of_the_score_axis_are_told_apart(scores):
    axes = drawn(ThresholdPicture(summarize(rank_scores([0, 1, 0], scores))))[1]
    for name in ("histogram", "metrics"):
        labels = [label.get_text() for label in shown_tick_labels(axes[name].xaxis)]
        labels = [label for label in labels if label]
        assert len(labels) >= 2
        assert len(set(labels)) == len(labels), labels
        assert max(map(len, labels)) <= 12, labels


# What a reader sees -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lecture_mode", [False, True], ids=["notebook", "lecture"])
@pytest.mark.parametrize("label", ["1", LONG], ids=["short name", "long name"])
def test_nothing_is_cut_off_and_nothing_lies_on_another(named, language, label, lecture_mode):
    del language
    theme = choose_theme(lecture=lecture_mode)
    picture = ThresholdPicture(
        named[label], others={"random forest": named[label]}, name="logistic regression", theme=theme
    )
    figure, _axes = drawn(picture)
    page = figure.bbox
    off = [
        text.get_text()
        for text, box in texts_of(figure)
        if box.x0 < 0 or box.y0 < 0 or box.x1 > page.x1 or box.y1 > page.y1
    ]
    assert off == []
    assert overlapping(figure) == []


@pytest.mark.parametrize("threshold", [-math.inf, 0.5, math.inf])
@pytest.mark.parametrize("lecture_mode", [False, True], ids=["notebook", "lecture"])
def test_no_mark_hides_a_word(lecture, summary, threshold, lecture_mode):
    theme = choose_theme(lecture=lecture_mode)
    marks = threshold_marks(lecture.at(threshold), summary, theme=theme, cheapest=0.55)
    figure, _axes = drawn(ThresholdPicture(summary, theme=theme), marks)
    assert overlapping(figure) == []


def test_overlaps_are_seen(summary):
    figure, axes = drawn(ThresholdPicture(summary))
    axes["roc"].text(0.02, 1.02, "in the way of the title", va="bottom")
    figure.draw_without_rendering()
    assert len(overlapping(figure)) == 1


# Without side effects ------------------------------------------------------------------------------------------------


def digest(summary):
    set_language("en")
    return hashlib.sha256(ThresholdPicture(summary).png(pixel_ratio=0.8)).hexdigest()


@pytest.fixture(scope="module")
def plain(summary):
    return digest(summary)


def test_the_same_ranking_gives_the_same_plate(summary, plain):
    assert digest(summary) == plain


def test_drawing_leaves_the_settings_of_matplotlib_alone(summary):
    settings = mpl.rcParams  # noqa: TID251 — read, to see that nobody writes
    before = dict(settings)
    digest(summary)
    assert dict(settings) == before


@pytest.mark.parametrize(
    "style",
    [{**sns.axes_style("darkgrid"), **sns.plotting_context("talk")}, {"font.family": "serif", "font.size": 20},
     {"axes.facecolor": "red", "axes.unicode_minus": False, "lines.linewidth": 9, "axes.titlesize": 30}],
    ids=["seaborn", "serif", "loud"],
)  # fmt: skip
def test_the_style_a_student_has_set_changes_nothing(summary, plain, style):
    """The marks know nothing of it: plate and marks would no longer fit."""
    with mpl.rc_context(style):
        assert digest(summary) == plain
