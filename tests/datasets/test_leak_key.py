import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.datasets.leak_key import SMALLEST_TOLERANCE, LeakScore
from course_toolkit.datasets.leaky_split import make_leaky_split


@pytest.fixture(scope="module")
def leaky():
    return make_leaky_split("id_predicts_label", random_state=0)


def test_everything_right_is_found(leaky):
    honest = leaky.answer_key.honest_score
    assert leaky.score("id_predicts_label", column="ID", honest_score=honest) == LeakScore("found", "found", "found")


def test_what_is_not_named_is_not_given_away(leaky):
    assert leaky.score() == LeakScore("not named", "not named", "not named")
    assert leaky.score(column="ID") == LeakScore("not named", "found", "not named")


def test_what_is_not_there_is_a_false_alarm(leaky):
    assert leaky.score("group_overlap", column="Age") == LeakScore("false alarm", "false alarm", "not named")


def test_calling_a_leak_clean_misses_it(leaky):
    assert leaky.score("none").kind == "missed"


def test_a_finding_that_is_true_as_well_counts(leaky):
    assert leaky.score("target_leak_feature").kind == "found"


def test_a_clean_split_has_nothing_to_find():
    clean = make_leaky_split("none", random_state=0)
    assert clean.score("none", column="Age") == LeakScore("found", "false alarm", "not named")
    assert clean.score("exact_duplicates").kind == "false alarm"
    assert clean.answer_key.claimed_score == clean.answer_key.honest_score


def test_the_honest_score_has_a_tolerance_of_two_standard_errors(leaky):
    key = leaky.answer_key
    error = (key.honest_score * (1 - key.honest_score) / len(key.clean.test)) ** 0.5
    assert key.tolerance == pytest.approx(max(SMALLEST_TOLERANCE, 2 * error))
    for distance, verdict in ((0.9, "found"), (-0.9, "found"), (1.1, "missed"), (-1.1, "missed")):
        assert leaky.score(honest_score=key.honest_score + distance * key.tolerance).honest_score == verdict


def test_the_claimed_score_is_no_honest_one(leaky):
    assert leaky.claimed_score == leaky.answer_key.claimed_score
    assert leaky.score(honest_score=leaky.claimed_score).honest_score == "missed"


def test_a_kind_that_does_not_exist_is_named_with_its_neighbour(leaky):
    with pytest.raises(ct.CourseError, match="Did you mean 'group_overlap'"):
        leaky.score("group_overlaps")


def test_it_shows_its_size_and_not_its_answers(leaky):
    assert repr(leaky) == "LeakySplit (training rows: 700, test rows: 300, label: malade)"


def test_the_key_gives_the_answers_away(leaky):
    told = repr(leaky.answer_key)
    assert "kind: id_predicts_label; columns: ID; leaked test rows: 0" in told
    assert "numbered ward by ward" in told
    assert f"claimed: {leaky.claimed_score:.3f}" in told


def test_a_clean_key_says_so():
    assert "nothing has leaked" in make_leaky_split("none", random_state=0).answer_key.meaning


def test_the_arguments_are_those_of_check_split():
    leaky = make_leaky_split("group_overlap")
    arguments = leaky.arguments()
    assert set(arguments) == {"train", "test", "label", "group"}
    pd.testing.assert_frame_equal(arguments["train"], leaky.train)
    assert "validation" in {
        key
        for seed in range(30)
        for key in make_leaky_split("none", random_state=seed, n_samples=100).arguments()
    }  # fmt: skip
