"""Each story has its hint and its lines; every other leak has those that always help."""

import ast

import pytest

from course_toolkit.datasets import make_leaky_split
from course_toolkit.exercises.leak_solutions import HINTS, listing_of

STORIES = sorted(set(HINTS) - {""})


@pytest.mark.parametrize("kind", [*STORIES, "covariate_drift"])
def test_the_lines_are_python_and_begin_with_the_check(kind):
    lines = listing_of(make_leaky_split(kind, random_state=0).answer_key, "exercise_1")
    assert ast.parse(lines)
    assert lines.startswith("report = ct.check_split(**leaky.arguments())")
    assert ("exercise_1.check(" in lines) is (kind in STORIES)


@pytest.mark.parametrize("kind", STORIES)
def test_each_story_is_solved_in_its_own_way(kind):
    listings = {listing_of(make_leaky_split(one, random_state=0).answer_key, "e") for one in STORIES}
    assert len(listings) == len(STORIES)
    assert HINTS[kind] != HINTS[""]
