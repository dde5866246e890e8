import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.attributes.compute.describe import describe_attribute
from course_toolkit.attributes.say.attribute import say_attribute


def said(values, n_bins=None, **settings):
    ct.set_language("en")
    outcome = describe_attribute(pd.DataFrame({"x": values}), "x", **settings)
    return say_attribute(outcome, outcome.at(n_bins) if n_bins else None)


def test_the_lecture_s_cholesterol():
    ct.set_language("en")
    told = say_attribute(describe_attribute(ct.load_sante(), "cholesterol"))
    assert told == (
        "cholesterol: 10 values from 175 to 242,300, half of them between 185 and 242.5 (median 200). "
        "2 outliers beyond the whiskers: 242,300 (row 4), 800 (row 9). "
        "They stretch the axis: leave the outliers out to see the others. "
        "The long tail to the right pulls the mean (24,470) away from the median."
    )


def test_what_is_left_out_is_said():
    ct.set_language("en")
    inner = describe_attribute(ct.load_sante(), "cholesterol", without_outliers=True)
    assert "2 values are left out of the picture." in say_attribute(inner)
    assert "stretch" not in say_attribute(inner)


def test_a_tail_to_the_left():
    assert "tail to the left" in said([-100.5, 1, 2, 3, 4, 5])


def test_a_symmetric_column_has_no_tail():
    assert "tail" not in said(np.arange(20) / 3)


def test_gaps_are_said():
    told = said(["1,5", "2", "3", "4", "5", "absent", None])
    assert "1 value is missing (14%)." in told
    assert "stored as text" in told
    assert "1 cell could not be read." in told
    assert "1 value is infinite" in said([1.5, 2.5, 3.0, np.inf])


def test_rare_gaps_are_not_rounded_to_none():
    assert "(0.05%)" in said([*np.arange(1999) / 7, np.nan])


def test_a_box_without_width_is_explained():
    assert "the box has no width" in said([0.0] * 90 + [1.5, 2.5, 3.5])


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([7.5], "1 value"),
        ([None, None], "none of its 2 values is known"),
        ([[1], [2]], "lists or dictionaries"),
        ([np.inf, np.inf], "no value that can be drawn"),
        ([f"t{place}" for place in range(500)], "no distribution to look at"),
        (["a"] * 99 + ["b"], "teaches a model little"),
        ([f"c{place}" for place in range(25)] * 9, "The 6 rarer values stand together under “others” (54 rows)."),
        (["a", "a", "a"], "x: 1 value, “a”."),
    ],
)
def test_what_else_a_column_may_be(values, words):
    assert words in said(values)


@pytest.mark.parametrize("name", ["<script>", "{0}", "{name}", "", "$x$", ("a", "b"), 3, None, float("nan")])
@pytest.mark.usefixtures("language")
def test_any_name_and_language(name):
    frame = pd.DataFrame(np.arange(8).reshape(4, 2), columns=pd.Index(["x", name], dtype=object, tupleize_cols=False))
    told = say_attribute(describe_attribute(frame, frame.columns[1]))
    assert told.startswith(str(name))
