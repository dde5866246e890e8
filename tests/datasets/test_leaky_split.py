import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.datasets.leaks import LEAKS
from course_toolkit.datasets.leaky_split import KINDS, RANDOM, make_leaky_split

PLANTED = tuple(LEAKS)
DOSED = [kind for kind in PLANTED if LEAKS[kind].dose]


def test_the_kinds_are_the_codes_of_the_checker_and_none():
    assert len(KINDS) == 19
    assert KINDS[0] == "exact_duplicates"
    assert KINDS[-1] == "none"


@pytest.mark.parametrize("kind", PLANTED)
def test_every_leak_can_be_planted(kind):
    leaky = make_leaky_split(kind, random_state=1)
    key = leaky.answer_key
    assert key.kind == key.codes[0] == kind
    assert len(leaky.train) > len(leaky.test) >= 12
    assert leaky.label == leaky.train.columns[-1] == leaky.test.columns[-1]
    assert set(key.columns) <= {*leaky.train.columns, *key.clean.train.columns}
    assert set(key.rows) <= set(range(len(leaky.test)))
    assert leaky.train.index.is_unique


@pytest.mark.parametrize("kind", PLANTED)
def test_the_same_seed_makes_the_same_split(kind):
    one, other = (make_leaky_split(kind, random_state=3) for _time in range(2))
    pd.testing.assert_frame_equal(one.train, other.train)
    pd.testing.assert_frame_equal(one.test, other.test)
    np.testing.assert_array_equal(one.answer_key.rows, other.answer_key.rows)
    assert not one.train.equals(make_leaky_split(kind, random_state=4).train)


@pytest.mark.parametrize("kind", PLANTED)
def test_no_fewer_rows_than_a_hundred_are_needed(kind):
    leaky = make_leaky_split(kind, n_samples=100)
    assert 40 <= len(leaky.train) + len(leaky.test) <= 200


@pytest.mark.parametrize("kind", DOSED)
def test_every_end_of_the_dose_can_be_made(kind):
    dose = LEAKS[kind].dose
    for end in (dose.lowest, dose.highest):
        leaky = make_leaky_split(kind, dose=end, n_samples=300)
        assert leaky.answer_key.kind == ("none" if end == dose.harmless else kind)


@pytest.mark.parametrize("kind", [kind for kind in DOSED if LEAKS[kind].dose.harmless is not None])
def test_a_harmless_dose_is_a_clean_split(kind):
    key = make_leaky_split(kind, dose=LEAKS[kind].dose.harmless).answer_key
    assert key.codes == key.columns == ()
    assert len(key.rows) == 0
    assert key.clean is key.leaky


def test_none_tells_the_story_of_one_of_the_others_without_its_leak():
    declared = {tuple(make_leaky_split("none", random_state=seed, n_samples=100).declared) for seed in range(30)}
    assert len(declared) >= 4
    assert () in declared
    assert {make_leaky_split("none", random_state=seed).answer_key.kind for seed in range(5)} == {"none"}


def test_random_draws_one_of_them_all():
    kinds = [make_leaky_split(random_state=seed, n_samples=100).answer_key.kind for seed in range(60)]
    assert len(set(kinds)) > 12
    assert set(kinds) <= set(KINDS)
    assert RANDOM not in kinds


def test_no_seed_draws_anew_and_a_generator_goes_on():
    kind = "exact_duplicates"
    assert not make_leaky_split(kind, random_state=None).train.equals(make_leaky_split(kind, random_state=None).train)
    rng = np.random.default_rng(0)
    first, second = (make_leaky_split(kind, random_state=rng).train for _time in range(2))
    pd.testing.assert_frame_equal(first, make_leaky_split(kind, random_state=0).train)
    assert not first.equals(second)


@pytest.mark.parametrize(
    ("arguments", "error", "match"),
    [
        ({"kind": "exact_duplicate"}, ct.CourseError, "Did you mean 'exact_duplicates'"),
        ({"kind": "group_overlap", "dose": 30}, ct.CourseError, "dose must lie between 1.00 and 20.00"),
        ({"kind": "group_overlap", "dose": 0}, ct.CourseError, "dose must be at least 1"),
        ({"kind": "group_overlap", "dose": 2.5}, TypeError, "dose must be a whole number"),
        ({"kind": "exact_duplicates", "dose": 30}, ct.CourseError, "share of the test rows that copy"),
        ({"kind": "exact_duplicates", "dose": "much"}, TypeError, "dose must be a number"),
        ({"kind": "exact_duplicates", "dose": float("nan")}, ct.CourseError, "dose must lie between"),
        ({"kind": "no_random_state", "dose": 1}, ct.CourseError, "dose must be left out"),
        ({"kind": "none", "dose": 1}, ct.CourseError, "dose needs a leak named by kind"),
        ({"dose": 0.3}, ct.CourseError, "kind='exact_duplicates'"),
        ({"n_samples": 20}, ct.CourseError, "n_samples must be at least 100"),
        ({"random_state": -1}, ct.CourseError, "random_state must be"),
    ],
)
def test_bad_arguments_are_refused_in_words(arguments, error, match):
    with pytest.raises(error, match=match):
        make_leaky_split(**arguments)
