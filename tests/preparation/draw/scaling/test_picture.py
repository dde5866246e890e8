"""The picture of scalings: the same panes in every theme, and the two renderers agree."""

import importlib.util

import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit._core.draw.theme import choose_theme
from course_toolkit._core.words import set_language
from course_toolkit.preparation.compute.scaling.compare import compare_scalings
from course_toolkit.preparation.compute.scaling.methods import METHODS
from course_toolkit.preparation.draw.scaling.picture import ScalingPicture

THEMES = [choose_theme(dark=dark, lecture=lecture) for dark in (False, True) for lecture in (False, True)]


@pytest.fixture(scope="module")
def renderers(pytestconfig):
    path = pytestconfig.rootpath / "tests" / "core" / "draw" / "renderers.py"
    spec = importlib.util.spec_from_file_location("renderers", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def compared():
    split = ct.split(ct.make_sante(400, random_state=0).frame, label="malade", random_state=0)
    return compare_scalings(split.train, split.validation, column="Age", with_column="cholesterol")


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: f"{theme.name}{theme.lecture}")
def test_every_theme_has_the_same_panes(compared, theme):
    picture = ScalingPicture(compared, theme)
    assert list(picture.plate.panes) == [*METHODS, "neighbors", "distances"]
    assert {pane.events for pane in picture.plate.panes.values()} == {"click"}
    assert picture.plate.panes["standard"].xlim == (-3.5, 4.5)


@pytest.mark.parametrize("theme", THEMES[:1] + THEMES[-1:], ids=["light", "dark lecture"])
def test_the_live_view_and_the_figure_show_the_same(compared, renderers, theme):
    picture = ScalingPicture(compared, theme)
    for scaling in (None, "quantile"):
        renderers.assert_agreement(picture, picture.marks(scaling))


def test_one_attribute_alone_takes_the_whole_page():
    alone = ScalingPicture(compare_scalings(ct.load_sante(), column="Age"))
    assert list(alone.plate.panes) == list(METHODS)
    assert alone.plate.panes["raw"].width > 900


def test_the_notebook_shows_the_marks_too(compared):
    picture = ScalingPicture(compared)
    png, meta = picture._repr_png_()
    assert png == picture.png(picture.marks())
    assert meta["alt"].startswith("ScalingPicture(ScalingComparison('Age'")


def test_headings_say_what_the_score_is(compared):
    def headings(picture):
        return [text.get_text() for text in picture.figure().axes[-1].texts]

    assert "k-NN\naccuracy" in headings(ScalingPicture(compared))
    lone = compare_scalings(ct.load_sante(), column="Age", with_column="poids")
    assert not any("k-NN" in text for text in headings(ScalingPicture(lone)))


def test_a_name_with_a_dollar_is_no_formula():
    set_language("en")
    frame = pd.DataFrame({"$\\frac$": [1.0, 2, 3], "_b$": [1.0, 2, 4]})
    figure = ScalingPicture(compare_scalings(frame, column="$\\frac$", with_column="_b$")).at("standard")
    assert figure.axes[0].get_title(loc="left") == "$\\frac$, raw"
    figure.canvas.draw()
