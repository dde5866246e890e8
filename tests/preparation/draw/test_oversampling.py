"""Bars are as long as the counts, and made rows stand between their two."""

import importlib.util

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit._core.draw.marks import Box, Dot, Line, Text
from course_toolkit._core.draw.theme import LIGHT, choose_theme
from course_toolkit.preparation.compute.resampling.oversampling import oversample
from course_toolkit.preparation.draw.oversampling import (
    OversamplingPicture,
    made_color,
    oversampling_marks,
    rare_color,
    shown_classes,
)


@pytest.fixture(scope="module")
def split():
    frame = ct.make_sante(400, prevalence=0.1, random_state=0).frame.drop(columns="ID")
    return ct.split(frame, label="malade", random_state=0)


@pytest.fixture(scope="module")
def made(split):
    return oversample(split.train, method="smote", random_state=0)


@pytest.fixture(scope="module")
def renderers(pytestconfig):
    path = pytestconfig.rootpath / "tests" / "core" / "draw" / "renderers.py"
    spec = importlib.util.spec_from_file_location("renderers", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def of(kind, marks, pane):
    return [mark for mark in marks if isinstance(mark, kind) and mark.pane == pane]


def test_bars_are_as_long_as_the_counts(made):
    marks = OversamplingPicture(made).marks()
    assert [(bar.x0, bar.x1) for bar in of(Box, marks, "balance")] == [(0, 180), (0, 180), (0, 20), (0, 20), (20, 180)]
    assert of(Box, marks, "balance")[-1].fill == made_color(LIGHT)
    written = [text.text for text in of(Text, marks, "balance")]
    assert written == ["180 · 90.0%", "180 · 50.0%", "20 · 10.0%", "180 · 50.0%", "■ 160 rows made (40 shown)"]


def test_made_rows_stand_on_their_lines(made):
    marks = oversampling_marks(made, ("Age", "cholesterol"), LIGHT)
    dots, lines = of(Dot, marks, "rows"), of(Line, marks, "rows")
    assert len(dots) == len(lines) == 40
    for dot, place in zip(dots, made.shown, strict=True):
        assert (dot.x, dot.y) == tuple(made.table.loc[place, ["Age", "cholesterol"]])
    ends = made.table.loc[made.parents[0], ["Age", "cholesterol"]].to_numpy()
    np.testing.assert_array_equal(lines[0].points, ends)


def test_copies_are_discs_on_the_plate(split):
    copied = oversample(split.train, random_state=0)
    marks = OversamplingPicture(copied).marks()
    assert not of(Dot, marks, "rows")
    assert of(Text, marks, "balance")[-1].text == "■ 160 copies added"
    discs = OversamplingPicture(copied).figure().axes[1].collections[1]
    assert sorted(discs.get_sizes()) == sorted(14 * np.minimum(copied.times[split.train.y == 1], 30))


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("lecture", [False, True])
def test_every_theme_and_both_renderers(made, renderers, dark, lecture):
    picture = OversamplingPicture(made, theme=choose_theme(dark=dark, lecture=lecture))
    assert list(picture.plate.panes) == ["balance", "rows"]
    renderers.assert_agreement(picture, picture.marks())


def test_without_two_numbers_there_is_the_balance_alone():
    ours = oversample(pd.DataFrame({"x": range(10)}), [0] * 8 + [1] * 2, random_state=0)
    picture = OversamplingPicture(ours)
    assert list(picture.plate.panes) == ["balance"]
    assert picture._repr_png_()[1]["alt"].startswith("OversamplingPicture(Oversampled(RandomOverSampler")


def test_of_many_classes_those_that_grew_most_are_drawn():
    y = np.repeat(np.arange(12), np.arange(30, 6, -2))
    ours = oversample(pd.DataFrame({"x": np.arange(len(y)), "z": 1.0 * np.arange(len(y))}), y, random_state=0)
    assert shown_classes(ours) == [0, *range(5, 12)]


def test_the_title_says_what_is_shown(split, made):
    def title(result):
        return OversamplingPicture(result).figure().axes[1].get_title(loc="left")

    assert title(made) == "Made rows, each between two"
    assert title(oversample(split.train, random_state=0)) == "Copied rows: the larger, the more often"
    mixed = split.train.X.assign(sex=["F", "M"] * (len(split.train) // 2))
    assert title(oversample(mixed, split.train.y, method="smote", random_state=0)) == "Made rows among the others"


def test_names_with_a_dollar_are_no_formula(made):
    renamed = made.table.rename(columns={"Age": "$a_1$", "poids": "<b>"})
    ours = oversample(renamed[~made.added], made.labels[~made.added], method="smote", random_state=0)
    figure = OversamplingPicture(ours, columns=("$a_1$", "<b>")).at()
    assert figure.axes[1].get_xlabel() == "$a_1$"
    figure.canvas.draw()
    assert rare_color(LIGHT) != made_color(LIGHT)
