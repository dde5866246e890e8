"""What comes back is worded, coloured and safe."""

import pytest

from course_toolkit._core.words import set_language
from course_toolkit.exercises.feedback import Feedback, Remark

HOSTILE = "<script>alert('x')</script> & \"more\""


@pytest.mark.parametrize(
    ("outcome", "english", "french"),
    [
        ("right", "✓ Right. Look.", "✓ Juste. Look."),
        ("wrong", "✗ Not right yet. Look.", "✗ Pas encore juste. Look."),
        ("not attempted", "… No answer yet. Look.", "… Pas encore de réponse. Look."),
    ],
)
def test_each_outcome_has_its_sign_and_its_word(outcome, english, french):
    feedback = Feedback(outcome, "Look.")
    set_language("en")
    assert repr(feedback) == english
    set_language("fr")
    assert repr(feedback) == french


@pytest.mark.usefixtures("language")
def test_each_outcome_has_its_colour_and_says_it_in_words_too():
    cards = [Feedback(outcome, "Look.")._repr_html_() for outcome in ("right", "wrong", "not attempted")]
    assert len({card.split("solid ")[1][:7] for card in cards}) == 3
    assert len({card.split("<strong>")[1] for card in cards}) == 3


@pytest.mark.parametrize("shown", [Feedback("wrong", HOSTILE), Remark(HOSTILE, HOSTILE, HOSTILE)])
def test_words_of_others_never_become_html(shown):
    card = shown._repr_html_()
    assert "<script" not in card
    assert "&lt;script&gt;" in card


def test_several_lines_stay_several_lines():
    feedback = Feedback("wrong", "one\ntwo")
    assert repr(feedback).splitlines() == ["✗ Not right yet.", "one", "two"]
    assert feedback._repr_html_().count("<br>") == 2


def test_code_stands_in_its_own_lines():
    remark = Remark("Solution.", "Count.", "a = 1\nb = 2")
    assert repr(remark).splitlines() == ["Solution. Count.", "a = 1", "b = 2"]
    assert "a = 1\nb = 2</pre>" in remark._repr_html_()


def test_feedback_is_frozen():
    with pytest.raises(AttributeError):
        Feedback("right", "").outcome = "wrong"
