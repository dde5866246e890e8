"""The quiz gives nothing away before it is revealed, and is a checker like any other afterwards."""

import base64
import io
import json
import zlib
from dataclasses import replace

import ipywidgets
import pytest
from PIL import Image
from sklearn.linear_model import LogisticRegression

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.words import set_language
from course_toolkit.datasets import make_leaky_split
from course_toolkit.splits.explore.checker import SplitLeakChecker
from course_toolkit.splits.explore.quiz import SplitLeakQuiz
from course_toolkit.splits.say.kinds import KIND_NAMES

KIND = "target_leak_feature"
NAMES_OF_MENUS = ("_options_labels", "options")


@pytest.fixture(scope="module")
def leaky():
    return make_leaky_split(KIND, n_samples=400, random_state=5)


@pytest.fixture
def quiz(leaky):
    return SplitLeakChecker(leaky, estimators=LogisticRegression())


def page_of(quiz):
    """Return all that the page is told: the state of every widget, and what a page without kernel shows."""

    def walk(widget):
        yield widget
        for child in getattr(widget, "children", ()):
            yield from walk(child)

    states = []
    for widget in walk(quiz.widget):
        state = {key: value for key, value in widget.get_state().items() if key not in NAMES_OF_MENUS}
        states.append(json.dumps(state, default=repr))
    data, metadata = quiz._repr_mimebundle_()
    return " ".join([*states, data["text/plain"], repr(metadata), repr(quiz), repr(quiz._tour(picture_of(quiz)))])


def picture_of(quiz):
    return quiz._make_picture(quiz._theme(dark=False))


def cards_of(quiz):
    return [child for child in quiz.widget.children if isinstance(child, ipywidgets.ToggleButtons)]


def test_a_split_with_an_answer_key_is_handed_over(leaky, quiz):
    assert type(quiz) is SplitLeakQuiz
    assert type(SplitLeakChecker(leaky.train, leaky.test, label=leaky.label)) is SplitLeakChecker


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_given_away(leaky, language, tmp_path):
    set_language(language)
    quiz = SplitLeakChecker(leaky)
    key = leaky.answer_key
    finding = quiz._report.findings[0]
    secrets = [KIND, key.meaning, finding.title, finding.why, f"{key.honest_score:.3f}", *finding.fixes]
    secrets += [secret.replace(".", ",") for secret in secrets[4:5]]
    secrets += [words for words in KIND_NAMES.values() if words.startswith("a column that holds")]
    page = page_of(quiz)
    written = quiz.to_html(tmp_path / "page.html").read_text(encoding="utf-8")
    assert [secret for secret in secrets if secret in page or secret in written] == []
    claimed = f"{leaky.claimed_score:.3f}".replace(".", "," if language == "fr" else ".")
    assert claimed in quiz._view.sentence
    assert not cards_of(quiz)


def test_the_search_for_secrets_finds_them_once_they_are_shown(leaky, quiz):
    quiz.revealed = True
    page = page_of(quiz)
    assert quiz.findings[0].title in page
    assert KIND in page
    assert f"{leaky.answer_key.honest_score:.3f}" in page


def test_what_python_could_ask_is_hidden_too(quiz):
    assert (quiz.findings, quiz.finding, quiz.costs) == ((), None, ())
    with pytest.raises(CourseError, match="hidden until"):
        _report = quiz.report
    quiz.mended = True
    assert quiz.costs == ()
    with pytest.raises(CourseError) as refused:
        quiz.selected = 9
    assert "one of: 0." in str(refused.value)


def test_the_picture_is_the_same_whatever_was_planted(leaky):
    """Draw the same tables with two keys: one clean, one not."""
    clean = replace(leaky.answer_key, kind="none", clean=leaky.answer_key.leaky, codes=(), columns=())
    other = replace(leaky, answer_key=clean)
    pages = [SplitLeakChecker(one)._repr_mimebundle_()[0]["image/png"] for one in (leaky, other)]
    pixels = [zlib.crc32(Image.open(io.BytesIO(base64.b64decode(page))).tobytes()) for page in pages]
    assert pixels[0] == pixels[1]


