"""The picture of all attributes: what is drawn is what was computed."""

import importlib.util

import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection, PolyCollection

import course_toolkit as ct
from course_toolkit._core.draw.theme import choose_theme
from course_toolkit._core.words import set_language
from course_toolkit.attributes.compute.correlation import correlate
from course_toolkit.attributes.compute.relate import relate_attributes
from course_toolkit.attributes.draw.correlation import CorrelationPicture
from course_toolkit.attributes.draw.correlation_marks import correlation_marks

THEMES = {
    "light": choose_theme(),
    "dark": choose_theme(dark=True),
    "lecture": choose_theme(lecture=True),
    "dark lecture": choose_theme(dark=True, lecture=True),
}


@pytest.fixture(scope="module")
def renderers(pytestconfig):
    path = pytestconfig.rootpath / "tests" / "core" / "draw" / "renderers.py"
    spec = importlib.util.spec_from_file_location("renderers", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def sante():
    return correlate(ct.load_sante(), label="malade")


def axes_of(picture):
    return {ax.get_label(): ax for ax in picture.figure().axes}


def words_on(ax):
    return [text.get_text() for text in ax.texts]


def test_the_numbers_in_the_cells_are_those_of_the_matrix(sante):
    matrix = axes_of(CorrelationPicture(sante))["matrix"]
    order = sante.tree.order
    wanted = {(column, row): f"{sante.links[i, j]:.2f}".replace("-0.00", "0.00")
              for row, i in enumerate(order) for column, j in enumerate(order)}  # fmt: skip
    written = {text.get_position(): text.get_text() for text in matrix.texts}
    assert {place: written[place] for place in wanted} == wanted
    names = [text for text in words_on(matrix) if text in sante.names]
    assert sorted(names) == sorted([*sante.names, *sante.names])


def test_corners_are_turned_down_where_one_row_decides(sante):
    drawn, outlined = (one for one in axes_of(CorrelationPicture(sante))["matrix"].collections
                       if isinstance(one, PolyCollection))  # fmt: skip
    assert len(drawn.get_paths()) == 6  # cholesterol with each of the three others, and their mirrors
    assert not outlined.get_paths()
    assert any("one row decides" in text for text in words_on(axes_of(CorrelationPicture(sante))["tree"]))


def test_the_tree_joins_at_the_strengths_of_the_branches(sante):
    (lines,) = (one for one in axes_of(CorrelationPicture(sante))["tree"].collections
                if isinstance(one, LineCollection))  # fmt: skip
    upright = {round(float(path.vertices[0][0]), 9) for path in lines.get_paths()
               if path.vertices[0][0] == path.vertices[1][0]}  # fmt: skip
    assert upright == {round(branch.strength, 9) for branch in sante.tree.branches(sante.shown)}


def test_without_a_label_and_without_a_pair_their_places_are_gone():
    assert sorted(axes_of(CorrelationPicture(correlate(ct.load_diabetes())))) == ["matrix", "signs", "tree"]


def test_many_attributes_and_how_many_are_left_out():
    frame = pd.DataFrame(np.random.default_rng(0).normal(size=(60, 70)))
    matrix = axes_of(CorrelationPicture(correlate(frame)))["matrix"]
    assert matrix.get_title(loc="left") == "The 40 strongest of 70: r (Pearson)"
    assert len([text for text in matrix.texts if "." in text.get_text()]) == 0  # no room for numbers


def test_no_name_leaves_the_page():
    long = {f"a very long name of an attribute {k}": np.random.default_rng(k).normal(size=30) for k in range(9)}
    frame = pd.DataFrame(long)
    for theme in THEMES.values():
        picture = CorrelationPicture(correlate(frame), theme=theme)
        figure = picture.figure()
        canvas = FigureCanvasAgg(figure)
        width, height = (inches * figure.dpi for inches in picture.size_inches)
        for ax in figure.axes:
            for text in ax.texts:
                box = text.get_window_extent(canvas.get_renderer())
                assert box.x0 >= 0, text
                assert box.y0 >= 0, text
                assert box.x1 <= width + 1, text
                assert box.y1 <= height + 1, text


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_live_view_and_the_figure_agree(sante, renderers, theme):
    outcome = relate_attributes(ct.load_sante(), "cholesterol", "poids")
    picture = CorrelationPicture(sante, outcome, 4, theme)
    for threshold, pair in ((0.8, ("cholesterol", "poids")), (0.0, ("Age", "malade")), (1.0, None)):
        marks = correlation_marks(sante, sante.groups(threshold), threshold=threshold, pair=pair, theme=theme)
        renderers.assert_agreement(picture, marks)


def test_hostile_names_in_french():
    names = ["<script>", "$x_1$", "_hidden", ("t", 1), None, "é" * 50, "a\nb"]
    frame = pd.DataFrame(np.random.default_rng(0).normal(size=(20, 7)), columns=pd.Index(names, tupleize_cols=False))
    set_language("fr")
    CorrelationPicture(correlate(frame, label=None), relate_attributes(frame, "<script>", "$x_1$")).png()


def test_it_says_what_it_is(sante):
    assert (
        repr(CorrelationPicture(sante)) == "CorrelationPicture(Correlations(4 attributes, 10 rows, method='pearson'))"
    )
