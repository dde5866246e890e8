"""The same word, written in two ways."""

import pytest

from course_toolkit.splits.compute.tables.spelling import same_but_spelling


@pytest.mark.parametrize("value", ["Malade", " malade ", "MALADE", "mal-ade", "maladé"])
def test_case_spaces_signs_and_accents_make_no_other_word(value):
    assert same_but_spelling(["x", value], ["sain", "malade"]) == (value, "malade")


@pytest.mark.parametrize(("values", "known"), [(["malades"], ["malade"]), ([1.0], ["1"]), ([None], ["a"]), ([], [])])
def test_other_words_are_others(values, known):
    assert same_but_spelling(values, known) is None