def test_no_control_is_dead(quiz):
    def seen():
        return quiz._view.overlay, quiz._view.sentence, str(quiz._view.plate)[:80], quiz._view.caption

    kind, column, score, check, reveal = quiz._asked
    for act in (
        lambda: setattr(kind.widget, "value", "group_overlap"),
        lambda: setattr(column.widget, "value", "Age"),
        lambda: setattr(score.widget, "value", "0,75"),
        check.widget.click,
        lambda: setattr(quiz._controls[-1].widget, "value", True),  # lecture mode
        reveal.widget.click,
    ):
        before = seen()
        act()
        assert seen() != before
    assert (quiz.answer_kind, quiz.answer_column, quiz.answer_score) == ("group_overlap", "Age", 0.75)
    assert quiz.revealed
    assert all(control.widget.disabled for control in quiz._asked)


def test_verdicts_are_said_one_by_one(leaky, quiz):
    quiz.answer_kind = KIND
    assert quiz.verdict is None
    assert quiz.check_answer() == ("found", "not named", "not named")
    assert "The leak: found. The column: not named. The honest score: not named." in quiz._view.sentence
    quiz.answer_column = "Age"
    assert quiz.verdict is None  # of another answer nothing was said yet
    quiz.answer_column = leaky.answer_key.columns[0]
    quiz.answer_score = leaky.answer_key.honest_score
    assert quiz.check_answer() == ("found", "found", "found")


@pytest.mark.parametrize(
    ("name", "value", "rule"),
    [
        ("answer_kind", "exact_duplicate", "Did you mean 'exact_duplicates'"),
        ("answer_column", "no such", "answer_column must be one of"),
        ("answer_score", 80, "between 0 and 1"),
        ("answer_score", "high", "must be a finite number"),
        ("revealed", "yes", "revealed must be one of"),
    ],
)
def test_what_cannot_be_an_answer_is_refused_in_words(quiz, name, value, rule):
    with pytest.raises(CourseError, match=rule):
        setattr(quiz, name, value)
    assert getattr(quiz, name) in {None, False}


def test_a_slip_in_the_field_is_said_on_the_page(quiz):
    field = quiz._asked[2].widget
    field.value = "high"
    assert "answer_score must be a finite number" in quiz._view.error
    assert (field.value, quiz.answer_score) == ("", None)


def test_revealed_it_is_a_checker_like_any_other(leaky, quiz):
    arguments = leaky.arguments()
    checker = SplitLeakChecker(
        arguments.pop("train"), arguments.pop("test"), **arguments, estimators=LogisticRegression()
    )
    quiz.revealed = True
    assert [one.title for one in quiz.findings] == [one.title for one in checker.findings]
    assert quiz.report.summary() == checker.report.summary()
    for move in ({"selected": len(checker.findings) - 1}, {"selected": 0}, {"mended": True}):
        for name, value in move.items():
            setattr(quiz, name, value)
            setattr(checker, name, value)
        assert quiz._view.overlay == checker._view.overlay
        assert quiz._view.caption == checker._view.caption
        assert quiz._view.sentence.endswith(checker._view.sentence)
    assert cards_of(quiz)[0].options == cards_of(checker)[0].options
    assert quiz._label() == checker._label()
    assert [f.overlay for f in quiz._tour(picture_of(quiz)).frames] == [
        f.overlay for f in checker._tour(picture_of(checker)).frames
    ]


def test_what_had_happened_is_said_with_both_scores(leaky, quiz):
    quiz.revealed = True
    key = leaky.answer_key
    for part in (key.meaning, f"{key.claimed_score:.3f}", f"{key.honest_score:.3f}", key.columns[0]):
        assert part in quiz._view.sentence


def test_an_answer_that_was_seen_stays_seen(quiz):
    quiz.revealed = True
    with pytest.raises(CourseError, match="cannot be hidden again"):
        quiz.revealed = False
    assert quiz.revealed


def test_a_clean_split_is_a_question_too():
    quiz = SplitLeakChecker(make_leaky_split("none", n_samples=300, random_state=1))
    quiz.answer_kind = "none"
    assert quiz.check_answer().kind == "found"
    quiz.revealed = True
    assert "nothing has leaked" in quiz._view.sentence


def test_the_language_is_followed(quiz):
    before = quiz._view.sentence, quiz._asked[0].widget.options[1][0]
    set_language("fr")
    assert quiz._view.sentence != before[0]
    quiz.answer_score = 0.5
    assert quiz._asked[2].widget.value == "0,5"
    set_language("en")
    assert quiz._asked[2].widget.value == "0.5"
