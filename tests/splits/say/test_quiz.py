"""The question gives away what it must, the verdict what was asked, the answer everything."""

from course_toolkit.datasets import LeakScore, make_leaky_split
from course_toolkit.splits.say.quiz import say_answer, say_named, say_question, say_verdict


def test_the_question_names_the_score_and_what_it_is(language):
    said = say_question(0.875, "accuracy")
    assert {"en": "0.875 (accuracy)", "fr": "0,875 (exactitude)"}[language] in said


def test_what_is_not_named_is_a_dash():
    assert say_named(None, None, None) == "You say: —; column: —; honest score: —."
    assert say_named("none", "Age", 0.5) == "You say: nothing has leaked; column: Age; honest score: 0.500."


def test_each_verdict_stands_alone(language):
    said = say_verdict(LeakScore("found", "false alarm", "not named"))
    assert (
        said
        == {
            "en": "The leak: found. The column: false alarm. The honest score: not named.",
            "fr": "Nom de la fuite\u202f: trouvé. Nom de la colonne\u202f: fausse alerte. "
            "Score honnête\u202f: non nommé.",
        }[language]
    )


def test_the_answer_has_meaning_scores_and_columns():
    key = make_leaky_split("group_overlap", n_samples=200).answer_key
    said = say_answer(key)
    for part in (key.meaning, f"{key.claimed_score:.3f}", f"{key.honest_score:.3f}", "patient"):
        assert part in said
    assert "comes through" not in say_answer(make_leaky_split("none", n_samples=200).answer_key)
