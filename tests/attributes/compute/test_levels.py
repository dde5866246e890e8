import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.meaning.attribute import read_attribute
from course_toolkit._core.words import set_language
from course_toolkit.attributes.compute.levels import MOST_COLORS, categories_of, colors_of


def levels_of(values, make=categories_of):
    return make(read_attribute(pd.Series(values)))


def test_texts_stand_by_falling_frequency_and_the_missing_last():
    levels = levels_of(["b", "a", "b", None, "c", "b", "a"])
    assert levels.words == ("b", "a", "c", "missing")
    assert levels.counts.tolist() == [3, 2, 1, 1]
    assert levels.codes.tolist() == [0, 1, 0, 3, 2, 0, 1]


def test_numbers_stand_in_their_order():
    assert levels_of([1.0, 0.0, 1.0, np.nan]).words == ("0", "1", "missing")


def test_numbers_stored_as_text_stand_in_the_order_of_the_numbers():
    assert levels_of(["10", "9", "10", "10", "11"]).words == ("9", "10", "11")


def test_booleans_are_called_what_they_are():
    assert levels_of([True, False, True]).words == ("False", "True")


def test_the_label_of_the_lecture_has_one_value_and_null():
    levels = levels_of([1, None, None, 1], colors_of)
    assert levels.words == ("1", "missing")
    assert levels.n_values == 1


@pytest.mark.parametrize("n_classes", [MOST_COLORS, MOST_COLORS + 1, 50])
def test_of_many_classes_the_rarer_ones_share_a_colour(n_classes):
    values = [f"c{place}" for place in range(n_classes) for _time in range(n_classes - place)]
    levels = levels_of(values, colors_of)
    assert len(levels) == MOST_COLORS
    assert levels.counts.sum() == len(values)
    assert levels.n_values == n_classes
    has_others = levels.levels[-1].kind == "others"
    assert has_others == (n_classes > MOST_COLORS)
    if has_others:
        assert levels.levels[-1].n_values == n_classes - MOST_COLORS + 1
        rare = {value for value, code in zip(values, levels.codes, strict=True) if code == MOST_COLORS - 1}
        assert rare == {f"c{place}" for place in range(MOST_COLORS - 1, n_classes)}


def test_a_number_of_many_values_is_cut_into_its_quarters():
    values = [*range(100), np.nan, np.inf]
    levels = levels_of(values, colors_of)
    assert [level.kind for level in levels.levels] == ["range"] * 4 + ["missing"]
    assert levels.counts.tolist() == [25, 25, 25, 25, 2]
    for value, code in zip(values[:100], levels.codes, strict=False):
        assert levels.levels[code].value <= value <= levels.levels[code].high


def test_quarters_that_coincide_are_one():
    levels = levels_of([0.0] * 90 + list(range(10)), colors_of)
    assert len(levels) < 4
    assert levels.counts.sum() == 100


def test_classes_are_called_in_the_language_of_the_moment():
    set_language("en")
    levels = levels_of(["a", None])
    assert levels.words == ("a", "missing")


@pytest.mark.parametrize("values", [["<script>", 'a"b', "{0}", "$x$", ""], [1, "1", None]])
def test_hostile_values_are_values(values):
    levels = levels_of(values)
    assert levels.counts.sum() == len(values)
