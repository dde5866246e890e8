"""What a trait refuses, it refuses in words, and the value that stands stays."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from traitlets import HasTraits

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.explore.state import Choice, Number, Whole


class Explored(HasTraits):
    free = Number(0.5)
    share = Number(0.9, minimum=0, maximum=1)
    cost = Number(1.0, minimum=0)
    answer = Number(None, minimum=0, maximum=1)
    seed = Whole(0, minimum=0)
    color = Choice(("red", "blue"), default="red")
    cell = Choice((None, "tn", "tp"), default=None)
    label = Choice()

    def choices_of(self, trait):
        assert trait == "label"
        return (0, 1, True, "1")[:2]


@pytest.fixture
def state():
    state = Explored()
    state.label = 0
    return state


@pytest.mark.parametrize("value", [1, 0.25, np.float32(0.25), np.int64(1), Fraction(1, 4), -0.0])
def test_any_real_number_becomes_a_float(state, value):
    state.free = value
    assert state.free == value
    assert type(state.free) is float


@pytest.mark.parametrize(
    "value",
    [math.nan, "0.5", "0,5", True, np.True_, None, [0.5], np.array([0.5]), 1j, math.inf, 10**400, np.float64("nan")],
)  # fmt: skip
@pytest.mark.parametrize("name", ["free", "share", "cost"])
def test_what_is_no_number_is_refused_in_words(state, name, value):
    before = getattr(state, name)
    with pytest.raises(CourseError, match=rf"^{name} must be a") as refused:
        setattr(state, name, value)
    assert len(str(refused.value).splitlines()) == 3
    assert getattr(state, name) == before


@pytest.mark.parametrize(("name", "value", "bounds"), [
    ("share", 1.5, "between 0 and 1"), ("share", -0.1, "between 0 and 1"), ("cost", -1, "at least 0"),
])  # fmt: skip
def test_a_number_out_of_bounds_is_refused_in_words(state, name, value, bounds):
    with pytest.raises(CourseError, match=f"{name} must be {bounds}"):
        setattr(state, name, value)


@pytest.mark.parametrize(("name", "value"), [("share", 0), ("share", 1), ("cost", 0), ("cost", 1e300)])
def test_the_bounds_are_within(state, name, value):
    setattr(state, name, value)
    assert getattr(state, name) == value


@pytest.mark.parametrize(("name", "value"), [("color", "blue"), ("cell", None), ("cell", "tp"), ("label", 1)])
def test_a_choice_is_taken(state, name, value):
    setattr(state, name, value)
    assert getattr(state, name) == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("color", "green"), ("color", None), ("color", 3), ("color", ["red"]), ("color", np.array(["red", "blue"])),
        ("cell", "TP"), ("cell", ""), ("label", None), ("label", "1"), ("label", 2), ("label", {}), ("label", math.nan),
    ],
)  # fmt: skip
def test_another_choice_is_refused_in_words(state, name, value):
    before = getattr(state, name)
    with pytest.raises(CourseError, match=f"^{name} must be one of: "):
        setattr(state, name, value)
    assert getattr(state, name) is before


@pytest.mark.parametrize("value", [1, True, 1.0, np.int64(1)])
def test_the_known_choice_is_returned_whatever_equals_it(state, value):
    state.label = value
    assert type(state.label) is int


def test_a_number_is_not_a_decimal_text(state):
    with pytest.raises(CourseError):
        state.free = Decimal("0.5")


def test_a_refusal_tells_nobody(state):
    told = []
    state.observe(told.append)
    with pytest.raises(CourseError):
        state.color = "green"
    with pytest.raises(CourseError):
        state.free = math.nan
    assert told == []


def test_defaults_are_the_state_at_first():
    state = Explored()
    assert (state.free, state.share, state.cost, state.color, state.cell) == (0.5, 0.9, 1.0, "red", None)


def test_a_number_that_may_be_none_is_one_whose_default_is_none(state):
    assert state.answer is None
    state.answer = 0.25
    state.answer = None
    assert state.answer is None
    with pytest.raises(CourseError, match="between 0 and 1"):
        state.answer = 2


def test_a_whole_number_is_one_of_any_type(state):
    state.seed = np.float64(3)
    assert (state.seed, type(state.seed)) == (3, int)
    for value in (0.5, -1, "3", True):
        with pytest.raises(CourseError, match="seed must be"):
            state.seed = value
    assert state.seed == 3


def test_a_whole_number_may_have_both_ends():
    class Bins(HasTraits):
        bins = Whole(10, minimum=2, maximum=200)

    holder = Bins()
    holder.bins = 200
    for wrong in (1, 201):
        with pytest.raises(CourseError, match="between 2 and 200"):
            holder.bins = wrong
    assert holder.bins == 200
